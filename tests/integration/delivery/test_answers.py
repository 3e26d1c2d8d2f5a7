"""What becomes of a delivery, by what the receiver answers."""

from __future__ import annotations

import asyncio
import socket
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from pipeline.delivery.lanes import Limits
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.telling import Told
from pipeline.exchange.deliveries import delivery_json
from pipeline.exchange.endpoints import list_endpoints, rotate
from pipeline.exchange.signing_secrets import new_secret
from pipeline.store.database import Database
from tests.support import receivers
from tests.support.outgoing import (
    NORMAL,
    PROJECT,
    QUICK,
    add_event,
    delivering,
    make_endpoint,
    now,
    publish,
    rows,
    settled,
    tried,
    wait_for,
    withdraw_text,
)
from tests.support.receivers import Received, Receiver, first, status

pytestmark = pytest.mark.usefixtures("project")
IMPATIENT = replace(NORMAL, schedule=Schedule(waits=QUICK, jitter=0))


def test_a_full_delivery_carries_the_edition_and_is_signed(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: publish(c, "p-1", "Vimos árboles 🌳 <b>"))
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered"))
    [got] = receiver.received
    [row] = rows(database)
    assert got.verify() == got.json
    assert got.event == row.event_id
    assert got.json["type"] == "post.published"
    assert set(got.json) == {"type", "timestamp", "data"}
    assert got.json["data"] == {"id": "p-1", "text": "Vimos árboles 🌳 <b>"}
    assert datetime.fromisoformat(got.json["timestamp"]).tzinfo is not None
    assert got.headers["content-type"] == "application/json"
    assert got.headers["accept-encoding"] == "identity"
    assert got.headers["user-agent"].startswith("Passerelle/")


def test_a_thin_delivery_and_all_other_events_carry_no_text(database: Database) -> None:
    with Receiver() as thin, Receiver() as full:
        make_endpoint(database, thin.url, payload="thin")
        make_endpoint(database, full.url)
        database.write(lambda c: publish(c, "p-1", "canary"))
        database.write(lambda c: add_event(c, "p-2", "post.held"))
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered", 4))
    assert not any(b"canary" in got.body for got in thin.received)
    assert sorted(b"canary" in got.body for got in full.received) == [False, True]
    data = {got.json["type"]: got.json["data"] for got in thin.received}
    assert data["post.published"]["edition"] == 1
    assert data["post.published"]["links"] == {"post": "/v1/projects/rivers/posts/p-1"}
    assert data["post.held"]["post"] == "p-2"


def test_a_failure_is_tried_again_with_the_same_id_and_bytes(database: Database) -> None:
    with Receiver(first(2, status(500))) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: publish(c, "p-1", "text"))
        with delivering(database, IMPATIENT):
            wait_for(settled(database, "delivered"))
    [row] = rows(database)
    assert len(set(receiver.events)) == 1
    assert len({got.body for got in receiver.received}) == 1
    assert [(one.number, one.status) for one in tried(database, row.id)] == [
        (1, 500), (2, 500), (3, 204)
    ]  # fmt: skip
    assert (row.tries, row.last_status, row.last_error) == (3, 204, None)
    gaps = [b.at - a.at for a, b in zip(receiver.received, receiver.received[1:], strict=False)]
    assert all(gap >= 0.9 * wait.total_seconds() for gap, wait in zip(gaps, QUICK, strict=False))


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("404", 404, None), ("400", 400, None), ("503", 503, None),
        ("101", None, "the reply is not HTTP"),
        ("silence", None, "timed out"), ("drip_head", None, "timed out"),
        ("reset", None, "the connection broke"), ("nonsense", None, "the reply is not HTTP"),
        ("endless_head", None, "the reply is too long"),
        ("endless_continue", None, "the reply is too long"),
    ],
)  # fmt: skip
def test_what_is_no_success_is_tried_again_until_it_is_given_up(
    database: Database, name: str, code: int | None, words: str | None
) -> None:
    behaviour = status(int(name)) if name.isdigit() else getattr(receivers, name)
    options = replace(NORMAL, attempt_seconds=0.3, schedule=Schedule(waits=QUICK[:1], jitter=0))
    with Receiver(behaviour) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, options):
            wait_for(settled(database, "given-up"))
        [row] = rows(database)
        attempts = tried(database, row.id)
    assert [one.status for one in attempts] == [code, code]
    assert [one.error for one in attempts] == [words, words]
    assert all(one.milliseconds < 700 for one in attempts)
    assert row.done_at is not None


