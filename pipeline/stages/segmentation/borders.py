"""What sentencex thinks of a line."""

from __future__ import annotations

from bisect import bisect_left

from sentencex import get_sentence_boundaries

from pipeline.stages.segmentation.characters import QUOTES
from pipeline.stages.segmentation.place import Place

# Quotation marks are hidden from it: pairing them takes it quadratic time, and the rules here keep
# short quotations whole themselves.
_HIDE_QUOTES = str.maketrans(dict.fromkeys(QUOTES, " "))


class Borders:
    """The borders that sentencex finds in a line, found when first asked for."""

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self._text, self._start, self._end = text, start, end
        self._language = language
        self._found: list[int] | None = None  # code points of the text, in order

    def __call__(self, place: Place) -> bool:
        """Tell whether sentencex has a border between the mark of a place and what follows it."""
        if self._found is None:
            line = self._text[self._start : self._end].translate(_HIDE_QUOTES)
            self._found = [
                self._start + border["end_index"]
                for border in get_sentence_boundaries(self._language, line)
            ]
        at = bisect_left(self._found, place.start + 1)
        return at < len(self._found) and self._found[at] <= place.letter
