"""How long a translation is beside its source, for any two languages."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.stages.checks.pair import Pair

_KEPT_TEXTS = 4  # several checks ask for the letters of the same two texts

# Letters that say as much as 100 letters of English. Languages without an entry: 110.
_LETTERS = {"en": 100, "zh": 32, "ja": 45, "ko": 50, "th": 95, "ar": 85, "he": 80, "fa": 90}
_OTHERS = 110

# A source of fewer letters, or what they are worth in its script, says too little about length.
_FEWEST = 40
# With the starter packages the ratio lies between 0.68 and 1.5 for 98 of 100 classroom sentences
# each way; those below 0.7 had lost a clause or a word of weight.
_SHORT, _LONG = 0.66, 1.8


def check_lengths(pair: Pair) -> list[Flag]:
    """Flag a translation that is far shorter or longer than its source suggests."""
    direction = unlikely_length(
        letters(pair.source), letters(pair.target), pair.source_language, pair.target_language
    )
    if direction is None:
        return []
    return [
        flag(
            "length-unlikely",
            source=(0, len(pair.source)),
            target=(0, len(pair.target)),
            direction=direction,
        )
    ]


def unlikely_length(
    source_letters: int, target_letters: int, source_language: str, target_language: str
) -> Literal["short", "long"] | None:
    """Say whether so many letters are too few or too many; None where they are not, or few."""
    worth = source_letters / _LETTERS.get(primary(source_language), _OTHERS)
    if worth < _FEWEST / _OTHERS:
        return None
    ratio = target_letters / (worth * _LETTERS.get(primary(target_language), _OTHERS))
    if _SHORT <= ratio <= _LONG:
        return None
    return "short" if ratio < _SHORT else "long"


def length_ratio(pair: Pair) -> float | None:
    """Give the letters of a translation over those expected; None for a source without any."""
    worth = letters(pair.source) / _LETTERS.get(primary(pair.source_language), _OTHERS)
    expected = worth * _LETTERS.get(primary(pair.target_language), _OTHERS)
    return letters(pair.target) / expected if expected else None


@lru_cache(maxsize=_KEPT_TEXTS)
def letters(text: str) -> int:
    """Count letters and digits."""
    return sum(map(str.isalnum, text))
