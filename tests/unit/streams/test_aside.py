"""A record that is put aside leaves no post waiting, and no text of an erased one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.exchange.accept import accept
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.stage_tries import ALONE, TOGETHER
from pipeline.exchange.values import PASSERELLE, Accepted, ProjectPut
from pipeline.schemas.post import parse_post
from pipeline.store.database import Database
from pipeline.store.tables import outbox, posts
from pipeline.streams import aside, hand, refusing
from pipeline.streams.records import Dead, Outgoing, Record
from pipeline.topics.cloudevents import write_event
from pipeline.topics.messages import (
    Received,
    Translated,
    Untranslated,
    Withdrawn,
    incoming_event,
    translated_event,
)
from pipeline.topics.reasons import Poison
from tests.support.desk import PROJECT, now
from tests.support.program import post
from tests.unit.streams.test_hand import DEAD, Killed, Scripted, work

REFUSED = Poison(reason="refused", message="classroom: unknown-classroom; use another")


def lying(value: Received | Withdrawn | Translated | Untranslated) -> Record:
    """Give a record as it lies in its topic."""
    if isinstance(value, Translated | Untranslated):
        event = translated_event(value, event_id="e-1", time=now())
    else:
        event = incoming_event(value, event_id="e-1", time=now())
    headers, data = write_event(event)
    return Record(
        topic="in", partition=0, offset=1, key=b"k", value=data, headers=tuple(headers)
    )  # fmt: skip


def received(**fields: Any) -> Record:
    body = post(1, **fields)
    return lying(Received(project="rivers", post="p-1", thread=None, body=body))


def refuse(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
    return [refusing.dead(one, REFUSED) for one in records]


@pytest.fixture
def waiting(database: Database) -> Database:
    """Give a database with a post that the API took."""
    put = database.write(lambda c: put_project(c, PROJECT, now(), PASSERELLE))
    assert isinstance(put, ProjectPut)
    take(database)
    return database


def take(database: Database, **fields: Any) -> None:
    stored = database.read(lambda c: stored_project(c, "rivers"))
    assert stored is not None
    one = parse_post(post(1, **fields), stored.project)
    (outcome,) = database.write(lambda c: accept(c, stored.project, [one], now(), quota=None))  # type: ignore[list-item]  # right as it is
    assert isinstance(outcome, Accepted)


def became(database: Database) -> tuple[str, str | None]:
    row = database.read(lambda c: c.execute(select(posts)).one())
    return row.state, row.reason


def told(database: Database) -> list[str]:
    return database.read(
        lambda c: list(c.execute(select(outbox.c.type).order_by(outbox.c.number)).scalars())
    )


RECORDS = {
    "received": received(),
    "received, without a revision": lying(
        Received(
            project="rivers", post="p-1", thread=None,
            body={name: value for name, value in post(1).items() if name != "revision"},
        )
    ),
    "translated, and not as it should be": lying(
        Translated(project="rivers", body=post(1), document={"id": "p-1"}, details=())
    ),
    "untranslated": lying(Untranslated(project="rivers", body=post(1), reason="Choking")),
}  # fmt: skip


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_a_post_that_waits_fails_when_its_record_is_refused(
    waiting: Database, record: Record
) -> None:
    for _ in range(2):  # whoever comes again finds it done
        sender, _ = work(waiting, Scripted(refuse), [record])
        assert sender.offsets(DEAD) == [b"k"]
    assert became(waiting) == ("failed", "PostRefused")
    assert told(waiting) == ["post.received", "post.failed"]


def test_a_post_is_told_of_only_once_its_letter_is_durable(
    waiting: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def lost(*_: object) -> None:
        raise Killed

    monkeypatch.setattr("tests.unit.streams.test_hand.Kept.send", lost)
    with pytest.raises(Killed):
        work(waiting, Scripted(refuse), [received()])
    assert became(waiting) == ("received", None)


OTHERS = {
    "another revision": received(revision=2),
    "a revision that is none": received(revision=True),
    "another post": lying(
        Received(project="rivers", post="p-7", thread=None, body={**post(1), "id": "p-7"})
    ),
    "another project": lying(
        Received(project="lakes", post="p-1", thread=None, body=post(1, project="lakes"))
    ),
    "a withdrawal": lying(Withdrawn(project="rivers", post="p-1")),
    "no event": Record(topic="in", partition=0, offset=1, key=b"k", value=b"\xff"),
    "no value": Record(topic="in", partition=0, offset=1, key=b"k", value=None),
}


@pytest.mark.parametrize("record", OTHERS.values(), ids=OTHERS.keys())
def test_a_letter_about_something_else_lets_a_post_wait(waiting: Database, record: Record) -> None:
    sender, _ = work(waiting, Scripted(refuse), [record])
    assert sender.offsets(DEAD) == [b"k"]
    assert became(waiting) == ("received", None)


def test_a_conflict_lets_the_post_wait_that_came_first(waiting: Database) -> None:
    def conflict(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        return [refusing.dead(one, refusing.CONFLICT) for one in records]

    sender, _ = work(waiting, Scripted(conflict), [received(text="Other.")])
    assert sender.offsets(DEAD) == [b"k"]
    assert became(waiting) == ("received", None)


def kill(_: Sequence[Record]) -> None:
    raise Killed


def test_a_post_over_which_workers_die_fails(waiting: Database) -> None:
    for _ in range(TOGETHER + ALONE):
        with pytest.raises(Killed):
            work(waiting, Scripted(kill), [received()])
    sender, _ = work(waiting, Scripted(kill), [received()])
    assert sender.offsets(DEAD) == [b"k"]
    assert became(waiting) == ("failed", "WorkerLost")


def test_a_record_that_kills_whoever_reads_it_is_put_aside_all_the_same(
    waiting: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(_: object) -> list[aside.Named]:
        raise Killed

    monkeypatch.setattr(aside, "named", named)
    for _ in range(TOGETHER + ALONE + hand._LOOKS):
        with pytest.raises(Killed):
            work(waiting, Scripted(kill), [received()])
    sender, _ = work(waiting, Scripted(kill), [received()])
    assert sender.offsets(DEAD) == [b"k"]


def test_a_post_that_waits_fails_when_its_translation_cannot_be_used(waiting: Database) -> None:
    poison = Poison(reason="wrong-data", message="The data has no bilingual form of its post.")

    def unusable(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        return [refusing.dead(one, poison) for one in records]

    work(waiting, Scripted(unusable), [RECORDS["translated, and not as it should be"]])
    assert became(waiting) == ("failed", "TranslationUnusable")


@pytest.mark.parametrize("author", ["s-9", None])
@pytest.mark.parametrize("created", ["2026-11-20T09:30:00Z", "yesterday"])
def test_a_record_of_an_erased_author_is_dropped_though_nobody_knew_its_post(
    waiting: Database, author: str | None, created: str
) -> None:
    waiting.write(lambda c: erase_author(c, "rivers", "s-9", now(), PASSERELLE))
    one = replace(received(author=author, created_at=created, id="p-7"), timestamp=1_000_000_000)
    sender, _ = work(waiting, Scripted(refuse), [one])
    assert len(sender.sent) == (0 if author else 1)


@pytest.mark.parametrize("poison", [REFUSED, refusing.CONFLICT, refusing.BREAKS_WORKER])
def test_a_record_of_an_erased_post_is_dropped_and_the_others_are_put_aside(
    waiting: Database, poison: Poison
) -> None:
    waiting.write(lambda c: erase_author(c, "rivers", "s-4", now(), PASSERELLE))
    other = lying(
        Received(
            project="rivers",
            post="p-2",
            thread=None,
            body={**post(2), "author": "s-5", "text": "Kept."},
        )
    )

    def dead(records: Sequence[Record]) -> Sequence[Outgoing | Dead]:
        return [refusing.dead(one, poison) for one in records]

    sender, health = work(waiting, Scripted(dead), [received(text="Gone."), other])
    (letter,) = sender.sent
    assert json.loads(letter.value or b"")["text"] == "Kept."
    assert health.seen(None).dead == 1
    assert told(waiting).count("post.failed") == 0
