"""Lay the blocks of a post in Markdown or HTML side by side: a row for each, or for each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.language import UNDETERMINED
from pipeline.reading.blocks import is_kept, read_blocks
from pipeline.reading.look import Look
from pipeline.reading.marking import Cut, Term, terms_of
from pipeline.reading.markup import Writer
from pipeline.reading.overlays import Key, Overlays, cuts_of
from pipeline.reading.pairing import Found, PairedRow, Part, pair_blocks
from pipeline.reading.rows import (
    Cell,
    Json,
    Original,
    Row,
    Side,
    direction_of,
    first_origin,
    notes_of,
    origins_of,
    tag_of,
)


def lay_blocks(
    original: Original,
    sides: Sequence[Side],
    *,
    form: str,
    html: Sequence[str],
    above: int,
    look: Look,
) -> tuple[Row, ...]:
    """Give the rows of a formatted text, in order; notes that belong to no row come last.

    `html` is of the original and of each side; it is sanitised here. `above` is the level of the
    heading over the text. Where no side says more than the original, the rows have one cell.
    """
    blocks, *others = (read_blocks(written) for written in html)
    columns = [own for own, side in zip(others, sides, strict=True) if not side.own]
    kept = all(side.kept for side in sides if not side.own)
    once = kept and all(own == blocks for own in columns)
    layer = _Layer(original, form, Writer(above, blocks, look.words), once=once, parted=look.parted)
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

    def __init__(
        self, original: Original, form: str, writer: Writer, *, once: bool, parted: bool
    ) -> None:
        self._original = original
        self._form = form
        self._writer = writer
        self._once = once
        self._parted = parted

    def cells(self, row: PairedRow) -> tuple[Cell, ...]:
        """Give a cell for each language, or one for all where there is nothing to compare."""
        notes = notes_of([flag for part in row.parts for flag in _flags(part.found)])
        same = all(part.blocks == row.blocks for part in row.parts)
        if same and not notes and all(is_kept(block) for block in row.blocks):
            return (replace(self._source_cell(row), lang=UNDETERMINED, glosses=(), bare=True),)
        if self._once:
            return (replace(self._source_cell(row), notes=notes),)
        columns = [part for part in row.parts if not part.side.own]
        cuts = (cuts_of(row) if self._parted else None) or ((),) * (1 + len(columns))
        source = self._source_cell(row, cuts[0])
        others = (
            self._target_cell(row, part, cut) for part, cut in zip(columns, cuts[1:], strict=True)
        )
        return (source, *others)

    def _source_cell(self, row: PairedRow, cuts: Sequence[Cut] = ()) -> Cell:
        lang = _language([one for part in row.parts for one in part.found], self._original.lang)
        overlays = Overlays(row.blocks, self._original.value, "source", self._form)
        for part in row.parts:
            for one in part.found:
                overlays.point(one)
                overlays.name(one, self._terms(one, part.side, "source"))
        return Cell(
            lang=tag_of(lang),
            dir=direction_of(lang, self._original.dir),
            pieces=(),
            written=self._writer.write(row.blocks, overlays.made(cuts)),
            glosses=tuple(
                self._target_cell(row, part)
                for part in row.parts
                if part.side.own and part.blocks != row.blocks
            ),
        )

    def _target_cell(self, row: PairedRow, part: Part, cuts: Sequence[Cut] = ()) -> Cell:
        side, notes = part.side, notes_of(_flags(part.found))
        origins = origins_of([one.passage for one in part.found])
        lang, way = side.lang, side.dir
        if origins == {"verbatim"}:  # it is still in the language it was written in
            lang = _language(part.found, self._original.lang)
            way = direction_of(lang, side.dir)
        overlays = Overlays(part.blocks, side.value, "target", self._form)
        for one in part.found:
            pointed = overlays.point(one)
            if not pointed and len(part.found) > 1 and notes_of(_flags([one])):
                overlays.mark(one)
            overlays.name(one, self._terms(one, side, "target"))
        return Cell(
            lang=tag_of(lang),
            dir=way,
            pieces=(),
            written=self._writer.write(part.blocks, overlays.made(cuts)),
            notes=notes,
            origin=first_origin(origins),
            repeats=part.blocks == row.blocks and origins <= {"verbatim"} and not notes,
        )

    def _terms(self, one: Found, side: Side, key: Key) -> tuple[Term, ...]:
        return terms_of([one.passage], key, self._original.value, side.value)


def _flags(found: Sequence[Found]) -> list[Json]:
    return [flag for one in found for flag in one.passage.get("flags", ())]


def _language(found: Sequence[Found], otherwise: str) -> str:
    """Give the language that passages are written in, where it is one."""
    languages = {str(one.passage.get("language") or otherwise) for one in found}
    return languages.pop() if len(languages) == 1 else otherwise
