"""Find values that tree builders need quadratic time for; nobody writes them by hand."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.stages.formats.html.lexer import Token, tokens
from pipeline.stages.formats.html.names import BLOCKS, FORMATTING, IMPLIED_END, TABLE, VOID

_LIMIT = 100_000  # steps; a tree builder takes up to 6 microseconds for one
_DEPTH = 1000  # elements inside each other; browsers draw about half of that
_SAME = 3  # the standard's bound on equal formatting elements that go on


def is_tangled(value: str) -> bool:
    """Say whether parsing the value as HTML would take far longer than its length allows.

    Formatting elements without end are opened again in every paragraph that follows, and a part
    of a table looks through all elements that it stands in; so do many at the end of a deep one.
    Such values are kept as they are.
    """
    return are_tangled(value, tokens(value))


def are_tangled(value: str, found: Iterable[Token]) -> bool:
    """Say the same of the tokens of a value."""
    steps = depth = going_on = 0
    sources: dict[str, list[str]] = {}  # of the formatting elements that go on, by name
    alike: dict[str, int] = {}  # how many of them there are, by source
    for token in found:
        name = token.name
        if name in TABLE:
            steps += depth
        if name in BLOCKS:
            steps += going_on
        if token.kind == "open" and name not in VOID and name not in IMPLIED_END:
            depth += 1
            if name in FORMATTING:
                source = value[token.start : token.end]
                if alike.get(source, 0) < _SAME:
                    alike[source] = alike.get(source, 0) + 1
                    sources.setdefault(name, []).append(source)
                    going_on += 1
        elif token.kind == "close" and name not in IMPLIED_END:
            depth = max(0, depth - 1)
            if sources.get(name):
                alike[sources[name].pop()] -= 1
                going_on -= 1
        if steps > _LIMIT or depth > _DEPTH:
            return True
    return False
