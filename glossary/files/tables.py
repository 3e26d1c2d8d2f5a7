"""CSV and TSV as glossaries: read whatever made them, written in one way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from glossary.files.cells import (
    DELIMITERS,
    Row,
    arm,
    cut_rows,
    join_forms,
    part_forms,
    write_rows,
)
from glossary.files.columns import (
    OWN,
    choose_delimiter,
    header_kind,
    languages_in,
    read_columns,
    serves,
)
from glossary.files.contradictions import agreeing
from glossary.files.drafts import Draft, term_of
from glossary.files.values import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TERMS,
    FileFormat,
    FileRefused,
    ReadGlossary,
    left_out_problem,
    shorten,
)
from glossary.values import Glossary, Problem, Term

_SAMPLE = 5  # rows
_FORMATS: dict[str, FileFormat] = {",": "csv", ";": "csv-semicolon", "\t": "tsv"}
_NO = frozenset({"", "0", "false", "no"})
_FLAGS = re.compile(r"\bflags?:([^\n]*)", re.IGNORECASE)


def read_table(text: str, *, name: str, source: str, target: str) -> ReadGlossary:
    """Read the text of a CSV or TSV file. Raises FileRefused."""
    delimiter = _delimiter(text, name, source, target)
    if delimiter is None:
        empty = Problem(
            line=None,
            code="empty",
            message="the file has no rows",
            hint="write one term a line: source,target",
            row_kept=True,
        )
        return ReadGlossary(glossary=Glossary(source=source, target=target), problems=(empty,))
    reading = _Reading(text, delimiter, source, target)
    terms, problems = agreeing(reading.terms)
    return ReadGlossary(
        glossary=Glossary(source=source, target=target, terms=tuple(terms)),
        problems=(
            *reading.general(),
            *sorted((*reading.problems, *problems), key=lambda one: one.line or 0),
        ),
        format=_FORMATS[delimiter],
        left_out=reading.left_out,
    )


def table_languages(text: str, *, name: str) -> tuple[str, ...]:
    """Give the languages that a table names, in their order; none for most."""
    delimiter = _delimiter(text, name, "und", "und")
    if delimiter is None:
        return ()
    return languages_in([_cells(row) for row in _first(text, delimiter, _SAMPLE)])


def write_table(terms: Sequence[Term], delimiter: str) -> bytes:
    """Write terms as a table in UTF-8, with the header of Passerelle and all other columns."""
    names = sorted({name for term in terms for name, _ in term.more})
    rows = [[*OWN, *names]]
    for term in terms:
        more = dict(term.more)
        rows.append([
            term.source, term.target, term.kind, join_forms(term.forms),
            "exact" if term.case == "exact" else "", term.note,
            *(more.get(name, "") for name in names),
        ])  # fmt: skip
    return write_rows(rows, delimiter).encode()


def _delimiter(text: str, name: str, source: str, target: str) -> str | None:
    samples = {one: [_cells(row) for row in _first(text, one, _SAMPLE)] for one in DELIMITERS}
    if not all(samples.values()):
        return None
    preferred = {".tsv": "\t", ".tab": "\t", ".csv": ","}.get(name.lower()[-4:])
    return choose_delimiter(
        samples, lambda cells: header_kind(cells, source, target) is not None, preferred
    )


def _first(text: str, delimiter: str, count: int) -> list[Row]:
    """Give the first rows that are not blank; spreadsheets write blank ones as delimiters."""
    rows = islice(cut_rows(text, delimiter), MOST_ROWS)
    return list(islice((row for row in rows if any(row.cells)), count))


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(map(arm, row.cells))


class _Reading:
    """One way through the rows of a table: terms, problems and what was left out."""

    def __init__(self, text: str, delimiter: str, source: str, target: str) -> None:
        self._pair = source, target
        self.terms: list[Term] = []
        self.problems: list[Problem] = []
        self.left_out = 0
        (sample,) = _first(text, delimiter, 1)
        if len(sample.cells) > MOST_COLUMNS:
            raise FileRefused(
                "too-many-columns",
                f"the file has more than {MOST_COLUMNS} columns",
                "a glossary needs two; remove the columns that are not needed",
                sample.line,
            )
        self._columns = read_columns(sample.line, _cells(sample), source, target)
        self.problems += self._columns.warnings
        for number, row in enumerate(cut_rows(text, delimiter)):
            if number >= MOST_ROWS:
                raise FileRefused(
                    "too-many-rows",
                    f"the file has more than {MOST_ROWS:,} rows",
                    f"a glossary has at most {MOST_TERMS:,} terms: part it",
                )
            if row.line != sample.line or not self._columns.has_header:
                self._read(row)
            if len(self.terms) > MOST_TERMS:
                raise FileRefused(
                    "too-many-terms",
                    f"the file has more than {MOST_TERMS:,} terms",
                    "part it, or keep the terms that the class uses",
                )

    def general(self) -> tuple[Problem, ...]:
        """Say how many rows are of other languages."""
        if not self.left_out:
            return ()
        source, target = self._pair
        why = f"say nothing for {source} to {target}"
        return (left_out_problem(why, self.left_out, "rows"),)

    def _read(self, row: Row) -> None:
        columns = self._columns
        cells = _cells(row)
        if not any(cells):
            return
        fault = self._fault(row, cells)
        if fault is not None:
            self.problems.append(fault)
            return
        if len(cells) < columns.width:
            cells += ("",) * (columns.width - len(cells))
        own = {name: cells[at] for name, at in columns.own.items()}
        served = serves(columns, cells, *self._pair)
        if served is None:
            self._refuse(row, "bad-language", "the languages of the row are no language codes",
                         "write them as en and es, for example")  # fmt: skip
            return
        if not served or (columns.is_multilingual and not (own["source"] and own["target"])
                          and not own.get("kind")):  # fmt: skip
            self.left_out += 1
            return
        more = tuple((name, cells[at]) for at, name in columns.more)
        kind = own.get("kind", "")
        if columns.is_weblate:
            named = {name.lower(): value for name, value in more}
            if named.get("fuzzy", "").lower() not in _NO:
                self._refuse(row, "fuzzy", f"{shorten(own['source'])} needs editing in Weblate",
                             "settle it there, or empty its cell fuzzy")  # fmt: skip
                return
            kind = _weblate_kind(named)
        term = term_of(
            Draft(
                line=row.line,
                source=own["source"],
                target=own["target"],
                kind=kind,
                forms=part_forms(own["forms"]) if own.get("forms") else (),
                case=own.get("case", ""),
                note=own.get("note", ""),
                more=more,
            ),
            self.problems.append,
        )
        if term is not None:
            self.terms.append(term)

    def _fault(self, row: Row, cells: tuple[str, ...]) -> Problem | None:
        if row.open_quote:
            return Problem(
                line=row.line,
                code="open-quote",
                message="a cell begins with a quotation mark that is never closed",
                hint='close it, or write marks of the word itself twice, within marks: """a"""',
            )
        if any(cells[self._columns.width :]):
            return Problem(
                line=row.line,
                code="too-many-cells",
                message=f"the row of {shorten(cells[0])} has more cells than the first row",
                hint="put cells that hold a comma, a semicolon or a tab into quotation marks",
            )
        return None

    def _refuse(self, row: Row, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(line=row.line, code=code, message=message, hint=hint))


def _weblate_kind(named: dict[str, str]) -> str:
    """Tell the kind from Weblate's flags, which stand in a column or in a comment."""
    words = named.get("flags", "")
    for column in ("translator_comments", "developer_comments"):
        words += "," + ",".join(_FLAGS.findall(named.get(column, "")))
    flags = set(re.split(r"[\s,]+", words.lower()))
    if "forbidden" in flags:
        return "forbid"
    return "keep" if "read-only" in flags else ""
