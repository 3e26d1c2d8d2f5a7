"""A text that is edited in several rounds and still knows where each character came from."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.domain.spans import Span
from pipeline.stages.hide import hide
from pipeline.stages.splice import Splice, splice

Edit = tuple[Span, str]

_NEW = -1


class Draft:
    """A translation while its signs are put right; `shown` is the text to look at."""

    def __init__(self, text: str, protected: Sequence[Span]) -> None:
        self._first = text
        self._text = text
        self.shown = hide(text, protected)
        self._origins: list[int] | None = None  # for each character: its place in the first text

    @property
    def text(self) -> str:
        """Give the text as it is now, as long as `shown`."""
        return self._text

    def edit(self, edits: Sequence[Edit]) -> None:
        """Replace stretches; they must be in order and must not overlap."""
        if not edits:
            return
        origins = range(len(self._text)) if self._origins is None else self._origins
        moved: list[int] = []
        position = 0
        for (start, end), new in edits:
            moved += origins[position:start]
            moved += [_NEW] * len(new)
            position = end
        moved += origins[position:]
        self._origins = moved
        self._text = splice(self._text, edits).text
        self.shown = splice(self.shown, edits).text

    def finish(self) -> Splice:
        """Give the way from the first text to the last."""
        if self._origins is None:
            return splice(self._first, ())
        edits: list[Edit] = []
        position = 0
        new: list[str] = []
        ends = itertools.chain(zip(self._text, self._origins, strict=True), [("", -2)])
        for letter, origin in ends:
            if origin == _NEW:
                new.append(letter)
                continue
            place = len(self._first) if origin < 0 else origin
            if new or place > position:
                stretch = "".join(new)
                if self._first[position:place] != stretch:
                    edits.append(((position, place), stretch))
                new.clear()
            position = place + 1
        return splice(self._first, edits)
