"""Character references: `&amp;`, `&#233;`, and those that browsers read without a semicolon."""

from __future__ import annotations

import html
import re
from html.entities import html5

_NUMBER = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_NAME = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,31}+;?)")
_LONGEST_NUMBER = 8  # digits; anything longer is no character
_REPLACEMENT = "\ufffd"


def reference_at(value: str, start: int, end: int, *, attribute: bool) -> tuple[int, str] | None:
    """Give where the reference that begins at `start` ends, and its text; None when there is none.

    In an attribute, a name without semicolon before a letter, digit or `=` is no reference.
    """
    number = _NUMBER.match(value, start, end)
    if number:
        return number.end(), _numbered(number)
    name = _NAME.match(value, start, end)
    if not name:
        return None
    for last in range(len(name[1]), 1, -1):
        known = html5.get(name[1][:last])
        if known is None:
            continue
        stop = start + 1 + last
        if attribute and value[stop - 1] != ";" and stop < end:
            after = value[stop]
            if after == "=" or (after.isascii() and after.isalnum()):
                return None
        return stop, known
    return None


def _numbered(number: re.Match[str]) -> str:
    digits = number[1] or number[2]
    if len(digits) > _LONGEST_NUMBER:
        return _REPLACEMENT
    return html.unescape(f"&#{'x' if number[1] else ''}{digits};") or chr(
        int(digits, 16 if number[1] else 10)
    )
