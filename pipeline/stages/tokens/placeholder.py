"""Placeholders of programs: `{name}`, `${x}`, `%s`, `%(name)s`, `[[name]]`."""

from __future__ import annotations

import re

_NAME = r"[^\W\d][\w.\-]{0,60}|[0-9]{1,3}"
_PLACEHOLDER = re.compile(
    rf"""
    \{{\{{[ ]?[#/^&]?(?:{_NAME})[ ]?\}}\}}
  | \{{(?:{_NAME})?(?:![rsa])?(?::[<>=^+\-#0-9,.]{{0,8}}[A-Za-z%]?)?\}}
  | [$%]\{{[^{{}}\s]{{1,60}}\}}
  | %(?:[0-9]{{1,2}}\$|\([^()%\s]{{1,60}}\))?
     [-+0#]?[0-9]{{0,3}}(?:\.[0-9]{{1,2}})?l{{0,2}}[sdifuoxXeEgGcr](?![\w'’])
  | \[\[(?:{_NAME})\]\]
    """,
    re.VERBOSE,
)


def match_placeholder(text: str, start: int) -> int | None:
    """Match a placeholder; `100%`, `50% de`, `5 %d` and `{a sentence}` are text."""
    if text[start] == "%" and start:
        before = text[start - 1]
        if before.isalnum() or before in "%_":
            return None
        if before.isspace() and start > 1 and text[start - 2].isdigit():
            return None
    found = _PLACEHOLDER.match(text, start)
    return None if found is None else found.end()
