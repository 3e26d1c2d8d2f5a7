"""Language tags as files write them: told from words, and matched with the tags asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import langcodes

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


@lru_cache(maxsize=4096)
def is_code(cell: str) -> bool:
    """Tell whether a cell is a language tag: `en`, `EN-US`, `pt_BR`."""
    return _TAG.fullmatch(cell) is not None and langcodes.tag_is_valid(cell.replace("_", "-"))


@lru_cache(maxsize=4096)
def fit(asked: str, offered: str) -> int:
    """Tell how well a tag serves for another: 0 not at all, 3 the same.

    Language and script must agree, written or likely: en-US serves for en, zh-TW not for
    zh-Hans.
    """
    one, other = (tag.replace("_", "-").lower() for tag in (asked, offered))
    if one == other:
        return 3
    if not is_code(one) or not is_code(other):
        return 0
    first, second = (langcodes.Language.get(tag).maximize() for tag in (one, other))
    if (first.language, first.script) != (second.language, second.script):
        return 0
    return 2 if first.territory == second.territory else 1


def best(asked: str, offered: Sequence[str]) -> int | None:
    """Give the index of the tag that serves best, the first of equals; None where none does."""
    index = max(range(len(offered)), key=lambda at: fit(asked, offered[at]), default=None)
    return index if index is not None and fit(asked, offered[index]) else None
