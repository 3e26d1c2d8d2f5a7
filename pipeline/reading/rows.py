"""Lay the passages of one field side by side: a row for each, a cell for each language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pipeline.domain.language import UNDETERMINED, Direction, direction, is_known_tag
from pipeline.domain.spans import Span
from pipeline.reading.marking import Term, apart, terms_of
from pipeline.reading.markup import Written
from pipeline.reading.pieces import Piece, plain_pieces
from pipeline.reading.spans import clamp
from pipeline.wording import Words
from pipeline.wording.flags import Said, flag_message

Json = Mapping[str, Any]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# What stands before a passage on its line is a bullet or a number; anything longer is content.
_LONGEST_MARKER = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A flag in plain words; two that say the same are one."""

    severity: Literal["critical", "unsure"]
    message: str  # English
    flag: Json = field(compare=False, repr=False)

    def said(self, words: Words) -> Said:
        """Say it in the language of the page."""
        return flag_message(self.flag, words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One passage in one language."""

    lang: str
    dir: Direction
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    origin: str = "verbatim"
    repeats: bool = False  # says again what the original says: not worth reading twice
    glosses: tuple[Cell, ...] = ()  # of an original: what it means in the post's own language
    written: Written | None = None  # instead of pieces; safe as it is
    bare: bool = False  # in no language: what is written stands for itself

    @property
    def severity(self) -> str | None:
        """Give the gravest severity of the notes, or None."""
        found = {note.severity for note in self.notes}
        return "critical" if "critical" in found else "unsure" if found else None

    @property
    def pressable(self) -> bool:
        """Tell whether it may be what a reader presses: a sentence, and no link in it."""
        if self.written is not None:
            return self.written.tag != "div" and "<a " not in self.written.html
        return not any(piece.href for piece in self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A passage or block and its translations, the original first."""

    cells: tuple[Cell, ...]
    marker: str = ""  # a bullet or a number that stands before the passage
    paragraph: bool = False  # begins a paragraph
    loose: bool = False  # text that is no passage, such as a rule
    tight: bool = False  # an item of the list that the row before belongs to
    footnote: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One translation of a field, and the passages that lead to it."""

    lang: str
    dir: Direction
    value: str
    passages: tuple[Json, ...]
    own: bool  # in the post's own language: it explains the passages that are in another

    @property
    def kept(self) -> bool:
        """Tell whether nothing in it was translated."""
        return all(passage.get("origin") == "verbatim" for passage in self.passages)


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A field as it was written."""

    lang: str
    dir: Direction
    value: str


def notes_of(flags: Sequence[Json]) -> tuple[Note, ...]:
    """Give what flags say, without doubles and without those that are mere notes."""
    notes = [
        Note(severity=flag["severity"], message=str(flag.get("message", "")), flag=flag)
        for flag in flags
        if flag.get("severity") in {"critical", "unsure"}
    ]
    return tuple(dict.fromkeys(sorted(notes, key=lambda note: note.severity)))


def lay_rows(original: Original, sides: Sequence[Side]) -> tuple[Row, ...]:
    """Give the rows of a field, in order: every code point of it is in one row or is space.

    Where no side says more than the original does, the rows have one cell only.
    """
    groups = _groups(sides) or [(0, len(original.value))]
    once = all(_repeats(original, side) for side in sides if not side.own)
    parted = [_part(side, groups) for side in sides]
    rows: list[Row] = []
    done = 0
    for number, (start, end) in enumerate(groups):
        paragraph, marker, loose = _read_gap(original, done, start)
        if loose:
            rows.append(_loose_row(original, loose))
        inside = [parts[number] for parts in parted]
        cells = [_source_cell(original, (start, end), inside)]
        others = [_target_cell(original, side, (start, end)) for side in inside if not side.own]
        if once:
            notes = [note for cell in others for note in cell.notes]
            cells[0] = replace(cells[0], notes=tuple(dict.fromkeys([*cells[0].notes, *notes])))
        else:
            cells.extend(others)
        rows.append(Row(cells=tuple(cells), marker=marker, paragraph=paragraph and bool(rows)))
        done = max(done, end)
    rest = original.value[done:].strip()
    if rest:
        rows.append(_loose_row(original, rest))
    return tuple(rows)


def _groups(sides: Sequence[Side]) -> list[Span]:
    """Give the spans of the rows: of the passages, joined where two sides cut differently."""
    spans = sorted(clamp(passage["source"], None) for side in sides for passage in side.passages)
    groups: list[Span] = []
    for start, end in spans:
        if groups and ((start, end) == groups[-1] or start < groups[-1][1]):
            groups[-1] = (groups[-1][0], max(groups[-1][1], end))
        else:
            groups.append((start, end))
    return groups


def origins_of(passages: Sequence[Json]) -> frozenset[str]:
    """Give where the texts of passages come from."""
    return frozenset(str(passage.get("origin")) for passage in passages)


def first_origin(origins: frozenset[str]) -> str:
    """Give the origin that a reader must know of most."""
    return next((one for one in ("machine", "teacher", "memory") if one in origins), "verbatim")


def _part(side: Side, groups: Sequence[Span]) -> list[Side]:
    """Cut a side into those of its rows, each with the passages that lie in it."""
    starts = [start for start, _ in groups]
    found: list[list[Json]] = [[] for _ in groups]
    for passage in side.passages:
        start, end = clamp(passage["source"], None)
        # Of two rows that begin at the same place, the first is empty.
        last = bisect_right(starts, start) - 1
        is_empty = last > 0 and start == end == groups[last - 1][0]
        found[last - 1 if is_empty else last].append(passage)
    return [replace(side, passages=tuple(inside)) for inside in found]


def _repeats(original: Original, side: Side) -> bool:
    """Tell whether a side keeps every passage as it was written."""
    return all(
        passage.get("origin") == "verbatim"
        and side.value[slice(*clamp(passage["target"], len(side.value)))].strip()
        == original.value[slice(*clamp(passage["source"], len(original.value)))].strip()
        for passage in side.passages
    )


def _source_cell(original: Original, group: Span, sides: Sequence[Side]) -> Cell:
    """Give what was written in a row; the sides are those of the row alone."""
    inside = [passage for side in sides for passage in side.passages]
    lang = next((passage.get("language") for passage in inside), None) or original.lang
    flags = [flag for passage in inside for flag in passage.get("flags", ())]
    glosses = tuple(
        _target_cell(original, side, group)
        for side in sides
        if side.own and any(p.get("origin") != "verbatim" for p in side.passages)
    )
    terms = [
        term
        for side in sides
        for term in terms_of(side.passages, "source", original.value, side.value)
    ]
    return Cell(
        lang=tag_of(lang),
        dir=direction_of(lang, original.dir),
        pieces=_pieces(original.value, group, flags, "source", terms),
        glosses=glosses,
    )


def _target_cell(original: Original, side: Side, group: Span) -> Cell:
    """Give what a row is in another language; the side is that of the row alone."""
    inside = side.passages
    if not inside:
        return Cell(lang=tag_of(side.lang), dir=side.dir, pieces=(), repeats=True)
    first = clamp(inside[0]["target"], len(side.value))
    last = clamp(inside[-1]["target"], len(side.value))
    span = (first[0], max(first[0], last[1]))
    flags = [flag for passage in inside for flag in passage.get("flags", ())]
    notes = notes_of(flags)
    origins = origins_of(inside)
    lang, way = side.lang, side.dir
    if origins == {"verbatim"}:  # it is still in the language it was written in
        lang = str(inside[0].get("language") or original.lang)
        way = direction_of(lang, side.dir)
    same = (
        side.value[slice(*span)].strip()
        == original.value[slice(*clamp(group, len(original.value)))].strip()
    )
    return Cell(
        lang=tag_of(lang),
        dir=way,
        pieces=_pieces(
            side.value,
            span,
            flags,
            "target",
            terms_of(inside, "target", original.value, side.value),
        ),
        notes=notes,
        origin=first_origin(origins),
        repeats=origins == {"verbatim"} and same and not notes,
    )


def _pieces(
    value: str, span: Span, flags: Sequence[Json], key: str, terms: Sequence[Term]
) -> tuple[Piece, ...]:
    start, end = clamp(span, len(value))
    text = value[start:end]
    marks: list[Span] = []
    for flag in flags:
        if flag.get("severity") in {"critical", "unsure"} and flag.get(key):
            one, other = clamp(flag[key], None)
            mark = (max(one, start) - start, min(other, end) - start)
            # A mark over everything says nothing that the note does not say.
            if mark[0] < mark[1] and mark != (0, len(text)):
                marks.append(mark)
    inside = [
        replace(term, span=(term.span[0] - start, term.span[1] - start))
        for term in terms
        if start <= term.span[0] and term.span[1] <= end
    ]
    return plain_pieces(text, marks, apart(inside))


def _read_gap(original: Original, start: int, end: int) -> tuple[bool, str, str]:
    """Tell what a gap means: whether a paragraph begins, its bullet, and text that is left."""
    gap = original.value[start:end].replace("\r\n", "\n").replace("\r", "\n")
    *lines, marker = gap.split("\n")
    marker = marker.strip()
    if len(marker) > _LONGEST_MARKER:
        lines, marker = [*lines, marker], ""
    loose = "\n".join(line for line in lines if line.strip())
    return bool(_BLANK_LINE.search(gap)), marker, loose


def _loose_row(original: Original, text: str) -> Row:
    cell = Cell(lang=tag_of(original.lang), dir=original.dir, pieces=plain_pieces(text))
    return Row(cells=(cell,), paragraph=True, loose=True)


def tag_of(lang: str) -> str:
    """Give a tag that may stand in a page: what is no tag is no language."""
    return lang if is_known_tag(lang) else UNDETERMINED


def direction_of(lang: str, otherwise: Direction) -> Direction:
    """Give the direction of a language, or another where it is unknown."""
    known = lang != UNDETERMINED and is_known_tag(lang)
    return direction(lang) if known else otherwise
