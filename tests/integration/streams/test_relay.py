"""Relays over a real broker and a real PostgreSQL: nothing holds up what comes behind it."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import ProgrammingError

from pipeline.exchange.ids import new_id
from pipeline.exchange.relaying import begin, waiting_events
from pipeline.metrics import Metrics
from pipeline.stages.detect import Detector
from pipeline.store import database as databases
from pipeline.store.database import Database
from pipeline.store.leading import Lead
from pipeline.store.tables import outbox
from pipeline.store.troubles import StoreUnavailable
from pipeline.streams import relay as relays
from pipeline.streams.broker import Broker
from pipeline.streams.relay import Relay
from pipeline.topics.names import Topics
from tests.support.exchange import Exchange
from tests.support.kafka import consume_all, make_topics

SECONDS = 30.0
NOWHERE = Broker(servers=("127.0.0.1:1",))


@pytest.fixture
def database(new_address: Callable[[str, bool], str]) -> Iterator[Database]:
    opened = Database(new_address("postgresql", True))
    yield opened
    opened.close()


@pytest.fixture
def topics(kafka_broker: str, topic_prefix: str) -> Topics:
    named = Topics(prefix=topic_prefix)
    for topic in named.planned(1):
        make_topics(
            kafka_broker, topic.name, partitions=1, **{"max.message.bytes": str(topic.most_bytes)}
        )
    return named


def put(database: Database, post: str, data: dict[str, Any], kind: str = "post.flagged") -> None:
    """Let an event wait that carries these data."""
    row = {
        "id": new_id("evt"), "project": "rivers", "type": kind, "post": post, "data": data,
        "at": datetime.now(UTC), "to_relay": True,
    }  # fmt: skip
    database.write(lambda c: c.execute(insert(outbox), [row]))


@contextmanager
def relaying(*made: Relay) -> Iterator[None]:
    for one in made:
        one.start()
    try:
        yield
    finally:
        for one in made:
            one.stop()
        for one in made:
            one.join(SECONDS)
            assert not one.is_alive()


def until_all_are_out(database: Database) -> None:
    end = time.monotonic() + SECONDS
    while database.read(waiting_events):
        assert time.monotonic() < end
        time.sleep(0.05)


def out(kafka_broker: str, topic: str) -> list[Any]:
    return [json.loads(one.value or b"") for one in consume_all(kafka_broker, topic)]


def with_little_beside(monkeypatch: pytest.MonkeyPatch, few: dict[str, Any]) -> None:
    """Let every event have these ids for data where its text does not go."""
    real = relays.next_events

    def given(connection: Any, most: int) -> Any:
        return [replace(one, ids=few) for one in real(connection, most)]

    monkeypatch.setattr(relays, "next_events", given)


def test_events_arrive_in_their_order(
    database: Database, kafka_broker: str, topics: Topics
) -> None:
    counts: list[int] = []
    for number in range(1200):
        put(database, "p", {"n": number})
    with relaying(Relay(database, Broker.parse(kafka_broker), topics, counts.append)):
        until_all_are_out(database)
    assert [one["n"] for one in out(kafka_broker, topics.posts_out)] == list(range(1200))
    assert sum(counts) == 1200
    assert max(counts) == 500


def test_an_event_that_no_topic_takes_goes_without_its_text(
    database: Database, kafka_broker: str, topics: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_little_beside(monkeypatch, {"little": 1})
    put(database, "p-1", {"text": "x" * 1024**2}, "post.erased")
    put(database, "p-2", {"text": "x" * (1024**2 - 2000)}, "post.erased")
    with relaying(Relay(database, Broker.parse(kafka_broker), topics)):
        until_all_are_out(database)
    one, other = out(kafka_broker, topics.erasure)
    assert one == {"little": 1}
    assert len(other["text"]) == 1024**2 - 2000


def test_a_topic_that_takes_less_than_is_planned_holds_nothing_up(
    database: Database, kafka_broker: str, topic_prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_little_beside(monkeypatch, {"little": 1})
    topics = Topics(prefix=topic_prefix)
    make_topics(kafka_broker, topics.posts_out, partitions=1, **{"max.message.bytes": "30000"})
    for number, size in enumerate((1, 40_000, 20_000)):
        put(database, f"p-{number}", {"text": "x" * size})
    with relaying(Relay(database, Broker.parse(kafka_broker), topics)):
        until_all_are_out(database)
    found = {len(one.get("text", "")) for one in out(kafka_broker, topics.posts_out)}
    assert found == {1, 0, 20_000}


def test_an_event_that_cannot_be_written_holds_nothing_up(
    database: Database, kafka_broker: str, topics: Topics
) -> None:
    counts: list[int] = []
    put(database, "p-1", {"text": "half a character: \ud800"})
    put(database, "p-2", {"text": "whole"})
    metrics = Metrics()
    skipped = metrics.relay_skipped.inc
    with relaying(Relay(database, Broker.parse(kafka_broker), topics, counts.append, skipped)):
        until_all_are_out(database)
    assert out(kafka_broker, topics.posts_out) == [{"text": "whole"}]
    assert counts == [1]
    assert b"passerelle_relay_skipped_total 1.0" in metrics.exposition()


def test_an_event_that_cannot_be_read_holds_nothing_up_and_its_post_fails(
    database: Database, detector: Detector, kafka_broker: str, topics: Topics
) -> None:
    exchange = Exchange(database, detector)
    database.write(lambda c: begin(c, exchange.now))
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(post=name)
    database.write(lambda c: c.execute(text("DELETE FROM revisions WHERE post = 'p-2'")) and None)
    skipped: list[int] = []
    relay = Relay(
        database, Broker.parse(kafka_broker), topics, count_skipped=lambda: skipped.append(1)
    )
    with relaying(relay):
        until_all_are_out(database)
    assert [one["id"] for one in out(kafka_broker, topics.posts_in)] == ["p-1", "p-3"]
    (failed,) = out(kafka_broker, topics.posts_out)
    assert (failed["post"], failed["reason"], len(skipped)) == ("p-2", "Unreadable", 1)


def test_an_event_holds_nothing_up_whose_post_cannot_even_fail(
    database: Database, detector: Detector, kafka_broker: str, topics: Topics
) -> None:
    exchange = Exchange(database, detector)
    database.write(lambda c: begin(c, exchange.now))
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(post=name)
    for one in (  # what PostgreSQL says of a broken page
        "DELETE FROM revisions WHERE post = 'p-2'",
        """CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN RAISE EXCEPTION 'invalid page' USING ERRCODE = 'XX001'; END$$""",
        "CREATE TRIGGER broken BEFORE UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION broken()",
    ):
        database.write(lambda c, one=one: c.execute(text(one)) and None)
    with relaying(Relay(database, Broker.parse(kafka_broker), topics)):
        until_all_are_out(database)
    assert [one["id"] for one in out(kafka_broker, topics.posts_in)] == ["p-1", "p-3"]


def test_an_event_for_which_memory_was_short_is_written_at_the_next_turn(
    database: Database, kafka_broker: str, topics: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, short = relays.write_event, [MemoryError()]

    def write(event: Any) -> Any:
        if short:
            raise short.pop()
        return real(event)

    monkeypatch.setattr(relays, "write_event", write)
    monkeypatch.setattr(relays, "_LATER", (0.1, 0.1))
    skipped: list[None] = []
    put(database, "p-1", {"n": 1})
    put(database, "p-2", {"n": 2})
    relay = Relay(
        database, Broker.parse(kafka_broker), topics, count_skipped=lambda: skipped.append(None)
    )
    with relaying(relay):
        until_all_are_out(database)
    assert out(kafka_broker, topics.posts_out) == [{"n": 1}, {"n": 2}]
    assert skipped == []


def test_who_cannot_reach_the_brokers_leaves_the_lead_to_who_can(
    database: Database, kafka_broker: str, topics: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, led = relays.start_producer, threading.Event()

    async def start(broker: Broker) -> Any:  # only who has the lead asks for it
        if broker is NOWHERE:
            led.set()
        return await real(broker)

    monkeypatch.setattr(relays, "start_producer", start)
    put(database, "p-1", {"n": 1})
    with relaying(Relay(database, NOWHERE, topics)):
        assert led.wait(SECONDS)
        with relaying(Relay(database, Broker.parse(kafka_broker), topics)):
            until_all_are_out(database)
    assert out(kafka_broker, topics.posts_out) == [{"n": 1}]


def test_a_turn_that_hangs_gives_the_lead_up(
    database: Database, kafka_broker: str, topics: Topics, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = relays.send_all, []

    async def slow_at_first(*given: Any) -> Any:
        calls.append(len(given[1]))
        if len(calls) == 1:
            await asyncio.sleep(SECONDS)
        return await real(*given)

    monkeypatch.setattr(relays, "send_all", slow_at_first)
    monkeypatch.setattr(relays, "_TURN_SECONDS", 1.0)
    for number in range(400):
        put(database, "p", {"n": number})
    with relaying(Relay(database, Broker.parse(kafka_broker), topics)):
        until_all_are_out(database)
    assert calls[:2] == [400, 250], "less is tried after an error"
    assert [one["n"] for one in out(kafka_broker, topics.posts_out)] == list(range(400))


def test_a_pool_without_connections_is_a_trouble_that_passes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.engine.pool, "_timeout", 0.1)
    held = [database.engine.connect() for _ in range(18)]
    lead = Lead(database, "test")
    with pytest.raises(StoreUnavailable):
        lead.is_held()
    for one in held:
        one.close()
    assert lead.is_held()
    lead.give_up()


def test_a_lock_statement_that_fails_leaves_no_connection_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = Lead(database, "test")
    monkeypatch.setattr(lead, "_key", "no number")
    with pytest.raises(ProgrammingError):
        lead.is_held()
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_each_end_of_a_connection_looks_whether_the_other_lives(database: Database) -> None:
    with database.engine.connect() as connection:
        raw = connection.connection.driver_connection
        asked = raw.info.get_parameters()  # type: ignore[union-attr]
        for name, value in databases._ALIVE.items():
            assert asked[name] == str(value)
            there = connection.scalar(text(f"SHOW tcp_{name.removeprefix('tcp_')}"))
            assert there is not None, "a Unix socket shows 0, and takes it all the same"
