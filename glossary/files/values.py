"""What is read from a glossary file, and how much a file may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from glossary.values import Glossary, Problem

# How a file is written; `csv-semicolon` is what spreadsheets save where the comma is decimal.
FileFormat = Literal["csv", "csv-semicolon", "tsv", "tbx2", "tbx3"]

MOST_BYTES = 32 * 1024 * 1024
MOST_TERMS = 50_000
MOST_ROWS = 200_000  # blank ones are not counted, those of separators alone are
MOST_COLUMNS = 200
MOST_TERM = 200  # characters of a source, a target or a form
MOST_WORDS = 20  # more is a sentence: used, with a warning
MOST_FORMS = 100
MOST_TEXT = 10_000  # characters of a note or of any other cell
MOST_CELL_LINES = 100  # more in one pair of quotation marks is a mark that was never closed


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadGlossary:
    """A glossary with all that is wrong with its file."""

    glossary: Glossary
    problems: tuple[Problem, ...] = ()  # by line, those of the whole file first
    format: FileFormat = "csv"
    bom: bool = False  # the file began with a byte order mark of UTF-8
    refused: bool = False  # nothing of the file is usable; `problems` say why
    left_out: int = 0  # rows of other languages: fine, but they say nothing for this direction

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Give the problems because of which rows, or the whole file, are not used."""
        return tuple(one for one in self.problems if not one.row_kept)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Give the problems of rows that are used all the same."""
        return tuple(one for one in self.problems if one.row_kept)


class FileRefused(Exception):
    """A file is not usable as a whole: `problem` says why. Caught within this package."""

    def __init__(self, code: str, message: str, hint: str, line: int | None = None) -> None:
        self.problem = Problem(line=line, code=code, message=message, hint=hint)
        super().__init__(message)


def shorten(text: str, most: int = 40) -> str:
    """Give a text in quotation marks, on one line, cut, for a message."""
    words = " ".join(text[: most * 4].split())
    shown = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in words)
    return f"“{shown[:most]}…”" if len(shown) > most or len(text) > most * 4 else f"“{shown}”"


def left_out_problem(why: str, count: int, what: str) -> Problem:
    """Warn of so many rows or entries (`what`) that are of other languages."""
    return Problem(
        line=None,
        code="other-languages",
        message=f"left out, because they {why}: {count} of the {what}",
        hint="nothing, unless you expected them here",
        row_kept=True,
    )
