"""Topics as they should be and as they are: what `topics apply` does, and what it leaves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from pipeline.streams.broker import Broker
from pipeline.streams.cluster import BrokerAway, Cluster, Creation, Found, configure, create, look
from pipeline.topics.names import SEGMENT, Topic

MOST_COPIES = 3
_FOR_EVER = -1  # of Kafka's retention.ms
_SECONDS_TO_SHOW = 30.0
_BETWEEN_LOOKS = 0.1  # seconds
_UNPACKED_BY_ALL = ("gzip", "uncompressed")  # what a client reads without further packages


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A setting that a topic gets."""

    name: str  # Kafka's
    before: str | None  # None: the topic is not there yet
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What becomes of one topic."""

    topic: Topic
    does: Literal["make", "change", "keep"]
    partitions: int  # as there are, or will be
    copies: int
    changes: tuple[Change, ...]
    left: tuple[str, ...]  # what is not as planned and stays as it is, in words


def plan(
    topics: Sequence[Topic], cluster: Cluster, *, replication: int | None = None
) -> tuple[Step, ...]:
    """Compare topics with a cluster; nothing is ever shrunk, and no partition is added.

    Replication is the number of copies; None: as many as there are brokers, at most 3.
    """
    copies = replication or max(1, min(cluster.brokers, MOST_COPIES))
    return tuple(_step(topic, cluster.topics.get(topic.name), copies) for topic in topics)


async def carry_out(broker: Broker, steps: Sequence[Step], cluster: Cluster) -> None:
    """Make and change topics as the steps say, which were planned from what the cluster is.

    Returns once the brokers show it, and records can be written. Raises BrokerAway, BrokerRefuses,
    BrokerAddressUnusable.
    """
    made = [
        Creation(
            name=step.topic.name,
            partitions=step.partitions,
            replication=step.copies,
            settings={one.name: one.after for one in step.changes},
        )
        for step in steps
        if step.does == "make"
    ]
    changed = {
        step.topic.name: {
            **cluster.topics[step.topic.name].own,
            **{one.name: one.after for one in step.changes},
        }
        for step in steps
        if step.does == "change"
    }
    if made:
        await create(broker, made)
    if changed:
        await configure(broker, changed)
    latest = time.monotonic() + _SECONDS_TO_SHOW
    while not await _shows(broker, steps):
        if time.monotonic() > latest:
            raise BrokerAway(
                "The brokers took what was asked, and do not show it yet; look again in a while."
            )
        await asyncio.sleep(_BETWEEN_LOOKS)


async def _shows(broker: Broker, steps: Sequence[Step]) -> bool:
    """Tell whether the topics are there as the steps say, all brokers at work."""
    cluster = await look(broker, [step.topic.name for step in steps])
    for step in steps:
        found = cluster.topics.get(step.topic.name)
        if found is None or not found.is_led:
            return False
        if any(found.settings.get(one.name) != one.after for one in step.changes):
            return False
    return True


def _step(topic: Topic, found: Found | None, copies: int) -> Step:
    wanted = _wanted(topic, copies if found is None else found.replication)
    if found is None:
        changes = tuple(Change(name=key, before=None, after=to) for key, to in wanted.items())
        return Step(
            topic=topic,
            does="make",
            partitions=topic.partitions,
            copies=copies,
            changes=changes,
            left=(),
        )
    changes = tuple(
        Change(name=key, before=found.settings.get(key), after=to)
        for key, to in wanted.items()
        if _is_short(key, found.settings, to)
    )
    return Step(
        topic=topic,
        does="change" if changes else "keep",
        partitions=found.partitions,
        copies=found.replication,
        changes=changes,
        left=tuple(_left(topic, found, copies)),
    )


def _wanted(topic: Topic, copies: int) -> dict[str, str]:
    """Give the settings of a topic by Kafka's names."""
    return {
        "cleanup.policy": "delete",
        "retention.ms": str(_milliseconds(topic.retention)),
        "segment.ms": str(_milliseconds(SEGMENT)),
        "max.message.bytes": str(topic.most_bytes),
        "compression.type": topic.compression,
        # By a producer's clock records could vanish unread, or stay for ever.
        "message.timestamp.type": "LogAppendTime",
        # With three copies one broker may be lost, and none is trusted alone.
        "min.insync.replicas": "2" if copies >= MOST_COPIES else "1",
    }


def _is_short(name: str, settings: Mapping[str, str], wanted: str) -> bool:
    """Tell whether a setting has to become what is wanted; what is more than that stays."""
    value = settings.get(name)
    if value is None:
        return True
    if name == "compression.type":
        return value not in _UNPACKED_BY_ALL
    if name == "retention.ms":
        return int(value) != _FOR_EVER and int(value) < int(wanted)
    if name == "segment.ms":
        return int(value) > int(wanted)
    if name in ("max.message.bytes", "min.insync.replicas"):
        return int(value) < int(wanted)
    return value != wanted


def _left(topic: Topic, found: Found, copies: int) -> list[str]:
    left = []
    if found.partitions != topic.partitions:
        left.append(
            f"has {found.partitions} partitions, not {topic.partitions}: another number would "
            "break the order of threads"
        )
    kept = int(found.settings.get("retention.ms", _FOR_EVER))
    if kept == _FOR_EVER or kept > _milliseconds(topic.retention):
        left.append(
            f"keeps records {said_time(kept)}, not {said_time(_milliseconds(topic.retention))}: "
            "records are not deleted sooner than their topic promised"
        )
    if int(found.settings.get("retention.bytes", _FOR_EVER)) != _FOR_EVER:
        left.append("deletes records by size (retention.bytes), perhaps before they are read")
    if found.replication < copies:
        left.append(
            f"copies: {found.replication}, not {copies}; kafka-reassign-partitions makes more"
        )
    return left


def said_time(milliseconds: int) -> str:
    """Say how long records are kept, as Kafka's retention.ms has it."""
    if milliseconds == _FOR_EVER:
        return "for ever"
    hours = milliseconds / 3_600_000
    return f"{hours / 24:g} days" if hours >= 24 else f"{hours:g} hours"


def _milliseconds(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
