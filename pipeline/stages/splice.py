"""Replace stretches of a text and remember where everything went."""

from __future__ import annotations

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
        return self._move(span, [(new, old) for old, new in self.places])

    def to_new(self, span: Span) -> Span:
        """Give the span of the new text that stands for a span of the old text."""
        return self._move(span, self.places)

    @staticmethod
    def _move(span: Span, places: Sequence[tuple[Span, Span]]) -> Span:
        start, end = span
        shift_start = shift_end = 0
        for (here_start, here_end), (there_start, there_end) in places:
            if here_end <= start:
                shift_start = there_end - here_end
            elif here_start <= start:
                start = here_start
                shift_start = there_start - here_start
            if here_end <= end and here_start < end:  # what is inserted at an end stays outside
                shift_end = there_end - here_end
            elif here_start < end:
                end = here_end
                shift_end = there_end - here_end
        return start + shift_start, max(start + shift_start, end + shift_end)


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
