"""Find the markup of passages: where each stands in its source, and which marks are inside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import UNPAIRED, Block, Piece
from pipeline.stages.passages.markup import Sign, SignKind
from pipeline.stages.passages.view import View, is_image
from pipeline.stages.protection.protect import IMAGE, Kept
from pipeline.stages.splice import Splice

_FIXED_KINDS = {"code": "code", "formula": "formula", "url": "url", "email": "email"}
_OTHER = "tag"
_RAISED = frozenset({"sub", "sup"})
_LANGUAGE = re.compile(r"[\s\"'/]lang\s*=", re.IGNORECASE)
_EMPHASIS = frozenset({"em", "strong", "i", "b", "u", "mark", "q", "cite", "dfn"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A mark of a passage, with its place in the block's text."""

    piece: Piece
    at: int
    raw: Span | None = None  # what it is spelled with, if that is more than itself


class Pairs:
    """Where the two ends of every element of a field stand in its source."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._opens: dict[int, int] = {}
        self._closes: dict[int, int] = {}
        for piece in (piece for block in blocks for piece in block.pieces):
            if piece.pair != UNPAIRED:
                ends = self._opens if piece.kind == "open" else self._closes
                ends[piece.pair] = piece.span[0]

    def opens(self, piece: Piece) -> int | None:
        """Give where the element that a piece closes begins."""
        return self._opens.get(piece.pair)

    def closes(self, piece: Piece) -> int | None:
        """Give where the element that a piece opens ends."""
        return self._closes.get(piece.pair)


def fixed_of(view: View) -> list[Kept]:
    """Give what the format itself says must not change, with offsets in the view's text."""
    return [
        Kept(
            kind=IMAGE if is_image(piece) else _FIXED_KINDS.get(piece.label, _OTHER),
            span=(at, end),
            text=view.text[at:end],
            fixed=True,
        )
        for piece, at, end in view.shown()
        if piece.kind == "kept" or is_image(piece)
    ]


def sources(view: View, spans: Sequence[Span], pairs: Pairs) -> list[Span]:
    """Give where the passages of a block, in order, stand in the field's value.

    A mark at a border belongs to the passage whose text it encloses: a closing one to the passage
    before it, an opening one to the passage after it. What encloses neither is gap, and so is what
    only space does not part from the passage: `**1. Rivers**` is a number and a title.
    """
    found = [[view.start(start), view.end(end)] for start, end in spans]
    if not found:
        return []
    marks = [
        Marked(piece=piece, at=at)
        for piece, at in zip(view.pieces, view.places, strict=True)
        if piece.kind in {"open", "close"}
    ]
    starts = [mark.piece.span[0] for mark in marks]
    for number in range(len(found) + 1):
        before = found[number - 1][1] if number else view.pieces[0].span[0]
        after = found[number][0] if number < len(found) else view.pieces[-1].span[1]
        region = marks[bisect_left(starts, before) : bisect_left(starts, after)]
        low = spans[number - 1][1] if number else 0
        high = spans[number][0] if number < len(found) else len(view.text)
        between = view.text[low:high]
        first = low + len(between) - len(between.lstrip())  # of the text that no passage has
        last = low + len(between.rstrip())
        left, right = before, after
        if number:
            for mark in region:
                opened = pairs.opens(mark.piece) if mark.piece.kind == "close" else None
                if opened is not None and opened < before and mark.at <= first:
                    left = mark.piece.span[1]
            found[number - 1][1] = left
        if number < len(found):
            for mark in reversed(region):
                closed = pairs.closes(mark.piece) if mark.piece.kind == "open" else None
                free = mark.at >= last and mark.piece.span[0] >= left
                if closed is not None and closed >= after and free:
                    right = mark.piece.span[0]
            found[number][0] = right
    return [(start, end) for start, end in found]


def marks_of(view: View, source: Span) -> list[Marked]:
    """Give the marks and soft breaks in a stretch of the source, in order."""
    first = bisect_left(view.begins, source[0])
    return [
        Marked(piece=piece, at=view.places[number])
        for number, piece in enumerate(view.between(source), first)
        if piece.kind in {"open", "close", "single", "break"} and not is_image(piece)
    ]


