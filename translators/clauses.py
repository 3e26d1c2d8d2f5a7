"""Cut texts that are too long for a model, at the borders that hurt least."""

from __future__ import annotations

import re
from collections.abc import Callable

# Best border first: sentence marks, clause marks, conjunctions of a few languages, any space.
# Each pattern matches the place after which the text is cut.
_BORDERS = (
    re.compile(r"[.!?…。！？؟।]+[\"'»”’)\]]*\s+"),
    re.compile(r"[;:；：؛]+\s+|\s[–—-]\s"),
    re.compile(r"[,،、，]\s*"),
    re.compile(r"\s(?=(?:and|but|or|because|that|which|when|y|pero|o|porque|que|cuando|et|mais|ou|"
               r"parce|und|aber|oder|weil|dass|e|ma|perché|mas|porque|и|но|или|что)\s)"),
    re.compile(r"\s+"),
)  # fmt: skip


def cut_at_clauses(text: str, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Give the spans of the parts of a text, each of which fits, in order and without gaps.

    The text is halved at the best border near its middle until every part fits; a part
    without any border is halved between two characters. The parts join to the text.
    """
    todo = [(0, len(text))]
    done: list[tuple[int, int]] = []
    while todo:
        start, end = todo.pop()
        if end - start <= 1 or fits(text[start:end]):
            done.append((start, end))
            continue
        middle = start + _border(text[start:end])
        todo += [(middle, end), (start, middle)]
    return done


def _border(text: str) -> int:
    """Give the cut nearest to the middle, of the best kind found in the middle half."""
    half = len(text) / 2
    for pattern in _BORDERS:
        ends = [match.end() for match in pattern.finditer(text)]
        near = [end for end in ends if len(text) / 4 <= end <= 3 * len(text) / 4]
        if near:
            return min(near, key=lambda end: abs(end - half))
    return max(1, int(half))
