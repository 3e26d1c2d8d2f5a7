"""Posts of many projects that are taken together: shared batches, and nobody harms another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from pipeline.domain.memory import Wanted
from pipeline.exchange.memory import remember
from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
from pipeline.work import outfits as outfits_module
from pipeline.work import resting, worker
from pipeline.work.engine_room import EngineRoom
from pipeline.work.outfits import Memory, NoEngine, Outfit, Outfits
from tests.support.desk import PROJECT, Office, now
from tests.support.program import post
from translators.errors import TranslatorError
from translators.testing import IdentityTranslator
from translators.values import Request, Result

Open = Callable[..., Office]

MANY = tuple({**PROJECT, "id": f"p-{number:02}"} for number in range(50))
GERMAN = {
    **PROJECT,
    "id": "a-german-one",
    "classrooms": [
        PROJECT["classrooms"][0],
        {"id": "graz", "language": "de", "timezone": "Europe/Vienna"},
    ],
}


class Counting(IdentityTranslator):
    """Counts the texts of each call that has any; fails where it is told to."""

    def __init__(self, fails: Callable[[Request], bool] = lambda _: False) -> None:
        super().__init__()
        self.fails = fails
        self.calls: list[int] = []

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        if requests:
            self.calls.append(len(requests))
        if any(map(self.fails, requests)):
            raise Choking
        return super().translate(requests)


class Choking(TranslatorError):
    """The engine cannot take a text."""


def send(
    here: Office, projects: Sequence[Mapping[str, Any]], text: str = "We saw a river."
) -> None:
    """Send a post of each project, named after it."""
    for one in projects:
        name = one["id"]
        body = {**post(1, project=name), "id": name, "text": f"{text} It is called {name}."}
        here.send(body, project=name)


def test_a_post_from_each_of_fifty_projects_is_one_batch_of_the_engine(opened: Open) -> None:
    engine = Counting()
    here = opened(lambda: engine, projects=MANY)
    send(here, MANY)
    here.start()
    here.until(lambda: set(here.states().values()) == {"published"})
    assert engine.calls == [100]
    assert {here.document(one["id"])["project"] for one in MANY} == {one["id"] for one in MANY}


def test_one_post_that_cannot_be_translated_costs_few_calls_and_no_other_post(
    opened: Open,
) -> None:
    engine = Counting(lambda one: "p-31" in one.text)
    here = opened(lambda: engine, projects=MANY)
    send(here, MANY)
    here.start()
    here.until(lambda: "received" not in here.states().values())
    assert here.states() == {**{one["id"]: "published" for one in MANY}, "p-31": "failed"}
    assert here.rows()["p-31"]["tries"] == 3
    assert len(engine.calls) < 30
    assert {here.editions(one["id"]) for one in MANY} == {0, 1}


def test_a_memory_that_cannot_be_read_costs_its_own_posts_alone(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Memory.__call__

    def ask(self: Memory, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        if self._project == "p-07":
            raise ValueError
        return asked(self, wanted)

    monkeypatch.setattr(Memory, "__call__", ask)
    here = opened(IdentityTranslator, projects=MANY)
    send(here, MANY)
    here.start()
    here.until(lambda: "received" not in here.states().values())
    assert here.states() == {**{one["id"]: "published" for one in MANY}, "p-07": "failed"}
    assert here.rows()["p-07"]["reason"] == "ValueError"


def test_a_database_that_is_away_while_a_memory_is_asked_costs_no_post_its_tries(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, away = Memory.__call__, threading.Event()
    away.set()

    def ask(self: Memory, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        if away.is_set() and self._project == "p-30":
            raise StoreUnavailable
        return asked(self, wanted)

    monkeypatch.setattr(Memory, "__call__", ask)
    here = opened(IdentityTranslator, projects=MANY)
    send(here, MANY)
    here.start()
    here.until(lambda: "published" in here.states().values())
    time.sleep(0.5)
    away.clear()
    here.until(lambda: set(here.states().values()) == {"published"})
    assert here.rows()["p-30"]["tries"] == 1


def test_posts_between_languages_that_the_engine_fails_at_wait_and_let_the_others_pass(
    opened: Open,
) -> None:
    engine = Counting(lambda one: "de" in (one.source, one.target))
    projects = (GERMAN, *MANY[:9])
    here = opened(lambda: engine, projects=projects)
    send(here, projects)
    here.start()
    here.until(lambda: list(here.states().values()).count("published") == 9)
    assert here.states()["a-german-one"] == "received"
    engine.fails = lambda _: False
    here.until(lambda: set(here.states().values()) == {"published"})
    assert here.rows()["a-german-one"]["tries"] == 1


def test_posts_of_broken_languages_that_fill_a_take_let_all_others_pass(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_MOST_POSTS", 4)
    engine = Counting(lambda one: "de" in (one.source, one.target))
    german = [{**GERMAN, "id": f"g-{number:02}"} for number in range(10)]
    here = opened(lambda: engine, projects=(*german, *MANY[:9]))
    send(here, [*german, *MANY[:9]])
    here.start()
    here.until(lambda: list(here.states().values()).count("published") == 9)
    before = len(engine.calls)
    time.sleep(2)
    assert len(engine.calls) - before < 40, "not in a loop"
    assert {here.rows()[one["id"]]["tries"] for one in german} == {0}
    engine.fails = lambda _: False
    here.until(lambda: set(here.states().values()) == {"published"})
    assert {here.rows()[one["id"]]["tries"] for one in german} == {1}


def test_a_package_that_comes_ends_the_wait_for_an_engine(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "_WAIT", (60.0, 60.0))
    engine = Counting(lambda one: "de" in (one.source, one.target))
    packages = tmp_path / "packages"
    packages.mkdir()
    here = opened(lambda: engine, projects=(GERMAN, MANY[0]), packages=packages)
    send(here, (GERMAN, MANY[0]))
    here.start()
    here.until(lambda: here.states()["p-00"] == "published")
    engine.fails = lambda _: False
    time.sleep(1)
    assert here.states()["a-german-one"] == "received"
    (packages / "en_de").mkdir()
    assert here.room.look()
    here.until(lambda: here.states()["a-german-one"] == "published", seconds=5)
    assert here.rows()["a-german-one"]["tries"] == 1


def test_what_a_teacher_approved_is_used_from_the_next_post_on(opened: Open) -> None:
    here = opened(IdentityTranslator)
    here.start()
    here.send(post(1, text="We saw it."))
    here.until(lambda: here.states().get("p-1") == "published")
    here.database.write(
        lambda c: remember(
            c, "rivers", language="en", target="es", written="plain", source_text="We saw it.",
            target_text="Lo vimos.", author="s-4", review="rev_1", actor=PASSERELLE, now=now(),
        )
    )  # fmt: skip
    here.send(post(2, text="We saw it."))
    here.until(lambda: here.states().get("p-2") == "published")
    assert here.document("p-2")["translations"]["es"]["text"] == "Lo vimos."


# Outfits


@pytest.fixture
def room() -> EngineRoom:
    made = EngineRoom(IdentityTranslator)
    made.look()
    return made


@pytest.fixture
def outfits(database: Database, room: EngineRoom, detector: Detector) -> Outfits:
    for body in MANY:
        database.write(partial(put_project, data=body, now=now(), actor=PASSERELLE))
    return Outfits(database, room, detector)


NAMES = [one["id"] for one in MANY]


def test_outfits_that_are_kept_are_looked_at_in_one_transaction(
    outfits: Outfits, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = outfits.of_many(NAMES)
    assert sorted(first) == NAMES
    reads: list[object] = []
    read = database.read

    def count(function: Callable[[Connection], object]) -> object:
        reads.append(function)
        return read(function)

    monkeypatch.setattr(database, "read", count)
    again = outfits.of_many(NAMES)
    assert len(reads) == 1
    assert all(again[name] is first[name] for name in NAMES)


def test_an_outfit_is_made_anew_when_its_project_changes_and_the_others_are_kept(
    outfits: Outfits, database: Database
) -> None:
    first = outfits.of_many(NAMES)
    changed = {**MANY[3], "review": {"policy": "hold"}}
    database.write(partial(put_project, data=changed, now=now(), actor=PASSERELLE))
    again = outfits.of_many(NAMES)
    assert {name for name in NAMES if again[name] is not first[name]} == {"p-03"}
    outfit = again["p-03"]
    assert isinstance(outfit, Outfit)
    assert outfit.project.policy == "hold"


def test_projects_that_are_not_there_have_no_outfit(outfits: Outfits) -> None:
    assert [*outfits.of_many(["nowhere", "p-01"])] == ["p-01"]
    assert outfits.of("nowhere") is None


def test_all_outfits_of_a_take_have_the_engine_of_its_beginning(
    outfits: Outfits, room: EngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = outfits.of_many(NAMES[:10])
    make = outfits._make
    room._engine, room.number = IdentityTranslator(), 2  # packages came

    def change(*given: Any) -> Outfit | None:
        made = make(*given)
        room._engine, room.number = IdentityTranslator(), room.number + 1  # and come again
        return made

    monkeypatch.setattr(outfits, "_make", change)
    after = outfits.of_many(NAMES)
    engines = {one.engine for one in after.values() if isinstance(one, Outfit)}
    assert len(engines) == 1
    assert not engines & {one.engine for one in before.values() if isinstance(one, Outfit)}
    outfits.forget_old()
    assert outfits._kept == {}


def test_without_an_engine_there_are_no_outfits(database: Database, detector: Detector) -> None:
    with pytest.raises(NoEngine):
        Outfits(database, EngineRoom(IdentityTranslator), detector).of_many(["p-01"])


def test_the_outfits_used_last_are_kept_and_no_more(
    outfits: Outfits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outfits_module, "_MOST_KEPT", 10)
    first = outfits.of_many(NAMES)
    assert sorted(first) == NAMES
    assert len(outfits._kept) == 10
    old, new = list(outfits._kept)[0], list(outfits._kept)[-1]  # noqa: RUF015  # both alike
    assert outfits.of(old) is first[old]
    gone = next(name for name in NAMES if name not in outfits._kept)
    assert outfits.of(gone) is not first[gone]
    assert old in outfits._kept
    assert new in outfits._kept
    assert len(outfits._kept) == 10
