"""What the columns of a table mean: by its header, or by its width where it has none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.files.drafts import tidy_name
from glossary.files.languages import best, fit, is_code
from glossary.files.values import FileRefused, shorten
from glossary.values import Problem

OWN = ("source", "target", "kind", "forms", "case", "note")
_EXTRA = ("kind", "forms", "case", "note", "pos", "description")  # beside language codes


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Where a table has what; indices from 0."""

    own: dict[str, int]  # of the names in OWN, those that are there
    more: tuple[tuple[int, str], ...] = ()  # the other columns with their names
    has_header: bool = False
    languages: tuple[int, int] | None = None  # columns with the languages of each row (DeepL)
    is_multilingual: bool = False  # a column for each language: empty cells are no fault
    is_weblate: bool = False
    width: int = 2
    warnings: tuple[Problem, ...] = field(default=())


def header_kind(cells: Sequence[str], source: str, target: str) -> str | None:
    """Tell a header: `names`, `codes` or None; the languages are those asked for."""
    low = [cell.lower() for cell in cells]
    if "source" in low and "target" in low:
        return "names"
    codes = [cell for cell in low if cell not in _EXTRA]
    if len(codes) < 2 or not all(map(is_code, codes)):
        return None
    return "codes" if _pair(codes, source, target) else None


def languages_in(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give the languages that the first rows of a table name, in their order; often none."""
    if not rows:
        return ()
    first = rows[0]
    low = [cell.lower() for cell in first]
    if "source" in low and "target" in low:
        return ()
    codes = [cell for cell in first if cell.lower() not in _EXTRA]
    if len(codes) > 1 and all(map(is_code, codes)):
        return tuple(dict.fromkeys(codes))
    if _is_deepl(first):
        return tuple(dict.fromkeys(code for row in rows for code in row[2:4] if is_code(code)))
    return ()


def read_columns(line: int, first: Sequence[str], source: str, target: str) -> Columns:
    """Find what the columns mean from the first row. Raises FileRefused."""
    match header_kind(first, source, target):
        case "names":
            return _named(line, first, {})
        case "codes":
            low = [cell.lower() for cell in first]
            pair = _pair([cell if is_code(cell) else "" for cell in low], source, target)
            assert pair is not None  # or it would be no header of codes
            return _named(line, first, {"source": pair[0], "target": pair[1]})
    if len(first) < 2:
        raise FileRefused(
            "one-column",
            "the file has one column",
            "write at least two, parted by a comma, a semicolon or a tab: source,target",
            line,
        )
    if _is_deepl(first):
        return Columns(own={"source": 0, "target": 1}, languages=(2, 3), width=4)
    warnings = []
    if all(map(is_code, first)):
        warnings.append(
            Problem(
                line=line,
                code="other-languages",
                message=f"the first row looks like languages, but not like {source} and {target}; "
                "it is read as a term",
                hint="name the languages of the file, if it is for others",
                row_kept=True,
            )
        )
    elif len(first) > 2:
        warnings.append(
            Problem(
                line=line,
                code="no-header",
                message="the file has no header; the first two columns are used, the others "
                "are kept",
                hint="begin it with source,target,kind,forms,case,note",
                row_kept=True,
            )
        )
    return Columns(
        own={"source": 0, "target": 1},
        more=tuple((at, f"column {at + 1}") for at in range(2, len(first))),
        width=len(first),
        warnings=tuple(warnings),
    )


def _named(line: int, first: Sequence[str], fixed: dict[str, int]) -> Columns:
    own = dict(fixed)
    more: list[tuple[int, str]] = []
    warnings: list[Problem] = []
    taken: set[str] = set()
    for at, cell in enumerate(first):
        name = tidy_name(cell)
        low = name.lower()
        if at in fixed.values():
            continue
        word = "note" if fixed and low == "description" and "note" not in own else low
        if word in OWN and word not in own:
            own[word] = at
            continue
        unique = free_name(name or f"column {at + 1}", taken)
        if low in OWN:
            warnings.append(
                Problem(
                    line=line,
                    code="double-column",
                    message=f"there are two columns {shorten(name)}; the first is used, "
                    f"the other is kept as {shorten(unique)}",
                    hint="name each column differently",
                    row_kept=True,
                )
            )
        taken.add(unique)
        more.append((at, unique))
    names = {cell.lower() for cell in first}
    return Columns(
        own=own,
        more=tuple(more),
        has_header=True,
        is_multilingual=bool(fixed),
        is_weblate="fuzzy" in names and "kind" not in own,
        width=len(first),
        warnings=tuple(warnings),
    )


def free_name(name: str, taken: Collection[str]) -> str:
    """Give a name for a column that means nothing here: not taken, and none of OWN."""
    wanted, number = name, 2
    while wanted in taken or wanted.lower() in OWN:
        wanted = f"{name} {number}"
        number += 1
    return wanted


def _pair(codes: Sequence[str], source: str, target: str) -> tuple[int, int] | None:
    one, other = best(source, codes), best(target, codes)
    return None if one is None or other is None or one == other else (one, other)


def _is_deepl(row: Sequence[str]) -> bool:
    return len(row) == 4 and is_code(row[2]) and is_code(row[3])


def serves(columns: Columns, cells: Sequence[str], source: str, target: str) -> bool | None:
    """Tell whether a row is for the languages asked for; None where it says no languages."""
    if columns.languages is None:
        return True
    one, other = (cells[at] for at in columns.languages)
    if not is_code(one) or not is_code(other):
        return None
    return fit(source, one) > 0 and fit(target, other) > 0


def choose_delimiter(
    samples: Mapping[str, Sequence[Sequence[str]]],
    is_header: Callable[[Sequence[str]], bool],
    preferred: str | None,
) -> str:
    """Choose by the first five rows as each delimiter cuts them.

    The one that gives them equal widths of two or more; of several the one that gives a
    header, then the one of the file's name, then in the order tab, semicolon, comma. Where
    none does, the one that gives a header, then the one with most rows of two or more cells.
    """

    def merit(delimiter: str) -> tuple[bool, bool, int, bool]:
        rows = samples[delimiter]
        widths = {len(row) for row in rows}
        even = len(widths) == 1 and min(widths) > 1
        wide = sum(len(row) > 1 for row in rows)
        return even, is_header(rows[0]), 0 if even else wide, delimiter == preferred

    return max(samples, key=merit)
