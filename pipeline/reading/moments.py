"""Times as people read them."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.wording import Words
from pipeline.wording.moments import say_moment


def read_moment(written: str, words: Words) -> tuple[str | None, str]:
    """Give a time for machines and for people, in the zone it was written in."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None, written
    offset = moment.utcoffset()
    zone = "" if offset is None else f"UTC{_offset(offset)}"
    return moment.isoformat(), say_moment(moment, words, zone)


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return ""
    return f"{'+' if minutes > 0 else '−'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
