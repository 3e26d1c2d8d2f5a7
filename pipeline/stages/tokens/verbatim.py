"""Code spans, formulas and HTML-like tags in plain text.

The body of each excludes its own opening, so that failed attempts never overlap.
"""

from __future__ import annotations

import re

from pipeline.stages.tokens.letters import BREAKS

_TICKS = re.compile(r"`++")
_TICKS_OR_BREAK = re.compile(rf"`++|[{BREAKS}]")
_LONGEST_CODE = 2000

_DOLLARS = re.compile(rf"\$\$[^${BREAKS}]++\$\$")
_DOLLAR = re.compile(rf"\$(?![\s$])([^${BREAKS}]{{1,200}})(?<!\s)\$(?![\w$])")
_BRACKETS = re.compile(
    rf"\\\((?:[^\\{BREAKS}]++|\\(?![()]))++\\\)|\\\[(?:[^\\{BREAKS}]++|\\(?![\[\]]))++\\\]"
)
_MATHS = re.compile(r"[\\^_={}]")
_LETTERS = re.compile(r"[^\W\d_]+")

_NAME = r"[A-Za-z][A-Za-z0-9:-]{0,40}"
_BARE_ATTRIBUTE = (
    "allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|download"
    "|hidden|loop|multiple|muted|open|readonly|required|reversed|selected"
)
_TAG = re.compile(
    rf"""
    <!--(?:[^-<{BREAKS}]++|-(?!->)|<(?!!--))*+-->
  | </{_NAME}[ \t]*+>
  | <{_NAME}
    (?: [ \t]++ (?: [A-Za-z_@:][\w:.\-]{{0,60}}[ \t]*+=[ \t]*+
                    (?: "[^"<{BREAKS}]*+" | '[^'<{BREAKS}]*+' | [^\s"'=<>`]++ )
                  | (?:{_BARE_ATTRIBUTE})\b )
    )*+
    [ \t]*+/?>
    """,
    re.VERBOSE | re.IGNORECASE,
)


def match_code(text: str, start: int) -> int | None:
    """Match a code span: as many backticks at its end as at its start (CommonMark 6.1)."""
    if start and text[start - 1] == "`":
        return None
    opening = _TICKS.match(text, start)
    if opening is None:
        return None
    first, ticks = opening.end(), opening.group()
    if ticks == "`" and start and (text[start - 1].islower() or text[start - 1].isupper()):
        return None  # an apostrophe: it`s
    for found in _TICKS_OR_BREAK.finditer(text, first, first + _LONGEST_CODE):
        if found.group() == ticks and not text.startswith("`", found.end()):
            return found.end() if text[first : found.start()].strip() else None
        if found.group()[0] != "`":
            return None
    return None


def match_formula(text: str, start: int) -> int | None:
    r"""Match `$$..$$`, `\(..\)`, `\[..\]`, or `$..$` where it does not look like prices."""
    if start and text[start - 1] == "\\":
        return None
    if text[start] == "\\":
        found = _BRACKETS.match(text, start)
        return None if found is None else found.end()
    if start and (text[start - 1].isalnum() or text[start - 1] == "$"):
        return None
    found = _DOLLARS.match(text, start)
    if found is None:
        found = _DOLLAR.match(text, start)
        if found is None or not is_maths(found.group(1)):
            return None
    return found.end()


def is_maths(body: str) -> bool:
    """Tell whether what stands between the signs of a formula looks like one."""
    # A lone letter tells of a formula (`$2a + b$`); among words it is an article or a shop.
    if _MATHS.search(body):
        return True
    words = _LETTERS.findall(body)
    return bool(words) and all(len(word) == 1 for word in words)


def match_tag(text: str, start: int) -> int | None:
    """Match an HTML tag or comment; `<y and z>` and `<your name>` are text."""
    found = _TAG.match(text, start)
    return None if found is None else found.end()
