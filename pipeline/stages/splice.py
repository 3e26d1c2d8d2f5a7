"""Replace stretches of a text and remember where everything went."""

from __future__ import annotations

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
        return self._move(span, here=1, there=0)

    def to_new(self, span: Span) -> Span:
        """Give the span of the new text that stands for a span of the old text."""
        return self._move(span, here=0, there=1)

    def _move(self, span: Span, *, here: int, there: int) -> Span:
        """Move a span from one side of the places to the other, in logarithmic time."""

        def begins(place: tuple[Span, Span]) -> int:
            return place[here][0]

        start, end = span
        before = bisect_right(self.places, start, key=begins) - 1
        if before >= 0:
            old, new = self.places[before][here], self.places[before][there]
            start = new[0] if start < old[1] else new[1] + start - old[1]
        # What is inserted at an end stays outside.
        before = bisect_left(self.places, end, key=begins) - 1
        if before >= 0:
            old, new = self.places[before][here], self.places[before][there]
            end = new[1] + max(0, end - old[1])
        return start, max(start, end)


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
