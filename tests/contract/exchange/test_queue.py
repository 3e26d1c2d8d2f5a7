"""What waits for a teacher, in the order in which it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from pipeline.exchange.ids import new_id
from pipeline.exchange.pending import hold_back
from pipeline.exchange.queue import (
    KINDS,
    Choices,
    Filters,
    Queue,
    choices,
    next_waiting,
    place_of,
    queue_page,
)
from pipeline.exchange.queues import waiting_for_review
from pipeline.store.tables import posts, reviews
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, TEACHER, Exchange
from tests.support.plans import plans_of

CONTACT = "Write to me at ana.perez@gmail.com please."


def look(exchange: Exchange, filters: Filters | None = None, *languages: str, **more: Any) -> Queue:
    return exchange.database.read(
        lambda c: queue_page(c, exchange.name, filters or Filters(), languages, **more)
    )


def ask(exchange: Exchange, kind: str, number: int, **values: Any) -> str:
    """Open a question as if the pipeline had, about a post that is there."""
    row = {
        "id": new_id("rev"), "project": exchange.name, "post": "p-1", "revision": 1,
        "target": "es", "position": 0, "language": "en", "kind": kind, "flags": [],
        "source_text": f"Text {number}.", "target_text": f"Texto {number}.",
        "question": f"question {number}", "state": "open", "version": 1,
        "opened_at": exchange.now, "classroom": "en", **values,
    }  # fmt: skip
    exchange.database.write(lambda c: c.execute(insert(reviews).values(row)))
    return str(row["id"])


@pytest.fixture
def mixed(exchange: Exchange) -> dict[str, str]:
    """Give an exchange a question of each kind, by their names; the gravest came in last."""
    exchange.run(FINE)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    return {
        kind: ask(exchange, kind, number, **({"target": None} if kind == "post" else {}))
        for number, kind in enumerate(reversed(KINDS))
    }


def test_the_gravest_come_first_and_of_these_the_oldest(
    exchange: Exchange, mixed: dict[str, str]
) -> None:
    later = ask(exchange, "critical", 9)
    found = look(exchange)
    assert [one.review for one in found.items] == [
        mixed["critical"], later, mixed["unsure"], mixed["post"], mixed["sample"],
    ]  # fmt: skip
    assert found.last is None
    assert found.total.questions == {"critical": 2, "unsure": 1, "post": 1, "sample": 1}
    assert (found.total.all, found.total.whole, found.total.posts) == (5, 1, 1)


def test_a_question_comes_with_its_post_and_where_its_flags_are(exchange: Exchange) -> None:
    exchange.run(f"{FINE} {NUMBER}", thread="t-7")
    (one,) = look(exchange).items
    assert (one.source_text, one.target_text) == (NUMBER, "Vimos perros grandes en el jardín.")
    assert (one.classroom, one.author, one.thread) == ("en", "s-4", "t-7")
    assert (one.language, one.target, one.kind, one.posts) == ("en", "es", "critical", 1)
    assert one.opened_at == exchange.now
    flag = one.flags[0]
    assert one.source_from is not None
    start, end = (place - one.source_from for place in flag["source"])
    assert NUMBER[start:end] == "15"
    assert one.target_from == len("El sol brilla hoy sobre el río. ")


def test_a_question_about_a_whole_post_is_asked_of_everybody(exchange: Exchange) -> None:
    exchange.run(CONTACT)
    for languages in ((), ("es",), ("en",)):
        whole = [one for one in look(exchange, None, *languages).items if one.target is None]
        assert [(one.kind, one.source_text, one.source_from) for one in whole] == [
            ("critical", CONTACT, 0)
        ]
        assert not whole[0].may_be_chosen


def test_equal_passages_stand_once_with_the_number_of_posts_that_wait(exchange: Exchange) -> None:
    for number in range(3):
        exchange.run(NUMBER, post=f"p-{number}", thread=f"t-{number}")
    for filters in (Filters(), Filters(thread="t-1")):
        (one,) = look(exchange, filters).items
        assert one.posts == 3
    assert look(exchange).total.posts == 3
    assert look(exchange, Filters(thread="t-1")).total.posts == 1


@pytest.mark.usefixtures("mixed")
def test_what_is_critical_somewhere_is_critical(exchange: Exchange) -> None:
    doubt = ask(exchange, "unsure", 20, question="same")
    grave = ask(exchange, "critical", 21, question="same")
    found = look(exchange)
    assert doubt not in [one.review for one in found.items]
    assert grave in [one.review for one in found.items]
    (one,) = look(exchange, Filters(kind="unsure", reason=None)).items[1:]
    assert (one.review, one.kind, one.may_be_chosen) == (doubt, "critical", False)


def test_only_doubts_about_passages_may_be_chosen(
    exchange: Exchange, mixed: dict[str, str]
) -> None:
    whole = ask(exchange, "unsure", 30, target=None)
    chosen = {one.review for one in look(exchange).items if one.may_be_chosen}
    assert chosen == {mixed["unsure"]}
    assert whole not in chosen


def test_a_member_sees_the_languages_that_they_read(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(languages=("en", "es", "fr"))
    exchange.run(NUMBER)
    everything = look(exchange).items
    assert {one.target for one in everything} == {"es", "fr"}
    assert {one.target for one in look(exchange, None, "fr").items} == {"fr"}
    assert look(exchange, None, "en").total.all == 0
    assert look(exchange, Filters(language="fr")).total.all == 1
    assert look(exchange, Filters(language="es"), "fr").total.all == 0


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 3),
        (Filters(thread="t-1"), 2),
        (Filters(thread="t-none"), 0),
        (Filters(classroom="en"), 3),
        (Filters(classroom="es"), 0),
        (Filters(kind="critical"), 3),
        (Filters(kind="sample"), 0),
        (Filters(reason="number-changed"), 2),
        (Filters(reason="contact-detail"), 1),
        (Filters(reason="number-changed", thread="t-1"), 1),
        (Filters(reason="number-changed", thread="t-1", classroom="en", language="es"), 1),
    ],
)
def test_filters_narrow_the_queue(exchange: Exchange, filters: Filters, number: int) -> None:
    exchange.run(NUMBER, post="p-1", thread="t-1")
    exchange.run(OTHER_NUMBER, post="p-2", thread="t-2")
    ask(exchange, "critical", 1, reason="contact-detail", target="es")
    exchange.database.write(
        lambda c: c.execute(
            update(reviews).where(reviews.c.reason.is_(None)).values(state="closed")
        )
    )
    found = look(exchange, filters)
    assert len(found.items) == found.total.all == number


@pytest.mark.usefixtures("mixed")
def test_pages_follow_each_other_without_gap_or_double(exchange: Exchange) -> None:
    for number in range(40, 55):
        ask(exchange, KINDS[number % 4], number, opened_at=exchange.now)
    whole = [one.review for one in look(exchange).items]
    seen: list[str] = []
    after: int | None = 0
    while after is not None:
        page = look(exchange, after=after, limit=4)
        assert page.total.all == 19
        seen += [one.review for one in page.items]
        after = page.last
    assert seen == whole
    assert look(exchange, after=2**60).items == ()


def test_the_next_one_is_that_behind_a_place(exchange: Exchange, mixed: dict[str, str]) -> None:
    def following(after: int, **filters: Any) -> str | None:
        found = exchange.database.read(
            lambda c: next_waiting(c, exchange.name, Filters(**filters), (), after=after)
        )
        return None if found is None else found.review

    items = look(exchange).items
    assert [following(one.place) for one in items] == [*(one.review for one in items[1:]), None]
    assert following(0, kind="sample") == mixed["sample"]
    numbers = {
        row.id: row.number
        for row in exchange.database.read(
            lambda c: c.execute(select(reviews.c.id, reviews.c.number)).all()
        )
    }
    assert [place_of(one.kind, numbers[one.review]) for one in items] == [
        one.place for one in items
    ]


def test_what_was_answered_or_is_held_back_leaves_the_queue(
    exchange: Exchange, mixed: dict[str, str]
) -> None:
    twin = ask(exchange, "unsure", 1, question="question 2")
    assert exchange.decide(mixed["critical"], "approve").review["state"] == "decided"
    assert exchange.decide(mixed["sample"], "approve").review["state"] == "decided"
    chosen = {twin: 1}
    exchange.database.write(
        lambda c: hold_back(c, exchange.project, chosen, (), exchange.now, TEACHER)
    )
    found = look(exchange)
    assert [one.review for one in found.items] == [mixed["post"]]
    assert found.total.questions == {"post": 1}


def test_what_can_be_filtered_by_is_what_there_is(exchange: Exchange) -> None:
    def found(*languages: str) -> Choices:
        return exchange.database.read(lambda c: choices(c, exchange.name, languages))

    assert found() == Choices()
    exchange.run(NUMBER)
    ask(exchange, "unsure", 1, reason="low-confidence", target="fr", classroom="es")
    ask(exchange, "sample", 2, target="es")
    assert found() == Choices(
        languages=("es", "fr"),
        kinds=("critical", "unsure", "sample"),
        reasons=("number-changed", "low-confidence"),
        classrooms=("en", "es"),
    )
    assert found("fr") == Choices(
        languages=("fr",), kinds=("unsure",), reasons=("low-confidence",), classrooms=("es",)
    )


def test_what_waits_is_counted_by_kind(exchange: Exchange) -> None:
    empty = dict.fromkeys(KINDS, 0)
    assert exchange.database.read(waiting_for_review) == empty
    exchange.run(NUMBER, post="p-1")
    exchange.run(NUMBER, post="p-2")
    assert exchange.database.read(waiting_for_review) == {**empty, "critical": 2}


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(reason="number-changed"), Filters(kind="unsure", language="es")]
)
def test_the_queue_is_read_from_the_index_of_open_questions(
    exchange: Exchange, filters: Filters
) -> None:
    exchange.run(NUMBER)
    plan = plans_of(
        exchange.database,
        lambda c: queue_page(c, exchange.name, filters, ("es",)),
        lambda c: choices(c, exchange.name, ("es",)),
    )
    whole = [one for one in plan if "state = 'open'" in one and "question IN" not in one]
    assert len(whole) == 3
    for one in whole:
        assert re.search("(USING COVERING INDEX|Index.* Scan using) ix_reviews_open", plan[one])
    assert not any(re.search(r"SCAN (reviews|posts)\b", one) for one in plan.values())


def test_the_posts_of_another_project_stay_there(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    other.run(NUMBER)
    assert look(one).total.all == 0
    assert look(other).total.all == 1
    assert one.database.read(lambda c: c.execute(select(posts.c.project)).scalars().all()) == [
        "lakes"
    ]
