"""The names on a cluster, the keys, and the topics as they should be."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

import pytest

from pipeline.topics.names import DEAD_AT_MOST, SEGMENT, STAGES, Stage, Topics, key_of

PLAIN = Topics()


def test_the_names_are_those_of_the_contract() -> None:
    assert PLAIN.posts_in == "posts.in.v1"
    assert PLAIN.posts_translated == "posts.translated.v1"
    assert PLAIN.posts_out == "posts.out.v1"
    assert PLAIN.erasure == "erasure.v1"
    assert [PLAIN.dead(stage) for stage in STAGES] == ["translate.dlq.v1", "record.dlq.v1"]
    assert [PLAIN.group(stage) for stage in STAGES] == [
        "passerelle-translate.v1",
        "passerelle-record.v1",
    ]
    assert [PLAIN.input(stage) for stage in STAGES] == ["posts.in.v1", "posts.translated.v1"]


def names_of(topics: Topics) -> list[str]:
    return [
        *(one.name for one in topics.planned()),
        *(topics.group(stage) for stage in STAGES),
        *(topics.input(stage) for stage in STAGES),
    ]


def test_every_name_begins_with_the_prefix() -> None:
    assert names_of(Topics(prefix="school.")) == [f"school.{name}" for name in names_of(PLAIN)]


def test_the_stages_are_those_of_their_type() -> None:
    assert get_args(Stage) == STAGES


@pytest.mark.parametrize(
    ("project", "thread", "post", "key"),
    [
        ("rivers", "t-3", "p-17", b"rivers/t-3"),
        ("rivers", None, "p-17", b"rivers/p-17"),
        ("rivers", "a/b", "p-17", b"rivers/a/b"),
        ("rivers", "été", "p-17", "rivers/été".encode()),
    ],
)
def test_a_key_is_of_the_thread_or_else_of_the_post(
    project: str, thread: str | None, post: str, key: bytes
) -> None:
    assert key_of(project, thread, post) == key


def test_topics_have_one_count_of_partitions_and_a_name_each() -> None:
    planned = PLAIN.planned(24)
    assert {one.partitions for one in planned} == {24}
    assert len({one.name for one in planned}) == len(planned) == 6


def test_nothing_lies_in_dead_letters_for_longer_than_it_may() -> None:
    dead = [one for one in PLAIN.planned() if ".dlq." in one.name]
    assert len(dead) == 2
    assert {one.retention + SEGMENT for one in dead} == {DEAD_AT_MOST} == {timedelta(days=14)}


def test_erasures_stay_longer_than_every_text() -> None:
    others = [one.retention + SEGMENT for one in PLAIN.planned() if one.name != PLAIN.erasure]
    (erasure,) = [one for one in PLAIN.planned() if one.name == PLAIN.erasure]
    assert erasure.retention > max(others)


@pytest.mark.parametrize("stage", STAGES)
def test_a_dead_letter_has_room_for_the_record_and_its_headers(stage: Stage) -> None:
    sizes = {one.name: one.most_bytes for one in PLAIN.planned()}
    assert sizes[PLAIN.dead(stage)] > sizes[PLAIN.input(stage)]
