"""Names that are never translated: found in a text, case-sensitive, as whole words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import regex

# A word character here is a letter, digit, underscore or combining mark of any script.
_BORDER_BEFORE = r"(?<![\w\p{M}])"
_BORDER_AFTER = r"(?![\w\p{M}])"


@lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> Any | None:
    wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return None
    return regex.compile(
        _BORDER_BEFORE + "(?:" + "|".join(map(regex.escape, wanted)) + ")" + _BORDER_AFTER
    )


def find_names(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give the spans of `names` in a text, leftmost-longest, in code points.

    Rosa, Joy and Grace are words too: only the written case counts.
    """
    pattern = _pattern(tuple(names))
    return () if pattern is None else tuple(match.span() for match in pattern.finditer(text))
