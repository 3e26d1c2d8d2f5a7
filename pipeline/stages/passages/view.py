"""A block as readers see it, and the way back to its source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import Block, Piece

_IMAGE = "img"
_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "))


def is_image(piece: Piece) -> bool:
    """Tell whether a piece is an image: readers see it, and it stands for no word."""
    return piece.kind == "single" and piece.label.split(":")[0] == _IMAGE


class View:
    """The text of a block, with an image shown as its source; offsets move both ways."""

    def __init__(self, block: Block, value: str) -> None:
        """Lay out a block of a field's value."""
        self.value = value
        self.pieces = block.pieces
        self.writing = block.writing
        self.places: list[int] = []  # where every piece stands in the text
        self._seen: list[Piece] = []  # pieces that readers see
        self._starts: list[int] = []  # where these begin in the text
        self._plain: list[bool] = []  # whether these are spelled as they are seen
        shown: list[str] = []
        length = 0
        for piece in block.pieces:
            self.places.append(length)
            raw = self.source(piece.span)
            text = raw.translate(_BREAKS) if is_image(piece) else piece.text
            if text:
                self._seen.append(piece)
                self._starts.append(length)
                self._plain.append(text == raw)
                shown.append(text)
                length += len(text)
        self._starts.append(length)
        self.begins = [piece.span[0] for piece in block.pieces]  # in the field's value
        self.text = "".join(shown)

    def source(self, span: Span) -> str:
        """Give a stretch of the field's value."""
        return self.value[span[0] : span[1]]

    def between(self, source: Span) -> Sequence[Piece]:
        """Give the pieces that begin in a stretch of the field's value."""
        first = bisect_left(self.begins, source[0])
        return self.pieces[first : bisect_left(self.begins, source[1])]

    def shown(self) -> Iterator[tuple[Piece, int, int]]:
        """Yield the pieces that readers see, each with its place in the text."""
        return zip(self._seen, self._starts, self._starts[1:], strict=False)

    def length(self, number: int) -> int:
        """Give how much of the text the piece of a number is."""
        after = self.places[number + 1] if number + 1 < len(self.places) else len(self.text)
        return after - self.places[number]

    def start(self, at: int) -> int:
        """Give where the character at an offset of the text begins in the field's value."""
        number = self._number(at)
        start = self._seen[number].span[0]
        return start + at - self._starts[number] if self._plain[number] else start

    def end(self, at: int) -> int:
        """Give where the character before an offset of the text ends in the field's value."""
        number = self._number(at - 1)
        start, end = self._seen[number].span
        return start + at - self._starts[number] if self._plain[number] else end

    def atoms(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield the texts in a stretch that the source spells in another way.

        Each with its place in the text and in the field's value.
        """
        for number in range(self._number(span[0]), len(self._seen)):
            start, end = self._starts[number], self._starts[number + 1]
            if start >= span[1]:
                return
            piece = self._seen[number]
            if piece.kind == "text" and not self._plain[number] and start >= span[0]:
                yield (start, end), piece.span

    def _number(self, at: int) -> int:
        return bisect_right(self._starts, at, 0, len(self._seen)) - 1
