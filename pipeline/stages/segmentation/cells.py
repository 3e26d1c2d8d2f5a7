"""Rows of tables that are typed as text: `| Frog | 12 |`, `Home | Pictures`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.domain.spans import Span
from pipeline.stages.tokens import Token

_BAR = re.compile(r"(?<!\\)\|")
_PARTING = re.compile(r"(?<=\s)\|(?=\s)")
_BRACKET = re.compile(r"[(\[{]")  # `P(A | B)`
_READ = re.compile(r"\w")


def has_cells(text: str, start: int, end: int) -> bool:
    """Tell cheaply whether a line, given as a trimmed span, is perhaps a row."""
    return text.find("|", start, end) >= 0


def cells(text: str, start: int, end: int, tokens: Sequence[Token]) -> Iterator[Span]:
    """Yield what there is to read in the cells of a row, in order; a line that is none as it is.

    `tokens` are those of the line; a bar in one of them parts nothing.
    """
    is_row = "|" in (text[start], text[end - 1])
    if not is_row and _BRACKET.search(text, start, end) is not None:
        yield start, end
        return
    starts = [token.start for token in tokens]
    borders = [
        found.start()
        for found in (_BAR if is_row else _PARTING).finditer(text, start, end)
        if not _is_inside(found.start(), starts, tokens)
    ]
    if not borders:
        yield start, end
        return
    for low, high in zip([start, *(at + 1 for at in borders)], [*borders, end], strict=True):
        cell = text[low:high]
        if _READ.search(cell) is not None:
            yield low + len(cell) - len(cell.lstrip()), low + len(cell.rstrip())


def _is_inside(at: int, starts: Sequence[int], tokens: Sequence[Token]) -> bool:
    near = bisect_right(starts, at) - 1
    return near >= 0 and at < tokens[near].end
