"""What it takes to place signs, and where they were placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Sign

# How the places of marks in a translation were told: by what became of the words beside them, by
# translating the words of an element alone, by placeholders that came back, or not at all.
Method = Literal["alignment", "wording", "placeholders", "guess"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A sign with its place in a text; a break stands in place of the white space there."""

    sign: Sign
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """All signs of a core, laid over a text, in the order of that text."""

    signs: tuple[Placed, ...]
    guessed: bool = False  # at least one place is no more than a guess
    method: Method = "alignment"
    doubtful: tuple[Span, ...] = ()  # elements (in the source) whose words look unlike theirs


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """A stretch of a core between two signs; a sign that is not there is the core's end."""

    opening: int | None  # places among the core's signs
    closing: int | None
    span: Span  # in the core's text

    @property
    def reaches_start(self) -> bool:
        """Tell whether it began in a passage before."""
        return self.opening is None

    @property
    def reaches_end(self) -> bool:
        """Tell whether it goes on in the next passage."""
        return self.closing is None


def elements_of(signs: Sequence[Sign], length: int) -> list[Element]:
    """Give the elements of a core of `length` characters, outer ones before inner ones."""
    elements = []
    for number, sign in enumerate(signs):
        if sign.kind == "open":
            end = length if sign.partner is None else signs[sign.partner].span[0]
            elements.append(Element(opening=number, closing=sign.partner, span=(sign.span[0], end)))
        elif sign.kind == "close" and sign.partner is None:
            elements.append(Element(opening=None, closing=number, span=(0, sign.span[0])))
    return sorted(elements, key=_outer_first)


def _outer_first(element: Element) -> tuple[int, int, int, int]:
    opening = -1 if element.opening is None else element.opening
    closing = 1 << 30 if element.closing is None else element.closing
    return element.span[0], -element.span[1], opening, -closing


def lay(
    signs: Sequence[Sign],
    elements: Sequence[tuple[Element, Span]],
    others: Sequence[tuple[int, Span]],
    *,
    guessed: bool,
) -> Placement | None:
    """Put elements, outer ones first, and other signs in the order in which they are written.

    `elements` come with their places in the text, `others` (singles and breaks, by their number
    among the signs) too. None when elements cross, or hold nothing.
    """
    placed: list[tuple[tuple[int, int, int], Placed]] = []
    last = len(elements)
    for depth, (element, (start, end)) in enumerate(elements):
        if start >= end:
            return None
        if element.opening is not None:
            sign = Placed(sign=signs[element.opening], span=(start, start))
            placed.append(((start, 2, depth), sign))
        if element.closing is not None:
            sign = Placed(sign=signs[element.closing], span=(end, end))
            placed.append(((end, 0, last - depth), sign))
    for number, span in others:
        placed.append(((span[0], 1, number), Placed(sign=signs[number], span=span)))
    if _cross(elements):
        return None
    placed.sort(key=lambda pair: pair[0])
    return Placement(signs=tuple(sign for _, sign in placed), guessed=guessed)


def _cross(elements: Sequence[tuple[Element, Span]]) -> bool:
    """Tell whether elements overlap otherwise than in the source.

    Those that reach into neighbouring passages close after, or open before, all that is whole.
    """
    in_order = sorted(
        range(len(elements)),
        key=lambda place: (elements[place][1][0], -elements[place][1][1], place),
    )
    open_places: list[int] = []
    for place in in_order:
        element, (start, end) = elements[place]
        while open_places and elements[open_places[-1]][1][1] <= start:
            open_places.pop()
        if open_places:
            outer, (_, outer_end) = elements[open_places[-1]]
            inside = outer.span[0] <= element.span[0] and element.span[1] <= outer.span[1]
            if end > outer_end or not inside or place < open_places[-1]:
                return True
        open_places.append(place)
    return False
