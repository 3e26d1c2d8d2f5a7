"""What a budget is, what it comes to, and how long a verdict takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from pipeline.exchange.budgets import put_budget, translated_lately
from pipeline.exchange.ids import new_id
from pipeline.exchange.pace import ENOUGH, USUAL, time_each
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import ProjectPut
from pipeline.store.tables import audit, passages, reviews
from tests.support.exchange import FINE, NUMBER, START, TEACHER, Exchange


def save(exchange: Exchange, share: float) -> ProjectPut | None:
    return exchange.database.write(
        lambda c: put_budget(c, exchange.name, share, exchange.now, TEACHER)
    )


def stored(exchange: Exchange) -> Any:
    return exchange.database.read(lambda c: stored_project(c, exchange.name))


def test_a_budget_changes_and_nothing_else(make_exchange: Callable[..., Exchange]) -> None:
    exchange = make_exchange(
        review={"release_after_hours": 3}, names={"keep": ["Ama"]}, privacy={"allow_contacts": []}
    )
    before = stored(exchange)
    put = save(exchange, 0.35)
    assert put is not None
    assert (put.version, put.project.budget) == (before.version + 1, 0.35)
    after = stored(exchange)
    assert after.body == {**before.body, "review": {**before.body["review"], "budget": 0.35}}
    (line,) = exchange.database.read(
        lambda c: c.execute(select(audit).where(audit.c.detail["version"].as_integer() == 2)).all()
    )
    assert (line.action, line.actor, line.object) == ("project.put", "teacher", "rivers")


def test_the_same_budget_again_is_no_change(exchange: Exchange) -> None:
    version = stored(exchange).version
    assert [save(exchange, 0.5).version, save(exchange, 0.5).version] == [version + 1] * 2  # type: ignore[union-attr]


def test_a_project_that_says_nothing_of_reviews_gets_a_budget(exchange: Exchange) -> None:
    body = {name: value for name, value in stored(exchange).body.items() if name != "review"}
    exchange.database.write(lambda c: put_project(c, body, exchange.now, TEACHER))
    assert save(exchange, 0.1) is not None
    assert stored(exchange).body["review"] == {"budget": 0.1}


def test_there_is_no_budget_without_a_project(exchange: Exchange) -> None:
    made = exchange.database.write(lambda c: put_budget(c, "none", 0.1, exchange.now, TEACHER))
    assert made is None


def test_passages_of_the_last_week_are_counted(make_exchange: Callable[..., Exchange]) -> None:
    exchange, other = make_exchange(), make_exchange(name="lakes")

    def lately(of: Exchange = exchange) -> int:
        return of.database.read(lambda c: translated_lately(c, of.name, exchange.now))

    assert lately() == 0
    exchange.run(f"{FINE} {NUMBER}", post="p-1")
    exchange.later(days=6)
    exchange.run(FINE, post="p-2")
    assert lately() == 3
    other.run(FINE)
    assert (lately(), lately(other)) == (3, 1)
    exchange.database.write(
        lambda c: c.execute(
            update(passages).where(passages.c.post == "p-2").values(packages="another")
        )
    )
    assert lately() == 3
    exchange.later(days=2)
    assert lately() == 1
    exchange.later(days=6)
    assert lately() == 0


def decided(exchange: Exchange, by: str, seconds: Sequence[int]) -> None:
    """Let a teacher have given verdicts after so many seconds."""
    rows = [
        {
            "id": new_id("rev"), "project": exchange.name, "post": "p-1", "revision": 1,
            "target": "es", "position": 0, "language": "en", "kind": "unsure", "flags": [],
            "question": f"{by} {number}", "state": "decided", "version": 2, "verdict": "approve",
            "decided_by": by, "decided_at": START + timedelta(seconds=second), "opened_at": START,
        }
        for number, second in enumerate(seconds)
    ]  # fmt: skip
    exchange.database.write(lambda c: c.execute(insert(reviews), rows))


@pytest.mark.parametrize(
    ("moments", "each"),
    [
        ({}, USUAL),
        ({"ana": range(0, ENOUGH * 10, 10)}, USUAL),  # one pause too few
        ({"ana": range(0, (ENOUGH + 1) * 10, 10)}, timedelta(seconds=10)),
        ({"ana": [0] * 100}, USUAL),  # of one moment: approved together
        ({"ana": range(0, 110, 10), "ben": range(5, 310, 30)}, timedelta(seconds=20)),
        ({"ana": range(0, 100_000, 1000)}, USUAL),  # never in one sitting
    ],
)
def test_the_time_for_a_verdict_is_what_it_took_lately(
    exchange: Exchange, moments: dict[str, Sequence[int]], each: timedelta
) -> None:
    exchange.run(FINE)
    for by, seconds in moments.items():
        decided(exchange, by, seconds)
    assert exchange.database.read(lambda c: time_each(c, exchange.name)) == each
