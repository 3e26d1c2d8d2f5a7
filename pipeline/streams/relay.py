"""The relay: hands what happened in the database over to Kafka, in its order.

Each front has one; at any time one of them leads. An event is marked once Kafka has it on all
replicas, so what a crash interrupts is sent again under the same id.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial

from aiokafka import AIOKafkaProducer
from aiokafka.errors import MessageSizeTooLargeError

from pipeline.exchange.relaying import Waiting, handed_over, next_events
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.store.leading import Lead
from pipeline.streams.broker import Broker
from pipeline.streams.producing import make_producer
from pipeline.topics.cloudevents import Event, write_event
from pipeline.topics.names import Topics, key_of

_LOG = logger(__name__)

_AT_ONCE = 500  # events
_POLL = 0.05  # seconds between two looks for events, by who leads
_STAND_BY = 1.0  # seconds between two looks for the lead, by the others
_LATER = (0.2, 5.0)  # seconds to wait after an error: at first, and at most


class Relay(threading.Thread):
    """Hands events over until told to stop. What goes wrong is tried again."""

    def __init__(
        self,
        database: Database,
        broker: Broker,
        topics: Topics,
        count: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Take what is read and where it goes; `count` is told how many events Kafka got."""
        super().__init__(name="relay", daemon=True)
        self._database = database
        self._broker = broker
        self._topics = topics
        self._count = count
        self._lead = Lead(database, f"relay {topics.posts_in}")
        self._stopping = threading.Event()
        self._later = _LATER[0]

    def run(self) -> None:
        """Work until told to stop."""
        asyncio.run(self._run())

    def stop(self) -> None:
        """Let it end once what is on its way has arrived."""
        self._stopping.set()

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if await asyncio.to_thread(self._lead.is_held):
                    await self._serve()
                else:
                    await self._pause(_STAND_BY)
            except Exception as error:  # it goes on whatever happens
                _LOG.warning("relay waits after an error", error=error, seconds=self._later)
                await self._pause(self._later)
                self._later = min(_LATER[1], 2 * self._later)
        self._lead.give_up()

    async def _serve(self) -> None:
        """Hand events over while this process leads, over one connection to the brokers."""
        producer = make_producer(self._broker)
        try:
            await producer.start()
            _LOG.info("relay leads")
            while not self._stopping.is_set() and await asyncio.to_thread(self._lead.is_held):
                if not await self._turn(producer):
                    await self._pause(_POLL)
                self._later = _LATER[0]
        finally:
            await producer.stop()

    async def _turn(self, producer: AIOKafkaProducer) -> bool:
        """Hand over what waits; tell whether there was anything."""
        waiting = await asyncio.to_thread(self._database.read, partial(next_events, most=_AT_ONCE))
        if not waiting:
            return False
        told = [one for one in waiting if one.data is not None]
        arrivals = [await self._send(producer, one, one.data) for one in told]
        for one, arrival in zip(told, arrivals, strict=True):
            try:
                await arrival
            except MessageSizeTooLargeError:
                _LOG.warning("event too large goes without its text", number=one.number)
                await (await self._send(producer, one, one.ids))
        numbers = [one.number for one in waiting]
        await asyncio.to_thread(self._database.write, partial(handed_over, numbers=numbers))
        self._count(len(arrivals))
        return True

    async def _send(
        self, producer: AIOKafkaProducer, one: Waiting, data: object
    ) -> asyncio.Future[object]:
        """Begin to send an event that carries `data`."""
        event = Event(
            id=one.id,
            type=one.type,
            source=f"/v1/projects/{one.project}",
            time=one.at,
            subject=one.post,
            data=data,
        )
        headers, value = write_event(event)
        key = key_of(one.project, one.thread, one.post or "")
        arrival: asyncio.Future[object] = await producer.send(
            self._topic_of(one.type), value, key=key, headers=headers
        )
        return arrival

    def _topic_of(self, kind: str) -> str:
        if kind == "post.received":
            return self._topics.posts_in
        return self._topics.erasure if kind == "post.erased" else self._topics.posts_out

    async def _pause(self, seconds: float) -> None:
        """Wait, but not when it is to end."""
        await asyncio.to_thread(self._stopping.wait, seconds)
