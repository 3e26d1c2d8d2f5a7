"""Slashes inside of names, which an address writes as %2F: they part nothing.

Servers decode a path before it is routed, and the slash would look like the others. Authors' ids
are whatever a platform says, so one may hold a slash; no other name can.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from starlette.types import Scope

_WRITTEN = re.compile("%2f", re.IGNORECASE)
_MARK = "\udc2f"  # what no decoded path can hold


def with_names(scope: Scope) -> Scope:
    """Give a scope in whose path the slashes that are part of a name are marked.

    It is a copy: the server writes its own log of the path.
    """
    raw: bytes = scope.get("raw_path") or b""
    made = dict(scope)
    if b"%2f" in raw.lower():
        parts = _WRITTEN.split(raw.decode("latin-1"))
        made["path"] = _MARK.join(unquote(part) for part in parts)
    return made


def names_of(parameters: Mapping[str, str]) -> dict[str, str]:
    """Give the names in a path as they were meant."""
    return {name: value.replace(_MARK, "/") for name, value in parameters.items()}
