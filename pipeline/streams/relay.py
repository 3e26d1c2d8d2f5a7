"""The relay: hands what happened in the database over to Kafka, in its order.

Each front has one, and one of them leads. A front that loses the lead may finish its turn while
the next one begins: then events come twice, as after a crash, and always under the same id. An
event is marked once Kafka has it on all replicas.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from aiokafka import AIOKafkaProducer
from aiokafka.errors import MessageSizeTooLargeError

from pipeline.exchange.arriving import give_up_waiting
from pipeline.exchange.claiming import UNREADABLE
from pipeline.exchange.relaying import Unreadable, Waiting, handed_over, next_events
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.store.leading import Lead
from pipeline.store.troubles import is_of_one_row
from pipeline.streams.broker import Broker
from pipeline.streams.producing import end_producer, send_all, start_producer
from pipeline.streams.records import Outgoing
from pipeline.topics.cloudevents import Event, write_event
from pipeline.topics.names import Topics, key_of

_LOG = logger(__name__)

# Events of a turn, which are in memory together: a bilingual post has some kilobytes as a rule. A
# turn takes fewer after an error, so that none is too much for its time again and again.
_AT_ONCE = 500
_TURN_SECONDS = 60.0  # that a turn may take, or the lead goes to another
_POLL = 0.05  # seconds between two looks for events, by who leads
_STAND_BY = 1.0  # seconds between two looks for the lead, by the others
# Seconds to wait after an error: at first, so that another takes the lead meanwhile, and at most.
_LATER = (1.5, 5.0)
_AROUND_BYTES = 512  # of a batch of one record beside its key, headers and value, at most


class Relay(threading.Thread):
    """Hands events over until told to stop. What goes wrong is tried again, here or elsewhere."""

    def __init__(
        self,
        database: Database,
        broker: Broker,
        topics: Topics,
        count: Callable[[int], None] = lambda _: None,
        count_skipped: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what is read and where it goes.

        `count` is told how many events Kafka got, `count_skipped` of each that is left out.
        """
        super().__init__(name="relay", daemon=True)
        self._database = database
        self._broker = broker
        self._topics = topics
        self._most_bytes = {topic.name: topic.most_bytes for topic in topics.planned()}
        self._count = count
        self._count_skipped = count_skipped
        self._lead = Lead(database, f"relay {topics.posts_in}")
        self._stopping = threading.Event()
        self._later = _LATER[0]
        self._at_once = _AT_ONCE
        self._refused: set[int] = set()  # numbers of events that a broker found too large

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
                await asyncio.to_thread(self._lead.give_up)  # another may reach what this cannot
                await self._pause(self._later)
                self._later = min(_LATER[1], 2 * self._later)
                self._at_once = max(1, self._at_once // 2)
        await asyncio.to_thread(self._lead.give_up)

    async def _serve(self) -> None:
        """Hand events over while this process leads, over one connection to the brokers."""
        producer = await start_producer(self._broker)
        try:
            _LOG.info("relay leads")
            while not self._stopping.is_set() and await asyncio.to_thread(self._lead.is_held):
                async with asyncio.timeout(_TURN_SECONDS):
                    is_any = await self._turn(producer)
                self._later = _LATER[0]
                self._at_once = min(_AT_ONCE, 2 * self._at_once)
                if not is_any:
                    await self._pause(_POLL)
        finally:
            await end_producer(producer)

    async def _turn(self, producer: AIOKafkaProducer) -> bool:
        """Hand over what waits; tell whether there was anything."""
        waiting = await asyncio.to_thread(
            self._database.read, partial(next_events, most=self._at_once)
        )
        if not waiting:
            return False
        lost = [one for one in waiting if isinstance(one, Unreadable)]
        for event in lost:
            self._count_skipped()
            _LOG.error(
                "event cannot be read and is skipped", number=event.number, error=event.error
            )
        made = [
            (one.number, record)
            for one in waiting
            if isinstance(one, Waiting) and (record := self._written(one))
        ]
        outcomes = await send_all(producer, [record for _, record in made])
        self._refused |= {
            number
            for (number, _), outcome in zip(made, outcomes, strict=True)
            if isinstance(outcome, MessageSizeTooLargeError)
        }
        for outcome in outcomes:
            if outcome is not None:
                raise outcome
        for one in lost:
            await asyncio.to_thread(self._give_up, one)
        numbers = [one.number for one in waiting]
        await asyncio.to_thread(self._database.write, partial(handed_over, numbers=numbers))
        self._refused.difference_update(numbers)
        self._count(len(made))
        return True

    def _written(self, one: Waiting) -> Outgoing | None:
        """Write an event, without its text where it is too large; None: there is nothing to tell.

        What cannot be written never will be: it is left out, and others are not kept waiting.
        """
        if one.data is None:
            return None
        try:
            record = self._outgoing(one, one.data)
            is_small = _size(record) <= self._most_bytes[record.topic]
            # A broker may be set to take less than is planned, and says so only afterwards.
            if is_small and one.number not in self._refused:
                return record
            _LOG.warning("event too large goes without its text", number=one.number)
            return self._outgoing(one, one.ids)
        except MemoryError:  # says nothing of the event: the turn is tried again, with fewer
            raise
        except Exception as error:
            self._count_skipped()
            _LOG.error("event cannot be written and is skipped", number=one.number, error=error)
            return None

    def _outgoing(self, one: Waiting, data: object) -> Outgoing:
        """Write an event that carries `data`."""
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
        return Outgoing(
            topic=self._topic_of(one.type), key=key, value=value, headers=tuple(headers)
        )

    def _topic_of(self, kind: str) -> str:
        if kind == "post.received":
            return self._topics.posts_in
        return self._topics.erasure if kind == "post.erased" else self._topics.posts_out

    def _give_up(self, event: Unreadable) -> None:
        """Let the post fail that workers will never hear of, if the database lets it."""
        if event.received is None:
            return
        post, revision = event.received
        now = datetime.now(UTC)
        try:
            self._database.write(
                lambda c: give_up_waiting(c, event.project, post, revision, UNREADABLE, now)
            )
        except Exception as error:
            if not is_of_one_row(error):
                raise
            _LOG.error("post cannot be read and waits", number=event.number, error=error)

    async def _pause(self, seconds: float) -> None:
        """Wait, but not when it is to end."""
        await asyncio.to_thread(self._stopping.wait, seconds)


def _size(record: Outgoing) -> int:
    """Give the bytes that a broker measures, at most."""
    headers = sum(len(name) + len(value or b"") for name, value in record.headers)
    return len(record.key or b"") + headers + len(record.value or b"") + _AROUND_BYTES
