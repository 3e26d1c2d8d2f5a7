"""Topics as they are against topics as they should be: what is made, widened and left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.streams.administering import Step, plan, said_time
from pipeline.streams.cluster import Cluster, Found
from pipeline.streams.diagnosing import judge
from pipeline.topics.names import Topics

TOPICS = Topics()
PLANNED = TOPICS.planned()
POSTS_IN, DEAD = PLANNED[0], PLANNED[4]
DAY = 86_400_000
FINE = {
    "cleanup.policy": "delete", "retention.ms": str(7 * DAY), "segment.ms": str(DAY),
    "max.message.bytes": str(POSTS_IN.most_bytes), "compression.type": "uncompressed",
    "message.timestamp.type": "LogAppendTime", "min.insync.replicas": "2", "retention.bytes": "-1",
}  # fmt: skip


def found(partitions: int = 12, replication: int = 3, **settings: str) -> Found:
    given = FINE | {name.replace("_", "."): value for name, value in settings.items()}
    return Found(
        partitions=partitions, replication=replication, settings=given, own={}, is_led=True
    )


def step(there: Found | None, *, brokers: int = 3, replication: int | None = None) -> Step:
    topics = {} if there is None else {POSTS_IN.name: there}
    (one,) = plan([POSTS_IN], Cluster(brokers=brokers, topics=topics), replication=replication)
    return one


@pytest.mark.parametrize(
    ("brokers", "asked", "copies", "in_sync"),
    [(1, None, 1, "1"), (2, None, 2, "1"), (3, None, 3, "2"), (5, None, 3, "2"), (5, 4, 4, "2"),
     (3, 1, 1, "1"), (0, None, 1, "1")],
)  # fmt: skip
def test_a_topic_that_is_missing_is_made_with_as_many_copies_as_fit(
    brokers: int, asked: int | None, copies: int, in_sync: str
) -> None:
    made = step(None, brokers=brokers, replication=asked)
    assert (made.does, made.partitions, made.copies) == ("make", 12, copies)
    settings = {one.name: one.after for one in made.changes}
    assert settings["cleanup.policy"] == "delete"
    assert settings["retention.ms"] == str(7 * DAY)
    assert settings["min.insync.replicas"] == in_sync
    assert all(one.before is None for one in made.changes)


def test_a_topic_as_it_should_be_is_kept() -> None:
    one = step(found())
    assert (one.does, one.changes, one.left) == ("keep", (), ())


@pytest.mark.parametrize(
    ("name", "value", "after"),
    [
        ("cleanup.policy", "compact", "delete"),
        ("cleanup.policy", "compact,delete", "delete"),
        ("retention.ms", str(DAY), str(7 * DAY)),
        ("segment.ms", str(7 * DAY), str(DAY)),
        ("max.message.bytes", "1048588", str(POSTS_IN.most_bytes)),
        ("compression.type", "producer", "uncompressed"),
        ("compression.type", "zstd", "uncompressed"),
        ("message.timestamp.type", "CreateTime", "LogAppendTime"),
        ("min.insync.replicas", "1", "2"),
    ],
)
def test_what_is_too_narrow_is_widened(name: str, value: str, after: str) -> None:
    one = step(found(**{name.replace(".", "_"): value}))
    assert one.does == "change"
    assert [(change.name, change.before, change.after) for change in one.changes] == [
        (name, value, after)
    ]


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (found(partitions=6), "has 6 partitions, not 12"),
        (found(partitions=24), "has 24 partitions, not 12"),
        (found(retention_ms=str(30 * DAY)), "keeps records 30 days, not 7 days"),
        (found(retention_ms="-1"), "keeps records for ever, not 7 days"),
        (found(retention_bytes="1000"), "deletes records by size"),
        (found(replication=1, min_insync_replicas="1"), "copies: 1, not 3"),
    ],
)
def test_what_is_there_is_never_shrunk_nor_parted_and_that_is_said(there: Found, said: str) -> None:
    one = step(there)
    assert (one.does, one.changes) == ("keep", ())
    assert [words for words in one.left if words.startswith(said)]


@pytest.mark.parametrize(
    "there",
    [
        found(max_message_bytes="99999999"),
        found(segment_ms="1000"),
        found(compression_type="gzip"),
        found(min_insync_replicas="3"),
        found(replication=5),
    ],
)
def test_what_is_wider_than_planned_is_left_without_a_word(there: Found) -> None:
    one = step(there)
    assert (one.does, one.left) == ("keep", ())


def test_one_copy_never_waits_for_a_second_that_is_not_there() -> None:
    there = found(replication=1, min_insync_replicas="1", retention_ms="1")
    assert [one.name for one in step(there).changes] == ["retention.ms"]


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(-1, "for ever"), (7 * DAY, "7 days"), (36 * DAY // 24, "1.5 days"), (DAY // 2, "12 hours")],
)
def test_a_time_is_said_in_days_and_hours(milliseconds: int, words: str) -> None:
    assert said_time(milliseconds) == words


# doctor


def cluster(**changed: Found | None) -> Cluster:
    topics: dict[str, Found] = {}
    for topic in PLANNED:
        settings = {
            **FINE,
            "retention.ms": str(topic.retention // timedelta(milliseconds=1)),
            "max.message.bytes": str(topic.most_bytes),
        }
        topics[topic.name] = Found(
            partitions=12, replication=3, settings=settings, own={}, is_led=True
        )
    for name, one in changed.items():
        topic = {"posts_in": POSTS_IN, "dead": DEAD}[name]
        if one is None:
            del topics[topic.name]
        else:
            wide = {**topics[topic.name].settings, **dict(one.settings.items() - FINE.items())}
            topics[topic.name] = Found(
                partitions=one.partitions, replication=3, settings=wide, own={}, is_led=True
            )
    return Cluster(brokers=3, topics=topics)


def test_topics_as_they_should_be_are_fine() -> None:
    (finding,) = judge(TOPICS, cluster())
    assert (finding.state, finding.detail) == ("fine", "6 are there")


@pytest.mark.parametrize(
    ("there", "state", "said"),
    [
        (cluster(posts_in=None), "missing", "are not there: posts.in.v1"),
        (cluster(posts_in=found(partitions=6)), "warning",
         "different numbers of partitions: 6, 12"),
        (cluster(posts_in=found(cleanup_policy="compact")), "missing",
         "cleanup.policy is compact, not delete"),
        (cluster(posts_in=found(retention_ms=str(DAY))), "missing", "retention.ms is 86400000"),
        (cluster(posts_in=found(retention_ms="-1")), "warning", "keeps pupils' texts for ever"),
        (cluster(dead=found(retention_ms=str(15 * DAY))), "missing", "keeps pupils' texts 15 days"),
    ],
)  # fmt: skip
def test_topics_that_are_otherwise_are_told_with_what_mends_them(
    there: Cluster, state: str, said: str
) -> None:
    findings = [one for one in judge(TOPICS, there) if one.state != "fine"]
    assert [one.state for one in findings] == [state]
    assert said in findings[0].detail
    assert findings[0].mend


def test_dead_letters_may_stay_for_a_fortnight() -> None:
    findings = judge(TOPICS, cluster(dead=found(retention_ms=str(14 * DAY))))
    assert [one.state for one in findings] == ["fine"]


def test_erasures_may_stay_for_as_long_as_anybody_likes() -> None:
    there = cluster()
    old = there.topics[TOPICS.erasure]
    longer = Found(
        partitions=12,
        replication=3,
        own={},
        is_led=True,
        settings={**old.settings, "retention.ms": "-1"},
    )
    changed = Cluster(brokers=3, topics={**there.topics, TOPICS.erasure: longer})
    assert [one.state for one in judge(TOPICS, changed)] == ["fine"]
