"""Find the letters of a cell's blocks that are to be marked: by flags, terms and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.domain.spans import Span
from pipeline.reading.blocks import Block, letters
from pipeline.reading.marking import Cut, Term, apart, sentence_cuts
from pipeline.reading.pairing import Found, PairedRow
from pipeline.reading.places import Place, visible
from pipeline.reading.rows import notes_of
from pipeline.reading.runs import Overlay
from pipeline.reading.spans import clamp

# More flags or terms than these of one passage are said, but point at no words.
_MOST_POINTERS = 10

Key = Literal["source", "target"]


class Overlays:
    """What is marked in the blocks of a cell, gathered passage by passage."""

    def __init__(self, blocks: Sequence[Block], value: str, key: Key, form: str) -> None:
        self._blocks = blocks
        self._value = value  # of the whole field
        self._key: Key = key
        self._form = form
        self._marks: list[list[Span]] = [[] for _ in blocks]
        self._terms: list[list[Term]] = [[] for _ in blocks]

    def point(self, one: Found) -> bool:
        """Mark the words that the flags of a passage point at; tell if there are any."""
        place = self._place(one)
        if place is None or place.span is None:
            return False
        flags = [f for f in one.passage.get("flags", ()) if f.get(self._key) and notes_of([f])]
        pointed = False
        for flag in flags[:_MOST_POINTERS]:
            span = self._letters(one, place.span, flag[self._key])
            # A mark over everything says nothing that the note does not say.
            if span is not None and span != place.span:
                pointed = True
                self._marks[place.block].append(span)
        return pointed

    def mark(self, one: Found) -> None:
        """Mark a whole passage."""
        place = self._place(one)
        if place is not None and place.span is not None:
            self._marks[place.block].append(place.span)

    def name(self, one: Found, terms: Sequence[Term]) -> None:
        """Mark words of the glossary in a passage."""
        place = self._place(one)
        if place is None or place.span is None:
            return
        for term in terms[:_MOST_POINTERS]:
            span = self._letters(one, place.span, term.span)
            if span is not None:
                self._terms[place.block].append(Term(span=span, other=term.other))

    def made(self, cuts: Sequence[Cut] = ()) -> list[Overlay]:
        """Give what was gathered; `cuts` part the only block."""
        return [
            Overlay(marks=marks, terms=apart(terms), cuts=cuts)
            for marks, terms in zip(self._marks, self._terms, strict=True)
        ]

    def _place(self, one: Found) -> Place | None:
        return one.source if self._key == "source" else one.target

    def _letters(self, one: Found, place: Span, span: Sequence[int]) -> Span | None:
        """Give the letters of a stretch of the field within its passage, None without any."""
        start, end = clamp(one.passage[self._key], len(self._value))
        first, last = clamp(span, len(self._value))
        before = self._count(start, first)
        inside = self._count(max(start, first), min(last, end))
        if inside == 0:
            return None
        begin = place[0] + before
        return begin, min(begin + inside, place[1])

    def _count(self, start: int, end: int) -> int:
        return len(letters(visible(self._value[start:end], self._form)))


def cuts_of(row: PairedRow) -> tuple[tuple[Cut, ...], ...] | None:
    """Find where the sentences of a row part: in the original, then in each of its columns.

    None where there is one sentence only, or where they cannot be paired by their order.
    """
    parts = [part for part in row.parts if not part.side.own]
    if not parts or len(row.blocks) != 1:
        return None
    found = parts[0].found
    if len(found) < 2 or any(len(p.found) != len(found) or len(p.blocks) != 1 for p in parts):
        return None
    sides = [(row.blocks[0], [one.source for one in found])]
    sides += [(part.blocks[0], [one.target for one in part.found]) for part in parts]
    made: list[tuple[Cut, ...]] = []
    for block, places in sides:
        spans = [place.span for place in places if place is not None and place.span is not None]
        cuts = sentence_cuts(block.tokens, spans) if len(spans) == len(found) else None
        if cuts is None:
            return None
        made.append(cuts)
    return tuple(made)
