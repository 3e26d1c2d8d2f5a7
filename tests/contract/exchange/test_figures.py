"""How an exchange goes, in figures."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.exchange.figures import figures, rows_of
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, Exchange, words_in


def of(exchange: Exchange) -> dict[str, Any]:
    return exchange.database.read(lambda c: figures(c, exchange.name, exchange.now))


def test_an_exchange_without_posts_has_figures_too(exchange: Exchange) -> None:
    assert of(exchange) == {
        "project": "rivers", "posts": {}, "pairs": [], "passages": 0, "origins": {}, "flagged": 0,
        "questions": {}, "verdicts": {}, "corrections": 0, "review_minutes": 0.0,
        "today": {"posts": 0, "characters": 0},
    }  # fmt: skip


def test_posts_passages_and_questions_are_counted(exchange: Exchange) -> None:
    exchange.run(FINE, post="p-1")
    exchange.run(f"{FINE} {NUMBER}", post="p-2", author="s-5")
    exchange.send(FINE, post="p-3")
    found = of(exchange)
    assert found["posts"] == {"held": 1, "published": 1, "received": 1}
    assert found["pairs"] == [{"source": "en", "target": "es", "passages": 3}]
    assert (found["passages"], found["flagged"]) == (3, 1)
    assert found["questions"]["open"] >= 1
    assert found["today"] == {"posts": 3, "characters": 2 * len(FINE) + len(f"{FINE} {NUMBER}")}
    exchange.later(days=1)
    assert of(exchange)["today"] == {"posts": 0, "characters": 0}


def test_verdicts_and_corrections_are_counted(exchange: Exchange) -> None:
    exchange.run(f"{NUMBER} {OTHER_NUMBER}")
    first, second = exchange.questions()
    exchange.decide(first["id"], "approve")
    exchange.decide(second["id"], "edit", text="Ayer compraron 27 manzanas.")
    exchange.run(FINE, revision=2)
    found = of(exchange)
    assert found["verdicts"] == {"approve": 1, "edit": 1}
    assert found["corrections"] == 1


@pytest.mark.parametrize(
    ("pauses", "minutes"),
    [
        ([], 0.3),  # one verdict: twenty seconds
        ([60, 60], 3.0),  # two minutes and the first, which counts as the others do
        ([60, 3600, 60], 4.0),  # two sittings
        ([3600], 0.7),  # two sittings of one verdict each
    ],
)
def test_review_time_is_told_from_the_times_of_verdicts(
    exchange: Exchange, pauses: list[int], minutes: float
) -> None:
    for number in range(len(pauses) + 1):
        exchange.run(f"We saw {number + 15} big dogs.", post=f"p-{number}")
    for question, pause in zip(exchange.questions(), [*pauses, 0], strict=True):
        exchange.decide(question["id"], "approve")
        exchange.later(seconds=pause - 1)
    assert of(exchange)["review_minutes"] == minutes


def test_nothing_is_said_of_single_authors_or_teachers(exchange: Exchange) -> None:
    exchange.run(NUMBER, author="s-canary", post="p-canary", thread="t-canary")
    exchange.decide(exchange.questions()[0]["id"], "approve")
    words = [*words_in(of(exchange)), *json.dumps(of(exchange)).split('"')]
    assert not [one for one in words if "canary" in one or "teacher" in one]


def test_figures_are_rows_of_a_table(exchange: Exchange) -> None:
    exchange.run(FINE)
    assert list(rows_of(of(exchange))) == [
        ("figure", "of", "value"),
        ("project", "", "rivers"),
        ("posts", "published", "1"),
        ("pair", "en-es", "1"),
        ("passages", "", "1"),
        ("origins", "machine", "1"),
        ("flagged", "", "0"),
        ("corrections", "", "0"),
        ("review_minutes", "", "0.0"),
        ("today", "posts", "1"),
        ("today", "characters", str(len(FINE))),
    ]
