"""A worker's process: it starts, works until a signal, ends what it has in hand, and leaves."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from typing import Any

import faust

from pipeline.engines import installed_engine, installed_figures
from pipeline.errors import PipelineError
from pipeline.exchange.bell import Bell
from pipeline.exchange.projects import project_ids
from pipeline.logging import logger
from pipeline.settings import Settings
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.streams.broker import Broker
from pipeline.streams.cluster import count_partitions
from pipeline.streams.hand import Hand
from pipeline.streams.health import Health
from pipeline.streams.health_port import HealthPort
from pipeline.streams.leaving import AGAIN, leave
from pipeline.streams.record_stage import RecordStage
from pipeline.streams.records import Stage
from pipeline.streams.sending import Sender
from pipeline.streams.skeleton import Timing, is_compiled, make_app
from pipeline.streams.telling import Telling
from pipeline.streams.translate_stage import TranslateStage
from pipeline.topics.names import Stage as StageName
from pipeline.topics.names import Topics
from pipeline.work.engine_room import EngineRoom
from pipeline.work.warming import MOST_WARMED, warm_up
from pipeline.work.watcher import Watcher
from translators.port import Translator

_LOG = logger(__name__)

_START_SECONDS = 20.0  # that brokers have to answer at first
_WATCH_SECONDS = 0.5
_ASIDE_SECONDS = 5.0  # that what goes on beside the work has to end
_CHATTY = ("aiokafka", "faust", "mode")


class NeedsServer(PipelineError):
    """Workers need a PostgreSQL database that all of them reach; set PASSERELLE_DATABASE_URL."""


class Stuck(PipelineError):
    """Records wait, and for minutes none has come to be worked on."""


class TopicsMissing(PipelineError):
    """The topics are not there; make them with `passerelle topics apply`."""


def work(
    settings: Settings,
    stage: StageName,
    *,
    announce: Callable[[str], None] | None = None,
    make_engine: Callable[[], Translator] | None = None,
    timing: Timing | None = None,
) -> int:
    """Work until a signal comes and what is in hand is done; give the signal's number.

    `announce` is told the address of the health port once the worker is one of its group,
    `make_engine` makes another engine than the one over the installed packages. A second signal
    ends the process at once. Raises PipelineError where it cannot start; BrokerAway, TopicsMissing
    and StoreUnavailable may pass. Ends the process with AGAIN where it is to be started again.
    """
    for name in _CHATTY:  # what matters of it is told in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    broker = Broker.of(settings)
    if settings.database_url is None or settings.database_url.startswith("sqlite"):
        raise NeedsServer
    with ExitStack() as stack:
        database = Database(settings.database)
        stack.callback(database.close)
        upgrade(database)
        topics = Topics(prefix=settings.topic_prefix)
        timing = timing or Timing()
        health = Health(stage, still=timing.still, stuck=timing.stuck)
        made: Stage
        if stage == "translate":
            room = EngineRoom(
                make_engine or (lambda: installed_engine(settings, background=True)),
                settings.package_root,
                figures=lambda: installed_figures(settings),
            )
            watcher = Watcher(database, room, Bell())
            watcher.start()
            stack.callback(watcher.stop)
            made = TranslateStage(database, room, topics, _now)
        else:
            made = RecordStage(database, topics, _now)
        port = HealthPort(
            settings.host, settings.worker_port, health, lambda: health.seen(made.missing)
        )
        stack.callback(port.close)
        worker = _Worker(made, database, broker, topics, health, port, timing, announce)
        return asyncio.run(worker.run())


class _Worker:
    """One worker, started and stopped once."""

    def __init__(
        self,
        stage: Stage,
        database: Database,
        broker: Broker,
        topics: Topics,
        health: Health,
        port: HealthPort,
        timing: Timing,
        announce: Callable[[str], None] | None,
    ) -> None:
        self._stage = stage
        self._database = database
        self._broker = broker
        self._topics = topics
        self._health = health
        self._port = port
        self._timing = timing
        self._announce = announce
        self._joined = asyncio.Event()
        self._stopping = asyncio.Event()

    async def run(self) -> int:
        """Work until a signal comes; give its number."""
        signals = _Signals(self._timing.drain, self._stopping.set)
        await self._look_for_topics()
        sender = Sender(self._broker, self._health.trouble)
        hand = Hand(
            self._stage,
            self._database,
            sender,
            self._topics.dead(self._stage.name),
            self._health,
            _now,
            self._stopping,
        )
        app = make_app(
            self._broker,
            self._topics.group(self._stage.name),
            self._topics.input(self._stage.name),
            hand.work,
            self._timing,
        )
        app.on_partitions_assigned.connect(self._assigned, weak=False)
        _LOG.info("worker starts", stage=self._stage.name, compiled=is_compiled())
        telling = Telling(
            self._stage, self._database, self._broker, self._topics, self._health, self._port.port
        )
        aside = [
            asyncio.create_task(one)
            for one in (telling.tell_crew(), telling.tell_lag(), self._warm(hand))
        ]
        starting = asyncio.create_task(app.start())
        number = await self._watch(app, starting, signals)
        _LOG.info("draining", signal=number)
        self._health.drains()
        if not starting.done():  # it may wait for its group for long, with nothing in hand
            leave(_ended(number))
        await app.stop()
        for task in aside:
            task.cancel()
        await asyncio.wait(aside, timeout=_ASIDE_SECONDS)  # none may tell of it after it has left
        await sender.stop()
        await telling.leave()
        _LOG.info("drained", in_time=True)
        return number

    async def _look_for_topics(self) -> None:
        """Look for the topics. Raises BrokerAway, BrokerRefuses, TopicsMissing."""
        name = self._stage.name
        wanted = [self._topics.input(name), self._topics.dead(name)]
        if name == "translate":
            wanted.append(self._topics.posts_translated)
        here = await count_partitions(self._broker, wanted, patience=_START_SECONDS)
        missing = [one for one in wanted if one not in here]
        if missing:
            raise TopicsMissing(
                f"The cluster has no topic {', '.join(missing)}; "
                "make them with `passerelle topics apply`."
            )

    async def _watch(self, app: faust.App, starting: asyncio.Task[None], signals: _Signals) -> int:
        """Wait for a signal; a part of the app that breaks ends the process."""
        while not signals.first.done():
            self._health.beat()
            if starting.done() and (error := starting.exception()) is not None:
                leave(AGAIN, error)
            if self._health.is_stuck:
                leave(AGAIN, Stuck())
            if app.should_stop:
                leave(AGAIN, app.crash_reason or RuntimeError())
            await asyncio.wait({signals.first}, timeout=_WATCH_SECONDS)
        return signals.first.result()

    async def _assigned(self, _: Any, /, *told: Any, **__: Any) -> None:
        """Hear which partitions the worker has now."""
        (assigned,) = told
        topic = self._topics.input(self._stage.name)
        self._health.joined([one.partition for one in assigned if one.topic == topic])
        if not self._joined.is_set():
            self._joined.set()
            _LOG.info("worker is one of its group", partitions=len(assigned))
            if self._announce is not None:
                self._announce(self._port.address)

    async def _warm(self, hand: Hand) -> None:
        """Load what the first posts would wait for."""
        stage = self._stage
        if not isinstance(stage, TranslateStage):
            return
        try:
            while stage.missing is not None:
                await asyncio.sleep(_WATCH_SECONDS)
            for name in (await self._database.aread(project_ids))[:MOST_WARMED]:
                await hand.in_thread(partial(_warm_up, stage, name))
        except Exception as error:  # the first posts wait a little longer, that is all
            _LOG.warning("not warmed up", error=error)


def _warm_up(stage: TranslateStage, project: str) -> None:
    outfit = stage.outfits().of(project)
    if outfit is not None:
        warm_up(outfit)


class _Signals:
    """The first signal is a wish to end, for which there is so much time; the second is none."""

    def __init__(self, seconds: float, heard: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        self.first: asyncio.Future[int] = loop.create_future()
        self._seconds = seconds
        self._heard = heard
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._hear, number)

    def _hear(self, number: int) -> None:
        if self.first.done():
            os._exit(128 + number)
        # By a thread: whatever the loop waits for, and then threads that have not ended.
        late = threading.Timer(self._seconds, _too_late, (number,))
        late.daemon = True
        late.start()
        self._heard()
        self.first.set_result(number)


def _too_late(number: int) -> None:
    _LOG.warning("drained", in_time=False)
    leave(_ended(number))


def _ended(number: int) -> int:
    """Give the exit code of a worker that a signal ended: Ctrl-C is told, SIGTERM is a wish."""
    return 128 + number if number == signal.SIGINT else 0


def _now() -> datetime:
    return datetime.now(UTC)
