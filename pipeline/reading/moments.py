"""Times as people read them."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.reading.words import ENGLISH, ENGLISH_MONTHS


def read_moment(written: str) -> tuple[str | None, str]:
    """Give a time for machines and for people, in the zone it was written in."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None, written
    day = f"{moment.day} {ENGLISH_MONTHS[moment.month - 1]} {moment.year}"
    offset = moment.utcoffset()
    zone = ""
    if offset is not None:
        zone = f" {ENGLISH['zone']}{_offset(offset)}"
    return moment.isoformat(), f"{day}, {moment:%H:%M}{zone}"


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    if minutes == 0:
        return ""
    return f"{'+' if minutes > 0 else '−'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
