"""Deliveries: listed, replayed, dropped, claimed; on each kind of database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.delivery.claims import LEASE, claim, find_due, release, release_all
from pipeline.delivery.outcomes import Outcome, judge, settle
from pipeline.delivery.schedule import Schedule
from pipeline.delivery.sending import Answer
from pipeline.exchange.deliveries import (
    deliveries_json,
    delivery_json,
    drop_waiting,
    newest_json,
    replay,
    replay_span,
)
from pipeline.exchange.endpoints import disable, enable
from pipeline.exchange.values import Conflict
from pipeline.store.database import Database
from tests.support.outgoing import (
    PROJECT,
    add_event,
    make_endpoint,
    make_project,
    now,
    publish,
    rows,
    tried,
)

NOW = now()
FINE = Answer(status=200, error=None, milliseconds=5)
BAD = Answer(status=500, error=None, milliseconds=5)
SCHEDULE = Schedule(jitter=0)


@pytest.fixture(autouse=True)
def endpoint(database: Database) -> str:
    make_project(database)
    return make_endpoint(database, "https://platform.example/hook")


def heads(database: Database, room: int = 100, later: int = 1) -> list[int]:
    moment = NOW + timedelta(seconds=later)
    found = database.read(lambda c: find_due(c, moment, {}, room))
    return [number for due in found for number, _ in due.heads]


def take(database: Database, numbers: list[int], later: int = 1) -> list[Outcome]:
    """Take deliveries, and give outcomes of successful attempts at them."""
    moment = NOW + timedelta(seconds=later)
    taken = database.write(lambda c: claim(c, numbers, moment))
    return [judge(parcel, FINE, moment, SCHEDULE) for parcel in taken]


def fail(outcome: Outcome, later: int = 1) -> Outcome:
    return judge(outcome.parcel, BAD, NOW + timedelta(seconds=later), SCHEDULE)


def write_down(database: Database, *outcomes: Outcome, later: int = 1) -> list[int]:
    moment = NOW + timedelta(seconds=later)
    settled = database.write(lambda c: settle(c, outcomes, moment))
    return [parcel.number for parcel in settled.following]


def add(database: Database, *threads: str) -> list[int]:
    for place, thread in enumerate(threads):
        database.write(
            lambda c, place=place, thread=thread: add_event(c, f"p-{place}", thread=thread, at=NOW)
        )
    return [row.number for row in rows(database)]


def test_only_the_first_of_a_thread_may_go_out(database: Database) -> None:
    numbers = add(database, "a", "a", "b", "a", "b")
    assert heads(database) == [numbers[0], numbers[2]]
    [first, second] = take(database, [numbers[0], numbers[2]])
    assert heads(database) == []
    assert write_down(database, first) == [numbers[1]]
    assert write_down(database, fail(second)) == []
    assert heads(database, later=2) == []
    assert heads(database, later=7) == [numbers[2]]


def test_room_bounds_what_is_found(database: Database, endpoint: str) -> None:
    numbers = add(database, "a", "b", "c")
    assert heads(database, 2) == numbers[:2]
    full = database.read(lambda c: find_due(c, NOW + timedelta(seconds=1), {endpoint: 0}, 5))
    assert full == []


def test_what_is_taken_is_taken_once(database: Database) -> None:
    numbers = add(database, "a")
    assert len(take(database, numbers)) == 1
    assert take(database, numbers) == []
    assert heads(database) == []
    after = int(LEASE.total_seconds()) + 2
    assert heads(database, later=after) == numbers
    assert len(take(database, numbers, later=after)) == 1


def test_what_was_given_back_may_be_taken_at_once(database: Database) -> None:
    numbers = add(database, "a", "b")
    take(database, numbers)
    database.write(lambda c: release(c, numbers[:1]))
    assert heads(database) == numbers[:1]
    assert database.write(release_all) == 1
    assert heads(database) == numbers


def test_a_late_outcome_does_not_undo_another_processes(database: Database) -> None:
    numbers = add(database, "a")
    [late] = take(database, numbers)
    [other] = take(database, numbers, later=40)
    write_down(database, fail(other, 40), later=40)
    write_down(database, late, later=41)
    [row] = rows(database)
    assert (row.state, row.tries) == ("waiting", 1)
    assert len(tried(database, row.id)) == 1


def test_after_the_last_retry_a_delivery_is_given_up_and_the_next_goes_out(
    database: Database, endpoint: str
) -> None:
    numbers = add(database, "a", "a")
    later = 1
    for _ in range(9):
        [outcome] = take(database, numbers[:1], later)
        assert write_down(database, fail(outcome, later), later=later) == []
        row = rows(database)[0]
        later = int((row.next_at - NOW).total_seconds()) + 1
        database.write(lambda c: enable(c, PROJECT.id, endpoint, NOW) and None)
    [outcome] = take(database, numbers[:1], later)
    assert write_down(database, fail(outcome, later), later=later) == numbers[1:]
    row = rows(database)[0]
    assert (row.state, row.tries) == ("given-up", 10)
    assert [one.number for one in tried(database, row.id)] == list(range(1, 11))


def test_pages_of_deliveries_are_in_order_and_whole(database: Database) -> None:
    add(database, *"abcde")
    seen: list[str] = []
    after, pages = 0, 0
    while True:
        page = database.read(
            lambda c, after=after: deliveries_json(c, PROJECT.id, after=after, limit=2)
        )
        seen += [one["id"] for one in page.items]
        pages += 1
        if page.last is None:
            break
        after = page.last
    assert seen == [row.id for row in rows(database)]
    assert pages == 3
    newest = database.read(lambda c: newest_json(c, PROJECT.id, limit=2))
    assert [one["id"] for one in newest] == seen[-2:]


def test_deliveries_are_found_by_state_endpoint_and_post(database: Database, endpoint: str) -> None:
    numbers = add(database, "a", "b")
    [outcome] = take(database, numbers[:1])
    write_down(database, outcome)
    for wanted, count in (
        ({"state": "delivered"}, 1), ({"state": "waiting"}, 1), ({"state": "dropped"}, 0),
        ({"endpoint": endpoint}, 2), ({"endpoint": "end_other"}, 0), ({"post": "p-1"}, 1),
    ):  # fmt: skip
        page = database.read(lambda c, wanted=wanted: deliveries_json(c, PROJECT.id, **wanted))
        assert len(page.items) == count
    assert database.read(lambda c: deliveries_json(c, "other")).items == []


def test_a_delivery_is_shown_with_its_attempts(database: Database) -> None:
    numbers = add(database, "a")
    [outcome] = take(database, numbers)
    write_down(database, fail(outcome))
    [row] = rows(database)
    shown = database.read(lambda c: delivery_json(c, PROJECT.id, row.id))
    assert shown is not None
    assert [(one["number"], one["status"]) for one in shown["attempts"]] == [(1, 500)]
    assert (shown["state"], shown["tries"], shown["last_status"]) == ("waiting", 1, 500)
    assert database.read(lambda c: delivery_json(c, "other", row.id)) is None


def test_a_dropped_delivery_is_not_replayed(database: Database) -> None:
    database.write(lambda c: publish(c, "p-1", "text", at=NOW))
    database.write(lambda c: add_event(c, "p-1", "post.held", at=NOW))
    assert database.write(lambda c: drop_waiting(c, PROJECT.id, "p-1", NOW)) == 1
    published, held = rows(database)
    assert (published.state, held.state) == ("dropped", "waiting")
    outcome = database.write(lambda c: replay(c, PROJECT.id, published.id, NOW))
    assert isinstance(outcome, Conflict)
    assert outcome.code == "dropped"
    span = (NOW - timedelta(hours=1), NOW + timedelta(hours=1))
    assert database.write(lambda c: replay_span(c, PROJECT.id, *span, None, NOW)) == 1
    assert [row.state for row in rows(database)] == ["dropped", "waiting"]


def test_a_replay_of_another_project_or_a_disabled_endpoint_is_refused(
    database: Database, endpoint: str
) -> None:
    add(database, "a")
    [row] = rows(database)
    assert database.write(lambda c: replay(c, "other", row.id, NOW)) is False
    database.write(lambda c: disable(c, endpoint, NOW, "gone"))
    outcome = database.write(lambda c: replay(c, PROJECT.id, row.id, NOW))
    assert isinstance(outcome, Conflict)
    span = database.write(lambda c: replay_span(c, PROJECT.id, NOW, NOW, endpoint, NOW))
    assert isinstance(span, Conflict)


def test_a_span_is_half_open_and_keeps_the_order(database: Database, endpoint: str) -> None:
    for place in range(4):
        at = NOW + timedelta(minutes=place)
        database.write(lambda c, place=place, at=at: add_event(c, f"p-{place}", thread="t", at=at))
    numbers = [row.number for row in rows(database)]
    for number in numbers:
        [outcome] = take(database, [number], later=1000)
        write_down(database, outcome, later=1000)
        database.write(release_all)
    span = (NOW + timedelta(minutes=1), NOW + timedelta(minutes=3))
    assert database.write(lambda c: replay_span(c, PROJECT.id, *span, endpoint, NOW)) == 2
    assert [row.state == "waiting" for row in rows(database)] == [False, True, True, False]
    assert heads(database) == [numbers[1]]