@pytest.mark.parametrize("name", ["drip_body", "endless_body", "gzip_bomb"])
def test_a_status_counts_whatever_follows_it(database: Database, name: str) -> None:
    with Receiver(getattr(receivers, name)) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, replace(NORMAL, attempt_seconds=3.0)):
            wait_for(settled(database, "delivered"))
    assert len(receiver.received) == 1


def test_a_redirect_is_not_followed(database: Database) -> None:
    with Receiver() as other:
        redirect = status(307, f"Location: {other.url}")
        with Receiver(redirect) as receiver:
            make_endpoint(database, receiver.url)
            database.write(lambda c: publish(c, "p-1", "text"))
            with delivering(database, IMPATIENT):
                wait_for(settled(database, "given-up"))
    assert other.received == []
    assert len(receiver.received) == 1 + len(QUICK)


def test_410_disables_the_endpoint_and_gives_up_what_waits(database: Database) -> None:
    told: list[Told] = []
    with Receiver(status(410)) as receiver:
        endpoint = make_endpoint(database, receiver.url)
        for post in ("p-1", "p-2", "p-3"):
            database.write(lambda c, post=post: add_event(c, post, thread="t"))
        with delivering(database, replace(NORMAL, tell=told.append)):
            wait_for(settled(database, "given-up", 3))
    assert len(receiver.received) == 1
    [shown] = database.read(lambda c: list_endpoints(c, PROJECT.id))
    assert shown["disabled_at"] is not None
    assert "410" in shown["disabled_reason"]
    assert endpoint in {one.endpoint for one in told if type(one).__name__ == "Disabled"}  # type: ignore[union-attr]
    database.write(lambda c: add_event(c, "p-4"))
    assert len(rows(database)) == 3


@pytest.mark.parametrize("code", [429, 503])
def test_retry_after_is_waited_for_and_nothing_else_is_sent_meanwhile(
    database: Database, code: int
) -> None:
    with Receiver(first(1, status(code, "Retry-After: 1"))) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, IMPATIENT) as running:
            receiver.wait(1)
            wait_for(lambda: rows(database)[0].tries == 1)
            for post in ("p-2", "p-3"):
                database.write(lambda c, post=post: add_event(c, post))
            running.bell.ring("delivery")
            wait_for(settled(database, "delivered", 3))
    assert receiver.received[1].at - receiver.received[0].at >= 0.95


def test_what_was_taken_already_waits_as_well(database: Database) -> None:
    def behave(got: Received, writer: asyncio.StreamWriter) -> Any:
        return (status(429, "Retry-After: 1") if got.count == 5 else status(204))(got, writer)

    one_by_one = replace(IMPATIENT, limits=Limits(parallel=1, parallel_failing=1))
    with Receiver(behave) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: [add_event(c, f"p-{number}") for number in range(20)])
        with delivering(database, one_by_one):
            wait_for(settled(database, "delivered", 20))
    assert receiver.received[5].at - receiver.received[4].at >= 0.95


def test_a_dead_host_is_no_connection(database: Database) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    make_endpoint(database, f"http://127.0.0.1:{port}/")
    database.write(lambda c: add_event(c, "p-1"))
    with delivering(database, IMPATIENT):
        wait_for(settled(database, "given-up"))
    assert rows(database)[0].last_error == "no connection"


