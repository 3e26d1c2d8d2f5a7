"""The Kafka that the tests use is what it claims to be, and goes when the tests do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from confluent_kafka import KafkaException

from deploy.kafka.local_kafka import missing
from tests.support.kafka import (
    committed,
    consume_all,
    kcat,
    make_topics,
    mock_cluster,
    produce,
    remove,
)

ROOT = Path(__file__).parents[3]
USER = """
import signal, sys
from pathlib import Path
from tests.support.sharing import shared
with shared(Path(sys.argv[1]), "kafka", "tests.support.kafka_keeper") as server:
    print(server, flush=True)
    signal.pause()
"""
RECORDS = [(b"key %d" % (at % 7), b"value %d" % at, [("at", b"%d" % at)]) for at in range(200)]


def test_what_foreign_programs_write_is_read_back(kafka_broker: str, topic_prefix: str) -> None:
    topic = f"{topic_prefix}any"
    make_topics(kafka_broker, topic, partitions=5)
    produce(kafka_broker, topic, RECORDS)
    seen = consume_all(kafka_broker, topic)
    assert sorted((one.key, one.value, list(one.headers)) for one in seen) == sorted(RECORDS)
    for key in {one.key for one in seen}:
        mine = [one for one in seen if one.key == key]
        assert len({one.partition for one in mine}) == 1
        assert [one.value for one in mine] == [value for k, value, _ in RECORDS if k == key]


def test_kcat_and_confluent_send_a_key_to_the_same_partition(
    kafka_broker: str, topic_prefix: str
) -> None:
    topic = f"{topic_prefix}any"
    make_topics(kafka_broker, topic, partitions=12)
    produce(kafka_broker, topic, RECORDS)
    murmur2 = ("-X", "topic.partitioner=murmur2_random")
    for at in range(7):
        kcat(kafka_broker, "-P", "-t", topic, "-k", f"key {at}", *murmur2, given=b"by kcat")
    places: dict[bytes | None, set[int]] = {}
    for one in consume_all(kafka_broker, topic):
        places.setdefault(one.key, set()).add(one.partition)
    assert {len(found) for found in places.values()} == {1}


def test_topics_are_not_made_by_writing_to_them(kafka_broker: str, topic_prefix: str) -> None:
    with pytest.raises((RuntimeError, KafkaException)):
        produce(kafka_broker, f"{topic_prefix}none", RECORDS[:1], **{"message.timeout.ms": 1000})


def test_a_prefix_goes_with_its_topics(kafka_broker: str, topic_prefix: str) -> None:
    topic = f"{topic_prefix}any"
    make_topics(kafka_broker, topic)
    assert committed(kafka_broker, f"{topic_prefix}group", topic) == {}
    remove(kafka_broker, topic_prefix)
    assert topic.encode() not in kcat(kafka_broker, "-L")


def test_the_mock_cluster_keeps_what_is_written_to_it() -> None:
    with mock_cluster(3) as servers:
        assert servers.count(",") == 2
        produce(servers, "any", RECORDS)
        assert len(consume_all(servers, "any")) == len(RECORDS)


def test_the_broker_goes_when_its_last_user_is_killed(tmp_path: Path) -> None:
    if reason := missing():
        pytest.skip(reason)
    users = [
        subprocess.Popen(
            [sys.executable, "-c", USER, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(2)
    ]  # fmt: skip
    try:
        servers = set()
        for user in users:
            assert user.stdout is not None
            servers.add(user.stdout.readline().strip())
        (server,) = servers
        users[0].send_signal(signal.SIGKILL)
        users[0].wait()
        assert b"1 brokers" in kcat(server, "-L")
    finally:
        for user in users:
            user.kill()
            user.communicate()
    latest = time.monotonic() + 20
    while (tmp_path / "kafka.address").exists():
        assert time.monotonic() < latest, "the broker is still there"
        time.sleep(0.05)
