"""The attributes of a tag, with where their values stand in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.domain.spans import Span
from pipeline.stages.formats.html.references import reference_at

_NAME = re.compile(r"<[^\t\n\f\r />]*+")
_ATTRIBUTE = re.compile(
    r"""
    [\t\n\f\r\ /]*+
    (?P<name>[^\t\n\f\r\ />][^\t\n\f\r\ />=]*+)
    (?:[\t\n\f\r\ ]*+=[\t\n\f\r\ ]*+
        (?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\t\n\f\r\ >]*+)))?
    """,
    re.VERBOSE,
)


def attribute_values(value: str, start: int, end: int) -> Iterator[tuple[str, Span | None]]:
    """Yield the attributes of the start tag at `start`: name in lower case, and the value's span.

    The span lies inside the quotes and is None where there is no value. The first of several
    attributes of one name is the one that counts.
    """
    name = _NAME.match(value, start, end)
    position = name.end() if name else start
    while found := _ATTRIBUTE.match(value, position, end - 1):
        group = found.lastgroup
        yield found["name"].lower(), None if group in (None, "name") else found.span(group)
        position = found.end()


def decoded(value: str, span: Span) -> str:
    """Give what an attribute's value means, its references resolved."""
    parts: list[str] = []
    position, end = span
    while True:
        mark = value.find("&", position, end)
        if mark < 0:
            parts.append(value[position:end])
            return "".join(parts)
        reference = reference_at(value, mark, end, attribute=True)
        stop, text = reference or (mark + 1, "&")
        parts += (value[position:mark], text)
        position = stop
