"""Placeholders of programs (`{name}`, `%s`, `[[name]]`), notes (`[^1]`), escapes and entities."""

from __future__ import annotations

import re
from html.entities import html5

_NAME = r"[^\W\d][\w.\-]{0,60}|[0-9]{1,3}"
_PLACEHOLDER = re.compile(
    rf"""
    \{{\{{[ ]?[#/^&]?(?:{_NAME})[ ]?\}}\}}
  | \{{(?:{_NAME})?(?:![rsa])?(?::[<>=^+\-#0-9,.]{{0,8}}[A-Za-z%]?)?\}}
  | [$%]\{{[^{{}}\s]{{1,60}}\}}
  | %(?:[0-9]{{1,2}}\$|\([^()%\s]{{1,60}}\))?
     [-+0#]?[0-9]{{0,3}}(?:\.[0-9]{{1,2}})?l{{0,2}}[sdifuoxXeEgGcr](?![\w'’])
  | \[\[(?:{_NAME}|[^\[\].!?\n\r]{{1,80}})\]\]
  | \[\^[^\[\]\s]{{1,40}}\] | \[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]
  | \{{%[^%{{}}\n\r]{{1,60}}%\}}
  | <%[^%<>\n\r]{{1,60}}%>
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


_ESCAPE = re.compile(r"\\(?:[ntr](?![a-z])|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\"'\\])")
_ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")


def match_escape(text: str, start: int) -> int | None:
    r"""Match `\n`, `\"` or `\u00e9` as it is typed, but not within a path such as `C:\new`."""
    found = _ESCAPE.match(text, start)
    if found is None:
        return None
    in_path = found.group()[1] in "ntr" and start and text[start - 1] == ":"
    return None if in_path else found.end()


def match_entity(text: str, start: int) -> int | None:
    """Match `&amp;` or `&#39;` where it is still to be read: in plain text, or escaped twice."""
    found = _ENTITY.match(text, start)
    if found is None:
        return None
    name = found.group(1)
    return found.end() if name is None or f"{name};" in html5 else None
