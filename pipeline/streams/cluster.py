"""A Kafka cluster as it is: its brokers and topics, looked at and changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    KafkaError,
    TopicAlreadyExistsError,
    UnknownTopicOrPartitionError,
    for_code,
)

from pipeline.errors import PipelineError
from pipeline.streams.broker import Broker

_PATIENCE = 30.0  # seconds, for a command that somebody waits for
_OF_TOPIC = 1  # the source of a setting that was made for the topic itself

# What cannot be reached is told once, in our words.
logging.getLogger("aiokafka").addHandler(logging.NullHandler())


class BrokerAway(PipelineError):
    """No broker answers at the address that PASSERELLE_BROKER_URL names."""


class BrokerRefuses(PipelineError):
    """The brokers refuse what was asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A topic that is there."""

    partitions: int
    replication: int  # copies of the partition that has fewest
    is_led: bool  # every partition has a broker that takes records
    settings: Mapping[str, str]  # in force, by Kafka's names
    own: Mapping[str, str]  # those that were made for this topic


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """What a cluster says of itself."""

    brokers: int
    topics: Mapping[str, Found]  # those asked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Creation:
    """A topic to make."""

    name: str
    partitions: int
    replication: int
    settings: Mapping[str, str]


async def look(broker: Broker, names: Collection[str], *, patience: float = _PATIENCE) -> Cluster:
    """Look at a cluster and at some of its topics; makes none. Patience is in seconds.

    Raises BrokerAway, BrokerRefuses, BrokerAddressUnusable.
    """
    async with _admin(broker, patience) as admin:
        brokers = len((await admin.describe_cluster())["brokers"])
        listed = await admin.describe_topics()  # of all: naming some can make them
        here = {one["topic"]: one["partitions"] for one in listed if one["topic"] in names}
        settings = await _settings(admin, sorted(names))
        topics = {
            name: Found(
                partitions=len(partitions),
                replication=min((len(one["replicas"]) for one in partitions), default=0),
                is_led=all(one["leader"] >= 0 for one in partitions),
                settings={key: value for key, (value, _) in settings[name].items()},
                own={key: value for key, (value, own) in settings[name].items() if own},
            )
            for name, partitions in here.items()
            if name in settings
        }
        return Cluster(brokers=brokers, topics=topics)


async def count_partitions(
    broker: Broker, names: Collection[str], *, patience: float = _PATIENCE
) -> dict[str, int]:
    """Give how many partitions topics have; those that are not there are left out, none is made.

    Raises BrokerAway, BrokerRefuses, BrokerAddressUnusable.
    """
    async with _admin(broker, patience) as admin:
        listed = await admin.describe_topics()  # of all: naming some can make them
        return {one["topic"]: len(one["partitions"]) for one in listed if one["topic"] in names}


async def create(broker: Broker, topics: Collection[Creation]) -> None:
    """Make topics; one that somebody else has made meanwhile is left as it is.

    Raises BrokerAway, BrokerRefuses, BrokerAddressUnusable.
    """
    wanted = [
        NewTopic(one.name, one.partitions, one.replication, topic_configs=dict(one.settings))
        for one in topics
    ]
    async with _admin(broker, _PATIENCE) as admin:
        answer = await admin.create_topics(wanted)
        for name, code, reason, *_ in answer.topic_errors:
            if code != TopicAlreadyExistsError.errno:
                _raise_refusal(f"make the topic {name}", code, reason)


async def configure(broker: Broker, settings: Mapping[str, Mapping[str, str]]) -> None:
    """Give topics, by their names, the settings of their own: these and no others.

    Raises BrokerAway, BrokerRefuses, BrokerAddressUnusable.
    """
    resources = [
        ConfigResource(ConfigResourceType.TOPIC, name, dict(own)) for name, own in settings.items()
    ]
    async with _admin(broker, _PATIENCE) as admin:
        for answer in await admin.alter_configs(resources):
            for code, reason, _, name in answer.resources:
                _raise_refusal(f"change the topic {name}", code, reason)


@asynccontextmanager
async def in_words(broker: Broker, patience: float | None) -> AsyncIterator[None]:
    """Tell in our words what goes wrong; patience is in seconds, None: without end.

    Raises BrokerAway, BrokerRefuses.
    """
    try:
        async with asyncio.timeout(patience):
            yield
    except TimeoutError:
        raise BrokerAway(
            f"The brokers did not answer within {patience or 0:.0f} seconds; what answers at "
            f"{broker} may name others (advertised.listeners) that cannot be reached from here."
        ) from None
    except (KafkaError, OSError) as error:
        if isinstance(error, KafkaError) and not error.retriable:
            raise BrokerRefuses(f"The brokers refuse: {type(error).__name__}.") from None
        raise BrokerAway(f"No broker answers at {broker}{_or(broker)}.") from None


@asynccontextmanager
async def _admin(broker: Broker, patience: float) -> AsyncIterator[AIOKafkaAdminClient]:
    milliseconds = int(1000 * patience)
    async with in_words(broker, patience):
        admin = AIOKafkaAdminClient(
            **broker.aiokafka(), client_id="passerelle-topics", request_timeout_ms=milliseconds
        )
        try:
            await admin.start()
            yield admin
        finally:
            await admin.close()


async def _settings(
    admin: AIOKafkaAdminClient, names: Collection[str]
) -> dict[str, dict[str, tuple[str, bool]]]:
    """Give the settings of topics that are there, and whether each was made for the topic itself.

    Who may not see a topic is told so, and not that it is missing.
    """
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    wanted = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    for answer in await admin.describe_configs(wanted):
        for code, reason, _, name, entries in answer.resources:
            if code == UnknownTopicOrPartitionError.errno:
                continue
            _raise_refusal(f"tell the settings of {name}", code, reason)
            found[name] = {
                key: (value, source == _OF_TOPIC)
                for key, value, _, source, *_ in entries
                if value is not None  # as those are that nobody may see
            }
    return found


def _or(broker: Broker) -> str:
    """Say what else it can be: a client is not told why it was turned away."""
    reasons = [
        *([", or its certificate is not trusted"] if broker.tls else []),
        *([", or it does not take the name and password"] if broker.user is not None else []),
    ]
    return "".join(reasons)


def _raise_refusal(what: str, code: int, reason: str | None) -> None:
    if code:
        error: Any = for_code(code)
        said = f"{error.__name__}: {reason}" if reason else error.__name__
        raise BrokerRefuses(f"The brokers would not {what}: {said.removesuffix('.')}.")
