r"""Signs of emphasis that readers see: `\_never\_` in Markdown, `_never_` in HTML.

To an engine they are letters of the words. They are marks as well as those that a format reads, and
keep their place in the same way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import UNPAIRED, Block, Piece, PieceKind
from pipeline.stages.passages.kept import blank
from pipeline.stages.passages.marking import fixed_of
from pipeline.stages.passages.view import View
from pipeline.stages.tokens import find_tokens

_LONGEST = 200  # characters between two signs
_PAIR = re.compile(
    rf"""
    (?<![\w*_~\\/])
    (?P<sign>\*{{1,3}}|_{{1,3}}|~)
    (?P<inner>(?=\S)[^\n*_~]{{1,{_LONGEST}}}(?<=\S))
    (?P=sign)
    (?![\w*_~/])
    """,
    re.VERBOSE,
)
_LABELS = {"*": "em", "_": "em", "~": "s"}


def with_literal_marks(blocks: Sequence[Block], value: str) -> Sequence[Block]:
    """Give the blocks of a field with marks where signs of emphasis stand as text.

    In plain texts they are marks already.
    """
    if not any(sign in value for sign in _LABELS):
        return blocks
    pairs = (piece.pair for block in blocks for piece in block.pieces if piece.pair != UNPAIRED)
    first = 1 + max(pairs, default=0)
    found: list[Block] = []
    for block in blocks:
        marks = [] if block.writing == "plain" else _marks(View(block, value), first)
        first += len(marks)
        found.append(replace(block, pieces=tuple(_marked(block, marks))) if marks else block)
    return found


def _marks(view: View, first: int) -> list[Piece]:
    """Give the marks to set into a block, in order; their pairs are numbered from `first`."""
    if _PAIR.search(view.text) is None:
        return []
    fixed = fixed_of(view)
    taken = [one.span for one in fixed]
    taken += [(one.start, one.end) for one in find_tokens(blank(view.text, fixed))]
    taken.sort()
    marks: list[Piece] = []
    for found in _PAIR.finditer(view.text):
        low, high = found.span("inner")
        ends = (found.start(), low), (high, found.end())
        if not any(map(str.isalpha, found["inner"])) or any(_meets(end, taken) for end in ends):
            continue
        places = [(view.start(start), view.end(end)) for start, end in ends]
        if _is_whole(view, places):
            label = _LABELS[found["sign"][0]]
            kinds: tuple[PieceKind, PieceKind] = ("open", "close")
            marks += (
                Piece(kind=kind, span=span, text="", label=label, pair=first + len(marks) // 2)
                for kind, span in zip(kinds, places, strict=True)
            )
    return marks


def _meets(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a stretch overlaps one of others, which are in order and apart."""
    before = bisect_left(taken, (span[1], 0)) - 1
    return before >= 0 and taken[before][1] > span[0]


def _is_whole(view: View, places: Sequence[Span]) -> bool:
    """Tell whether signs have nothing but text in them, and whole elements between them."""
    if any(piece.kind != "text" for place in places for piece in view.between(place)):
        return False
    pairs = Counter(piece.pair for piece in view.between((places[0][0], places[1][1])))
    return all(count == 2 for pair, count in pairs.items() if pair != UNPAIRED)


def _marked(block: Block, marks: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a block with marks in place of the text that they are written with."""
    number = 0
    for piece in block.pieces:
        position, end = piece.span
        while number < len(marks) and marks[number].span[0] < end:
            mark = marks[number]
            if position < mark.span[0]:
                yield _cut(piece, (position, mark.span[0]))
            if mark.span[0] >= piece.span[0]:
                yield mark
            position = max(position, min(end, mark.span[1]))
            if mark.span[1] > end:
                break
            number += 1
        if position < end:
            yield _cut(piece, (position, end))


def _cut(piece: Piece, span: Span) -> Piece:
    """Give a part of a text that is spelled as it is read; anything else comes whole."""
    if span == piece.span:
        return piece
    start = span[0] - piece.span[0]
    return replace(piece, span=span, text=piece.text[start : start + span[1] - span[0]])
