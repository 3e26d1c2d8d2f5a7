"""Times in requests."""

from __future__ import annotations

import re
from datetime import datetime

_MOMENT = re.compile(  # RFC 3339
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)


def read_moment(text: str) -> datetime | None:
    """Read a time with its zone, None where it is none."""
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:  # a day or an hour that does not exist
        return None
