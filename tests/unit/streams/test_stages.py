"""What the stages make of records, over a real database."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from pipeline.domain.post import Post
from pipeline.exchange.accept import accept
from pipeline.exchange.arriving import give_up_waiting
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import PASSERELLE, ProjectPut
from pipeline.schemas.post import parse_post
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tables import outbox, posts, projects, revisions
from pipeline.streams.record_stage import RecordStage
from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.streams.translate_stage import TranslateStage
from pipeline.topics.cloudevents import Event, read_event, write_event
from pipeline.topics.messages import (
    Received,
    Withdrawn,
    incoming_event,
    read_translated,
)
from pipeline.topics.names import Topics
from pipeline.topics.reasons import Poison
from pipeline.work.engine_room import EngineRoom
from pipeline.work.outfits import NoEngine
from tests.support.asyncapi import validate
from tests.support.breaking import break_over
from tests.support.desk import PROJECT
from tests.support.program import post
from translators.errors import TranslatorError
from translators.port import Translator
from translators.testing import IdentityTranslator
from translators.values import Request, Result

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EARLY = NOW.timestamp() - 60
TOPICS = Topics()
OTHER = {**PROJECT, "id": "mountains"}


class Choking(TranslatorError):
    """The engine cannot take a text."""


class Poisoned(IdentityTranslator):
    """Fails for every batch that holds a certain word, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self._left = times

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if self._left and any("heron" in one.text for one in requests):
            self._left -= 1
            raise Choking
        return super().translate(requests)


@dataclass
class Stages:
    """Both stages over a database."""

    database: Database
    translate: TranslateStage
    record: RecordStage
    offset: int = 0

    def lying(self, made: Outgoing) -> Record:
        """Give a record as it lies in its topic."""
        self.offset += 1
        return Record(
            topic=made.topic, partition=0, offset=self.offset, key=made.key, value=made.value,
            headers=made.headers,
        )  # fmt: skip

    def through(self, *given: Outgoing) -> list[str]:
        """Take records through both stages; give why some were put aside."""
        made = self.translate.run([self.lying(one) for one in given])
        on = [self.lying(one) for one in made if isinstance(one, Outgoing)]
        for one in on:
            validate(one.topic, one.value, one.headers)
        made += self.record.run(on)
        return [one.reason for one in made if isinstance(one, Dead)]

    def states(self) -> dict[str, tuple[str, int]]:
        rows = self.database.read(lambda c: c.execute(select(posts)).all())
        return {row.id: (row.state, row.revision) for row in rows}


def incoming(value: Received | Withdrawn, key: bytes | None = b"k") -> Outgoing:
    headers, body = write_event(incoming_event(value, event_id="e-1", time=NOW))
    return Outgoing(topic=TOPICS.posts_in, key=key, value=body, headers=tuple(headers))


def received(number: int = 1, **fields: Any) -> Outgoing:
    body = post(number, **fields)
    return incoming(
        Received(project=body["project"], post=body["id"], thread=body.get("thread"), body=body)
    )


def withdrawn(name: str, project: str = "rivers") -> Outgoing:
    return incoming(Withdrawn(project=project, post=name))


Make = Callable[[Callable[[], Translator]], Stages]


@pytest.fixture
def make(database: Database, detector: Detector) -> Make:
    for body in (PROJECT, OTHER):
        put = database.write(lambda c, body=body: put_project(c, body, NOW, PASSERELLE))
        assert isinstance(put, ProjectPut)

    def make(engine: Callable[[], Translator]) -> Stages:
        room = EngineRoom(engine)
        room.look()
        return Stages(
            database,
            TranslateStage(database, room, TOPICS, lambda: NOW, lambda: detector),
            RecordStage(database, TOPICS, lambda: NOW),
        )

    return make


@pytest.fixture
def stages(make: Make) -> Stages:
    return make(IdentityTranslator)


def test_posts_of_several_projects_go_through_in_their_order(stages: Stages) -> None:
    sent = [received(1), received(1, project="mountains"), received(2), received(3)]
    made = stages.translate.run([stages.lying(one) for one in sent])
    values = [json.loads(one.value or b"") for one in made if isinstance(one, Outgoing)]
    assert [one["post"]["id"] for one in values] == ["p-1", "p-1", "p-2", "p-3"]
    assert {one.key for one in made if isinstance(one, Outgoing)} == {b"k"}, "as it came"


