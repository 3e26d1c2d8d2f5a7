"""Pair the blocks of a post's languages in rows, and sort its passages into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.blocks import Block
from pipeline.reading.places import Place, find_places
from pipeline.reading.rows import Json, Side, notes_of
from pipeline.reading.spans import clamp


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A passage and where it stands: counted from the first block of its row."""

    passage: Json
    source: Place | None
    target: Place | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a row has of one translation."""

    side: Side
    blocks: tuple[Block, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PairedRow:
    """The blocks of the original, and a part of each translation."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]


Cut = tuple[int, int]  # the blocks of a row on one side: from, to


def pair_blocks(
    value: str,
    sides: Sequence[Side],
    *,
    form: str,
    blocks: Sequence[Block],
    others: Sequence[Sequence[Block]],
) -> tuple[PairedRow, ...]:
    """Give the rows of a text, in order; passages in none come in a last one if they have notes.

    `value` is the text as it was written, in the format `form`; `blocks` and `others` are of the
    original and of each side.
    """
    cuts = cut_rows(blocks, others)
    columns = [
        _parts(value, side, form, (blocks, own), [(cut[0], cut[number]) for cut in cuts])
        for number, (side, own) in enumerate(zip(sides, others, strict=True), start=1)
    ]
    rows = [
        PairedRow(
            blocks=tuple(blocks[slice(*cut[0])] if cut else ()),
            parts=tuple(column[number] for column in columns),
        )
        for number, cut in enumerate([*cuts, ()])
    ]
    left = [one.passage for part in rows[-1].parts for one in part.found]
    if not notes_of([flag for passage in left for flag in passage.get("flags", ())]):
        rows.pop()
    return tuple(rows)


def cut_rows(blocks: Sequence[Block], others: Sequence[Sequence[Block]]) -> list[tuple[Cut, ...]]:
    """Pair blocks of the same shape from both ends; what is left between them is one row."""
    shapes = [[block.shape for block in column] for column in (blocks, *others)]
    shortest = min(len(column) for column in shapes)

    def differs(place: int) -> bool:
        return len({column[place] for column in shapes}) > 1

    head = next((n for n in range(shortest) if differs(n)), shortest)
    tail = next((n for n in range(shortest - head) if differs(-1 - n)), shortest - head)
    cuts: list[tuple[Cut, ...]] = [((n, n + 1),) * len(shapes) for n in range(head)]
    if any(len(column) > head + tail for column in shapes):
        cuts.append(tuple((head, len(column) - tail) for column in shapes))
    ends = ([(len(own) - n, len(own) - n + 1) for n in range(tail, 0, -1)] for own in shapes)
    return [*cuts, *zip(*ends, strict=True)]


def _parts(
    value: str,
    side: Side,
    form: str,
    blocks: tuple[Sequence[Block], Sequence[Block]],
    cuts: Sequence[tuple[Cut, Cut]],
) -> list[Part]:
    """Give the part of a translation in each row, and what is in none."""
    sources = find_places([_text(value, one["source"]) for one in side.passages], blocks[0], form)
    targets = find_places(
        [_text(side.value, one["target"]) for one in side.passages], blocks[1], form
    )
    rows = [
        {block: row for row, cut in enumerate(cuts) for block in range(*cut[which])}
        for which in (0, 1)
    ]
    found: list[list[Found]] = [[] for _ in range(len(cuts) + 1)]
    for passage, source, target in zip(side.passages, sources, targets, strict=True):
        row = len(cuts)
        if source is not None:
            row = rows[0][source.block]
        elif target is not None:
            row = rows[1][target.block]
        if target is not None and rows[1][target.block] != row:
            target = None
        starts = cuts[row] if row < len(cuts) else ((0, 0), (0, 0))
        found[row].append(
            Found(
                passage=passage,
                source=_within(source, starts[0][0]),
                target=_within(target, starts[1][0]),
            )
        )
    return [
        Part(
            side=side,
            blocks=tuple(blocks[1][slice(*cuts[row][1])]) if row < len(cuts) else (),
            found=tuple(inside),
        )
        for row, inside in enumerate(found)
    ]


def _text(value: str, span: Sequence[int]) -> str:
    return value[slice(*clamp(span, len(value)))]


def _within(place: Place | None, start: int) -> Place | None:
    return None if place is None else Place(block=place.block - start, span=place.span)
