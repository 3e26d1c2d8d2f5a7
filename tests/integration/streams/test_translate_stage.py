"""The translate stage with records of many projects: together, and nobody harms another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import Any

import pytest
from sqlalchemy import update

from pipeline.domain.memory import Wanted
from pipeline.exchange.claiming import MOST_TRIES
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge
from pipeline.store.database import Database
from pipeline.store.tables import projects
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams.records import Dead, Held, Outgoing, Record
from pipeline.streams.translate_stage import TranslateStage
from pipeline.topics.cloudevents import write_event
from pipeline.topics.messages import Received, Withdrawn, incoming_event
from pipeline.topics.names import Topics
from pipeline.work.engine_room import EngineRoom
from pipeline.work.outfits import Memory
from tests.support.desk import PROJECT
from tests.support.program import post
from translators.errors import TranslatorError
from translators.testing import IdentityTranslator
from translators.values import Request, Result

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = NOW.replace(hour=10)
TOPICS = Topics()
NAMES = [f"p-{number:02}" for number in range(50)]


class Choking(TranslatorError):
    """The engine cannot take a text."""


class Counting(IdentityTranslator):
    """Counts the texts of each call that has any; fails for a certain word, or a language."""

    def __init__(self, word: str | None = None, language: str | None = None) -> None:
        super().__init__()
        self.word = word
        self.language = language
        self.calls: list[int] = []

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if requests:
            self.calls.append(len(requests))
        if self.word is not None and any(self.word in one.text for one in requests):
            raise Choking
        if any(self.language in (one.source, one.target) for one in requests):
            raise Choking
        return super().translate(requests)


Make = Callable[[Counting], TranslateStage]


@pytest.fixture
def make(database: Database, detector: Detector) -> Make:
    for name in NAMES:
        body = {**PROJECT, "id": name}
        database.write(partial(put_project, data=body, now=NOW, actor=PASSERELLE))

    def make(engine: Counting) -> TranslateStage:
        room = EngineRoom(lambda: engine)
        room.look()
        return TranslateStage(database, room, TOPICS, lambda: NOW, lambda: detector)

    return make


def record(offset: int, value: Received | Withdrawn) -> Record:
    headers, body = write_event(incoming_event(value, event_id=f"e-{offset}", time=NOW))
    return Record(
        topic=TOPICS.posts_in, partition=0, offset=offset, key=b"k", value=body,
        headers=tuple(headers),
    )  # fmt: skip


def received(names: Iterable[str], **fields: Any) -> list[Record]:
    """Give a record of each project, with a post named after it."""
    bodies = [
        {**post(1, project=name, text=f"We saw {name}.", **fields), "id": f"of-{name}"}
        for name in names
    ]
    return [
        record(number, Received(project=one["project"], post=one["id"], thread=None, body=one))
        for number, one in enumerate(bodies)
    ]


def documents(made: Iterable[Outgoing | Dead | Held]) -> dict[str, str | None]:
    """Give the Spanish of each post, None where it could not be translated."""
    values = [json.loads(one.value or b"") for one in made if isinstance(one, Outgoing)]
    return {
        one["post"]["id"]: one["bilingual"]["translations"]["es"]["text"]
        if "bilingual" in one
        else None
        for one in values
    }


def test_records_of_fifty_projects_are_one_batch_and_leave_in_their_order(make: Make) -> None:
    engine = Counting()
    names = NAMES[1::2] + NAMES[::2]
    made = make(engine).run(received(names))
    assert engine.calls == [50]
    assert documents(made) == {f"of-{name}": f"We saw {name}." for name in names}
    assert [*documents(made)] == [f"of-{name}" for name in names]


def test_a_post_that_cannot_be_translated_fails_alone(make: Make) -> None:
    engine = Counting("p-31")
    made = documents(make(engine).run(received(NAMES)))
    assert [name for name, text in made.items() if text is None] == ["of-p-31"]
    assert len(made) == 50
    assert len(engine.calls) < 40


def test_a_project_that_cannot_be_read_costs_its_own_records_alone(
    make: Make, database: Database
) -> None:
    stage = make(Counting())
    spoilt = update(projects).where(projects.c.id == "p-09").values(body={}, version=2)
    database.write(lambda c: c.execute(spoilt))
    made = stage.run(received([*NAMES, "nowhere"]))
    dead = {one.record.offset: one.reason for one in made if isinstance(one, Dead)}
    assert dead == {9: "breaks-worker", 50: "unknown-project"}
    assert [*documents(made)] == [f"of-{name}" for name in NAMES if name != "p-09"]


def test_refused_posts_and_withdrawals_stand_where_they_stood(make: Make) -> None:
    records = received(NAMES[:3])
    records[1:1] = received(["p-40"], classroom="nowhere")
    records.insert(2, record(99, Withdrawn(project="p-00", post="of-p-00")))
    made = make(Counting()).run(records)
    kinds = [type(one).__name__ for one in made]
    assert kinds == ["Outgoing", "Dead", "Outgoing", "Outgoing", "Outgoing"]
    told = [json.loads(one.value or b"") for one in made if isinstance(one, Outgoing)]
    assert ["bilingual" in one for one in told] == [True, False, True, True]


def test_a_project_that_can_be_read_at_another_try_loses_nothing(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make(engine := Counting())
    outfits = stage.outfits()
    real, tried = outfits._make, []

    def fail_twice(name: str, *given: Any) -> Any:
        if name == "p-09":
            tried.append(list(engine.calls))
            if len(tried) < MOST_TRIES:
                raise MemoryError
        return real(name, *given)

    monkeypatch.setattr(outfits, "_make", fail_twice)
    made = documents(stage.run(received(NAMES)))
    assert made == {f"of-{name}": f"We saw {name}." for name in NAMES}
    assert tried == [[], [49], [49]], "the others go on meanwhile"
    assert engine.calls == [49, 1]


GERMAN = {
    **PROJECT,
    "id": "p-49",
    "classrooms": [
        PROJECT["classrooms"][0],
        {"id": "graz", "language": "de", "timezone": "Europe/Vienna"},
    ],
}


def held(made: Iterable[Outgoing | Dead | Held]) -> list[int]:
    """Give the offsets of the records that are held."""
    return [one.record.offset for one in made if isinstance(one, Held)]


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the database be away when the memory of the last project is asked, until cleared."""
    asked, is_away = Memory.__call__, Event()
    is_away.set()

    def ask(self: Memory, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        if is_away.is_set() and self._project == NAMES[-1]:
            raise StoreUnavailable
        return asked(self, wanted)

    monkeypatch.setattr(Memory, "__call__", ask)
    return is_away


def test_of_two_directions_only_the_one_that_is_broken_waits(
    make: Make, database: Database
) -> None:
    """All that a project between its languages has is held, in its order; all others go on."""
    database.write(partial(put_project, data=GERMAN, now=NOW, actor=PASSERELLE))
    stage = make(engine := Counting(language="de"))
    german, fine = str(GERMAN["id"]), NAMES[0]
    records = [
        *received([fine, german, NAMES[1], german]),  # of the second one came twice
        record(4, Withdrawn(project=german, post=f"of-{german}", thread=None)),
        record(5, Withdrawn(project=fine, post=f"of-{fine}", thread=None)),
        replace(record(6, Withdrawn(project=german, post="p", thread=None)), value=b"no JSON"),
    ]
    made = stage.run(records)
    assert held(made) == [1, 3, 4]
    assert [one.record.offset for one in made if isinstance(one, Dead)] == [6]
    kinds = [dict(one.headers)["ce_type"] for one in made if isinstance(one, Outgoing)]
    assert kinds == [b"passerelle.post.translated"] * 2 + [b"post.withdrawn"]
    again = [one.record for one in made if isinstance(one, Held)]
    made = stage.run([*again, *received(NAMES[2:5])])
    assert (held(made), len(documents(made))) == ([1, 3, 4], 3)
    engine.language = None
    kinds = [dict(one.headers)["ce_type"] for one in stage.run(again) if isinstance(one, Outgoing)]
    assert kinds == [b"passerelle.post.translated", b"post.withdrawn"]


def test_what_is_held_is_tried_by_one_post_of_its_languages(make: Make, database: Database) -> None:
    database.write(partial(put_project, data=GERMAN, now=NOW, actor=PASSERELLE))
    stage = make(engine := Counting(language="de"))
    stage.run(received([NAMES[-1]] * 30))
    bodies = [{**post(1, project=NAMES[-1]), "id": f"of-{number}"} for number in range(60)]
    records = [
        record(n, Received(project=NAMES[-1], post=one["id"], thread=None, body=one))
        for n, one in enumerate(bodies)
    ]
    engine.calls.clear()
    assert len(held(stage.run(records))) == 60
    assert len(engine.calls) < 12, "halves, until one stands alone, and a trial of the engine"


def test_what_was_made_before_the_database_went_away_is_not_made_again(
    make: Make, away: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: Counter[Judge] = Counter()
    note = Judge.note

    def count(self: Judge, *given: Any) -> None:
        noted[self] += 1
        note(self, *given)

    monkeypatch.setattr(Judge, "note", count)
    stage = make(engine := Counting())
    records = received([*NAMES, "p-03"])  # one came twice
    for _ in range(3):
        engine.calls.clear()
        with pytest.raises(StoreUnavailable):
            stage.run(records)
    assert sum(engine.calls) <= 1, "what was made is there"
    away.clear()
    engine.calls.clear()
    made = stage.run(records)
    assert engine.calls == [1]
    assert set(noted.values()) == {1}
    assert len(noted) == 50
    assert len(documents(made)) == 50
    assert stage._made == {}, "nothing is kept of what was handed over"


def test_what_was_erased_while_it_waited_is_not_handed_over(
    make: Make, database: Database, away: Event
) -> None:
    stage = make(Counting())
    records = received(NAMES)
    with pytest.raises(StoreUnavailable):
        stage.run(records)
    database.write(lambda c: erase_author(c, "p-05", "s-4", LATER, PASSERELLE))
    away.clear()
    assert [*documents(stage.run(records))] == [f"of-{name}" for name in NAMES if name != "p-05"]


def test_what_its_project_would_make_otherwise_now_is_made_again(
    make: Make, database: Database, away: Event
) -> None:
    stage = make(engine := Counting())
    records = received(NAMES)
    with pytest.raises(StoreUnavailable):
        stage.run(records)
    changed = {**PROJECT, "id": "p-07", "review": {"policy": "hold"}}
    database.write(partial(put_project, data=changed, now=NOW, actor=PASSERELLE))
    away.clear()
    engine.calls.clear()
    stage.run(records)
    assert engine.calls == [2]


def test_what_the_engine_cannot_do_at_all_lets_all_wait(make: Make) -> None:
    stage = make(engine := Counting("We saw"))
    engine.word = ""
    assert held(stage.run(received(NAMES))) == [*range(50)]
    assert len(engine.calls) < 20
    engine.word = None
    assert len(documents(stage.run(received(NAMES)))) == 50
