"""An item for `score`: a translation that any engine, or a person, has made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glossary.values import Term
from pipeline.domain.flags import Flag

Verdict = Literal["approve", "edit", "reject", "ask"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A source and its translation, with what is known of how it was made."""

    id: str | int | None = None
    source: str
    translation: str
    source_language: str  # language tags
    target_language: str
    engine: str | None = None  # calibration is kept by engine and pair
    # Natural logarithms, one a sub-word of the translation, the end of the sentence last.
    token_log_probs: tuple[float, ...] | None = None
    words: tuple[str, ...] | None = None  # of the translation
    word_tokens: tuple[int, ...] | None = None  # sub-words of each word
    terms: tuple[Term, ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """What checks and confidence say of an item."""

    id: str | int | None
    confidence: float | None
    flags: tuple[Flag, ...]
    word_scores: tuple[float, ...] | None = None  # 0 to 1, high is suspicious
    word_flags: tuple[bool, ...] | None = None
