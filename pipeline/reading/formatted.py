"""Lay the blocks of a post in Markdown or HTML side by side: a row for each, or for each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from pipeline.domain.language import UNDETERMINED
from pipeline.domain.spans import Span
from pipeline.reading.blocks import is_kept, letters, read_blocks
from pipeline.reading.markup import Writer
from pipeline.reading.pairing import Found, PairedRow, Part, pair_blocks
from pipeline.reading.places import visible
from pipeline.reading.rows import (
    Cell,
    Json,
    Original,
    Row,
    Side,
    clamp,
    direction_of,
    first_origin,
    notes_of,
    origins_of,
    tag_of,
)

# More flags than these on one passage are said, but point at no words.
_MOST_POINTERS = 10


def lay_blocks(
    original: Original, sides: Sequence[Side], *, form: str, html: Sequence[str], above: int
) -> tuple[Row, ...]:
    """Give the rows of a formatted text, in order; notes that belong to no row come last.

    `html` is of the original and of each side; it is sanitised here. `above` is the level of the
    heading over the text. Where no side says more than the original, the rows have one cell.
    """
    blocks, *others = (read_blocks(written) for written in html)
    columns = [own for own, side in zip(others, sides, strict=True) if not side.own]
    kept = all(side.kept for side in sides if not side.own)
    once = kept and all(own == blocks for own in columns)
    layer = _Layer(original, form, Writer(above, blocks), once=once)
    rows: list[Row] = []
    series = 0
    for pair in pair_blocks(original.value, sides, form=form, blocks=blocks, others=others):
        first = pair.blocks[0] if pair.blocks else None
        rows.append(
            Row(
                cells=layer.cells(pair),
                tight=first is not None and 0 < first.series == series,
                footnote=first is not None and first.footnote,
            )
        )
        series = first.series if first else 0
    return tuple(rows)


class _Layer:
    """Write the cells of a post's rows, in the order of the page."""

    def __init__(self, original: Original, form: str, writer: Writer, *, once: bool) -> None:
        self._original = original
        self._form = form
        self._writer = writer
        self._once = once

    def cells(self, row: PairedRow) -> tuple[Cell, ...]:
        """Give a cell for each language, or one for all where there is nothing to compare."""
        notes = notes_of([flag for part in row.parts for flag in _flags(part.found)])
        source = self._source_cell(row)
        same = all(part.blocks == row.blocks for part in row.parts)
        if same and not notes and all(is_kept(block) for block in row.blocks):
            return (replace(source, lang=UNDETERMINED, glosses=(), bare=True),)
        if self._once:
            return (replace(source, notes=notes),)
        others = (self._target_cell(row, part) for part in row.parts if not part.side.own)
        return (source, *others)

    def _source_cell(self, row: PairedRow) -> Cell:
        found = [one for part in row.parts for one in part.found]
        lang = _language(found, self._original.lang)
        marks: list[list[Span]] = [[] for _ in row.blocks]
        for one in found:
            self._point(one, self._original.value, "source", marks)
        return Cell(
            lang=tag_of(lang),
            dir=direction_of(lang, self._original.dir),
            pieces=(),
            written=self._writer.write(row.blocks, marks),
            glosses=tuple(
                self._target_cell(row, part)
                for part in row.parts
                if part.side.own and part.blocks != row.blocks
            ),
        )

    def _target_cell(self, row: PairedRow, part: Part) -> Cell:
        side, notes = part.side, notes_of(_flags(part.found))
        origins = origins_of([one.passage for one in part.found])
        lang, way = side.lang, side.dir
        if origins == {"verbatim"}:  # it is still in the language it was written in
            lang = _language(part.found, self._original.lang)
            way = direction_of(lang, side.dir)
        marks: list[list[Span]] = [[] for _ in part.blocks]
        for one in part.found:
            pointed = self._point(one, side.value, "target", marks)
            if not pointed and len(part.found) > 1 and notes_of(_flags([one])):
                _mark(one, marks)
        return Cell(
            lang=tag_of(lang),
            dir=way,
            pieces=(),
            written=self._writer.write(part.blocks, marks),
            notes=notes,
            origin=first_origin(origins),
            repeats=part.blocks == row.blocks and origins <= {"verbatim"} and not notes,
        )

    def _point(
        self, one: Found, value: str, key: Literal["source", "target"], marks: list[list[Span]]
    ) -> bool:
        """Mark the words that the flags of a passage point at; tell if there are any."""
        place = one.source if key == "source" else one.target
        if place is None or place.span is None:
            return False
        start, end = clamp(one.passage[key], len(value))
        flags = [f for f in _flags([one]) if f.get(key) and notes_of([f])]
        pointed = False
        for flag in flags[:_MOST_POINTERS]:
            first, last = clamp(flag[key], len(value))
            before = len(letters(visible(value[start:first], self._form)))
            inside = len(letters(visible(value[max(start, first) : min(last, end)], self._form)))
            begin = place.span[0] + before
            # A mark over everything says nothing that the note does not say.
            if 0 < inside < place.span[1] - place.span[0]:
                pointed = True
                marks[place.block].append((begin, min(begin + inside, place.span[1])))
        return pointed


def _flags(found: Sequence[Found]) -> list[Json]:
    return [flag for one in found for flag in one.passage.get("flags", ())]


def _language(found: Sequence[Found], otherwise: str) -> str:
    """Give the language that passages are written in, where it is one."""
    languages = {str(one.passage.get("language") or otherwise) for one in found}
    return languages.pop() if len(languages) == 1 else otherwise


def _mark(one: Found, marks: list[list[Span]]) -> None:
    if one.target is not None and one.target.span is not None:
        marks[one.target.block].append(one.target.span)
