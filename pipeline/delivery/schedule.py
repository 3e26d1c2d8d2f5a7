"""When a delivery that failed is tried again."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST_WAIT = timedelta(hours=24)  # that an endpoint may ask for


def _usual() -> tuple[timedelta, ...]:
    hours = (timedelta(hours=count) for count in (2, 5, 10, 14, 20, 24))
    return (timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), *hours)


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """The waits before each further attempt; after the last one a delivery is given up."""

    waits: tuple[timedelta, ...] = field(default_factory=_usual)
    jitter: float = 0.1  # share by which a wait is longer or shorter, so that not all come at once
    chance: Callable[[], float] = random.random  # 0 to 1

    def wait(self, tries: int, asked: timedelta | None = None) -> timedelta | None:
        """Give the wait after so many failed attempts, or None after the last.

        An endpoint that asked for a longer one gets it.
        """
        if tries > len(self.waits):
            return None
        wait = self.waits[tries - 1] * (1 + self.jitter * (2 * self.chance() - 1))
        return wait if asked is None else max(wait, asked)


def retry_after(value: str, now: datetime) -> timedelta | None:
    """Read a Retry-After (RFC 9110): seconds or a date; None for anything else."""
    value = value.strip()
    try:
        if value.isascii() and value.isdigit():
            seconds = min(float(value), _LONGEST_WAIT.total_seconds())
        else:
            date = parsedate_to_datetime(value)
            if date.tzinfo is None:  # the oldest form has no zone, and means UTC
                date = date.replace(tzinfo=UTC)
            seconds = (date - now).total_seconds()
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(timedelta(seconds=seconds), timedelta(0)), _LONGEST_WAIT)
