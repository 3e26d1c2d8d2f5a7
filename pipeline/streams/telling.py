"""What a worker tells beside its work: that it is there, and how many records wait for it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import uuid
from datetime import UTC, datetime
from functools import partial

from pipeline.exchange import crew
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
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
            with contextlib.suppress(StoreUnavailable):  # which the work will tell
                await self._database.awrite(partial(crew.beat, member=self._member()))
            await asyncio.sleep(_CREW_SECONDS)

    async def tell_lag(self) -> None:
        """Ask every few seconds how many records wait."""
        while True:
            try:
                async with asking(self._broker) as offsets:
                    while True:
                        self._health.lags(await self._lag(offsets))
                        await asyncio.sleep(_LAG_SECONDS)
            except Exception as error:  # whatever it is, records are not kept waiting for it
                _LOG.warning("brokers do not say how many records wait", error=error)
                self._health.unknown_lag()
            await asyncio.sleep(_LAG_SECONDS)

    async def leave(self) -> None:
        """Take the worker off the crew's list."""
        with contextlib.suppress(StoreUnavailable):
            await self._database.awrite(partial(crew.leave, member=self._id))

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
