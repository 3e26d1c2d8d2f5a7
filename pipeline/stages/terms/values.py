"""What a glossary asks of one passage."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.values import Term
from pipeline.domain.spans import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """A term that a passage uses."""

    term: Term
    span: Span  # in the passage's text
    inflected: bool  # in another form than the glossary's
    verbal: bool = False  # the term is no verb, and yet the passage says it as one


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """All that a glossary asks of one passage in one target language."""

    uses: tuple[Use, ...] = ()  # of terms that are required, in order
    # Those that must not appear, each with where the source has what it stands for, if it does.
    forbidden: tuple[tuple[Term, Span | None], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.uses or self.forbidden)


NO_TERMS = Terms()
