"""The crew's list hears of a worker for as long as it is there, whatever goes wrong."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from pipeline.exchange import crew
from pipeline.exchange.crew import Member, members
from pipeline.settings import Settings
from pipeline.store.database import Database
from pipeline.streams import telling
from pipeline.streams.broker import Broker
from pipeline.streams.health import Health
from pipeline.streams.telling import Telling
from pipeline.topics.names import Topics
from tests.support.loops import run_apart
from tests.unit.streams.test_hand import Scripted

SECONDS = 10.0


def told_of(database: Database) -> Telling:
    broker = Broker.of(Settings(broker_url="127.0.0.1:1"))
    return Telling(Scripted(), database, broker, Topics(), Health("translate"), 8301)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not holds():
            await asyncio.sleep(0.01)


def test_an_error_that_nobody_expected_does_not_end_the_telling(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_CREW_SECONDS", 0.01)
    true_beat, calls = crew.beat, []

    def beat(connection: Connection, member: Member) -> None:
        calls.append(member.id)
        if len(calls) < 3:
            raise ValueError
        true_beat(connection, member)

    monkeypatch.setattr(crew, "beat", beat)

    async def run() -> None:
        task = asyncio.create_task(told_of(database).tell_crew())
        await until(lambda: len(database.read(members)) == 1)
        task.cancel()
        await asyncio.wait([task])

    run_apart(run())
    assert len(calls) >= 3


def test_a_beat_in_flight_does_not_put_a_worker_back_that_has_left(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    true_beat = crew.beat
    begun, goes_on = threading.Event(), threading.Event()

    def slow(connection: Connection, member: Member) -> None:
        begun.set()
        goes_on.wait(SECONDS)
        true_beat(connection, member)

    monkeypatch.setattr(crew, "beat", slow)

    async def run() -> None:
        worker = told_of(database)
        task = asyncio.create_task(worker.tell_crew())
        await until(begun.is_set)
        task.cancel()
        await asyncio.wait([task])
        leaving = asyncio.create_task(worker.leave())
        await asyncio.sleep(0.1)
        goes_on.set()
        await leaving

    run_apart(run())
    assert database.read(members) == []


def test_a_worker_leaves_even_where_the_list_cannot_be_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr(crew, "leave", broken)
    run_apart(told_of(database).leave())
