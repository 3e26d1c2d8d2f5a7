"""The dead-letter topics: what lies there, and sending it back. No text of a letter is shown."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Collection, Container, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, TopicPartition

from pipeline.exchange import retried
from pipeline.store.database import Database
from pipeline.streams.broker import Broker
from pipeline.streams.cluster import count_partitions, in_words
from pipeline.streams.fetching import take_any_record
from pipeline.streams.letters import Envelope, read_envelope, returned
from pipeline.streams.records import Outgoing, Record
from pipeline.streams.sending import Sender
from pipeline.topics.names import STAGES, Topics
from pipeline.topics.names import Stage as StageName

_ID = re.compile(r"(translate|record):(\d{1,9}):(\d{1,18})", re.ASCII)
_AT_ONCE, _LARGE_BYTES = 100, 64 * 1024  # letters that are sent back together
_WAIT_MILLISECONDS = 1000
_PATIENCE = 10.0  # seconds that brokers have to answer at first

_GONE = "there is no such letter; see `passerelle dead list`"
_STRANGE = "it does not say that it came from the topic of its stage"


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Place:
    """Where a letter lies; written as stage:partition:offset."""

    stage: StageName
    partition: int
    offset: int

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a place; None for what is none."""
        found = _ID.fullmatch(text)
        if found is None:
            return None
        (stage,) = (one for one in STAGES if one == found[1])
        return cls(stage=stage, partition=int(found[2]), offset=int(found[3]))

    def __str__(self) -> str:
        return f"{self.stage}:{self.partition}:{self.offset}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A dead letter, without its words."""

    place: Place
    envelope: Envelope
    size: int  # of its value, in bytes
    is_retried: bool

    def as_json(self) -> dict[str, Any]:
        """Give it as plain values."""
        told = self.envelope
        return {
            "id": str(self.place),
            "reason": told.reason,
            "message": told.message,
            "at": None if told.at is None else told.at.isoformat(),
            "topic": told.topic,
            "partition": told.partition,
            "offset": told.offset,
            "bytes": self.size,
            "retried": self.is_retried,
        }


async def list_letters(
    broker: Broker, topics: Topics, database: Database, stages: Collection[StageName] = STAGES
) -> list[Letter]:
    """Give what lies in the dead-letter topics, the oldest first.

    Raises BrokerAway, BrokerRefuses, StoreUnavailable.
    """
    found: list[Letter] = []
    async with _reading(broker, topics) as reader:
        for stage in stages:
            known = await database.aread(partial(retried.known, topic=topics.dead(stage)))
            async for place, record in reader.letters(stage):
                found.append(
                    Letter(
                        place=place,
                        envelope=read_envelope(record),
                        size=len(record.value or b""),
                        is_retried=(place.partition, place.offset) in known,
                    )
                )
    never = datetime.max.replace(tzinfo=UTC)
    return sorted(found, key=lambda one: (one.envelope.at or never, one.place))


async def retry_letters(
    broker: Broker, topics: Topics, database: Database, places: Collection[Place]
) -> dict[Place, str | None]:
    """Send letters back to the topics that they came from, as they came.

    Gives for each why it was not, None where it was. Each is noted once its topic has it; what
    is interrupted between the two can be sent twice, and ids decide. Raises as `list_letters`.
    """
    outcome: dict[Place, str | None] = dict.fromkeys(places, _GONE)
    sender = Sender(broker)
    try:
        async with _reading(broker, topics) as reader:
            ready: list[tuple[Place, Outgoing]] = []
            for stage in STAGES:
                async for place, record in reader.letters(stage, outcome):
                    back = returned(record)
                    if back is None or back.topic != topics.input(stage):
                        outcome[place] = _STRANGE
                        continue
                    ready.append((place, back))
                    if len(ready) == _AT_ONCE or len(back.value or b"") > _LARGE_BYTES:
                        outcome |= await _send(sender, topics, database, ready)
                        ready = []
            outcome |= await _send(sender, topics, database, ready)
    finally:
        await sender.stop()
    return outcome


async def _send(
    sender: Sender, topics: Topics, database: Database, ready: Sequence[tuple[Place, Outgoing]]
) -> dict[Place, None]:
    await sender.send([back for _, back in ready])
    places = [place for place, _ in ready]
    await database.awrite(partial(_note, topics, places))
    return dict.fromkeys(places)


def _note(topics: Topics, places: Sequence[Place], connection: Any) -> None:
    now = datetime.now(UTC)
    for one in places:
        retried.note(connection, topics.dead(one.stage), one.partition, one.offset, now)


class _Reader:
    """Reads dead letters; no group is joined."""

    def __init__(
        self, consumer: AIOKafkaConsumer, topics: Topics, partitions: Mapping[StageName, int]
    ) -> None:
        self._consumer = consumer
        self._topics = topics
        self._partitions = partitions

    async def letters(
        self, stage: StageName, wanted: Container[Place] | None = None
    ) -> AsyncIterator[tuple[Place, Record]]:
        """Yield what a stage's topic holds now, or what is wanted of that."""
        left = await self._begin(self._topics.dead(stage), self._partitions[stage])
        while left:
            batches = await self._consumer.getmany(*left, timeout_ms=_WAIT_MILLISECONDS)
            for at, batch in batches.items():
                for found in batch:
                    place = Place(stage=stage, partition=at.partition, offset=found.offset)
                    is_old = found.offset < left[at]  # others came while we read
                    if is_old and (wanted is None or place in wanted):
                        yield place, Record.of(found, found.timestamp / 1000)
            left = {at: end for at, end in left.items() if await self._consumer.position(at) < end}

    async def _begin(self, topic: str, partitions: int) -> dict[TopicPartition, int]:
        """Go to the start of a topic; give where each partition that holds something ends."""
        places = [TopicPartition(topic, number) for number in range(partitions)]
        self._consumer.assign(places)
        if not places:
            return {}
        ends = await self._consumer.end_offsets(places)
        starts = await self._consumer.beginning_offsets(places)
        for place in places:
            self._consumer.seek(place, starts[place])
        return {place: end for place, end in ends.items() if end > starts[place]}


@asynccontextmanager
async def _reading(broker: Broker, topics: Topics) -> AsyncIterator[_Reader]:
    names = {stage: topics.dead(stage) for stage in STAGES}
    found = await count_partitions(broker, list(names.values()), patience=_PATIENCE)
    partitions = {stage: found.get(name, 0) for stage, name in names.items()}
    take_any_record()
    consumer = AIOKafkaConsumer(**broker.aiokafka(), group_id=None, enable_auto_commit=False)
    async with in_words(broker, None):
        try:
            await consumer.start()
            yield _Reader(consumer, topics, partitions)
        finally:
            await consumer.stop()
