"""Turn what is marked in a block into tags around runs of its letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from pipeline.domain.spans import Span
from pipeline.reading.marking import Cut, Term
from pipeline.reading.pieces import printable


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay:
    """What is marked in a block: spans of its letters."""

    marks: Sequence[Span] = ()  # what flags point at
    terms: Sequence[Term] = ()  # in order and apart
    cuts: Sequence[Cut] = ()  # where its sentences part; empty: it is not parted


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Letters that are marked in one way."""

    start: int  # letters
    end: int
    open: str
    close: str


def runs_of(overlay: Overlay) -> list[Run]:
    """Give the letters that are marked in one way, in order."""
    marks = _apart(overlay.marks)
    if not overlay.terms:
        return [Run(start=a, end=b, open="<mark>", close="</mark>") for a, b in marks]
    terms = [(term.span, _term_tag(term.other), "</u>") for term in overlay.terms]
    layers = [terms, [(mark, "<mark>", "</mark>") for mark in marks]]
    borders = sorted({place for layer in layers for span, _, _ in layer for place in span})
    runs: list[Run] = []
    for one, other in pairwise(borders):
        tags = [found for layer in layers if (found := _covering(layer, one, other))]
        if tags:
            opened = "".join(tag for tag, _ in tags)
            closed = "".join(tag for _, tag in reversed(tags))
            runs.append(Run(start=one, end=other, open=opened, close=closed))
    return runs


def _covering(
    layer: Sequence[tuple[Span, str, str]], start: int, end: int
) -> tuple[str, str] | None:
    """Give the tags of what covers a stretch in a layer whose spans are in order and apart."""
    place = bisect_right(layer, start, key=lambda one: one[0][0]) - 1
    if place < 0 or layer[place][0][1] < end:
        return None
    return layer[place][1:]


def _term_tag(other: str) -> str:
    """Give what opens a word of the glossary; it says what the word is on the other side."""
    return f'<u class="q" title="{escaped(other)}">' if other else '<u class="q">'


def _apart(marks: Sequence[Span]) -> list[Span]:
    """Give marks in order, joined where they meet or overlap, without empty ones."""
    apart: list[Span] = []
    for start, end in sorted(mark for mark in marks if mark[0] < mark[1]):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return apart


def escaped(text: str) -> str:
    """Give a text as it may stand in a page."""
    return escape(printable(text), quote=True)
