"""`passerelle topics apply` and `doctor` with a real broker: made, widened, never shrunk."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import time
from typing import Any

import pytest
from confluent_kafka.admin import AdminClient, ConfigResource, ResourceType

from pipeline.topics.names import Topics
from tests.support.kafka import QUIET, consume_all, make_topics, produce
from tests.support.program import PROGRAM, environment, run

DAY = 86_400_000
NOBODY = "127.0.0.1:9"  # nothing listens there


def around(servers: str, prefix: str) -> dict[str, str]:
    return environment(PASSERELLE_BROKER_URL=f"kafka://{servers}", PASSERELLE_TOPIC_PREFIX=prefix)


def apply(servers: str, prefix: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return run("topics", "apply", *arguments, env=around(servers, prefix))


def report(servers: str, prefix: str, *arguments: str) -> dict[str, dict[str, Any]]:
    done = apply(servers, prefix, "--json", "--yes", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return {one["name"].removeprefix(prefix): one for one in json.loads(done.stdout)["topics"]}


def settings(servers: str, topic: str) -> dict[str, str]:
    admin = AdminClient({"bootstrap.servers": servers, **QUIET})
    (future,) = admin.describe_configs([ConfigResource(ResourceType.TOPIC, topic)]).values()
    return {name: entry.value for name, entry in future.result().items()}


def topics_there(servers: str, prefix: str) -> dict[str, int]:
    known = AdminClient({"bootstrap.servers": servers, **QUIET}).list_topics(timeout=30).topics
    return {name: len(one.partitions) for name, one in known.items() if name.startswith(prefix)}


def test_topics_are_shown_then_made_then_kept(kafka_broker: str, topic_prefix: str) -> None:
    planned = Topics(prefix=topic_prefix).planned()
    shown = apply(kafka_broker, topic_prefix, "--dry-run")
    assert shown.returncode == 0
    assert b"nothing was done" in shown.stderr
    assert shown.stdout.count(b": to be made.") == len(planned)
    assert topics_there(kafka_broker, topic_prefix) == {}

    made = apply(kafka_broker, topic_prefix, "--yes")
    assert (made.returncode, made.stdout) == (0, shown.stdout)
    assert topics_there(kafka_broker, topic_prefix) == {one.name: 12 for one in planned}
    for topic in planned:
        there = settings(kafka_broker, topic.name)
        assert there["cleanup.policy"] == "delete"
        assert there["retention.ms"] == str(int(topic.retention.total_seconds() * 1000))
        assert there["max.message.bytes"] == str(topic.most_bytes)
        assert there["message.timestamp.type"] == "LogAppendTime"
        assert there["min.insync.replicas"] == "1"

    again = apply(kafka_broker, topic_prefix)
    assert again.returncode == 0, "nobody has to be asked where there is nothing to do"
    assert again.stdout.count(b": stays as it is.") == len(planned)
    assert b"nothing to do" in again.stderr


def test_a_narrow_topic_is_widened_and_keeps_what_is_its_own(
    kafka_broker: str, topic_prefix: str
) -> None:
    topics = Topics(prefix=topic_prefix)
    make_topics(kafka_broker, topics.posts_in, partitions=3, **{
        "cleanup.policy": "compact", "retention.ms": str(DAY), "max.message.bytes": "1000",
        "flush.messages": "777", "segment.ms": "1000",
    })  # fmt: skip
    one = report(kafka_broker, topic_prefix)["posts.in.v1"]
    assert (one["does"], one["partitions"]) == ("change", 3)
    assert one["changes"]["retention.ms"] == {"before": str(DAY), "after": str(7 * DAY)}
    assert any("3 partitions, not 12" in words for words in one["left"])
    there = settings(kafka_broker, topics.posts_in)
    assert (there["cleanup.policy"], there["retention.ms"]) == ("delete", str(7 * DAY))
    assert (there["flush.messages"], there["segment.ms"]) == ("777", "1000")
    assert topics_there(kafka_broker, topic_prefix)[topics.posts_in] == 3


def test_what_is_wider_is_never_shrunk(kafka_broker: str, topic_prefix: str) -> None:
    topics = Topics(prefix=topic_prefix)
    config = {"retention.ms": str(30 * DAY), "max.message.bytes": "33554432"}
    make_topics(kafka_broker, topics.dead("record"), partitions=24, **config)
    one = report(kafka_broker, topic_prefix)["record.dlq.v1"]
    assert not one["changes"].keys() & config.keys()
    there = settings(kafka_broker, topics.dead("record"))
    assert {name: there[name] for name in config} == config
    assert topics_there(kafka_broker, topic_prefix)[topics.dead("record")] == 24
    assert [words for words in one["left"] if words.startswith("keeps records 30 days")]


def test_partitions_can_be_chosen(kafka_broker: str, topic_prefix: str) -> None:
    report(kafka_broker, topic_prefix, "--partitions", "2")
    assert set(topics_there(kafka_broker, topic_prefix).values()) == {2}


def test_more_copies_than_brokers_are_refused_in_plain_words(
    kafka_broker: str, topic_prefix: str
) -> None:
    done = apply(kafka_broker, topic_prefix, "--yes", "--replication", "3")
    assert done.returncode == 1
    assert b"The brokers would not make the topic" in done.stderr
    assert topics_there(kafka_broker, topic_prefix) == {}


def test_where_nobody_can_be_asked_nothing_is_done(kafka_broker: str, topic_prefix: str) -> None:
    done = apply(kafka_broker, topic_prefix)
    assert done.returncode == 2
    assert b"--yes" in done.stderr
    assert topics_there(kafka_broker, topic_prefix) == {}


@pytest.mark.parametrize(("answer", "count"), [(b"n\n", 0), (b"y\n", 6)])
def test_on_a_terminal_it_asks(
    answer: bytes, count: int, kafka_broker: str, topic_prefix: str
) -> None:
    ours, its = pty.openpty()
    try:
        os.write(ours, answer)
        subprocess.run(
            [PROGRAM, "topics", "apply"], stdin=its, capture_output=True, check=False, timeout=60,
            env=around(kafka_broker, topic_prefix),
        )  # fmt: skip
    finally:
        os.close(ours)
        os.close(its)
    assert len(topics_there(kafka_broker, topic_prefix)) == count


def test_the_largest_records_of_each_topic_are_taken(kafka_broker: str, topic_prefix: str) -> None:
    report(kafka_broker, topic_prefix, "--partitions", "1")
    for topic in Topics(prefix=topic_prefix).planned(1):
        # Less some headers; and the segments of the tests' broker are no larger than 16 MiB.
        value = bytes(min(topic.most_bytes, 16 * 1024**2) - 16_384)
        produce(kafka_broker, topic.name, [(b"k", value, ())], **{"message.max.bytes": 20_000_000})
        (seen,) = consume_all(kafka_broker, topic.name)
        assert seen.value == value


# Without brokers


def test_a_broker_that_is_away_is_told_soon() -> None:
    began = time.monotonic()
    done = apply(NOBODY, "x.")
    assert done.returncode == 1
    assert done.stderr.decode() == f"No broker answers at {NOBODY}.\n"
    assert time.monotonic() - began < 10


def test_without_an_address_it_says_what_to_set() -> None:
    done = run("topics", "apply", env=environment(PASSERELLE_BROKER_URL=None))
    assert done.returncode == 1
    assert done.stderr.startswith(b"PASSERELLE_BROKER_URL is not set")


# doctor


def doctor(servers: str, prefix: str) -> dict[str, dict[str, Any]]:
    done = run("doctor", "--json", env=around(servers, prefix))
    assert done.stderr == b""
    return {one["what"]: one for one in json.loads(done.stdout)}


def test_doctor_looks_at_the_broker_and_its_topics(kafka_broker: str, topic_prefix: str) -> None:
    before = doctor(kafka_broker, topic_prefix)
    assert before["kafka"]["detail"] == f"{kafka_broker}; brokers: 1"
    assert before["topics"]["state"] == "missing"
    assert before["topics"]["mend"] == "passerelle topics apply"
    report(kafka_broker, topic_prefix)
    after = doctor(kafka_broker, topic_prefix)
    assert after["topics"] == {
        "what": "topics", "state": "fine", "detail": "6 are there", "mend": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    "servers",
    [NOBODY, "no-such-host.invalid:9092", "10.255.255.1:9092", f"{NOBODY},127.0.0.1:10"],
)
def test_doctor_is_quick_where_no_broker_answers(servers: str) -> None:
    began = time.monotonic()
    finding = doctor(servers, "")["kafka"]
    assert finding["state"] == "missing"
    assert time.monotonic() - began < 12  # three seconds, on a machine with nothing else to do


def test_doctor_says_nothing_of_kafka_where_it_is_not_used() -> None:
    done = run("doctor", "--json", env=environment(PASSERELLE_BROKER_URL=None))
    assert "kafka" not in {one["what"] for one in json.loads(done.stdout)}


def test_doctor_never_shows_the_password() -> None:
    address = f"kafka+sasl://user:zanzibar@{NOBODY}"
    done = run("doctor", env=environment(PASSERELLE_BROKER_URL=address))
    assert b"zanzibar" not in done.stdout + done.stderr
