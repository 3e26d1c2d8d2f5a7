"""What is older than a project keeps it goes the way of what is erased."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select, text, update
from sqlalchemy.dialects import sqlite

from pipeline.exchange.accept import accept
from pipeline.exchange.audit import write_audit
from pipeline.exchange.deliveries import WITHOUT_DELIVERY
from pipeline.exchange.retention import retention_sweep, sweep_ended
from pipeline.exchange.values import Conflict
from pipeline.store.database import Database
from pipeline.store.idempotency import KeptAnswer, KeyOfRequest, keep_answer
from pipeline.store.tables import (
    attempts,
    audit,
    deliveries,
    idempotency,
    memory,
    outbox,
    posts,
)
from tests.support.exchange import FINE, NUMBER, TEACHER, Exchange

ENDPOINT = [{"url": "https://en.example.org/hook"}]


def sweep(exchange: Exchange, limit: int = 1_000) -> int:
    return exchange.database.write(lambda c: retention_sweep(c, exchange.name, exchange.now, limit))


def count(exchange: Exchange, table: Any, *which: Any) -> int:
    return exchange.database.read(
        lambda c: c.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
    )


def deliver_all(exchange: Exchange) -> None:
    exchange.database.write(
        lambda c: c.execute(update(deliveries).values(state="delivered", done_at=exchange.now))
    )


def test_a_post_goes_after_the_days_of_its_project(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(retention={"days": 30})
    exchange.run(NUMBER, post="p-1")
    exchange.decide(exchange.questions()[0]["id"], "approve")
    exchange.later(days=29)
    exchange.run(FINE, post="p-2")
    assert sweep(exchange) == 0
    exchange.later(days=2)
    sweep(exchange)
    assert exchange.database.read(lambda c: c.scalars(select(posts.c.id)).all()) == ["p-2"]
    assert count(exchange, memory) == 0
    assert exchange.events()[-1] == "post.erased"
    assert isinstance(exchange.send(NUMBER, post="p-1"), Conflict)
    (line,) = exchange.database.read(
        lambda c: c.execute(select(audit).where(audit.c.action == "posts.expired")).all()
    )
    assert (line.actor, line.detail) == ("passerelle", {"posts": 1})


def test_a_new_revision_begins_the_days_anew(make_exchange: Callable[..., Exchange]) -> None:
    exchange = make_exchange(retention={"days": 30})
    exchange.run()
    exchange.later(days=20)
    exchange.run(revision=2)
    exchange.later(days=20)
    sweep(exchange)
    assert count(exchange, posts) == 1
    exchange.later(days=20)
    sweep(exchange)
    assert count(exchange, posts) == 0


def test_a_revision_that_comes_in_at_that_moment_is_kept(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(retention={"days": 30})
    exchange.run()
    exchange.later(days=31)
    changed = exchange.post(revision=2)
    is_in = threading.Event()

    def change(connection: Connection) -> None:
        accept(connection, exchange.project, [changed], exchange.now, quota=None)
        is_in.set()
        time.sleep(0.3)  # the sweep looks, and waits for this to be durable

    changing = exchange.database.submit(change)
    assert is_in.wait(10)
    sweep(exchange)
    changing.result()
    assert count(exchange, posts) == 1


def test_events_that_are_too_old_are_found_without_reading_all_deliveries(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("sqlite", True))  # PostgreSQL plans by what is in the tables
    query = select(outbox.c.number).where(WITHOUT_DELIVERY).compile(dialect=sqlite.dialect())
    plan = database.read(lambda c: c.execute(text(f"EXPLAIN QUERY PLAN {query}")).all())
    database.close()
    assert any("SEARCH deliveries" in step.detail for step in plan)
    assert not any("SCAN deliveries" in step.detail for step in plan)


def test_each_project_has_its_own_days(make_exchange: Callable[..., Exchange]) -> None:
    short = make_exchange(retention={"days": 10})
    long = make_exchange(name="lakes", retention={"days": 100})
    for exchange in (short, long):
        exchange.send()
    short.later(days=50)
    for exchange in (short, long):
        sweep(exchange)
    assert short.database.read(lambda c: c.scalars(select(posts.c.project)).all()) == ["lakes"]


def test_a_sweep_does_so_much_at_once_and_says_whether_there_may_be_more(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(retention={"days": 1})
    for number in range(7):
        exchange.send(post=f"p-{number}")
    exchange.later(days=2)
    assert [sweep(exchange, 3), count(exchange, posts)] == [3, 4]
    assert [sweep(exchange, 3), count(exchange, posts)] == [3, 1]
    assert sweep(exchange, 3) < 3
    assert count(exchange, posts) == 0
    assert sweep(exchange, 3) == 0


def test_an_imported_memory_is_the_projects_own_and_stays(
    make_exchange: Callable[..., Exchange],
) -> None:
    from pipeline.exchange.memory import remember

    exchange = make_exchange(retention={"days": 1})
    exchange.run(FINE)
    exchange.database.write(
        lambda c: remember(
            c, exchange.name, language="en", target="es", written="plain", source_text=FINE,
            target_text="Sol", author=None, review=None, actor=TEACHER, now=exchange.now,
        )
    )  # fmt: skip
    exchange.later(days=2)
    sweep(exchange)
    assert (count(exchange, posts), count(exchange, memory)) == (0, 1)


def test_old_deliveries_events_and_answers_go_and_those_that_wait_stay(
    make_exchange: Callable[..., Exchange],
) -> None:
    rooms = [
        {
            "id": tag,
            "language": tag,
            "timezone": "UTC",
            "endpoints": ENDPOINT if tag == "en" else [],
        }
        for tag in ("en", "es")
    ]
    exchange = make_exchange(retention={"days": 10}, classrooms=rooms)
    exchange.run(FINE)
    name = KeyOfRequest(project=exchange.name, token="tok", key="k")
    answer = KeptAnswer(digest="d", status=202, headers={}, body={})
    exchange.database.write(lambda c: keep_answer(c, name, answer, exchange.now))
    exchange.later(days=11)
    sweep(exchange)
    exchange.database.write(lambda c: sweep_ended(c, exchange.now))
    assert count(exchange, idempotency) == 0
    # The word that the post is gone still waits for its receiver.
    assert (count(exchange, outbox), count(exchange, deliveries)) == (1, 1)
    deliver_all(exchange)
    exchange.later(days=11)
    sweep(exchange)
    assert [count(exchange, one) for one in (outbox, deliveries, attempts)] == [0, 0, 0]


def test_the_audit_is_kept_twice_as_long(make_exchange: Callable[..., Exchange]) -> None:
    exchange = make_exchange(retention={"days": 10})
    exchange.database.write(
        lambda c: write_audit(c, exchange.now, exchange.name, TEACHER, "looked", "at it")
    )
    exchange.later(days=19)
    sweep(exchange)
    assert count(exchange, audit, audit.c.action == "looked") == 1
    exchange.later(days=2)
    sweep(exchange)
    assert count(exchange, audit, audit.c.action == "looked") == 0
