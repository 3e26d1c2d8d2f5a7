"""Short quotations and brackets, which are not cut within."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.domain.spans import Span
from pipeline.stages.segmentation.characters import MARKS, OPENERS
from pipeline.stages.tokens import Token

# A longer one is cut as if it were not there: engines are made for single sentences.
_LONGEST = 100

_SIGNS = re.compile(rf"[{re.escape(''.join(OPENERS) + ''.join(OPENERS.values()))}\"]")


def enclosures(text: str, start: int, end: int, tokens: Sequence[Token]) -> list[Span]:
    """Pair the quotation marks and brackets of a line; those of tokens, as in `:(`, stand apart.

    Gives spans from each opening to past its closing sign, merged, in order; only short ones.
    """
    pairs: list[Span] = []
    if _SIGNS.search(text, start, end) is None:
        return pairs
    taken = {at for token in tokens for at in range(token.start, token.end)}
    waiting: dict[str, list[int]] = {}
    for found in _SIGNS.finditer(text, start, end):
        at, sign = found.start(), found.group()
        if at in taken:
            continue
        stack = waiting.get(sign)
        if stack:
            opening = stack.pop()
            if at - opening <= _LONGEST:
                pairs.append((opening, at + 1))
        elif sign == '"':
            waiting.setdefault(sign, []).append(at)
        elif sign in OPENERS and not (sign == "«" and _ends_something(text, at, start)):
            waiting.setdefault(OPENERS[sign], []).append(at)
    return _merge(sorted(pairs))


def _ends_something(text: str, at: int, start: int) -> bool:
    # »So« is quoted in German books: there, `«` closes.
    return at > start and (text[at - 1].isalnum() or text[at - 1] in MARKS)


def _merge(pairs: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in pairs:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
