"""What the delivery loop tells of itself: values for logs and metrics, without any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from pipeline.delivery.outcomes import Disabled, Result

_log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempted:
    """A delivery was tried, or dropped instead."""

    project: str
    endpoint: str
    event: str
    result: Result
    status: int | None
    error: str | None
    milliseconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Something is wrong here, not with a receiver; it is tried again."""

    what: str  # name of an error


Told = Attempted | Disabled | Trouble
Tell = Callable[[Told], None]


def log(told: Told) -> None:
    """Write to the log what somebody may want to look into."""
    match told:
        case Attempted(result="delivered" | "dropped"):
            pass
        case Attempted():
            _log.info(
                "delivery failed",
                project=told.project,
                endpoint=told.endpoint,
                event_id=told.event,
                result=told.result,
                status=told.status,
                error=told.error,
            )
        case Disabled():
            _log.warning(
                "endpoint disabled",
                project=told.project,
                endpoint=told.endpoint,
                reason=told.reason,
            )
        case Trouble():
            _log.error("deliveries wait", error=told.what)
