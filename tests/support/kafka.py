"""Real Kafka brokers for tests, the mock cluster, and clients that are not ours."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

from deploy.kafka.local_kafka import Server, free_ports, missing
from tests.support.sharing import shared

NO_KCAT = "kcat is not installed: apt-get install kcat"
SECONDS = 30.0
QUIET = {"log_level": 2}  # brokers come and go here
Headers = Sequence[tuple[str, bytes]]


@pytest.fixture(scope="session")
def kafka_broker(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Give the address of a real broker, as host:port; all processes of the tests share it.

    Topics are not made by writing to them. See `topic_prefix` for a corner of one's own.
    """
    if reason := missing():
        pytest.skip(reason)
    own = tmp_path_factory.getbasetemp()
    folder = own if worker_id == "master" else own.parent
    with shared(folder, "kafka", "tests.support.kafka_keeper") as servers:
        yield servers


@pytest.fixture
def topic_prefix(kafka_broker: str) -> Iterator[str]:
    """Give a prefix for the topics and groups of one test, which go with it."""
    prefix = new_prefix()
    yield prefix
    remove(kafka_broker, prefix)


def new_prefix() -> str:
    """Give a prefix for topics and groups that nobody else uses."""
    return f"t{secrets.token_hex(4)}."


def make_topics(
    servers: str, *names: str, partitions: int = 3, copies: int = 1, **config: str
) -> None:
    """Make topics, and return once all may be written to."""
    admin = AdminClient({"bootstrap.servers": servers, **QUIET})
    new = [NewTopic(name, partitions, copies, config=config) for name in names]
    for future in admin.create_topics(new, request_timeout=SECONDS).values():
        future.result()
    latest = time.monotonic() + SECONDS
    while True:
        known = admin.list_topics(timeout=SECONDS).topics
        if all(
            name in known
            and len(known[name].partitions) == partitions
            and all(one.leader >= 0 for one in known[name].partitions.values())
            for name in names
        ):
            return
        assert time.monotonic() < latest, "the topics have no leaders"
        time.sleep(0.05)


