"""What time does while a service runs, and after it was started again."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, update

from pipeline.exchange.bell import Bell
from pipeline.exchange.pending import UNDO_SECONDS, hold_back
from pipeline.runtimes.housekeeping import Housekeeping
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tables import posts, projects, reviews, revisions
from tests.support.exchange import FINE, NUMBER, TEACHER, Exchange


class CountingBell(Bell):
    """A bell that counts how often it is rung."""

    def __init__(self) -> None:
        super().__init__()
        self.rung: list[str] = []

    def ring(self, loop: str) -> None:  # type: ignore[override]  # any loop
        self.rung.append(loop)


@pytest.fixture
def approved(database: Database, detector: Detector) -> Callable[[str], Exchange]:
    """Give a maker of exchanges with a post whose passage was approved from the list."""

    def make(name: str) -> Exchange:
        exchange = Exchange(database, detector, name=name)
        exchange.run(NUMBER)
        (question,) = exchange.questions()
        database.write(lambda c: c.execute(update(reviews).values(kind="unsure")))
        chosen = {question["id"]: 1}
        database.write(lambda c: hold_back(c, exchange.project, chosen, (), exchange.now, TEACHER))
        return exchange

    return make


def housekeeping(exchange: Exchange, bell: Bell | None = None) -> Housekeeping:
    return Housekeeping(exchange.database, bell or Bell(), lambda: exchange.now)


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_approvals_have_their_effect_when_they_are_due(
    approved: Callable[[str], Exchange],
) -> None:
    exchange, bell = approved("rivers"), CountingBell()
    keeper = housekeeping(exchange, bell)
    keeper.approve()
    assert exchange.shown()["status"] == "held"
    exchange.later(seconds=UNDO_SECONDS)
    keeper.approve()
    assert exchange.shown()["status"] == "published"
    assert bell.rung == ["delivery"]


def test_approvals_of_the_time_before_a_restart_are_not_forgotten(
    approved: Callable[[str], Exchange],
) -> None:
    exchange = approved("rivers")
    exchange.later(hours=1)
    keeper = housekeeping(exchange)
    keeper.start()
    try:
        until(lambda: exchange.shown()["status"] == "published")
    finally:
        keeper.stop()
        keeper.join()


def test_a_project_in_trouble_does_not_keep_others_waiting(
    approved: Callable[[str], Exchange],
) -> None:
    broken, fine = approved("a-broken-one"), approved("rivers")
    fine.database.write(
        lambda c: c.execute(
            update(projects).where(projects.c.id == broken.name).values(body={}, version=9)
        )
    )
    fine.later(seconds=UNDO_SECONDS)
    housekeeping(fine).approve()
    assert fine.shown()["status"] == "published"


def test_what_fails_keeps_nothing_else_from_being_done(
    approved: Callable[[str], Exchange],
) -> None:
    exchange = approved("rivers")
    exchange.later(seconds=UNDO_SECONDS)
    done: list[str] = []

    class Failing(Housekeeping):
        def release(self) -> None:
            done.append("release")
            raise RuntimeError

        def sweep(self) -> None:
            done.append("sweep")

    keeper = Failing(exchange.database, Bell(), lambda: exchange.now)
    keeper.start()
    try:
        until(lambda: "sweep" in done)
    finally:
        keeper.stop()
        keeper.join()
    assert done == ["release", "sweep"]
    assert exchange.shown()["status"] == "published"


def test_a_long_sweep_keeps_no_teacher_waiting(approved: Callable[[str], Exchange]) -> None:
    exchange = approved("rivers")
    for number in range(260):  # more than one portion
        exchange.send(FINE, post=f"p-{number + 2}", author="s-9")
    exchange.later(days=401)
    seen: list[str] = []

    class Watched(Housekeeping):
        def approve(self) -> None:
            seen.append("approve")

    keeper = Watched(exchange.database, Bell(), lambda: exchange.now)
    keeper.sweep()
    assert seen


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ({}, 1),
        ({"retention": {"days": True}}, 1),
        ({"retention": {"days": 10**12}}, 1),
        ({"retention": {"days": 400}}, 0),  # the rest cannot be read, but this is clear
    ],
    ids=str,
)
def test_a_project_that_cannot_be_read_does_not_keep_others_from_being_swept(
    database: Database, detector: Detector, body: dict[str, Any], left: int
) -> None:
    broken = Exchange(database, detector, name="a-broken-one")
    fine = Exchange(database, detector)
    for exchange in (broken, fine):
        exchange.send(FINE)
    database.write(
        lambda c: c.execute(
            update(projects).where(projects.c.id == broken.name).values(body=body, version=9)
        )
    )
    fine.later(days=401)
    housekeeping(fine).sweep()
    kept = list(database.read(lambda c: c.scalars(select(posts.c.project))))
    assert kept == [broken.name] * left


def test_held_posts_that_cannot_be_read_keep_no_others_from_their_release(
    database: Database, detector: Detector
) -> None:
    exchange = Exchange(database, detector, review={"release_after_hours": 2})
    for number in range(21):
        exchange.send(NUMBER, post=f"p-{number}")
    exchange.work()
    others = revisions.c.post != "p-20"
    database.write(lambda c: c.execute(update(revisions).where(others).values(document=[])))
    exchange.later(hours=3)
    housekeeping(exchange).release()
    assert exchange.shown("p-20")["status"] == "published"
    assert exchange.events().count("post.failed") == 20