def test_what_was_withdrawn_is_dropped_and_not_sent(database: Database) -> None:
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        make_endpoint(database, receiver.url + "/thin", payload="thin")
        database.write(lambda c: publish(c, "p-1", "canary", thread="t"))
        database.write(lambda c: withdraw_text(c, "p-1"))
        database.write(lambda c: add_event(c, "p-1", "post.withdrawn", thread="t"))
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered", 2))
    assert [got.json["type"] for got in receiver.received] == ["post.withdrawn"] * 2
    dropped = rows(database, state="dropped")
    assert [row.type for row in dropped] == ["post.published"] * 2
    assert all(tried(database, row.id) == [] for row in dropped)


def test_after_a_rotation_both_secrets_sign_for_a_day(database: Database) -> None:
    ahead = [timedelta(0)]
    with Receiver() as receiver:
        endpoint = make_endpoint(database, receiver.url)
        new = new_secret()
        database.write(lambda c: rotate(c, PROJECT.id, endpoint, now(), secret=new))
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, replace(NORMAL, clock=lambda: now() + ahead[0])) as running:
            receiver.wait(1)
            ahead[0] = timedelta(hours=24, minutes=1)
            database.write(lambda c: add_event(c, "p-2"))
            running.bell.ring("delivery")
            receiver.wait(2)
    receiver.received[0].verify()
    receiver.received[0].verify(new)
    assert len(receiver.received[0].headers["webhook-signature"].split()) == 2
    assert len(receiver.received[1].headers["webhook-signature"].split()) == 1


def test_without_its_secret_nothing_is_sent(database: Database) -> None:
    from sqlalchemy import update

    from pipeline.store.tables import endpoints

    secrets: dict[str, str] = {}
    with Receiver() as receiver:
        make_endpoint(database, receiver.url)
        moved = update(endpoints).values(secret=None, secret_env="ACCRA_SECRET")
        database.write(lambda c: c.execute(moved) and None)
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, replace(IMPATIENT, environment=secrets)):
            wait_for(lambda: rows(database)[0].tries == 1)
            assert rows(database)[0].last_error == "there is no secret to sign with"
            secrets["ACCRA_SECRET"] = receivers.SECRET
            wait_for(settled(database, "delivered"))
    receiver.received[0].verify()


def test_nothing_of_a_reply_is_kept(database: Database) -> None:
    def chatty(_: Any, writer: Any) -> None:
        writer.write(receivers.reply(500, ("X-Secret: canary",), b"canary in a body"))

    with Receiver(chatty) as receiver:
        make_endpoint(database, receiver.url)
        database.write(lambda c: add_event(c, "p-1"))
        with delivering(database, IMPATIENT):
            wait_for(settled(database, "given-up"))
    [row] = rows(database)
    assert "canary" not in str(database.read(lambda c: delivery_json(c, PROJECT.id, row.id)))


def test_connections_are_used_again(database: Database) -> None:
    peers = set()

    def note(got: receivers.Received, writer: Any) -> None:
        peers.add(writer.get_extra_info("peername"))
        status(200)(got, writer)

    with Receiver(note) as receiver:
        make_endpoint(database, receiver.url)
        for number in range(30):
            database.write(lambda c, number=number: add_event(c, f"p-{number}", thread="t"))
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered", 30))
    assert len(peers) <= 2


def test_a_server_that_closes_kept_connections_loses_nothing(database: Database) -> None:
    def close_after(got: receivers.Received, writer: Any) -> None:
        status(200)(got, writer)
        writer.close()

    with Receiver(close_after) as receiver:
        make_endpoint(database, receiver.url)
        for number in range(20):
            database.write(lambda c, number=number: add_event(c, f"p-{number}", thread="t"))
        began = time.monotonic()
        with delivering(database, NORMAL):
            wait_for(settled(database, "delivered", 20))
    assert time.monotonic() - began < 5
    assert all(row.tries == 1 for row in rows(database))
