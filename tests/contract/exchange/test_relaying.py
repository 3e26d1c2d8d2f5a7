"""Events on their way to Kafka, the lead of one process, workers, letters that were sent back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from pipeline.exchange import retried
from pipeline.exchange.claiming import wake_wanting
from pipeline.exchange.crew import LOST_AFTER, Member, beat, leave, members
from pipeline.exchange.relaying import (
    Unreadable,
    Waiting,
    begin,
    handed_over,
    next_events,
    waiting_events,
)
from pipeline.store.leading import Lead
from tests.support.exchange import FINE, OTHER, START, Exchange, script
from tests.support.relayed import waiting_in
from translators.testing import ScriptedTranslator


def member(name: str, **more: object) -> Member:
    values = {
        "id": name,
        "stage": "translate",
        "host": "one",
        "port": 8301,
        "started_at": START,
        "seen_at": START,
        "state": "ready",
        "partitions": (0, 3),
        "records": 5,
        "retries": 0,
        "dead": 1,
    }
    return Member(**values | more)  # type: ignore[arg-type]


def test_events_are_handed_over_in_order_and_once(exchange: Exchange) -> None:
    exchange.database.write(lambda c: begin(c, exchange.now))
    for number in range(5):
        exchange.send(FINE, post=f"p-{number}")
    first = waiting_in(exchange.database, 3)
    assert [one.post for one in first] == ["p-0", "p-1", "p-2"]
    exchange.database.write(lambda c: handed_over(c, [one.number for one in first]))
    assert exchange.database.read(waiting_events) == 2
    rest = waiting_in(exchange.database)
    assert [one.post for one in rest] == ["p-3", "p-4"]


def test_an_event_that_cannot_be_read_holds_nothing_up(exchange: Exchange) -> None:
    exchange.database.write(lambda c: begin(c, exchange.now))
    spoils = {
        "body": "UPDATE revisions SET body = '[]' WHERE post = 'p-body'",
        "data": "UPDATE outbox SET data = '7' WHERE post = 'p-data'",
        "gone": "DELETE FROM revisions WHERE post = 'p-gone'",
    }
    if exchange.database.is_sqlite:  # the other lets nobody do so
        spoils["half"] = "UPDATE revisions SET body = '{\"id' WHERE post = 'p-half'"
        spoils["no-text"] = "UPDATE outbox SET data = CAST(X'FF' AS TEXT) WHERE post = 'p-no-text'"
    for name, spoil in spoils.items():
        exchange.send(post=f"p-{name}")
        exchange.send(post=f"q-{name}")
        exchange.database.write(lambda c, one=spoil: c.execute(text(one)) and None)
    found = exchange.database.read(lambda c: next_events(c, 100))
    assert [one.post for one in found if isinstance(one, Waiting)] == [f"q-{n}" for n in spoils]
    lost = [one for one in found if isinstance(one, Unreadable)]
    assert [one.received for one in lost] == [(f"p-{name}", 1) for name in spoils]
    assert [one.number for one in found] == sorted(one.number for one in found)


def test_posts_that_waited_before_go_to_the_workers_too(exchange: Exchange) -> None:
    exchange.run(OTHER, post="p-done")
    exchange.send(FINE, post="p-leased")
    exchange.claim()
    exchange.send(OTHER, post="p-waiting")
    exchange.database.write(lambda c: begin(c, exchange.now))
    told = waiting_in(exchange.database)
    assert [(one.type, one.post) for one in told] == [
        ("post.received", "p-leased"),
        ("post.received", "p-waiting"),
    ]
    assert [(one.data or {})["text"] for one in told] == [FINE, OTHER]


def test_posts_that_get_their_package_are_handed_over_again_and_nobody_is_told(
    exchange: Exchange,
) -> None:
    exchange.send(OTHER)
    (one,) = exchange.claim()
    nothing = ScriptedTranslator(script, pairs=frozenset())
    exchange.record(one, exchange.translate(one, nothing))
    before = exchange.events()
    exchange.database.write(lambda c: begin(c, exchange.now))
    assert exchange.database.write(lambda c: wake_wanting(c, {("en", "es")}, exchange.now)) == 1
    (again,) = waiting_in(exchange.database)
    assert (again.type, (again.data or {})["text"]) == ("post.received", OTHER)
    assert exchange.events() == [*before, "post.received"]


def test_one_process_leads_until_it_gives_up(exchange: Exchange) -> None:
    one, other, third = (Lead(exchange.database, name) for name in ("test", "test", "apart"))
    assert one.is_held()
    assert one.is_held()
    if exchange.database.is_sqlite:
        return  # one process serves a file
    assert not other.is_held()
    assert third.is_held()
    one.give_up()
    assert other.is_held()
    assert not one.is_held()
    for lead in (other, third):
        lead.give_up()


def test_workers_are_known_while_they_tell(exchange: Exchange) -> None:
    write, read = exchange.database.write, exchange.database.read
    write(lambda c: beat(c, member("a")))
    write(lambda c: beat(c, member("b", stage="record", port=None)))
    write(lambda c: beat(c, member("a", records=9, seen_at=START + timedelta(seconds=5))))
    found = read(members)
    assert [(one.id, one.stage, one.records) for one in found] == [
        ("b", "record", 5),
        ("a", "translate", 9),
    ]
    assert found[0].is_lost(START + LOST_AFTER + timedelta(seconds=1))
    assert not found[1].is_lost(START + LOST_AFTER + timedelta(seconds=1))
    write(lambda c: leave(c, "a"))
    write(lambda c: beat(c, member("c", seen_at=START + timedelta(days=2))))
    assert [one.id for one in read(members)] == ["c"]


def test_a_letter_that_was_sent_back_is_known_by_its_place(exchange: Exchange) -> None:
    for _ in range(2):
        exchange.database.write(lambda c: retried.note(c, "translate.dlq.v1", 3, 17, exchange.now))
    assert exchange.database.read(lambda c: retried.known(c, "translate.dlq.v1")) == {(3, 17)}
    assert exchange.database.read(lambda c: retried.known(c, "record.dlq.v1")) == set()
