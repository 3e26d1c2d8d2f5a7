"""What a worker has in hand: records taken together, until all that follows is durable."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from pipeline.exchange.stage_tries import (
    ALONE,
    TOGETHER,
    begin_alone,
    begin_together,
    end_alone,
    end_together,
)
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams import aside, refusing
from pipeline.streams.health import Health
from pipeline.streams.letters import write_letter
from pipeline.streams.records import Dead, Held, Outgoing, Record, Stage
from pipeline.streams.sending import LATER, Sender
from pipeline.topics.messages import UNTRANSLATED
from pipeline.work.outfits import NoEngine

T = TypeVar("T")

_LOG = logger(__name__)

# Bytes that a stage is given at a time: some ten seconds of work on an ordinary machine.
_PORTION_BYTES = 256 * 1024

# What says of a record that its post cannot be translated.
_FAILURE = ("ce_type", UNTRANSLATED.encode())

# Times that a record which ends workers is read once more, for its post: if that is what ends
# them, it is put aside all the same.
_LOOKS = 3


class Stopped(Exception):
    """The worker is to end, and what it has in hand cannot be finished now."""


class Hand:
    """Works on records until what they lead to is durable; only then may they be committed."""

    def __init__(
        self,
        stage: Stage,
        database: Database,
        sender: Sender,
        dead_topic: str,
        health: Health,
        clock: Callable[[], datetime],
        stopping: asyncio.Event,
    ) -> None:
        self._stage = stage
        self._database = database
        self._sender = sender
        self._dead_topic = dead_topic
        self._health = health
        self._clock = clock
        self._stopping = stopping
        # The stage's one thread: heartbeats and health go on while it works.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stage")

    async def work(self, records: Sequence[Record]) -> None:
        """Work on records that were taken together.

        Raises Stopped, and whatever costs the worker its life.
        """
        started = time.monotonic()
        self._health.moved()
        together, alone = await self._patiently(partial(self._begin, records))
        try:
            await self._work_on(together, alone)
        except Stopped:
            await self._forgive(partial(self._end_together, together))
            raise
        self._health.worked(len(records), time.monotonic() - started)

    async def _work_on(self, together: Sequence[Record], alone: Sequence[Record]) -> None:
        """Work on all that was taken; what is held keeps back what must not overtake it alone."""
        held: list[Record] = []
        for portion in _portions(together):
            # Those that are held first: what comes after them in their project waits as well.
            held = await self._work_together([*held, *portion])
        for record in alone:
            held = await self._work_alone(record, held)
        waits = _waits()
        while held:
            await self.pause(next(waits))
            held = await self._work_together(held)

    async def in_thread(self, function: Callable[[], T]) -> T:
        """Call a function in the stage's thread."""
        with self._health.working():
            return await asyncio.get_running_loop().run_in_executor(self._thread, function)

    async def pause(self, seconds: float) -> None:
        """Wait before another try. Raises Stopped where the worker is to end."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return
        raise Stopped

    def _begin(self, records: Sequence[Record]) -> tuple[list[Record], list[Record]]:
        """Note what is taken; part what is worked on together from what is worked on alone."""
        firsts: dict[str, dict[int, int]] = {}
        for one in records:
            firsts.setdefault(one.topic, {}).setdefault(one.partition, one.offset)
        tries = {
            (topic, partition): count
            for topic, own in firsts.items()
            for partition, count in self._database.write(
                partial(
                    begin_together,
                    stage=self._stage.name, topic=topic, firsts=own, now=self._clock(),
                )
            ).items()
        }  # fmt: skip
        together = [one for one in records if tries[one.topic, one.partition] <= TOGETHER]
        alone = [one for one in records if tries[one.topic, one.partition] > TOGETHER]
        if alone:
            _LOG.warning("records are worked on alone: they were begun before", records=len(alone))
        return together, alone

    def _end_together(self, records: Sequence[Record], connection: Connection) -> None:
        for topic, partition in sorted({(one.topic, one.partition) for one in records}):
            end_together(connection, self._stage.name, topic, partition)

    async def _forgive(self, end: Callable[[Connection], None]) -> None:
        """Forget that records were begun: to be stopped is no death of which they are guilty."""
        with suppress(StoreUnavailable):  # which may be why there was something to wait for
            await self.in_thread(partial(self._database.write, end))

    async def _work_together(self, records: Sequence[Record]) -> list[Record]:
        """Send what comes of records; give those that are held."""
        made = await self._run(records)
        await self._deliver([one for one in made if not isinstance(one, Held)])
        return _held(made)

    async def _run(self, records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        """Let the stage work; after an error that nobody expected, on each record alone."""
        try:
            return await self._ask_stage(records)
        except Stopped:
            raise
        except Exception as error:
            if len(records) == 1:
                raise
            _LOG.warning("records are worked on one by one after an error", error=error)
        made: list[Outgoing | Dead | Held] = []
        for record in records:
            # With those that are held, which it must not overtake.
            held = [one for one in made if isinstance(one, Held)]
            made = [one for one in made if not isinstance(one, Held)]
            made += await self._ask_stage([*(one.record for one in held), record])
        return made

    async def _ask_stage(self, records: Sequence[Record]) -> Sequence[Outgoing | Dead | Held]:
        made = await self._patiently(partial(self._stage.run, records))
        if held := _held(made):
            _LOG.warning("records are held: no engine between their languages", records=len(held))
            self._health.trouble(NoEngine.__name__)
        return made

    async def _work_alone(self, record: Record, held: Sequence[Record]) -> list[Record]:
        """Work on a record that may end its worker; put it aside after some times.

        Those that are held go before it, as elsewhere; gives those that still are.
        """
        place = self._stage.name, record.topic, record.partition, record.offset
        now = self._clock()

        def begin(connection: Connection) -> int:
            return begin_alone(connection, *place, now)

        def end(connection: Connection) -> None:
            end_alone(connection, *place)

        begun = await self._patiently(partial(self._database.write, begin))
        if begun > ALONE:
            put_aside = refusing.dead(record, refusing.BREAKS_WORKER)
            await self._deliver([put_aside], look=begun <= ALONE + _LOOKS)
            still = list(held)
        else:
            try:
                still = await self._work_together([*held, record])
            except Stopped:
                await self._forgive(end)
                raise
        await self._patiently(partial(self._database.write, end))
        return still

    async def _deliver(self, made: Sequence[Outgoing | Dead], *, look: bool = True) -> None:
        """Send what the stage made, and wait until it is durable.

        With `look`, no letter has an erased post, and no post waits that only a letter has.
        """
        now = self._clock()
        posts = await self.in_thread(partial(aside.named, made)) if look else []
        if posts:
            gone = await self._patiently(
                partial(self._database.read, partial(aside.erased, posts=posts))
            )
            dropped = {id(one.dead) for one in gone}
            made = [one for one in made if id(one) not in dropped]
            posts = [one for one in posts if id(one.dead) not in dropped]
        dead = [one for one in made if isinstance(one, Dead)]
        self._health.sending()
        await self._sender.send(
            [
                write_letter(one, self._dead_topic, now) if isinstance(one, Dead) else one
                for one in made
            ]
        )
        self._health.sent()
        self._health.failed(
            sum(_FAILURE in one.headers for one in made if isinstance(one, Outgoing))
        )
        for one in dead:
            _LOG.warning("record put aside", reason=one.reason)
            self._health.put_aside(one.reason)
        for own in aside.by_project(posts):  # only now: what is told so cannot be lost any more
            await self._patiently(
                partial(self._database.write, partial(aside.give_up, posts=own, now=now))
            )

    async def _patiently(self, function: Callable[[], T]) -> T:
        """Call a function in the stage's thread, again while what it needs is away."""
        waits = _waits()
        while True:
            try:
                result = await self.in_thread(function)
            except (StoreUnavailable, NoEngine) as error:
                wait = next(waits)
                _LOG.warning("worker waits for what it needs", error=error, seconds=wait)
                self._health.trouble(type(error).__name__)
                await self.pause(wait)
            else:
                self._health.works()
                return result


def _waits() -> Iterator[float]:
    """Yield seconds to wait before another try, more and more."""
    wait = LATER[0]
    while True:
        yield wait
        wait = min(LATER[1], 2 * wait)


def _held(made: Iterable[Outgoing | Dead | Held]) -> list[Record]:
    return [one.record for one in made if isinstance(one, Held)]


def _portions(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Cut records into portions that do not keep the worker for too long."""
    portion: list[Record] = []
    size = 0
    for record in records:
        portion.append(record)
        size += len(record.value or b"")
        if size >= _PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
