"""A passage on its way to the engine."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.terms.values import NO_TERMS, Terms
from translators.values import Request

# Where marks did not come back, others are asked for with several hypotheses.
HYPOTHESES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One passage to translate into one language."""

    passage: SourcePassage
    target: str
    terms: Terms = NO_TERMS

    def request(self, text: str, *, hypotheses: int = 1) -> Request:
        """Ask for the translation of a text that stands for the passage."""
        return Request(
            text=text,
            source=self.passage.language,
            target=self.target,
            hypotheses=hypotheses,
        )
