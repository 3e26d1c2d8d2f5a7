"""Find the core of a passage that has marks: what of it the engine sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import UNPAIRED
from pipeline.stages.passages.marking import Marked, partners_of
from pipeline.stages.passages.markup import Atom
from pipeline.stages.passages.view import View
from pipeline.stages.protection.protect import Core, Kept, take_apart


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """What is kept of a passage, with the marks that are not part of it."""

    kept: tuple[Kept, ...]  # offsets count from the passage
    marks: tuple[Marked, ...]
    starts: Mapping[int, int]  # where what begins with a swallowed mark does so in the source
    ends: Mapping[int, int]  # both by offsets in the view


def whole_tokens(text: str, kept: Sequence[Kept], marks: Sequence[Marked], start: int) -> Tokens:
    """Let kept stretches swallow the elements inside; cut them where an element ends inside.

    `https://example.org/_map_` is one address, whatever Markdown makes of it; in
    `<b>https://example.org/a</b>b` the address ends with the mark. `kept` counts from the passage,
    which begins at `start` of the view's text; `marks` count from the view.
    """
    if not marks or not kept:
        return Tokens(kept=tuple(kept), marks=tuple(marks), starts={}, ends={})
    partners = partners_of(marks)
    places = [mark.at - start for mark in marks]
    whole: list[Kept] = []
    swallowed: set[int] = set()
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for one in kept:
        low, high = one.span
        inside = range(bisect_right(places, low), bisect_left(places, high))
        if any(
            marks[number].piece.pair != UNPAIRED
            and not (number in partners and low <= places[partners[number]] <= high)
            for number in inside
        ):
            whole += _cut(text, one, [places[number] for number in inside])
            continue
        whole.append(one)
        swallowed.update(inside)
        for number in inside:
            partner = partners.get(number)
            if partner is None or partner in inside:
                continue
            swallowed.add(partner)
            first, last = marks[partner].piece.span
            if places[partner] == low:
                starts[start + low] = min(first, starts.get(start + low, first))
            else:
                ends[start + high] = max(last, ends.get(start + high, last))
    return Tokens(
        kept=tuple(whole),
        marks=tuple(mark for number, mark in enumerate(marks) if number not in swallowed),
        starts=starts,
        ends=ends,
    )


def _cut(text: str, one: Kept, places: Sequence[int]) -> Iterator[Kept]:
    """Yield the parts of a kept stretch: each alone would not be found again."""
    borders = [one.span[0], *places, one.span[1]]
    for low, high in pairwise(borders):
        if text[low:high].strip():
            yield replace(one, span=(low, high), text=text[low:high], fixed=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cored:
    """The core of a passage with its place in the source, and the marks inside."""

    core: Core
    source: Span  # in the field's value
    marks: tuple[Marked, ...]
    edges: tuple[str, str]  # the space between marks at either end and the text; left out of `core`


def core_of(view: View, span: Span, tokens: Tokens) -> Cored:
    """Take a passage apart: its core, where that stands in the source, the marks inside.

    Elements around the whole core stay outside of it; one that begins or ends within it is wholly
    inside.
    """
    start, end = span
    marks = tokens.marks
    text = view.text[start:end]
    partners = partners_of(marks)
    walls = sorted(mark.at - start for mark in marks)
    within: Span = (len(text), 0)
    while True:
        core = take_apart(text, tokens.kept, within=within, walls=walls)
        low, high = len(core.lead), len(text) - len(core.tail)
        if not core.text:
            nowhere = view.start(start + low)
            return Cored(core=core, source=(nowhere, nowhere), marks=(), edges=("", ""))
        inner = source_of(view, (start + low, start + high), tokens)
        crossing = list(_crossing(marks, partners, inner))
        first, last = len(core.lead.rstrip()), len(text) - len(core.tail.lstrip())
        wider = [low, high]
        for opening, closing in crossing:
            at, to = max(0, opening.at - start), min(len(text), closing.at - start)
            if at < first:  # an end that only space parts from the core needs no room in it
                wider[0] = min(wider[0], at)
            if to > last:
                wider[1] = max(wider[1], to)
        if wider == [low, high]:
            return _cored(view, core, inner, marks, crossing)
        within = (min(wider[0], within[0]), max(wider[1], within[1]))


def source_of(view: View, span: Span, tokens: Tokens) -> Span:
    """Give where a stretch of the view's text stands in the field's value."""
    start, end = tokens.starts.get(span[0]), tokens.ends.get(span[1])
    return (
        view.start(span[0]) if start is None else start,
        view.end(span[1]) if end is None else end,
    )


def _crossing(
    marks: Sequence[Marked], partners: dict[int, int], inner: Span
) -> Iterator[tuple[Marked, Marked]]:
    """Yield the elements of which one end lies inside a stretch of the source and one outside."""
    for number, partner in partners.items():
        opening, closing = marks[number].piece.span[0], marks[partner].piece.span[0]
        touches = number < partner and opening < inner[1] and closing > inner[0]
        if touches and (opening < inner[0]) != (closing >= inner[1]):
            yield marks[number], marks[partner]


def _cored(
    view: View,
    core: Core,
    inner: Span,
    marks: Sequence[Marked],
    crossing: Sequence[tuple[Marked, Marked]],
) -> Cored:
    """Widen a core in the source by the marks at its ends whose other end is in it."""
    low = min([inner[0], *(opening.piece.span[0] for opening, _ in crossing)])
    high = max([inner[1], *(closing.piece.span[1] for _, closing in crossing)])
    inside = [mark for mark in marks if low <= mark.piece.span[0] < high]
    first = bisect_left(inside, inner[0], key=_begins)
    last = bisect_left(inside, inner[1], key=_begins)
    heads, before = _heads(view, inside[:first], inner[0])
    tails, after = _tails(view, inside[last:], inner[1])
    return Cored(
        core=core,
        source=(low, high),
        marks=(*heads, *inside[first:last], *tails),
        edges=(before, after),
    )


def _heads(view: View, marks: Sequence[Marked], end: int) -> tuple[list[Marked], str]:
    """Give the marks before a core that open, and the space between them and the core.

    What else stands there (a comment, an element without text) goes with the mark before it.
    """
    partners = partners_of(marks)
    heads: list[Marked] = []
    space = ""
    for number in reversed(range(len(marks))):
        mark = marks[number]
        if mark.piece.kind == "open" and number not in partners:
            start, own = mark.piece.span
            between = view.source((own, end))
            space = between + space if between.isspace() else space
            heads.append(mark if not between.strip() else replace(mark, raw=(start, end)))
            end = start
    return heads[::-1], space


def _tails(view: View, marks: Sequence[Marked], start: int) -> tuple[list[Marked], str]:
    """Give the marks behind a core that close, and the space between them and the core."""
    partners = partners_of(marks)
    tails: list[Marked] = []
    space = ""
    for number, mark in enumerate(marks):
        if mark.piece.kind == "close" and number not in partners:
            own, end = mark.piece.span
            between = view.source((start, own))
            space += between if between.isspace() else ""
            tails.append(mark if not between.strip() else replace(mark, raw=(start, end)))
            start = end
    return tails, space


def _begins(mark: Marked) -> int:
    return mark.piece.span[0]


def atoms_of(view: View, core: Core, start: int, source: int, tokens: Tokens) -> tuple[Atom, ...]:
    """Give what the source spells in another way than readers see it, outside kept stretches too.

    `start` is where the core begins in the view's text, `source` where the passage does in the
    field's value.
    """
    atoms = []
    for one in core.kept:
        low, high = source_of(view, (start + one.span[0], start + one.span[1]), tokens)
        atoms.append(Atom(span=one.span, source=(low - source, high - source)))
    taken = [one.span for one in core.kept]
    ends = [end for _, end in taken]
    for (a, b), raw in view.atoms((start, start + len(core.text))):
        at = bisect_right(ends, a - start)
        if at < len(taken) and taken[at][0] <= a - start:
            continue
        atoms.append(Atom(span=(a - start, b - start), source=(raw[0] - source, raw[1] - source)))
    return tuple(sorted(atoms, key=lambda atom: atom.span))
