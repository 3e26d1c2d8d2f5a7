"""The posts of the benchmark of many machines: handed over, and watched as they arrive."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from sqlalchemy import Connection, func, select

from pipeline.bench.service_load import CLASSROOM, make_posts
from pipeline.bench.service_processes import BenchFailed
from pipeline.exchange.accept import accept
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import PASSERELLE
from pipeline.schemas.post import parse_post
from pipeline.store.database import Database
from pipeline.store.tables import posts
from pipeline.streams.broker import Broker
from pipeline.streams.cluster import count_partitions
from pipeline.streams.producing import make_producer
from pipeline.topics.cloudevents import Event, write_event
from pipeline.topics.names import key_of

_PATIENCE = 600.0  # seconds for all posts of a measurement
_STRUCTURE: dict[str, Any] = {
    "name": "A benchmark",
    "classrooms": [
        {"id": CLASSROOM, "language": "en", "timezone": "Africa/Accra"},
        {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"},
    ],
    "review": {"policy": "mark"},
    "retention": {"days": 400},
}
_AT_ONCE = 200  # posts of one transaction: one of each project, where there are many
_BROKER_SECONDS = 20.0
_BEGINNING = 0.1  # of the posts: the first ones find a cold engine and small batches


def make_projects(database: Database, names: Iterable[str]) -> None:
    """Make projects without endpoints: deliveries are no part of this."""
    for name in names:
        body = {**_STRUCTURE, "id": name}
        database.write(partial(put_project, data=body, now=datetime.now(UTC), actor=PASSERELLE))


def bodies(projects: Sequence[str], count: int) -> list[dict[str, Any]]:
    """Make posts of one to three sentences, in threads of twenty; of each project in turn."""
    return [
        {**one, "project": projects[number % len(projects)]}
        for number, one in enumerate(make_posts(projects[0], count))
    ]


def take_in(database: Database, given: Sequence[dict[str, Any]]) -> None:
    """Put posts into a database, as the API would."""
    for place in range(0, len(given), _AT_ONCE):
        database.write(partial(_accept, given=given[place : place + _AT_ONCE]))


def _accept(connection: Connection, given: Sequence[dict[str, Any]]) -> None:
    by_project: dict[str, list[dict[str, Any]]] = {}
    for one in given:
        by_project.setdefault(one["project"], []).append(one)
    for name, own in by_project.items():
        stored = stored_project(connection, name)
        assert stored is not None
        parsed: list[Any] = [parse_post(one, stored.project) for one in own]
        accept(connection, stored.project, parsed, datetime.now(UTC), quota=None)


async def hand_over(broker: Broker, topic: str, given: Sequence[dict[str, Any]]) -> None:
    """Put posts on a topic, as a platform with Kafka does."""
    producer = make_producer(broker)
    await producer.start()
    try:
        arrivals = []
        for one in given:
            headers, value = write_event(
                Event(
                    id=f"{one['project']}-{one['id']}", type="post.received", source="/bench",
                    time=None, subject=one["id"], data=one,
                )
            )  # fmt: skip
            key = key_of(one["project"], one["thread"], one["id"])
            arrivals.append(await producer.send(topic, value, key=key, headers=headers))
        for arrival in arrivals:
            await arrival
    finally:
        await producer.stop()


def wait_until_recorded(database: Database, projects: Sequence[str], count: int) -> None:
    """Wait until so many posts of projects are published. Raises BenchFailed."""
    end = time.monotonic() + _PATIENCE
    done = select(func.count()).where(posts.c.project.in_(projects), posts.c.state == "published")
    while (found := database.read(lambda c: c.scalar(done)) or 0) < count:
        if time.monotonic() > end:
            raise BenchFailed(f"Only {found} of {count} posts were published.")
        time.sleep(0.1)


def recorded_per_second(database: Database, projects: Sequence[str]) -> float:
    """Give how many posts a second were published, but for the first ones."""
    wanted = select(posts.c.updated_at).where(posts.c.project.in_(projects))
    moments = sorted(database.read(lambda c: c.scalars(wanted).all()))
    return per_second([one.timestamp() for one in moments])


def per_second(moments: Sequence[float]) -> float:
    """Give the rate of sorted moments in seconds, but for the first ones.

    It is the slope of the line through them: workers take posts in portions, so that they come out
    in lumps. Raises BenchFailed.
    """
    rest = moments[round(len(moments) * _BEGINNING) :]
    if rest[0] == rest[-1]:
        raise BenchFailed("All posts came out in one portion: take more of them (`--posts`).")
    return statistics.linear_regression(rest, range(len(rest))).slope


async def moments_of(broker: Broker, topic: str, count: int) -> list[float]:
    """Give the moments, in seconds, at which so many records came into a topic; wait for them.

    Raises BenchFailed.
    """
    consumer = AIOKafkaConsumer(**broker.aiokafka(), enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = (await count_partitions(broker, [topic], patience=_BROKER_SECONDS))[topic]
        consumer.assign([TopicPartition(topic, one) for one in range(partitions)])
        await consumer.seek_to_beginning()
        found: list[float] = []
        end = time.monotonic() + _PATIENCE
        while len(found) < count:
            if time.monotonic() > end:
                raise BenchFailed(f"Only {len(found)} of {count} posts were translated.")
            for records in (await consumer.getmany(timeout_ms=500)).values():
                found += [one.timestamp / 1000 for one in records]
        return sorted(found)
    finally:
        with suppress(asyncio.CancelledError):  # of a task of its own that had not begun
            await consumer.stop()


def size_of(given: Sequence[dict[str, Any]]) -> float:
    """Give how many bytes a post has on average, as JSON."""
    return sum(len(json.dumps(one).encode()) for one in given) / len(given)
