"""Cells of CSV and TSV: cut out of a text, and written so that they can be cut out again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.files.values import MOST_CELL_LINES, MOST_COLUMNS

DELIMITERS = ("\t", ";", ",")

_BLANK_LINES = re.compile(r"(?:[ \t]*+\n)++")
# What a spreadsheet takes for the beginning of a formula; the wide ones count in East Asia.
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_QUOTE_WORTHY = re.compile(r'[",;\t\n]')
_FORMS = re.compile(r"\\[\\|]|\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of a table."""

    line: int  # where it begins, from 1
    cells: tuple[str, ...]  # trimmed; at most one more than a table may have columns
    open_quote: bool = False  # it has a quotation mark that is never closed


@lru_cache(maxsize=8)
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    stop = re.escape(delimiter)
    quoted = re.compile(rf' *+"([^"]*+(?:""[^"]*+)*+)" *+(?=[{stop}\n])')
    return quoted, re.compile(rf"[^{stop}\n]*+")


def cut_rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a text; blank lines are passed by.

    A cell in quotation marks may hold separators and line ends, and marks written twice. A
    mark within a cell, or one that closes before the cell ends, is a character like others.
    """
    if not text.endswith("\n"):
        text += "\n"
    at, line = 0, 1
    while at < len(text):
        if blank := _BLANK_LINES.match(text, at):
            line += text.count("\n", at, blank.end())
            at = blank.end()
            continue
        end = text.index("\n", at)
        raw = text[at:end]
        if '"' not in raw:
            cells = tuple(cell.strip() for cell in raw.split(delimiter, MOST_COLUMNS))
            yield Row(line=line, cells=cells)
            at, line = end + 1, line + 1
            continue
        row, after = _cut_quoted(text, at, line, delimiter)
        yield row
        line += text.count("\n", at, after)
        at = after


def _cut_quoted(text: str, at: int, line: int, delimiter: str) -> tuple[Row, int]:
    """Cut one row; give it and where the next begins."""
    quoted, plain = _patterns(delimiter)
    cells: list[str] = []
    open_quote = False
    start = at
    while True:
        found = quoted.match(text, at)
        lines = text.count("\n", at, found.end()) if found else 0
        # A first cell, which is a word, that holds a whole row: the mark of another closed it.
        is_swallowed = lines > 0 and not cells and delimiter in found[1] if found else False
        if found and lines <= MOST_CELL_LINES and not is_swallowed:
            cells.append(found[1].replace('""', '"').strip())
            at = found.end()
        else:
            bare = plain.match(text, at)
            assert bare is not None  # it matches nothing, too
            cell = bare[0].strip()
            open_quote |= is_swallowed or (cell.startswith('"') and cell.count('"') == 1)
            cells.append(cell)
            at = bare.end()
        if text[at] == "\n" or len(cells) > MOST_COLUMNS:
            after = text.index("\n", at) + 1
            break
        at += 1
    if open_quote:  # the next row begins in the next line, whatever marks were found after it
        after = text.index("\n", start) + 1
    return Row(line=line, cells=tuple(cells), open_quote=open_quote), after


def write_rows(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Give a table as text, with lines ended by CR LF as RFC 4180 has it."""
    return "".join(delimiter.join(map(_quote, map(disarm, row))) + "\r\n" for row in rows)


def _quote(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTE_WORTHY.search(cell) else cell


def disarm(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; `arm` undoes it."""
    return "'" + cell if _FORMULA.match(cell) else cell


def arm(cell: str) -> str:
    """Take off the apostrophe that `disarm` has put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def join_forms(forms: Sequence[str]) -> str:
    r"""Write forms into one cell, parted by `|`; a `|` within a form becomes `\|`."""
    return "|".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in forms)


def part_forms(cell: str) -> tuple[str, ...]:
    r"""Read the forms of a cell: parted by `|`, where `\|` and `\\` stand for themselves."""
    if "\\" not in cell:
        return tuple(cell.split("|"))
    forms, form, at = [], "", 0
    for found in _FORMS.finditer(cell):
        form += cell[at : found.start()]
        at = found.end()
        if found[0] == "|":
            forms.append(form)
            form = ""
        else:
            form += found[0][1]
    return (*forms, form + cell[at:])