def partners_of(marks: Sequence[Marked]) -> dict[int, int]:
    """Give the place of the other end for both ends of every element that is whole."""
    opened: dict[int, int] = {}
    partners: dict[int, int] = {}
    for number, mark in enumerate(marks):
        pair = mark.piece.pair
        if pair == UNPAIRED:
            continue
        if mark.piece.kind == "open":
            opened[pair] = number
        elif pair in opened:
            partners[number] = opened[pair]
            partners[opened[pair]] = number
    return partners


def emphasised(view: View, marks: Sequence[Marked], start: int) -> list[Span]:
    """Give what stands between two marks of emphasis, counted from `start` of the view.

    So does what the author says the language of: `<span lang="fr">`.
    """
    partners = partners_of(marks)
    return [
        (mark.at - start, marks[partners[number]].at - start)
        for number, mark in enumerate(marks)
        if partners.get(number, -1) > number
        and (mark.piece.label in _EMPHASIS or _LANGUAGE.search(view.source(mark.piece.span)))
    ]


def raised_words(text: str, marks: Sequence[Marked], start: int) -> list[Kept]:
    """Give the words with raised or lowered figures in them: `H<sub>2</sub>O`, `mc<sup>2</sup>`.

    Offsets count from `start` of the view, where the passage with this text begins.
    """
    partners = partners_of(marks)
    kept: list[Kept] = []
    for number, mark in enumerate(marks):
        if mark.piece.label not in _RAISED or partners.get(number, -1) <= number:
            continue
        first, last = mark.at - start, marks[partners[number]].at - start
        inner = text[first:last]
        if not inner or any(map(str.isalpha, inner)):
            continue  # `21<sup>st</sup>` is language
        if kept and first < kept[-1].span[1]:
            continue  # of the same word
        while first > 0 and _is_formula(text[first - 1]):
            first -= 1
        while last < len(text) and _is_formula(text[last]):
            last += 1
        if last - first > len(inner):
            word = text[first:last]
            kept.append(Kept(kind="formula", span=(first, last), text=word, fixed=True))
    return kept


def _is_formula(character: str) -> bool:
    return character.isalnum() or character in "=+-*/^·"


def layout_of(view: View, span: Span, source: Span) -> Splice:
    """Give the way from a passage's text to its source.

    Space of the source before the text, as in `<b> so</b>`, stands for nothing.
    """
    first = bisect_left(view.begins, source[0])
    length = span[1] - span[0]
    places: list[tuple[Span, Span]] = []
    for number, piece in enumerate(view.between(source), first):
        at = view.places[number] - span[0]
        there = (piece.span[0] - source[0], piece.span[1] - source[0])
        if piece.text != view.source(piece.span):
            start = min(max(at, 0), length)
            places.append(((start, min(start + view.length(number), length)), there))
        elif at < 0:
            places.append(((0, 0), (there[0], min(there[0] - at, there[1]))))
    return Splice(text=view.source(source), places=tuple(places))


def signs_of(marks: Sequence[Marked], start: int, length: int, view: View) -> tuple[Sign, ...]:
    """Give the signs of a core that begins at `start` of the view's text."""
    partners = partners_of(marks)
    signs: list[Sign] = []
    for number, mark in enumerate(marks):
        at = min(max(mark.at - start, 0), length)
        signs.append(
            Sign(
                kind=_kind(mark.piece),
                span=(at, at + len(mark.piece.text)),
                raw=view.source(mark.raw or mark.piece.span),
                label=mark.piece.label,
                partner=partners.get(number),
            )
        )
    return tuple(signs)


def _kind(piece: Piece) -> SignKind:
    match piece.kind:
        case "open" | "close" if piece.pair == UNPAIRED:
            return "single"  # parsers pass over it
        case "open" | "close" | "break" as kind:
            return kind
        case _:
            return "single"


def readable(text: str, kept: Sequence[Kept]) -> Iterator[str]:
    """Yield a text without what the format keeps: what the language is told from."""
    position = 0
    for one in kept:
        if one.fixed:
            yield text[position : one.span[0]]
            position = one.span[1]
    yield text[position:]
