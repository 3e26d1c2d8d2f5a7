"""What docs/kafka.md says: its examples run with foreign clients, its tables are complete."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.topics.cloudevents import read_event, write_event
from pipeline.topics.messages import Received, Withdrawn, happening, read_incoming
from pipeline.topics.names import Topics, key_of
from pipeline.topics.reasons import REASONS, Poison
from tests.support.asyncapi import validate
from tests.support.kafka import consume_all, make_topics, produce

PAGE = (Path(__file__).parents[3] / "docs" / "kafka.md").read_text("utf-8")
EXAMPLES: dict[str, str] = dict(
    re.findall(r"^```\w+ example=(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)
POST = {
    "id": "p-17", "project": "rivers", "classroom": "accra", "author": "s-4", "thread": "t-3",
    "revision": 2, "created_at": "2026-11-20T09:30:00Z", "text": "We saw 15 coral reefs.",
}  # fmt: skip


def example(name: str, prefix: str) -> str:
    """Give an example with the names of topics and groups of this test."""
    return re.sub(r"\b(posts\.in\.v1|posts\.out\.v1|erasure\.v1|platform\")",
                  rf"{prefix}\1", EXAMPLES[name])  # fmt: skip


def read_all(servers: str, prefix: str) -> Iterator[Received | Withdrawn]:
    topic = Topics(prefix=prefix).posts_in
    for seen in consume_all(servers, topic):
        validate(topic, seen.value, seen.headers, prefix, key=seen.key)
        assert seen.key == b"rivers/t-3"
        event = read_event(seen.value, seen.headers)
        assert not isinstance(event, Poison), event
        value = read_incoming(event)
        assert not isinstance(value, Poison), value
        yield value


@pytest.mark.parametrize(("name", "kind"), [("kcat", Received), ("structured", Withdrawn)])
def test_what_kcat_hands_over_is_understood(
    name: str, kind: type, kafka_broker: str, topic_prefix: str
) -> None:
    make_topics(kafka_broker, Topics(prefix=topic_prefix).posts_in)
    script = f"BROKERS={kafka_broker}\n{example(name, topic_prefix)}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (value,) = read_all(kafka_broker, topic_prefix)
    assert isinstance(value, kind)
    assert value.post == "p-17"


def test_what_confluent_kafka_hands_over_is_understood(
    kafka_broker: str, topic_prefix: str
) -> None:
    make_topics(kafka_broker, Topics(prefix=topic_prefix).posts_in)
    posts = [POST, {**POST, "revision": 3}]
    exec(example("produce", topic_prefix), {"BROKERS": kafka_broker, "POSTS": posts})
    assert list(read_all(kafka_broker, topic_prefix)) == [
        Received(project="rivers", post="p-17", thread="t-3", body=post) for post in posts
    ]


def write(servers: str, topic: str, told: list[tuple[str, str, str]]) -> None:
    records = []
    for kind, post, event_id in told:
        event = happening(
            kind, project="rivers", post=post, data={"project": "rivers", "post": post},
            event_id=event_id, time=datetime.now(UTC),
        )  # fmt: skip
        headers, value = write_event(event)
        records.append((key_of("rivers", None, post), value, headers))
    produce(servers, topic, records)


def test_a_platform_sees_each_event_once_and_forgets_what_was_erased(
    kafka_broker: str, topic_prefix: str
) -> None:
    topics = Topics(prefix=topic_prefix)
    make_topics(kafka_broker, topics.posts_out, topics.erasure, partitions=1)
    first = [("post.held", "p-1", "1"), ("post.held", "p-1", "1"), ("review.decided", "p-1", "2")]
    then = [("post.withdrawn", "p-2", "4"), *first]  # the erased post once more, and a replay
    write(kafka_broker, topics.posts_out, first)
    write(kafka_broker, topics.erasure, [("post.erased", "p-2", "3")])
    read: list[None] = []
    events: set[str] = set()
    handled: list[str] = []
    forgotten: set[tuple[str, str]] = set()

    def is_running() -> bool:
        if len(read) == 4 and then:
            write(kafka_broker, topics.posts_out, then)
            then.clear()
        return len(read) < 8

    def seen(event: str) -> bool:
        is_known = event in events
        events.add(event)
        return is_known

    def transaction() -> nullcontext[None]:
        read.append(None)
        return nullcontext()

    names = {
        "BROKERS": kafka_broker,
        "is_running": is_running,
        "transaction": transaction,
        "seen": seen,
        "forget": lambda project, post: forgotten.add((project, post)),
        "is_forgotten": lambda project, post: (project, post) in forgotten,
        "handle": lambda kind, _: handled.append(kind),
    }
    exec(example("consume", topic_prefix), names)
    assert handled == ["post.held", "review.decided"]
    assert forgotten == {("rivers", "p-2")}


def test_every_reason_of_a_dead_letter_stands_in_the_page_in_order() -> None:
    section = PAGE.split("\n## Dead letters\n")[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)) == REASONS


def test_every_topic_stands_in_the_page_with_the_time_it_keeps() -> None:
    section = PAGE.split("\n## Topics\n")[1].split("\n## ")[0]
    rows = {name: row for row in section.splitlines() for name in re.findall(r"`(\S+\.v1)`", row)
            if row.startswith("|")}  # fmt: skip
    for topic in Topics().planned():
        days = 14 if ".dlq." in topic.name else topic.retention.days
        assert f"{days} days |" in rows[topic.name]


def test_the_page_says_what_settings_other_peoples_topics_need() -> None:
    section = PAGE.split("\n## Make the topics\n")[1].split("\n## ")[0]
    sizes = {one.name: one.most_bytes / 1024**2 for one in Topics().planned()}
    assert (sizes["posts.in.v1"], sizes["posts.out.v1"]) == (2, 16)
    for words in ("2 MiB", "16 MiB", "LogAppendTime", "segment.ms", "min.insync.replicas=2"):
        assert words in section


def test_the_example_of_an_event_is_a_post() -> None:
    (line,) = re.findall(r"echo '(\{\"id\".*\})'", PAGE)
    assert json.loads(line)["project"] == "rivers"
