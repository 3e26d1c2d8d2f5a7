"""Find the markup of passages: where each stands in its source, and which marks are inside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import UNPAIRED, Block, Piece
from pipeline.stages.passages.markup import Atom, Sign, SignKind
from pipeline.stages.passages.view import View, is_image
from pipeline.stages.protection.protect import IMAGE, Core, Kept, take_apart
from pipeline.stages.splice import Splice

_FIXED_KINDS = {"code": "code", "formula": "formula", "url": "url", "email": "email"}
_OTHER = "tag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A mark of a passage, with its place in the block's text."""

    piece: Piece
    at: int


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
    before it, an opening one to the passage after it. What encloses neither is gap.
    """
    found = [[view.start(start), view.end(end)] for start, end in spans]
    if not found:
        return []
    marks = [piece for piece in view.pieces if piece.kind in {"open", "close"}]
    starts = [piece.span[0] for piece in marks]
    for number in range(len(found) + 1):
        before = found[number - 1][1] if number else view.pieces[0].span[0]
        after = found[number][0] if number < len(found) else view.pieces[-1].span[1]
        region = marks[bisect_left(starts, before) : bisect_left(starts, after)]
        left, right = before, after
        if number:
            for piece in region:
                opened = pairs.opens(piece) if piece.kind == "close" else None
                if opened is not None and opened < before:
                    left = piece.span[1]
            found[number - 1][1] = left
        if number < len(found):
            for piece in reversed(region):
                closed = pairs.closes(piece) if piece.kind == "open" else None
                if closed is not None and closed >= after and piece.span[0] >= left:
                    right = piece.span[0]
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


def whole_tokens(
    text: str, kept: Sequence[Kept], marks: Sequence[Marked], start: int
) -> tuple[list[Kept], list[Marked]]:
    """Let kept stretches swallow the marks inside them, with all that these marks enclose.

    `https://example.org/_map_` is one address, whatever Markdown makes of it. `kept` counts from
    the passage, which begins at `start` of the view's text; `marks` count from the view.
    """
    if not marks or not kept:
        return list(kept), list(marks)
    partners = _partners(marks)
    places = [mark.at - start for mark in marks]
    whole: list[Kept] = []
    swallowed: set[int] = set()
    for one in kept:
        low, high = one.span
        if whole and low < whole[-1].span[1]:
            one = whole.pop()
            low, high = one.span[0], max(high, one.span[1])
        waiting = list(range(bisect_right(places, low), bisect_left(places, high)))
        while waiting:
            number = waiting.pop()
            if number in swallowed:
                continue
            swallowed.add(number)
            partner = partners.get(number)
            if partner is None or partner in swallowed:
                continue
            at = places[partner]
            swallowed.add(partner)
            waiting += range(bisect_left(places, high), bisect_left(places, at))
            waiting += range(bisect_right(places, at), bisect_right(places, low))
            low, high = min(low, at), max(high, at)
        changed = (low, high) != one.span
        whole.append(replace(one, span=(low, high), text=text[low:high]) if changed else one)
    return whole, [mark for number, mark in enumerate(marks) if number not in swallowed]


def _partners(marks: Sequence[Marked]) -> dict[int, int]:
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


def core_of(
    view: View, span: Span, kept: Sequence[Kept], marks: Sequence[Marked]
) -> tuple[Core, Span, list[Marked]]:
    """Take a passage apart: its core, where that stands in the source, the marks inside.

    `kept` counts from the passage, `marks` from the view. Elements around the whole core stay
    outside of it; one that begins or ends within it is wholly inside.
    """
    start, end = span
    text = view.text[start:end]
    partners = _partners(marks)
    walls = sorted(mark.at - start for mark in marks)
    within: Span = (len(text), 0)
    while True:
        core = take_apart(text, kept, within=within, walls=walls)
        first, last = start + len(core.lead), end - len(core.tail)
        if not core.text:
            return core, (view.start(start), view.start(start)), []
        inner = (view.start(first), view.end(last))
        low, high = len(core.lead), len(text) - len(core.tail)
        for opening, closing in _crossing(marks, partners, inner):
            low = min(low, opening.at - start)
            high = max(high, closing.at - start)
        if (low, high) == (len(core.lead), len(text) - len(core.tail)):
            return core, *_inside(marks, partners, inner)
        within = (min(low, within[0]), max(high, within[1]))


def _crossing(
    marks: Sequence[Marked], partners: dict[int, int], inner: Span
) -> Iterator[tuple[Marked, Marked]]:
    """Yield the elements of which one end lies inside a stretch of the source and one outside."""
    for number, partner in partners.items():
        opening, closing = marks[number].piece.span[0], marks[partner].piece.span[0]
        touches = number < partner and opening < inner[1] and closing > inner[0]
        if touches and (opening < inner[0]) != (closing >= inner[1]):
            yield marks[number], marks[partner]


def _inside(
    marks: Sequence[Marked], partners: dict[int, int], inner: Span
) -> tuple[Span, list[Marked]]:
    """Widen a core in the source by the marks at its ends whose other end is in it."""
    low, high = inner
    for opening, closing in _crossing(marks, partners, inner):
        low = min(low, opening.piece.span[0])
        high = max(high, closing.piece.span[1])
    return (low, high), [mark for mark in marks if low <= mark.piece.span[0] < high]


def layout_of(view: View, span: Span, source: Span) -> Splice:
    """Give the way from a passage's text to its source."""
    first = bisect_left(view.begins, source[0])
    places: list[tuple[Span, Span]] = []
    for number, piece in enumerate(view.between(source), first):
        at = min(max(view.places[number] - span[0], 0), span[1] - span[0])
        shown = (at, min(at + view.length(number), span[1] - span[0]))
        there = (piece.span[0] - source[0], piece.span[1] - source[0])
        if piece.text != view.source(piece.span):
            places.append((shown, there))
    return Splice(text=view.source(source), places=tuple(places))


def signs_of(marks: Sequence[Marked], start: int, length: int, view: View) -> tuple[Sign, ...]:
    """Give the signs of a core that begins at `start` of the view's text."""
    partners = _partners(marks)
    signs: list[Sign] = []
    for number, mark in enumerate(marks):
        at = min(max(mark.at - start, 0), length)
        signs.append(
            Sign(
                kind=_kind(mark.piece),
                span=(at, at + len(mark.piece.text)),
                raw=view.source(mark.piece.span),
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


def atoms_of(view: View, core: Core, start: int, source: int) -> tuple[Atom, ...]:
    """Give what the source spells in another way than readers see it, outside kept stretches too.

    `start` is where the core begins in the view's text, `source` where the passage does in the
    field's value.
    """
    atoms = [
        Atom(
            span=one.span,
            source=(
                view.start(start + one.span[0]) - source,
                view.end(start + one.span[1]) - source,
            ),
        )
        for one in core.kept
    ]
    taken = [one.span for one in core.kept]
    ends = [end for _, end in taken]
    for (a, b), raw in view.atoms((start, start + len(core.text))):
        at = bisect_right(ends, a - start)
        if at < len(taken) and taken[at][0] <= a - start:
            continue
        atoms.append(Atom(span=(a - start, b - start), source=(raw[0] - source, raw[1] - source)))
    return tuple(sorted(atoms, key=lambda atom: atom.span))


def readable(text: str, kept: Sequence[Kept]) -> Iterator[str]:
    """Yield a text without what the format keeps: what the language is told from."""
    position = 0
    for one in kept:
        if one.fixed:
            yield text[position : one.span[0]]
            position = one.span[1]
    yield text[position:]
