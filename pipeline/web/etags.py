"""ETags: the version of what was shown."""

from __future__ import annotations

import hashlib
import re

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e]*)"')
_VERSION = re.compile(r"(\d{1,9})(?:-[0-9a-f]{12})?", re.ASCII)


def etag(version: int, content: bytes | None = None) -> str:
    """Give the tag of a version, and of what is shown of it to the caller or beside it."""
    if content is None:
        return f'"{version}"'
    return f'"{version}-{hashlib.sha256(content).hexdigest()[:12]}"'


def is_known(header: str | None, tag: str) -> bool:
    """Tell whether an If-None-Match says that the caller has this."""
    if header is None:
        return False
    if header.strip() == "*":
        return True
    return any(found[2] == tag.strip('"') for found in _TAG.finditer(header))


def matches(header: str | None, version: int) -> bool:
    """Tell whether an If-Match, if there is one, allows to change this version."""
    if header is None or header.strip() == "*":
        return True
    for found in _TAG.finditer(header):
        numbered = _VERSION.fullmatch(found[2])
        if found[1] is None and numbered is not None and int(numbered[1]) == version:
            return True
    return False