def test_a_record_without_a_key_gets_that_of_its_thread(stages: Stages) -> None:
    body = post(1, thread="t-3")
    value = Received(project="rivers", post="p-1", thread="t-3", body=body)
    keyless = incoming(value, key=None)
    (made,) = stages.translate.run([stages.lying(keyless)])
    assert isinstance(made, Outgoing)
    assert made.key == b"rivers/t-3"


def test_what_was_recorded_is_not_translated_again(stages: Stages) -> None:
    assert stages.through(received(1), received(1)) == []
    assert stages.states() == {"p-1": ("published", 1)}
    assert stages.translate.run([stages.lying(received(1))]) == []


def test_an_older_revision_behind_a_newer_one_changes_nothing(stages: Stages) -> None:
    assert stages.through(received(1, revision=2, text="New.")) == []
    assert stages.through(received(1, revision=1)) == []
    assert stages.states() == {"p-1": ("published", 2)}


def test_an_older_revision_that_was_translated_at_the_same_time_changes_nothing(
    stages: Stages,
) -> None:
    made = stages.translate.run(
        [stages.lying(received(1)), stages.lying(received(1, revision=2, text="New."))]
    )
    older, newer = (stages.lying(one) for one in made if isinstance(one, Outgoing))
    assert stages.record.run([newer, older]) == []
    assert stages.states() == {"p-1": ("published", 2)}
    kinds = stages.database.read(lambda c: list(c.execute(select(outbox.c.type)).scalars()))
    assert kinds == ["post.received", "post.published"]


def test_a_post_that_failed_over_its_letter_is_published_once_that_was_sent_back(
    stages: Stages,
) -> None:
    def take(connection: Connection) -> None:
        stored = stored_project(connection, "rivers")
        assert stored is not None
        one = parse_post(post(1), stored.project)
        assert isinstance(one, Post)
        accept(connection, stored.project, [one], NOW, quota=None)
        assert give_up_waiting(connection, "rivers", "p-1", 1, "PostRefused", NOW)

    stages.database.write(take)
    assert stages.states() == {"p-1": ("failed", 1)}
    assert stages.through(received(1)) == []
    assert stages.states() == {"p-1": ("published", 1)}


def test_an_erased_post_is_dropped_without_a_letter(stages: Stages) -> None:
    before = stages.translate.run([stages.lying(received(1))])
    stages.through(received(1))
    stages.database.write(lambda c: erase_author(c, "rivers", "s-4", NOW, PASSERELLE))
    assert stages.through(received(1), withdrawn("p-1")) == []
    late = [stages.lying(one) for one in before if isinstance(one, Outgoing)]
    assert stages.record.run(late) == []
    assert stages.states() == {}


def test_a_project_that_goes_between_the_stages_costs_its_records_alone(stages: Stages) -> None:
    made = stages.translate.run(
        [stages.lying(one) for one in (received(1), received(1, project="mountains"))]
    )
    stages.database.write(
        lambda c: c.execute(projects.delete().where(projects.c.id == "mountains"))
    )
    dead = stages.record.run([stages.lying(one) for one in made if isinstance(one, Outgoing)])
    assert [one.reason for one in dead if isinstance(one, Dead)] == ["unknown-project"]
    assert stages.states() == {"p-1": ("published", 1)}


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (received(1, project="lakes"), "unknown-project"),
        (withdrawn("p-1", "lakes"), "unknown-project"),
        (withdrawn("p-9"), "unknown-post"),
        (received(1, text=""), None),
        (received(1, classroom="nowhere"), "refused"),
        (received(1, created_at="yesterday"), "refused"),
    ],
)
def test_what_cannot_be_kept_is_put_aside(
    stages: Stages, given: Outgoing, reason: str | None
) -> None:
    assert stages.through(given) == ([] if reason is None else [reason])


