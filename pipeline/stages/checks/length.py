"""A translation is about as long as its source, for its two languages."""

from __future__ import annotations

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering

# Letters that say as much as 100 letters of English. Languages without an entry: 110.
_LETTERS = {"en": 100, "zh": 32, "ja": 45, "ko": 50, "th": 95, "ar": 85, "he": 80, "fa": 90}
_OTHERS = 110

# A source of fewer letters, or what they are worth in its script, says too little about length.
_FEWEST = 40
# With the starter packages the ratio lies between 0.68 and 1.5 for 98 of 100 classroom sentences
# each way; those below 0.7 had lost a clause or a word of weight.
_SHORT, _LONG = 0.66, 1.8


def check_length(passage: SourcePassage, rendering: Rendering, target: str) -> list[Flag]:
    """Flag a text that is far shorter or longer than its source suggests."""
    kept = sum(_letters(one.text) for one in passage.kept)  # the same on both sides
    source_length = _letters(passage.text) - kept
    worth = source_length / _LETTERS.get(primary(passage.language), _OTHERS)
    if worth < _FEWEST / _OTHERS:
        return []
    expected = worth * _LETTERS.get(primary(target), _OTHERS)
    ratio = (_letters(rendering.text) - kept) / expected
    if _SHORT <= ratio <= _LONG:
        return []
    return [
        flag(
            "length-unlikely",
            source=(0, len(passage.text)),
            target=(0, len(rendering.text)),
            direction="short" if ratio < _SHORT else "long",
        )
    ]


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