def remove(servers: str, prefix: str) -> None:
    """Delete the topics, and the groups without members, whose names begin so."""
    admin = AdminClient({"bootstrap.servers": servers, **QUIET})
    topics = [name for name in admin.list_topics(timeout=SECONDS).topics if name.startswith(prefix)]
    groups = admin.list_consumer_groups(request_timeout=SECONDS).result().valid
    mine = [one.group_id for one in groups if one.group_id.startswith(prefix)]
    futures = {
        **(admin.delete_topics(topics, request_timeout=SECONDS) if topics else {}),
        **(admin.delete_consumer_groups(mine, request_timeout=SECONDS) if mine else {}),
    }
    for future in futures.values():
        with contextlib.suppress(KafkaException):  # it has members still, and goes with the broker
            future.result()


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A record as it lies in a topic."""

    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]
    timestamp: float = 0.0  # seconds since 1970, as its producer or its broker had them


def produce(
    servers: str,
    topic: str,
    records: Sequence[tuple[bytes | None, bytes | None, Headers]],
    **config: object,
) -> None:
    """Write records (key, value, headers) as another program would; raises where one is refused.

    Keys go to partitions as Java's clients and ours send them: murmur2.
    """
    producer = Producer(
        {"bootstrap.servers": servers, "partitioner": "murmur2_random", "acks": "all",
         "enable.idempotence": True, "linger.ms": 5, **QUIET, **config}
    )  # fmt: skip
    refused: list[KafkaError] = []

    def told(error: KafkaError | None, _: object) -> None:
        if error is not None:
            refused.append(error)

    for key, value, headers in records:
        while True:
            try:
                producer.produce(topic, value, key, headers=list(headers), on_delivery=told)
                break
            except BufferError:  # as much waits as may
                producer.poll(0.1)
        producer.poll(0)
    left = producer.flush(SECONDS)
    if refused or left:
        raise RuntimeError(f"{left} records not written, refused: {refused[:3]}")


def consume_all(servers: str, topic: str) -> list[Seen]:
    """Read all that a topic holds now, partition after partition, as another program would."""
    consumer = Consumer(
        {"bootstrap.servers": servers, "group.id": new_prefix(), "enable.auto.commit": False,
         "enable.partition.eof": True, "auto.offset.reset": "earliest",
         "fetch.wait.max.ms": 50, **QUIET}
    )  # fmt: skip
    try:
        known = consumer.list_topics(topic, timeout=SECONDS).topics[topic]
        if known.error is not None:
            raise KafkaException(known.error)
        consumer.assign([TopicPartition(topic, one, 0) for one in known.partitions])
        waiting = set(known.partitions)
        seen: list[Seen] = []
        latest = time.monotonic() + SECONDS
        while waiting:
            assert time.monotonic() < latest, f"no end of {topic}"
            for message in consumer.consume(500, timeout=0.1):
                error = message.error()
                if error is None:
                    latest = time.monotonic() + SECONDS
                    seen.append(
                        Seen(
                            partition=message.partition(),
                            offset=message.offset(),
                            key=message.key(),
                            value=message.value(),
                            headers=tuple(message.headers() or ()),
                            timestamp=message.timestamp()[1] / 1000,
                        )
                    )
                elif error.code() == KafkaError._PARTITION_EOF:
                    waiting.discard(message.partition())
                else:
                    raise KafkaException(error)
        return sorted(seen, key=lambda one: (one.partition, one.offset))
    finally:
        consumer.close()


def committed(servers: str, group: str, topic: str) -> dict[int, int]:
    """Give the offsets that a group has committed, by partition; those without one are left out."""
    consumer = Consumer({"bootstrap.servers": servers, "group.id": group, **QUIET})
    try:
        partitions = consumer.list_topics(topic, timeout=SECONDS).topics[topic].partitions
        asked = [TopicPartition(topic, one) for one in partitions]
        answer = consumer.committed(asked, timeout=SECONDS)
        return {one.partition: one.offset for one in answer if one.offset >= 0}
    finally:
        consumer.close()


def kcat(servers: str, *arguments: str, given: bytes = b"") -> bytes:
    """Run kcat with arguments and standard input; give its output."""
    if shutil.which("kcat") is None:
        pytest.skip(NO_KCAT)
    done = subprocess.run(
        ["kcat", "-b", servers, *arguments], input=given, capture_output=True, timeout=SECONDS,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@contextmanager
def mock_cluster(brokers: int = 1) -> Iterator[str]:
    """Give the servers of librdkafka's mock cluster: real TCP, in memory, topics of 4 partitions.

    Topics are made by asking for them. What it cannot do: make topics, delete them, keep them.
    """
    # It lives as long as the client that made it.
    owner = Producer({"test.mock.num.brokers": brokers, **QUIET})
    found = owner.list_topics(timeout=SECONDS).brokers.values()
    yield ",".join(f"{one.host}:{one.port}" for one in found)
    del owner


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """Brokers with their data, of which each can be stopped, killed and started again."""

    brokers: tuple[Server, ...]

    @property
    def servers(self) -> str:
        """Give the addresses of all, also of those that are away."""
        return ",".join(f"127.0.0.1:{one.port}" for one in self.brokers)

    def wait(self, alive: int) -> None:
        """Wait until so many brokers serve, and every partition has a leader."""
        admin = AdminClient({"bootstrap.servers": self.servers, **QUIET})
        latest = time.monotonic() + 2 * SECONDS
        while True:
            with contextlib.suppress(KafkaException):
                known = admin.list_topics(timeout=2)
                partitions = [p for one in known.topics.values() for p in one.partitions.values()]
                if len(known.brokers) == alive and all(p.leader >= 0 for p in partitions):
                    return
            assert time.monotonic() < latest, f"{alive} brokers are not there"
            time.sleep(0.1)


@contextmanager
def running_cluster(folder: Path, brokers: int = 3) -> Iterator[Cluster]:
    """Give brokers of one's own: with three, three copies of everything, of which two must be."""
    if reason := missing():
        pytest.skip(reason)
    ports = free_ports(2 * brokers)
    voters = {node: ports[brokers + node - 1] for node in range(1, brokers + 1)}
    cluster = Cluster(
        brokers=tuple(
            Server(folder=folder / f"kafka-{node}", port=ports[node - 1], voters=voters, node=node)
            for node in voters
        )
    )
    try:
        for one in cluster.brokers:
            one.start()
        for one in cluster.brokers:
            one.wait_until_ready()
        cluster.wait(brokers)
        yield cluster
    finally:
        for one in cluster.brokers:
            one.kill()