def test_a_letter_names_the_field_that_is_wrong_and_no_word_of_the_post(stages: Stages) -> None:
    (made,) = stages.translate.run([stages.lying(received(1, classroom="Kwame", text="Ama"))])
    assert isinstance(made, Dead)
    assert "classroom: unknown-classroom; " in made.message
    assert "Kwame" not in made.message
    assert "Ama" not in made.message


def test_another_body_under_the_same_revision_is_a_conflict_in_either_stage(
    stages: Stages,
) -> None:
    assert stages.through(received(1), received(1, text="Other.")) == ["conflict"]
    assert stages.through(received(1, text="Other.")) == ["conflict"]


@pytest.mark.parametrize(("times", "state"), [(2, "published"), (99, "failed")])
def test_a_post_that_cannot_be_translated_fails_after_some_tries(
    make: Make, times: int, state: str
) -> None:
    stages = make(lambda: Poisoned(times))
    assert stages.through(received(1), received(2, text="A heron came."), received(3)) == []
    assert stages.states() == {
        "p-1": ("published", 1), "p-2": (state, 1), "p-3": ("published", 1),
    }  # fmt: skip


def test_without_an_engine_nothing_is_lost(make: Make) -> None:
    def none() -> Translator:
        raise OSError

    stages = make(none)
    assert stages.translate.missing == "engine"
    with pytest.raises(NoEngine):
        stages.translate.run([stages.lying(received(1))])


def test_a_withdrawal_needs_no_engine(make: Make) -> None:
    def none() -> Translator:
        raise OSError

    (made,) = make(none).translate.run([make(none).lying(withdrawn("p-1"))])
    assert isinstance(made, Outgoing)


def test_a_translation_too_large_for_its_topic_lets_the_post_fail(stages: Stages) -> None:
    stages.translate._most_out = 500
    (made,) = stages.translate.run([stages.lying(received(1))])
    assert isinstance(made, Outgoing)
    event = read_event(made.value, made.headers)
    assert isinstance(event, Event)
    told = read_translated(event)
    assert not isinstance(told, Poison)
    assert stages.record.run([stages.lying(made)]) == []
    assert stages.states() == {"p-1": ("failed", 1)}


def test_a_record_that_cannot_be_written_costs_its_project_no_others(stages: Stages) -> None:
    made = stages.translate.run([stages.lying(received(number)) for number in (1, 2, 3)])
    records = [stages.lying(one) for one in made if isinstance(one, Outgoing)]
    break_over(stages.database, "p-2")
    with pytest.raises(DBAPIError):
        stages.record.run(records)
    stages.record.run([records[0], records[2]])
    assert stages.states() == {"p-1": ("published", 1), "p-3": ("published", 1)}
    kept = stages.database.read(lambda c: c.execute(select(revisions.c.post)).scalars().all())
    assert sorted(kept) == ["p-1", "p-3"]


def test_what_was_under_way_when_its_author_was_erased_is_never_recorded(stages: Stages) -> None:
    """Neither published nor a letter, wherever it lay."""
    lay = {"created_at": "2026-11-22T10:00:00+00:00"}  # by a clock that is fast
    before = stages.lying(received(1, **lay))
    between = [
        stages.lying(one)
        for one in stages.translate.run(
            [replace(stages.lying(received(2, **lay)), timestamp=EARLY)]
        )
        if isinstance(one, Outgoing)
    ]
    stages.database.write(lambda c: erase_author(c, "rivers", "s-4", NOW, PASSERELLE))
    assert stages.translate.run([replace(before, timestamp=EARLY)]) == []
    assert len(between) == 1
    assert stages.record.run(between) == []
    new = replace(stages.lying(received(3, **lay)), timestamp=NOW.timestamp() + 1)
    (made,) = stages.translate.run([new])
    assert isinstance(made, Outgoing)
    stages.record.run([stages.lying(made)])
    assert stages.states() == {"p-3": ("published", 1)}


def test_a_withdrawal_that_overtook_its_post_takes_it_back(stages: Stages) -> None:
    assert stages.through(withdrawn("p-1"), received(1)) == ["unknown-post"]
    assert stages.states() == {"p-1": ("withdrawn", 1)}
