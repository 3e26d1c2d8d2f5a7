"""What the benchmark of the service counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.bench.service_receiver import Row

_OUTCOMES = frozenset({"post.published", "post.held", "post.failed"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """How long answers took, in milliseconds."""

    p50: float
    p95: float
    p99: float
    most: float


def times_of(seconds: Collection[float]) -> Times:
    """Give quantiles: the smallest value that so many are not above."""
    ordered = sorted(seconds)

    def at(share: float) -> float:
        return round(1000 * ordered[max(0, -int(-share * len(ordered) // 1) - 1)], 2)

    if not ordered:
        return Times(p50=0.0, p95=0.0, p99=0.0, most=0.0)
    return Times(p50=at(0.5), p95=at(0.95), p99=at(0.99), most=at(1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """How the service starts, and what it takes."""

    import_seconds: float
    first_seconds: float  # until it is ready, with a data folder of packages alone
    ready_seconds: float  # the next time
    loaded_mb: float  # of memory, after a post in each direction
    most_mb: float  # ... at most, under load
    sync_milliseconds: float  # to write 4 kB to the disk and sync it


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """The queues at a moment."""

    at: float  # seconds since the load began
    posts: int  # that wait to be translated
    oldest: float  # seconds
    deliveries: int
    oldest_delivery: float  # seconds
    translated: int  # since the start of the service

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not self.posts and not self.deliveries


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrivals:
    """What the receiver got, of what it should have got."""

    made: int  # deliveries, by their ids
    again: int  # that came more than once, under the same id
    doubled: int  # that came under two ids
    lost: int  # posts that were accepted and of which an event is missing


def count_arrivals(accepted: Iterable[str], rows: Sequence[Row]) -> Arrivals:
    """Compare what came with the posts that were accepted.

    Of each the receiver is told that it was received, and what became of it.
    """
    ids = {row[0]: row[1:] for row in rows}
    said = Counter(ids.values())
    told: dict[str, set[str]] = {}
    for kind, post, _ in said:
        told.setdefault(post, set()).add(kind)
    lost = sum(
        "post.received" not in told.get(post, ()) or not told[post] & _OUTCOMES for post in accepted
    )
    return Arrivals(
        made=len(ids),
        again=len(rows) - len(ids),
        doubled=sum(count - 1 for count in said.values()),
        lost=lost,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """One load and what the service made of it."""

    name: str
    posts: int
    seconds: float  # from the first post to the last answer
    statuses: dict[str, int]  # how many answers; 0: the connection broke
    acknowledged: Times  # since the post was due
    answered: Times  # since it was sent
    client_cores: float  # of the process that posts
    service_cores: float  # of the service, until all was delivered
    oldest: float  # seconds that a post was seen to have waited at most
    oldest_at_end: float  # ... when the last post was answered
    translated_after: float | None  # seconds from the last answer; None: not all were
    delivered_after: float | None  # as well
    a_second: float  # posts translated and kept, until the last of them
    samples: tuple[Sample, ...]

    @property
    def rate(self) -> float:
        """Give the posts answered in a second."""
        return self.posts / self.seconds

    @property
    def others(self) -> int:
        """Count the answers that were not 202."""
        return sum(count for status, count in self.statuses.items() if status != "202")

    @property
    def server_errors(self) -> int:
        """Count the answers from 500 on, and broken connections."""
        return sum(
            count for status, count in self.statuses.items() if status == "0" or status >= "500"
        )
