"""Replace stretches of a text and remember where everything went."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.domain.spans import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Splice:
    """A text made from another by replacing stretches."""

    text: str
    places: tuple[tuple[Span, Span], ...]  # each replaced stretch: in the old text, in the new

    def to_old(self, span: Span) -> Span:
        """Give the span of the old text that a span of the new text stands for."""
        if not self.places:
            return span
        first = bisect_right(self.places, span[0], key=_begins_in_new)
        last = bisect_left(self.places, span[1], key=_begins_in_new)
        return self._move(span, first, last, here=1, there=0)

    def to_new(self, span: Span) -> Span:
        """Give the span of the new text that stands for a span of the old text."""
        if not self.places:
            return span
        # Places are compared as they are: twice as fast as by a key.
        first = bisect_right(self.places, ((span[0], sys.maxsize),))
        last = bisect_left(self.places, ((span[1],),))
        return self._move(span, first, last, here=0, there=1)

    def _move(self, span: Span, first: int, last: int, *, here: int, there: int) -> Span:
        """Move a span from one side of the places to the other.

        As many as `first` begin at its start or before, as many as `last` before its end.
        """
        start, end = span
        if first:
            place = self.places[first - 1]
            old, new = place[here], place[there]
            start = new[0] if start < old[1] else new[1] + start - old[1]
        if last:  # what is inserted at an end stays outside
            place = self.places[last - 1]
            old, new = place[here], place[there]
            end = new[1] + end - old[1] if end > old[1] else new[1]
        return (start, end) if start < end else (start, start)


def _begins_in_new(place: tuple[Span, Span]) -> int:
    return place[1][0]


def splice(text: str, replacements: Sequence[tuple[Span, str]]) -> Splice:
    """Replace stretches of a text; they must be in order and must not overlap."""
    pieces: list[str] = []
    places: list[tuple[Span, Span]] = []
    position = length = 0
    for (start, end), new in replacements:
        pieces += (text[position:start], new)
        length += start - position
        places.append(((start, end), (length, length + len(new))))
        length += len(new)
        position = end
    pieces.append(text[position:])
    return Splice(text="".join(pieces), places=tuple(places))
