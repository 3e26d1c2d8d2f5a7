"""A translation in which anything is broken is put aside or kept, and ends no worker."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from pipeline.domain.project import Project
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import PASSERELLE
from pipeline.schemas.bilingual import to_dict
from pipeline.schemas.post import parse_post
from pipeline.service import Pipeline
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tables import posts, reviews
from pipeline.streams.record_stage import RecordStage
from pipeline.streams.records import Dead, Record
from pipeline.topics.cloudevents import write_event
from pipeline.topics.messages import Detail, Translated, translated_event
from pipeline.topics.names import Topics
from tests.support.desk import PROJECT
from tests.support.exchange import script
from tests.support.program import post
from translators.testing import ScriptedTranslator

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TOPICS = Topics()
OTHERS: tuple[Any, ...] = (None, "x", "a\0b", 7, -1, 2**63, True, [], {}, ["x"], {"x": 1})
_GONE = object()


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of all that is inside of plain values."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from places(one, (*path, key))


def changed(value: Any, path: tuple[str | int, ...], to: Any) -> Any:
    made = copy.deepcopy(value)
    inner = made
    for key in path[:-1]:
        inner = inner[key]
    if to is _GONE:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return made


@pytest.fixture
def project(database: Database) -> Project:
    database.write(lambda c: put_project(c, PROJECT, NOW, PASSERELLE))
    stored = database.read(lambda c: stored_project(c, "rivers"))
    assert stored is not None
    return stored.project


@pytest.fixture
def good(project: Project, detector: Detector) -> dict[str, Any]:
    """Give the data of a record with all that a translation can have."""
    body = post(
        1, title="Birds", text="We saw 15 big dogs. The moon shines, and the sun as well.",
        language="en", attachments=[{"url": "https://example.org/a.png", "alt": "A red heron"}],
    )  # fmt: skip
    (made,) = Pipeline(project, ScriptedTranslator(script), detector).translate(
        [parse_post(body, project)]  # type: ignore[list-item]  # right as it is
    )
    document = to_dict(made)
    details = (Detail(target="es", position=0, packages="scripted", raw=0.5),)
    event = translated_event(
        Translated(project="rivers", body=body, document=document, details=details),
        event_id="e-1",
        time=NOW,
    )
    assert any(one["flags"] for one in document["translations"]["es"]["passages"])
    return dict(event.data)


def record(number: int, data: dict[str, Any]) -> Record:
    """Give a record as it lies in its topic, of a post of its own where it is one."""
    name = f"p-{number}"
    for one in (data.get("post"), data.get("bilingual")):
        if isinstance(one, dict) and one.get("id") == "p-1":
            one["id"] = name
    event = translated_event(
        Translated(project="rivers", body={"id": name}, document={}, details=()),
        event_id=f"e-{number}",
        time=NOW,
    )
    headers, _ = write_event(event)
    return Record(
        topic=TOPICS.posts_translated, partition=0, offset=number, key=b"k",
        value=json.dumps(data).encode(), headers=tuple(headers),
    )  # fmt: skip


def test_whatever_is_broken_in_it_the_stage_goes_on(
    database: Database, good: dict[str, Any]
) -> None:
    broken = [changed(good, path, to) for path in places(good) for to in (*OTHERS, _GONE)]
    records = [record(number, one) for number, one in enumerate([*broken, good])]
    stage = RecordStage(database, TOPICS, lambda: NOW)
    dead = [one for one in stage.run(records) if isinstance(one, Dead)]
    kept = database.read(lambda c: c.scalar(select(func.count()).select_from(posts))) or 0
    assert records[-1] not in [one.record for one in dead]
    assert kept + len(dead) == len(records)
    assert {one.reason for one in dead} <= {"wrong-data", "refused"}
    assert len(dead) > len(records) / 2


def test_a_severity_that_only_newer_workers_know_asks_a_teacher(
    database: Database, good: dict[str, Any]
) -> None:
    (passages,) = (one["passages"] for one in good["bilingual"]["translations"].values())
    for passage in passages:
        passage["origin"] = "colleague"
        for flag in passage["flags"]:
            flag["severity"] = "grave-2"
    assert not list(RecordStage(database, TOPICS, lambda: NOW).run([record(1, good)]))
    kinds = database.read(lambda c: c.scalars(select(reviews.c.kind)).all())
    assert kinds
    assert set(kinds) == {"unsure"}
