"""Where a list goes on: opaque to callers, and nothing of anybody's data."""

from __future__ import annotations

import base64
import binascii
import re

_VERSION = "1"
_INSIDE = re.compile(rf"{_VERSION}:([a-z]{{1,20}}):(\d{{1,18}})", re.ASCII)
_LONGEST = 64


def write_cursor(kind: str, number: int) -> str:
    """Give the cursor of a list of some kind that goes on behind a number."""
    inside = f"{_VERSION}:{kind}:{number}".encode()
    return base64.urlsafe_b64encode(inside).rstrip(b"=").decode()


def read_cursor(kind: str, text: str) -> int | None:
    """Give the number of a cursor, None where it is not one of this kind of list."""
    if len(text) > _LONGEST or not text.isascii():
        return None
    try:
        padded = text.encode() + b"=" * (-len(text) % 4)
        inside = base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    found = _INSIDE.fullmatch(inside.decode("latin-1"))
    if found is None or found[1] != kind:
        return None
    return int(found[2])
