"""The worker: a thread that claims posts, translates them together and keeps what they became."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from pipeline.domain.project import Project
from pipeline.exchange.claiming import claim, claimable
from pipeline.exchange.projects import project_ids
from pipeline.exchange.values import Claim
from pipeline.logging import logger
from pipeline.work.batch import Batch
from pipeline.work.desk import LATER, Desk
from pipeline.work.outfits import NoEngine, Outfit, Outfits
from pipeline.work.pace import Pace
from pipeline.work.resting import Resting
from pipeline.work.translating import Translated, Waiting, translate_claims
from pipeline.work.warming import MOST_WARMED, warm_up
from pipeline.work.watcher import wake_wanted

_LOG = logger(__name__)

_MOST_POSTS = 256
_POLL = 0.25  # seconds between two looks for posts that other processes accepted
_GATHER, _GATHER_MOST = 0.03, 0.15  # seconds: a class that posts at once becomes one batch
_LEASE_FACTOR = 4.0  # times what a batch should take


class Worker(threading.Thread):
    """Works until it is told to stop. What goes wrong is tried again; it never ends by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="worker", daemon=True)
        self._desk = desk
        self._stopping = threading.Event()
        self._pace = Pace()
        self._resting = Resting()
        self._later = LATER[0]
        self._warm = 0  # number of the engine that was tried
        self._is_behind = False  # there was another engine when a batch ended than when it began
        self._due = time.monotonic() + 2 * desk.lease_seconds  # to read its models first
        self.is_ready = False

    @property
    def is_overdue(self) -> bool:
        """Tell whether it has not been heard of for so long that its leases have run out."""
        return time.monotonic() > self._due

    def stop(self) -> None:
        """Let it end once the batch in hand is kept."""
        self._stopping.set()
        self._desk.bell.ring("work")

    def run(self) -> None:
        """Work until it is told to stop."""
        outfits = Outfits(self._desk.database, self._desk.room, self._desk.make_detector())
        while not self._stopping.is_set():
            self._beat()
            outfits.forget_old()
            self.is_ready = self._desk.room.engine is not None
            try:
                if not self._turn(outfits) and not self._warmed(outfits):
                    self._desk.bell.wait_for_work(_POLL)
            except NoEngine:
                self._stopping.wait(_POLL)
            except Exception as error:  # it goes on whatever happens
                _LOG.warning("worker waits after an error", error=error, seconds=self._later)
                self._stopping.wait(self._later)
                self._later = min(LATER[1], 2 * self._later)
            else:
                self._later = LATER[0]

    def _beat(self, seconds: float = 0) -> None:
        """Promise to be heard of again within a lease, or so many seconds if they are more."""
        self._due = time.monotonic() + max(self._desk.lease_seconds, seconds)

    def _turn(self, outfits: Outfits) -> bool:
        """Translate a batch; tell whether there was one."""
        desk = self._desk
        engine, number = desk.room.engine, desk.room.number
        if engine is None:
            raise NoEngine
        if self._is_behind:  # who watches the packages has looked before these posts wanted any
            wake_wanted(desk.database, engine, desk.bell)
            self._is_behind = False
        self._resting.begin(number)
        waiting = self._waiting()
        if not waiting:
            return False
        self._gather(waiting)
        claims = desk.database.write(
            lambda connection: claim(
                connection,
                desk.owner,
                desk.clock(),
                most_posts=_MOST_POSTS,
                most_characters=self._pace.characters,
                lease_seconds=desk.lease_seconds,
                without=self._resting.projects(),
            )
        )
        if claims:
            try:
                self._work(claims, outfits)
            finally:
                self._is_behind |= desk.room.number != number
        return bool(claims)

    def _warmed(self, outfits: Outfits) -> bool:
        """Load what the first post would wait for; tell whether there was something to load."""
        number = self._desk.room.number
        if self._warm == number or not self._desk.warms_up:
            return False
        self._warm = number
        for name in self._desk.database.read(project_ids)[:MOST_WARMED]:
            try:
                outfit = outfits.of(name)
                if outfit is not None:
                    warm_up(outfit)
            except Exception as error:  # it will be told by its posts; others have their turn
                _LOG.warning("not warmed up", error=error)
            if self._stopping.is_set():
                break
            self._beat()
        return True

    def _gather(self, waiting: int) -> None:
        """Let those who post at once arrive, while there are more of them."""
        until = time.monotonic() + _GATHER_MOST
        before = 0
        while before < waiting < _MOST_POSTS and time.monotonic() < until:
            self._stopping.wait(_GATHER)
            before, waiting = waiting, self._waiting()

    def _waiting(self) -> int:
        return self._desk.database.read(
            partial(
                claimable,
                now=self._desk.clock(),
                without=self._resting.projects(),
                most=_MOST_POSTS,
            )
        )

    def _work(self, claims: Sequence[Claim], outfits: Outfits) -> None:
        started = time.monotonic()
        characters = sum(len(one.body["text"]) for one in claims)
        # A post that is long for this machine needs a longer lease than others.
        lease = max(self._desk.lease_seconds, _LEASE_FACTOR * self._pace.seconds(characters))
        batch = Batch(self._desk, claims, lease, partial(self._beat, lease), self._stopping)
        if lease > self._desk.lease_seconds:
            batch.stay()
        worked: list[Project] = []
        waiting: list[Waiting[Claim]] = []
        try:
            ready = self._ready(batch, claims, outfits)
            for outcome in translate_claims(ready):
                if isinstance(outcome, Waiting):
                    waiting.append(outcome)
                    continue
                if isinstance(outcome, Translated):
                    worked.append(outcome.project)
                batch.keep(outcome)
        except Exception:
            batch.finish()
            batch.hand_back(batch.open)
            raise
        batch.finish()
        took = time.monotonic() - started
        self._resting.note(worked=worked, broken=[one.project for one in waiting])
        if waiting:
            _LOG.warning("posts wait: no engine between their languages", posts=len(waiting))
            batch.hand_back(one.of for one in waiting)
        elif len(ready) == len(claims):  # or it says nothing about the speed
            self._pace.note(characters, took)
        self._desk.metrics.batch_posts.observe(len(claims))
        self._desk.metrics.batch_seconds.observe(took)
        _LOG.info(
            "batch", posts=len(claims), milliseconds=round(1000 * took), **batch.counts
        )  # fmt: skip

    def _ready(
        self, batch: Batch, claims: Sequence[Claim], outfits: Outfits
    ) -> list[tuple[Outfit, Claim]]:
        """Give claims with the outfits of their projects, those of a project together."""
        ready: list[tuple[Outfit, Claim]] = []
        found = outfits.of_many({claim.project for claim in claims})
        for project, own in groupby(sorted(claims, key=_project), key=_project):
            match found.get(project):
                case None:
                    batch.hand_back(own)
                case Outfit() as outfit if self._resting.holds(outfit.project):
                    batch.hand_back(own)
                case Outfit() as outfit:
                    ready += [(outfit, claim) for claim in own]
                case error:
                    batch.fail(own, type(error).__name__)
        return ready


def _project(claim: Claim) -> str:
    return claim.project
