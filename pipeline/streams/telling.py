"""What a worker tells beside its work: that it is there, and how many records wait for it."""

from __future__ import annotations

import asyncio
import socket
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection

from pipeline.exchange import crew
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.streams.broker import Broker
from pipeline.streams.health import Health
from pipeline.streams.lag import Offsets, asking
from pipeline.streams.records import Stage
from pipeline.topics.names import Topics

_LOG = logger(__name__)

_CREW_SECONDS = 5.0  # between two signs of life
_LAG_SECONDS = 10.0


class Telling:
    """Tells of one worker until it leaves; nothing that goes wrong here stops its work."""

    def __init__(
        self,
        stage: Stage,
        database: Database,
        broker: Broker,
        topics: Topics,
        health: Health,
        port: int,
    ) -> None:
        self._stage = stage
        self._database = database
        self._broker = broker
        self._topics = topics
        self._health = health
        self._port = port
        self._id = uuid.uuid4().hex
        self._started = datetime.now(UTC)

    async def tell_crew(self) -> None:
        """Tell the crew's list every few seconds that it is there."""
        while True:
            try:
                await self._write(partial(crew.beat, member=self._member()))
            except Exception as error:  # whatever it is, the worker is there all the same
                _LOG.warning("crew's list does not hear of this worker", error=error)
            await asyncio.sleep(_CREW_SECONDS)

    async def tell_lag(self) -> None:
        """Ask every few seconds how many records wait."""
        while True:
            try:
                async with asking(self._broker) as offsets:
                    while True:
                        self._health.lags(await self._lag(offsets))
                        await self._look(offsets)
                        await asyncio.sleep(_LAG_SECONDS)
            except Exception as error:  # whatever it is, records are not kept waiting for it
                _LOG.warning("brokers do not say how many records wait", error=error)
                self._health.unknown_lag()
            await asyncio.sleep(_LAG_SECONDS)

    async def _look(self, offsets: Offsets) -> None:
        """Look whether a worker that has not moved for long has anything to do."""
        name, health = self._stage.name, self._health
        if not health.is_quiet:
            return
        partitions = health.seen(None).partitions
        async with asyncio.timeout(_LAG_SECONDS):
            waits = await offsets.waits(
                self._topics.group(name), self._topics.input(name), partitions
            )
        if partitions and not waits:
            health.moved()

    async def leave(self) -> None:
        """Take the worker off the crew's list."""
        try:
            await self._write(partial(crew.leave, member=self._id))
        except Exception as error:  # it is counted as lost, and forgotten after a day
            _LOG.warning("worker stays on the crew's list", error=error)

    async def _write(self, function: Callable[[Connection], None]) -> None:
        """Write behind what was written before, even where nobody waited for its end."""
        await asyncio.wrap_future(self._database.submit(function, in_turn=True))

    async def _lag(self, offsets: Offsets) -> dict[int, int]:
        name = self._stage.name
        async with asyncio.timeout(_LAG_SECONDS):
            return await offsets.lag(self._topics.group(name), self._topics.input(name))

    def _member(self) -> crew.Member:
        seen = self._health.seen(self._stage.missing)
        return crew.Member(
            id=self._id,
            stage=self._stage.name,
            host=socket.gethostname(),
            port=self._port,
            started_at=self._started,
            seen_at=datetime.now(UTC),
            state=seen.state,
            partitions=seen.partitions,
            records=seen.records,
            retries=seen.retries,
            dead=seen.dead,
        )
