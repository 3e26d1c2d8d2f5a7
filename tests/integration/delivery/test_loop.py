"""The loop as a whole: order, dead receivers, crashes, trouble with the database."""

from __future__ import annotations

import asyncio
import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from pipeline.delivery.lanes import Limits
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.telling import Told, Trouble
from pipeline.exchange.bell import Bell
from pipeline.exchange.deliveries import drop_waiting, replay, replay_span
from pipeline.exchange.endpoints import enable, list_endpoints
from pipeline.store.database import BUSY_SECONDS, Database
from pipeline.store.tables import deliveries
from tests.support import receivers
from tests.support.outgoing import (
    NORMAL,
    PROJECT,
    QUICK,
    Running,
    add_event,
    delivering,
    make_endpoint,
    now,
    publish,
    rows,
    settled,
    tried,
    wait_for,
)
from tests.support.receivers import Received, Receiver, first, silence, status

pytestmark = pytest.mark.usefixtures("project")


def add(database: Database, count: int, thread: str | None = None, start: int = 0) -> None:
    def act(connection: object) -> None:
        for number in range(start, start + count):
            add_event(connection, f"p-{number}", thread=thread)  # type: ignore[arg-type]

    database.write(act)


@contextmanager
def dead_port() -> Iterator[int]:
    """Give a port where connections are taken by the system and nobody ever answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_dead_receiver_does_not_slow_a_live_one(database: Database) -> None:
    with Receiver() as live, dead_port() as port:
        for number in range(5):
            make_endpoint(database, f"http://127.0.0.1:{port}/{number}")
        make_endpoint(database, live.url)
        add(database, 40)  # each in a thread of its own: all slots of the dead ones are taken
        with delivering(database, replace(NORMAL, attempt_seconds=5.0)) as running:
            live.wait(40)
            waits = []
            for number in range(20):
                began = time.monotonic()
                add(database, 1, start=100 + number)
                running.bell.ring("delivery")
                waits.append(live.wait(41 + number)[-1].at - began)
            running.kill()
    assert sorted(waits)[10] < 0.25
    assert max(waits) < 1.5


def test_one_endpoint_is_sent_only_so_much_at_once(database: Database) -> None:
    async def slow(_: Received, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        writer.write(receivers.reply(200))

    with Receiver(slow) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 60)
        options = replace(NORMAL, limits=Limits(parallel=3), attempt_seconds=5.0)
        with delivering(database, options):
            wait_for(settled(database, "delivered", 60))
    assert 1 < receiver.most_at_once <= 3


@pytest.mark.parametrize("seed", range(5))
def test_a_thread_keeps_its_order_whatever_fails(database: Database, seed: int) -> None:
    chance = random.Random(seed)

    def moody(got: Received, writer: asyncio.StreamWriter) -> None:
        kinds = [status(200)] * 3 + [status(500), receivers.reset, receivers.nonsense]
        chance.choice(kinds)(got, writer)

    def act(connection: object) -> None:
        for number in range(60):
            add_event(connection, f"p-{number}", thread=f"t-{chance.randrange(6)}")  # type: ignore[arg-type]

    waits = tuple(timedelta(seconds=0.02) for _ in range(4))
    with Receiver(moody) as receiver:
        make_endpoint(database, receiver.url)
        database.write(act)
        options = replace(NORMAL, poll_seconds=0.02, schedule=Schedule(waits=waits))
        with delivering(database, options):
            wait_for(lambda: not rows(database, state="waiting"), 30)
    all_rows = rows(database)
    place = {row.event_id: row for row in all_rows}
    by_thread: dict[str, list[int]] = {}
    for event in receiver.events:
        by_thread.setdefault(place[event].thread, []).append(place[event].event)
    # Attempts of a thread never go back: the next event is sent only when one is done with.
    assert all(numbers == sorted(numbers) for numbers in by_thread.values())
    assert {row.event_id for row in all_rows} == set(receiver.events)
    for row in all_rows:
        assert receiver.events.count(row.event_id) >= row.tries


def test_after_a_crash_the_same_event_is_sent_again_and_nothing_is_lost(
    database: Database,
) -> None:
    with Receiver(first(1, silence)) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 3, thread="t")
        crashed = Running(database, replace(NORMAL, attempt_seconds=25.0), Bell())
        crashed.start()
        receiver.wait(1)
        crashed.kill()
        [row, *_] = rows(database)
        assert (row.state, row.tries) == ("waiting", 0)
        assert row.lease_until is not None
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered", 3))
    events = [row.event_id for row in rows(database)]
    assert receiver.events == [events[0], *events]


def test_another_process_takes_over_when_the_lease_has_ended(database: Database) -> None:
    ahead = [timedelta(0)]
    options = replace(NORMAL, alone=False, clock=lambda: now() + ahead[0])
    with Receiver(first(1, silence)) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 1)
        crashed = Running(database, replace(options, attempt_seconds=25.0), Bell())
        crashed.start()
        receiver.wait(1)
        crashed.kill()
        with delivering(database, options):
            time.sleep(0.3)
            assert len(receiver.received) == 1
            ahead[0] = timedelta(seconds=31)
            wait_for(settled(database, "delivered", 1))
    assert len(set(receiver.events)) == 1


def test_a_lease_of_a_clock_that_was_put_back_does_not_hold_for_ever(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        add(database, 1)
        far = update(deliveries).values(lease_until=now() + timedelta(hours=1))
        database.write(lambda c: c.execute(far) and None)
        with delivering(database, replace(NORMAL, alone=False)):
            wait_for(settled(database, "delivered", 1))


def test_stopping_lets_an_attempt_end_and_takes_nothing_new(database: Database) -> None:
    async def slow(_: Received, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.5)
        writer.write(receivers.reply(200))

    with Receiver(slow) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 5, thread="t")
        with delivering(database, replace(NORMAL, attempt_seconds=5.0)):
            receiver.wait(1)
        [done, *others] = rows(database)
    assert done.state == "delivered"
    assert len(receiver.received) == 1
    assert [(row.state, row.lease_until) for row in others] == [("waiting", None)] * 4


def test_stopping_does_not_wait_for_ever(database: Database) -> None:
    with Receiver(silence) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 1)
        began = 0.0
        options = replace(NORMAL, attempt_seconds=25.0, stop_seconds=0.3)
        with delivering(database, options):
            receiver.wait(1)
            began = time.monotonic()
        assert time.monotonic() - began < 3
    [row] = rows(database)
    assert (row.state, row.tries) == ("waiting", 0)


def test_an_endpoint_that_fails_for_five_days_is_disabled(database: Database) -> None:
    ahead = [timedelta(0)]
    told: list[Told] = []
    with Receiver(status(500)) as receiver:
        endpoint = make_endpoint(database, receiver.url)
        add(database, 1)
        options = replace(NORMAL, clock=lambda: now() + ahead[0], tell=told.append)
        with delivering(database, options) as running:
            receiver.wait(1)
            wait_for(lambda: rows(database)[0].tries == 1)
            for days in (1, 2, 3, 4.9):
                ahead[0] = timedelta(days=days)
                count = len(receiver.received)
                add(database, 1, start=int(days * 10))
                running.bell.ring("delivery")
                receiver.wait(count + 1)
            [shown] = database.read(lambda c: list_endpoints(c, PROJECT.id))
            assert shown["disabled_at"] is None
            ahead[0] = timedelta(days=5.01)
            wait_for(lambda: not rows(database, state="waiting"))
    [shown] = database.read(lambda c: list_endpoints(c, PROJECT.id))
    assert "5 days" in shown["disabled_reason"]
    assert {row.state for row in rows(database)} == {"given-up"}
    assert [one.endpoint for one in told if type(one).__name__ == "Disabled"] == [endpoint]  # type: ignore[union-attr]


def test_one_success_ends_the_failing(database: Database) -> None:
    with Receiver(first(1, status(500))) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 1)
        with delivering(database, replace(NORMAL, schedule=Schedule(waits=QUICK, jitter=0))):
            wait_for(settled(database, "delivered", 1))
    [shown] = database.read(lambda c: list_endpoints(c, PROJECT.id))
    assert shown["failing_since"] is None


def test_an_endpoint_that_is_enabled_again_gets_what_it_missed(database: Database) -> None:
    began = now() - timedelta(seconds=1)
    with Receiver(first(1, status(410))) as receiver:
        endpoint = make_endpoint(database, receiver.url)
        add(database, 2, thread="t")
        with delivering(database, NORMAL) as running:
            wait_for(settled(database, "given-up", 2))
            add(database, 2, thread="t", start=10)
            assert len(rows(database)) == 2
            until = now() + timedelta(seconds=1)
            database.write(lambda c: enable(c, PROJECT.id, endpoint, now()))
            count = database.write(
                lambda c: replay_span(c, PROJECT.id, began, until, endpoint, now())
            )
            assert count == 4
            running.bell.ring("delivery")
            wait_for(settled(database, "delivered", 4))
    assert receiver.events[1:] == [row.event_id for row in rows(database)]


def test_a_replay_sends_the_same_event_again(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: publish(c, "p-1", "text"))
        with delivering(database, NORMAL) as running:
            wait_for(settled(database, "delivered", 1))
            [row] = rows(database)
            assert database.write(lambda c: replay(c, PROJECT.id, row.id, now())) is True
            running.bell.ring("delivery")
            receiver.wait(2)
            wait_for(settled(database, "delivered", 1))
        assert [one.number for one in tried(database, row.id)] == [1, 2]
    assert receiver.received[0].body == receiver.received[1].body
    assert len(set(receiver.events)) == 1


def test_what_is_withdrawn_during_an_attempt_is_not_tried_again(database: Database) -> None:
    async def late(got: Received, writer: asyncio.StreamWriter) -> None:
        if got.count == 1:
            await asyncio.sleep(0.3)
        status(500 if got.count == 1 else 200)(got, writer)

    with Receiver(late) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: publish(c, "p-1", "canary", thread="t"))
        with delivering(database, NORMAL) as running:
            receiver.wait(1)

            def withdraw(connection: object) -> None:
                drop_waiting(connection, PROJECT.id, "p-1", now())  # type: ignore[arg-type]
                add_event(connection, "p-1", "post.withdrawn", thread="t")  # type: ignore[arg-type]

            database.write(withdraw)
            running.bell.ring("delivery")
            wait_for(settled(database, "delivered", 1))
    assert [got.json["type"] for got in receiver.received] == ["post.published", "post.withdrawn"]
    # The withdrawal waited for the attempt that was running.
    assert receiver.received[1].at - receiver.received[0].at >= 0.29
    assert [row.state for row in rows(database)] == ["dropped", "delivered"]


def test_a_database_that_is_locked_loses_nothing_and_sends_nothing_twice(
    database: Database,
) -> None:
    async def slow(_: Received, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1.0)
        writer.write(receivers.reply(200))

    told: list[Told] = []
    other = Database(database.url.render_as_string(hide_password=False))
    with Receiver(slow) as receiver:
        make_endpoint(database, receiver.url)
        add(database, 5)
        with delivering(database, replace(NORMAL, tell=told.append, attempt_seconds=8.0)):
            receiver.wait(5)
            with other.engine.begin() as connection:
                if not database.is_sqlite:
                    connection.execute(text("LOCK TABLE deliveries IN ACCESS EXCLUSIVE MODE"))
                time.sleep(BUSY_SECONDS + 2.5)
            wait_for(settled(database, "delivered", 5))
    other.close()
    if database.is_sqlite:  # where a write gives up, and is tried again by the loop
        assert any(isinstance(one, Trouble) for one in told)
    assert len(set(receiver.events)) == len(receiver.events) == 5


def test_what_other_processes_write_is_seen_soon(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        with delivering(database, replace(NORMAL, poll_seconds=0.5)):
            time.sleep(0.2)
            began = time.monotonic()
            add(database, 1)  # nobody rings
            receiver.wait(1)
    assert time.monotonic() - began < 2


def test_a_burst_goes_out_quickly(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        add(database, 600)
        began = time.monotonic()
        with delivering(database, NORMAL):
            receiver.wait(600, 30)
            took = time.monotonic() - began
            wait_for(settled(database, "delivered", 600))
    assert len(set(receiver.events)) == len(receiver.events) == 600
    assert took < 20


def test_a_delivery_that_cannot_be_read_is_given_up_and_holds_nothing_up(
    database: Database,
) -> None:
    kinds = ["'[]'", "'7'"] + (['\'{"id": "p\'', "CAST(X'FF' AS TEXT)"] * database.is_sqlite)
    with Receiver() as receiver:
        endpoint = make_endpoint(database, receiver.url)
        for place, kind in enumerate(kinds):
            add(database, 3, thread=f"t-{place}", start=3 * place)
            spoil = f"UPDATE outbox SET data = {kind} WHERE post = 'p-{3 * place + 1}'"
            database.write(lambda c, one=spoil: c.execute(text(one)) and None)
        told: list[Told] = []
        with delivering(database, replace(NORMAL, tell=told.append)):
            wait_for(lambda: not rows(database, state="waiting"))
    assert len(receiver.events) == 2 * len(kinds)
    given_up = rows(database, state="given-up")
    assert [row.post for row in given_up] == [f"p-{3 * place + 1}" for place in range(len(kinds))]
    assert {row.last_error for row in given_up} == {
        "what is to be sent cannot be read: the database is damaged there"
    }
    (listed,) = database.read(lambda c: list_endpoints(c, PROJECT.id))
    assert (listed["id"], listed["failing_since"]) == (endpoint, None), "it is not at fault"
    assert [one for one in told if isinstance(one, Trouble)] == []
