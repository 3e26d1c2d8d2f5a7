"""A batch of claimed posts on its way into the database."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection

from pipeline.exchange.claiming import failed_try, give_back, renew
from pipeline.exchange.record import record
from pipeline.exchange.values import Claim, Recorded
from pipeline.logging import logger
from pipeline.schemas.bilingual import to_dict
from pipeline.store.troubles import StoreUnavailable
from pipeline.work.desk import LATER, Desk
from pipeline.work.translating import Failed, Translated

_LOG = logger(__name__)


class _Write(NamedTuple):
    """A change on its way to the database."""

    function: Callable[[Connection], Any]
    future: Future[Any]
    claim: Claim | None  # of the post that it is about


class Batch:
    """Claimed posts on their way into the database."""

    def __init__(
        self,
        desk: Desk,
        claims: Sequence[Claim],
        lease_seconds: float,
        beat: Callable[[], None],
        stopping: threading.Event,
    ) -> None:
        self._desk = desk
        self._lease_seconds = lease_seconds
        self._beat = beat
        self._stopping = stopping
        self._renewed = time.monotonic()
        self._writes: deque[_Write] = deque()
        self._open = {(one.project, one.post): one for one in claims}
        self.counts: dict[str, int] = {}

    @property
    def open(self) -> list[Claim]:
        """Give the claims of which nothing is known yet."""
        return list(self._open.values())

    def keep(self, outcome: Translated[Claim] | Failed[Claim]) -> None:
        """Begin to write what became of a post; the batch goes on meanwhile."""
        claim = outcome.of
        del self._open[claim.project, claim.post]
        match outcome:
            case Translated(project=project, bilingual=bilingual, details=details):
                now, document = self._desk.clock(), to_dict(bilingual)
                self._write(
                    lambda connection: record(connection, claim, project, document, details, now),
                    claim,
                )
            case Failed(reason=reason):
                self._fail(claim, reason)
        self._beat()
        if time.monotonic() - self._renewed > self._lease_seconds / 4:
            self.stay()

    def fail(self, claims: Iterable[Claim], reason: str) -> None:
        """Begin to write that nothing came of posts of a project, for a reason of its own."""
        for claim in claims:
            del self._open[claim.project, claim.post]
            self._fail(claim, reason)

    def hand_back(self, claims: Iterable[Claim]) -> None:
        """Let go of posts that were not touched."""
        given = list(claims)
        if given:
            self._desk.database.write(partial(give_back, claims=given))

    def finish(self) -> None:
        """Wait until everything is durable; where the database is away, until it is back.

        Raises what the database raises when the worker is to stop: the leases run out then.
        """
        wait = LATER[0]
        while self._writes:
            self._beat()
            write = self._writes.popleft()
            try:
                outcome = write.future.result()
            except StoreUnavailable as error:
                if self._stopping.is_set():
                    raise
                _LOG.warning("database away, will try again", error=error, seconds=wait)
                self._stopping.wait(wait)
                wait = min(LATER[1], 2 * wait)
                future = self._desk.database.submit(write.function, in_turn=True)
                self._writes.appendleft(write._replace(future=future))
            except Exception as error:
                if write.claim is None:
                    raise
                # What cannot be kept is no better than what cannot be translated.
                _LOG.warning("post not kept", error=error)
                self._fail(write.claim, type(error).__name__)
            else:
                self._tell(outcome)
        if self.counts:
            self._desk.bell.ring("delivery")

    def _fail(self, claim: Claim, reason: str) -> None:
        _LOG.warning("post not translated", reason=reason, tries=claim.tries)
        now = self._desk.clock()
        self._write(lambda connection: failed_try(connection, claim, reason, now))

    def _write(self, function: Callable[[Connection], Any], claim: Claim | None = None) -> None:
        # A thread's posts are published in the order in which they came.
        future = self._desk.database.submit(function, in_turn=True)
        self._writes.append(_Write(function, future, claim))

    def _tell(self, outcome: object) -> None:
        """Count what became of a post: as it was recorded, or whether its try was the last."""
        match outcome:
            case Recorded(stale=True):
                self._count("stale")
            case Recorded(state=state):
                self._count(state)
            case bool(is_last):
                self._count("failed" if is_last else "retried")

    def _count(self, name: str) -> None:
        self.counts[name] = self.counts.get(name, 0) + 1
        self._desk.metrics.translated.labels(name).inc()

    def stay(self) -> None:
        """Keep the leases of what is left."""
        self._beat()
        self._renewed = time.monotonic()
        self._write(
            partial(
                renew,
                claims=self.open,
                now=self._desk.clock(),
                lease_seconds=self._lease_seconds,
            )
        )
