"""How a worker is: for its small HTTP port, for figures, and for the crew's list."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from pipeline.streams.fetching import UNREAD
from pipeline.topics.names import Stage as StageName
from pipeline.topics.reasons import Reason

State = Literal["starting", "ready", "retrying", "draining"]

_ALIVE_SECONDS = 60.0  # without a sign of the loop: it hangs
_SENDING_SECONDS = 10.0  # that records may be on their way until the broker counts as away
_BATCH_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
_BATCH_SIZES = (1, 2, 5, 10, 20, 50, 100, 200, 256)
_MOST_BEAT = 5.0  # seconds of one beat that count: a process can be held, as its machine can
# Errors of what a worker needs, as its health names them.
_NEEDS = {"StoreUnavailable": "database", "StoreFull": "database", "NoEngine": "engine"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """How a worker is at a moment."""

    state: State
    missing: tuple[str, ...]  # what it waits for
    partitions: tuple[int, ...]
    lag: Mapping[int, int]  # records behind, by partition; as far as known
    records: int  # since it started, as the next two
    retries: int
    dead: int

    @property
    def is_ready(self) -> bool:
        """Tell whether the worker works or could."""
        return self.state == "ready" and not self.missing


class Figures:
    """What a worker counts, in a registry of its own. No label carries an id or a text."""

    def __init__(self, stage: StageName) -> None:
        self._stage = stage
        self._registry = registry = CollectorRegistry()
        self._records = Counter(
            "passerelle_worker_records",
            "Records that were worked on: done, failed (their post is), dead.",
            ("stage", "outcome"),
            registry=registry,
        )
        self._retries = Counter(
            "passerelle_worker_retries",
            "Tries that failed for what the worker needs and were made again.",
            ("stage",),
            registry=registry,
        )
        self._dead = Counter(
            "passerelle_worker_dead_letters",
            "Records that were put aside, by reason.",
            ("stage", "reason"),
            registry=registry,
        )
        self._batch_seconds = Histogram(
            "passerelle_worker_batch_seconds",
            "Time from taking records together until all that follows is durable.",
            ("stage",),
            buckets=_BATCH_SECONDS,
            registry=registry,
        )
        self._batch_records = Histogram(
            "passerelle_worker_batch_records",
            "Records that were taken together.",
            ("stage",),
            buckets=_BATCH_SIZES,
            registry=registry,
        )
        self._lag = Gauge(
            "passerelle_worker_lag_records",
            "Records that wait in the partitions of this worker.",
            ("stage", "partition"),
            registry=registry,
        )
        self._ready = Gauge(
            "passerelle_worker_ready",
            "1 while the worker works or could, else 0.",
            ("stage",),
            registry=registry,
        )
        registry.register(UNREAD)
        self._retries.labels(stage)  # there from the start, so that rates of them are

    def worked(self, records: int, failed: int, dead: int, seconds: float) -> None:
        """Count what was taken together."""
        self._records.labels(self._stage, "done").inc(max(0, records - failed - dead))
        self._records.labels(self._stage, "failed").inc(failed)
        self._records.labels(self._stage, "dead").inc(dead)
        self._batch_seconds.labels(self._stage).observe(seconds)
        self._batch_records.labels(self._stage).observe(records)

    def retried(self) -> None:
        """Count a try that failed."""
        self._retries.labels(self._stage).inc()

    def put_aside(self, reason: Reason) -> None:
        """Count a dead letter."""
        self._dead.labels(self._stage, reason).inc()

    def exposition(self, seen: Seen) -> bytes:
        """Give all of it in the text format of Prometheus."""
        self._lag.clear()
        for partition, lag in seen.lag.items():
            self._lag.labels(self._stage, str(partition)).set(lag)
        self._ready.labels(self._stage).set(int(seen.is_ready))
        return generate_latest(self._registry)


class Health:
    """What is known of a worker; any thread may ask or tell."""

    def __init__(
        self,
        stage: StageName,
        *,
        still: float = 60.0,
        stuck: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the stage, and the seconds without a move until it is not ready, and until it ends.

        Whatever shows that the worker works, waits for something known, or has nothing to do, is a
        move, and the time that its stage works does not count: large packages take minutes for what
        is taken together. What is left is a client that hangs without a word.
        """
        self.stage = stage
        self.figures = Figures(stage)
        self._still_seconds, self._stuck_seconds = still, stuck
        self._clock = clock
        self._lock = threading.Lock()
        self._beat = self._clock()
        self._still = 0.0  # seconds of the loop's life since the last move
        self._working = 0  # calls that the stage's thread has in hand
        self._trouble: str | None = None  # what the try in hand failed for
        self._sending_since: float | None = None
        self._partitions: tuple[int, ...] | None = None  # None: not one of the group yet
        self._lag: dict[int, int] = {}
        self._is_reached = True  # the brokers, when they were asked last
        self._draining = False
        self._records = self._retries = self._dead = 0
        self._failed_in_hand = self._dead_in_hand = 0

    def beat(self) -> None:
        """Tell that the loop is alive."""
        now = self._clock()
        with self._lock:
            self._still = 0.0 if self._working else self._still + min(now - self._beat, _MOST_BEAT)
            self._beat = now

    @contextmanager
    def working(self) -> Iterator[None]:
        """Tell that the stage's thread is at work, for as long as it is."""
        with self._lock:
            self._working += 1
        try:
            yield
        finally:
            with self._lock:
                self._working -= 1
                self._still = 0.0

    def moved(self) -> None:
        """Tell that the worker works, waits for something known, or has nothing to do."""
        with self._lock:
            self._still = 0.0

    def joined(self, partitions: Collection[int]) -> None:
        """Tell which partitions the worker holds from now on."""
        with self._lock:
            self._still = 0.0
            self._partitions = tuple(sorted(partitions))
            self._lag = {one: lag for one, lag in self._lag.items() if one in self._partitions}

    def lags(self, lag: Mapping[int, int]) -> None:
        """Tell how many records wait in each partition of the topic."""
        with self._lock:
            self._is_reached = True
            self._lag = {one: lag[one] for one in self._partitions or () if one in lag}
            if self._partitions is not None and not any(self._lag.values()):
                self._still = 0.0

    def unknown_lag(self) -> None:
        """Tell that no broker says how many records wait."""
        with self._lock:
            self._is_reached = False
            self._lag = {}
            self._still = 0.0

    def trouble(self, error: str) -> None:
        """Tell that a try failed for what the worker needs; it is made again."""
        with self._lock:
            self._trouble = _NEEDS.get(error, "broker")
            self._retries += 1
            self._still = 0.0
        self.figures.retried()

    def works(self) -> None:
        """Tell that a try went well."""
        self._trouble = None

    def sending(self) -> None:
        """Tell that records are on their way."""
        self._sending_since = self._clock()

    def sent(self) -> None:
        """Tell that they arrived."""
        self._sending_since = None
        self._trouble = None
        self.moved()

    def put_aside(self, reason: Reason) -> None:
        """Count a dead letter."""
        with self._lock:
            self._dead += 1
            self._dead_in_hand += 1
        self.figures.put_aside(reason)

    def failed(self, posts: int) -> None:
        """Count posts that cannot be translated."""
        with self._lock:
            self._failed_in_hand += posts

    def worked(self, records: int, seconds: float) -> None:
        """Count what was taken together, all that follows being durable."""
        with self._lock:
            self._still = 0.0
            self._records += records
            failed, self._failed_in_hand = self._failed_in_hand, 0
            dead, self._dead_in_hand = self._dead_in_hand, 0
        self.figures.worked(records, failed, dead, seconds)

    def drains(self) -> None:
        """Tell that the worker is about to end."""
        self._draining = True

    @property
    def is_alive(self) -> bool:
        """Tell whether the loop was heard of lately."""
        return self._clock() - self._beat < _ALIVE_SECONDS

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing has moved for a while: it is to be looked whether records wait."""
        return self._still > self._still_seconds / 2

    @property
    def is_still(self) -> bool:
        """Tell whether nothing has moved for so long that the worker is not ready."""
        return self._still > self._still_seconds

    @property
    def is_stuck(self) -> bool:
        """Tell whether nothing has moved for so long that the process is to be started again."""
        return self._still > self._stuck_seconds

    def seen(self, missing: str | None) -> Seen:
        """Give how the worker is; `missing` is what its stage still waits for."""
        with self._lock:
            since = self._sending_since
            is_away = since is not None and self._clock() - since > _SENDING_SECONDS
            is_away = is_away or not self._is_reached
            trouble = "broker" if is_away else self._trouble
            if trouble is None and self.is_still:
                trouble = "records"  # some wait, and none comes
            wants = [] if self._partitions is not None else ["group"]
            wants += [one for one in dict.fromkeys((missing, trouble)) if one is not None]
            return Seen(
                state=self._state(trouble),
                missing=tuple(wants),
                partitions=self._partitions or (),
                lag=dict(self._lag),
                records=self._records,
                retries=self._retries,
                dead=self._dead,
            )

    def _state(self, trouble: str | None) -> State:
        if self._draining:
            return "draining"
        if self._partitions is None:
            return "starting"
        return "ready" if trouble is None else "retrying"


def as_json(stage: StageName, seen: Seen) -> dict[str, Any]:
    """Give how a worker is as plain values."""
    return {
        "stage": stage,
        "state": seen.state,
        "missing": list(seen.missing),
        "partitions": list(seen.partitions),
        "lag": {str(partition): lag for partition, lag in sorted(seen.lag.items())},
        "records": seen.records,
        "retries": seen.retries,
        "dead": seen.dead,
    }
