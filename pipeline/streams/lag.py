"""How far a stage is behind: what its group has committed, against the ends of the partitions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError
from aiokafka.structs import OffsetAndMetadata

from pipeline.streams.broker import Broker

_SECONDS = 10.0  # that the brokers have for one question
_AGAIN_SECONDS = 0.3
_READ_MILLISECONDS = 3000


class Offsets:
    """Asks brokers for offsets; nothing is read and no group is joined."""

    def __init__(self, admin: AIOKafkaAdminClient, consumer: AIOKafkaConsumer) -> None:
        self._admin = admin
        self._consumer = consumer

    async def lag(self, group: str, topic: str) -> dict[int, int]:
        """Give how many records of each partition a group has not done. Raises KafkaError."""
        places = await self._partitions(topic)
        ends = await self._consumer.end_offsets(places)
        starts = await self._consumer.beginning_offsets(places)
        done = await self._committed(group, places)
        return {  # where nothing is committed, the offset is -1
            one.partition: ends[one] - max(done[one].offset, starts[one]) for one in places
        }

    async def waits(self, group: str, topic: str, partitions: Collection[int]) -> bool:
        """Tell whether a record can be read behind what a group has done. Raises KafkaError.

        Where it cannot, what the offsets count are no records: the marks of transactions.
        """
        lag = await self.lag(group, topic)
        places = [TopicPartition(topic, one) for one in partitions if lag.get(one)]
        if not places:
            return False
        starts = await self._consumer.beginning_offsets(places)
        done = await self._committed(group, places)
        self._consumer.assign(places)
        for one in places:
            self._consumer.seek(one, max(done[one].offset, starts[one]))
        found = await self._consumer.getmany(timeout_ms=_READ_MILLISECONDS, max_records=1)
        return any(found.values())

    async def count(self, topic: str) -> int:
        """Give how many records a topic holds. Raises KafkaError."""
        places = await self._partitions(topic)
        ends = await self._consumer.end_offsets(places)
        starts = await self._consumer.beginning_offsets(places)
        return sum(ends[place] - starts[place] for place in places)

    async def _committed(
        self, group: str, places: list[TopicPartition]
    ) -> dict[TopicPartition, OffsetAndMetadata]:
        """Ask until somebody knows the group, which takes a while on a new cluster."""
        async with asyncio.timeout(_SECONDS):
            while True:
                try:
                    found = await self._admin.list_consumer_group_offsets(group, None, places)
                    return dict(found)
                except GroupCoordinatorNotAvailableError:
                    await asyncio.sleep(_AGAIN_SECONDS)

    async def _partitions(self, topic: str) -> list[TopicPartition]:
        listed = await self._admin.describe_topics()  # of all: naming one can make it
        numbers = [
            partition["partition"]
            for one in listed
            if one["topic"] == topic
            for partition in one["partitions"]
        ]
        places = [TopicPartition(topic, number) for number in sorted(numbers)]
        self._consumer.assign(places)  # or it would not know who leads them
        return places


@asynccontextmanager
async def asking(broker: Broker) -> AsyncIterator[Offsets]:
    """Connect to ask for offsets. Raises KafkaError where no broker answers."""
    admin = AIOKafkaAdminClient(**broker.aiokafka(), request_timeout_ms=round(1000 * _SECONDS))
    consumer = AIOKafkaConsumer(
        **broker.aiokafka(),
        group_id=None,
        enable_auto_commit=False,
        request_timeout_ms=round(1000 * _SECONDS),
    )
    try:
        await admin.start()
        await consumer.start()
        yield Offsets(admin, consumer)
    finally:
        await consumer.stop()
        await admin.close()
