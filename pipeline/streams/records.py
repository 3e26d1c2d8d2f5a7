"""Records of Kafka as plain values, and what a stage makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, Self

from pipeline.topics.cloudevents import Headers
from pipeline.topics.names import Stage as StageName
from pipeline.topics.reasons import Reason

_LAST = 253_402_300_799  # seconds since 1970 of the last moment that a datetime can be


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A record as it lies in its topic."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    timestamp: float | None = None  # seconds since 1970, of the broker or of who wrote it

    @classmethod
    def of(cls, found: Any, timestamp: float | None) -> Self:
        """Make it of what a client of Kafka read; the timestamp is in seconds."""
        return cls(
            topic=found.topic,
            partition=found.partition,
            offset=found.offset,
            key=found.key,
            value=found.value,
            headers=tuple(found.headers or ()),
            timestamp=timestamp,
        )

    @property
    def received(self) -> datetime | None:
        """Give when it came into its topic; None where nobody can tell."""
        if self.timestamp is None or not 0 < self.timestamp < _LAST:
            return None
        return datetime.fromtimestamp(self.timestamp, UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A record to be written."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Dead:
    """A record that cannot be worked on, and why; the message has no word of it."""

    record: Record
    reason: Reason
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A record that is not at fault: what it needs is away, and it is worked on again later."""

    record: Record


class Stage(Protocol):
    """What a worker does with records."""

    @property
    def name(self) -> StageName:
        """Name the stage."""

    @property
    def missing(self) -> str | None:
        """Say what the stage still waits for; None: it is ready."""

    def run(self, records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        """Work on records, in their order; called in one thread, always the same.

        Of those that are held nothing goes out yet, nor of what must not overtake them.
        Raises StoreUnavailable and NoEngine where it can be tried again a moment later. Whatever
        else it raises costs the worker its life.
        """
