"""Approvals from the list: held back, undone, overtaken, given effect."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select, update

from pipeline.exchange.erasing import erase_author
from pipeline.exchange.pending import (
    MOST_AT_ONCE,
    UNDO_SECONDS,
    Batch,
    approve_due,
    batches,
    due_projects,
    hold_back,
    undo,
)
from pipeline.exchange.queue import Filters, queue_page
from pipeline.exchange.values import Actor, Decided, Verdict
from pipeline.store.database import Database
from pipeline.store.tables import calibration, memory, pending, posts, reviews
from tests.contract.exchange.test_queue import CONTACT, ask
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, TEACHER, Exchange

ANA, BEN = Actor(id="member ana"), Actor(id="member ben")
TWO = f"{NUMBER} {OTHER_NUMBER}"


def doubt(exchange: Exchange, text: str = NUMBER, **more: Any) -> None:
    """Take a post in whose passages the machine is unsure of."""
    exchange.run(text, **more)
    exchange.database.write(
        lambda c: c.execute(
            update(reviews).where(reviews.c.target.is_not(None)).values(kind="unsure")
        )
    )


def choose(
    exchange: Exchange, *names: str, actor: Actor = ANA, languages: tuple[str, ...] = ()
) -> Batch | None:
    """Approve all that waits, or what is named."""
    chosen = dict.fromkeys(names or [one["id"] for one in exchange.questions()], 1)
    return exchange.database.write(
        lambda c: hold_back(c, exchange.project, chosen, languages, exchange.now, actor)
    )


def take_back(exchange: Exchange, batch: Batch, actor: Actor = ANA) -> int:
    return exchange.database.write(lambda c: undo(c, exchange.name, batch.id, exchange.now, actor))


def apply(exchange: Exchange) -> tuple[int, int]:
    return exchange.database.write(lambda c: approve_due(c, exchange.name, exchange.now))


def later(exchange: Exchange) -> tuple[int, int]:
    """Let the time for undoing pass, and give effect to what is due."""
    exchange.later(seconds=UNDO_SECONDS)
    return apply(exchange)


def count(exchange: Exchange, table: Any) -> int:
    return exchange.database.read(lambda c: c.scalar(select(func.count()).select_from(table)) or 0)


def listed(exchange: Exchange) -> list[str]:
    found = exchange.database.read(lambda c: queue_page(c, exchange.name, Filters(), ()))
    return [one.review for one in found.items]


def test_nothing_is_told_learnt_or_published_while_it_can_be_undone(exchange: Exchange) -> None:
    doubt(exchange, TWO)
    before = exchange.events()
    batch = choose(exchange)
    assert batch is not None
    assert batch.count == 2
    for _ in range(UNDO_SECONDS - 1):
        exchange.later(seconds=1)
        assert apply(exchange) == (0, 0)
    assert exchange.events() == before
    assert exchange.shown()["status"] == "held"
    assert (count(exchange, memory), count(exchange, calibration)) == (0, 0)
    assert listed(exchange) == []


def test_what_nobody_undid_is_approved_by_the_teacher_who_chose_it(exchange: Exchange) -> None:
    doubt(exchange, TWO)
    choose(exchange)
    assert later(exchange) == (2, 2)
    assert exchange.shown()["status"] == "published"
    assert exchange.events()[-3:] == ["review.decided", "review.decided", "post.published"]
    (first, second) = exchange.questions(state="decided")
    for one in (first, second):
        assert (one["verdict"], one["decided_by"]) == ("approve", "member ana")
    assert (count(exchange, memory), count(exchange, calibration)) == (2, 2)
    assert (count(exchange, pending), apply(exchange)) == (0, (0, 0))


def test_undo_puts_all_of_a_batch_back_and_no_other(exchange: Exchange) -> None:
    doubt(exchange, TWO)
    first, second = listed(exchange)
    one, other = choose(exchange, first), choose(exchange, second)
    assert one is not None
    assert other is not None
    exchange.later(seconds=UNDO_SECONDS - 1)
    assert take_back(exchange, one) == 1
    assert listed(exchange) == [first]
    assert later(exchange) == (1, 1)
    assert exchange.shown()["status"] == "held"
    assert take_back(exchange, other) == 0


def test_nobody_undoes_what_another_approved_nor_what_is_due(exchange: Exchange) -> None:
    doubt(exchange)
    batch = choose(exchange)
    assert batch is not None
    assert take_back(exchange, batch, BEN) == 0
    exchange.later(seconds=UNDO_SECONDS)
    assert take_back(exchange, batch) == 0
    assert apply(exchange) == (1, 1)


def test_ones_own_approvals_are_shown_until_they_are_due(exchange: Exchange) -> None:
    def shown(actor: Actor) -> list[Batch]:
        return exchange.database.read(lambda c: batches(c, exchange.name, exchange.now, actor))

    doubt(exchange, TWO)
    first, second = listed(exchange)
    one = choose(exchange, first)
    exchange.later(seconds=5)
    other = choose(exchange, second)
    assert shown(ANA) == [other, one]
    assert shown(BEN) == []
    exchange.later(seconds=UNDO_SECONDS - 5)
    assert shown(ANA) == [other]
    exchange.later(seconds=5)
    assert shown(ANA) == []


VERDICTS: list[dict[str, str]] = [
    {"verdict": "approve"},
    {"verdict": "edit", "text": "Vimos 15 perros grandes en el jardín."},
    {"verdict": "reject"},
    {"verdict": "ask", "note": "How many were there?"},
]


@pytest.mark.parametrize("given", VERDICTS, ids=lambda given: given["verdict"])
def test_what_a_colleague_says_meanwhile_stays(exchange: Exchange, given: dict[str, str]) -> None:
    doubt(exchange)
    (question,) = exchange.questions()
    choose(exchange)
    assert isinstance(exchange.decide(question["id"], **given), Decided)
    before = exchange.events()
    assert later(exchange) == (1, 0)
    assert exchange.events() == before
    (decided,) = exchange.questions(state="decided")
    assert (decided["verdict"], decided["decided_by"]) == (given["verdict"], "teacher")


def test_a_colleague_who_answers_an_equal_passage_is_heard(exchange: Exchange) -> None:
    doubt(exchange, post="p-1")
    doubt(exchange, post="p-2")
    first, second = (
        row.id
        for row in exchange.database.read(
            lambda c: c.execute(select(reviews.c.id).order_by(reviews.c.number)).all()
        )
    )
    choose(exchange, first)
    assert listed(exchange) == []
    exchange.decide(second, "reject")
    assert later(exchange) == (1, 0)
    assert {one["verdict"] for one in exchange.questions(state="decided")} == {"reject"}


def test_one_approval_answers_all_equal_passages(exchange: Exchange) -> None:
    doubt(exchange, post="p-1")
    doubt(exchange, post="p-2")
    batch = choose(exchange)
    assert batch is not None
    assert batch.count == 1
    assert later(exchange) == (1, 1)
    assert [exchange.shown(name)["status"] for name in ("p-1", "p-2")] == ["published"] * 2


def test_what_becomes_critical_meanwhile_waits_for_a_reader(exchange: Exchange) -> None:
    doubt(exchange)
    (question,) = exchange.questions()
    choose(exchange)
    same = exchange.database.read(
        lambda c: c.scalar(select(reviews.c.question).where(reviews.c.id == question["id"]))
    )
    grave = ask(exchange, "critical", 1, question=same)
    assert later(exchange) == (1, 0)
    assert listed(exchange) == [grave]


def left_out(exchange: Exchange) -> dict[str, str]:
    """Give questions that cannot be approved from the list, by why."""
    exchange.run(CONTACT)
    exchange.database.write(lambda c: c.execute(reviews.delete()))
    ask(exchange, "critical", 1, question="grave somewhere")
    return {
        "critical": ask(exchange, "critical", 2),
        "about a whole post": ask(exchange, "unsure", 3, target=None),
        "a sample": ask(exchange, "sample", 11),
        "of a policy": ask(exchange, "post", 4, target=None),
        "critical in another post": ask(exchange, "unsure", 5, question="grave somewhere"),
        "changed meanwhile": ask(exchange, "unsure", 6, version=2),
        "in another language": ask(exchange, "unsure", 7, target="fr"),
        "closed": ask(exchange, "unsure", 8, state="closed"),
        "decided": ask(exchange, "unsure", 9, state="decided", verdict="ask"),
    }


def test_what_must_be_read_cannot_be_chosen(exchange: Exchange) -> None:
    names = left_out(exchange)
    assert choose(exchange, *names.values(), "rev_none", languages=("es",)) is None
    fine = ask(exchange, "unsure", 10)
    batch = choose(exchange, *names.values(), fine, languages=("es",))
    assert batch is not None
    assert batch.count == 1
    assert exchange.database.read(lambda c: c.scalar(select(pending.c.review))) == fine


def test_what_a_colleague_chose_first_is_not_chosen_again(exchange: Exchange) -> None:
    doubt(exchange)
    assert choose(exchange) is not None
    assert choose(exchange, actor=BEN) is None


def test_nothing_of_another_project_can_be_chosen(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    doubt(other)
    assert choose(one, *[question["id"] for question in other.questions()]) is None
    batch = choose(other)
    assert batch is not None
    assert take_back(one, batch) == 0
    assert later(one) == (0, 0)
    assert one.database.read(lambda c: due_projects(c, one.now)) == []
    other.later(seconds=UNDO_SECONDS)
    assert one.database.read(lambda c: due_projects(c, other.now)) == ["lakes"]


def test_no_more_than_a_page_is_chosen_at_once(exchange: Exchange) -> None:
    exchange.run(FINE)
    names = [ask(exchange, "unsure", number) for number in range(MOST_AT_ONCE + 5)]
    batch = choose(exchange, *names)
    assert batch is not None
    assert batch.count == MOST_AT_ONCE


def test_many_are_given_effect_in_portions(exchange: Exchange) -> None:
    exchange.run(FINE)
    choose(exchange, *[ask(exchange, "unsure", number) for number in range(25)])
    assert [later(exchange), apply(exchange), apply(exchange), apply(exchange)] == [
        (10, 10), (10, 10), (5, 5), (0, 0),
    ]  # fmt: skip


def test_a_withdrawal_and_a_new_revision_drop_approvals(exchange: Exchange) -> None:
    doubt(exchange, post="p-1")
    doubt(exchange, OTHER_NUMBER, post="p-2")
    assert choose(exchange) is not None
    assert count(exchange, pending) == 2
    exchange.withdraw("p-1")
    assert count(exchange, pending) == 1
    exchange.send(FINE, post="p-2", revision=2)
    assert count(exchange, pending) == 0


def test_erasing_drops_approvals(exchange: Exchange) -> None:
    doubt(exchange, author="s-9")
    assert choose(exchange) is not None
    exchange.database.write(lambda c: erase_author(c, exchange.name, "s-9", exchange.now, TEACHER))
    assert (count(exchange, posts), count(exchange, pending)) == (0, 0)
    assert later(exchange) == (0, 0)


def test_a_due_approval_is_given_effect_once_though_many_try(
    exchange: Exchange, address: str
) -> None:
    exchange.run(FINE)
    choose(exchange, *[ask(exchange, "unsure", number) for number in range(20)])
    exchange.later(seconds=UNDO_SECONDS)
    others = [exchange.database, Database(address)]
    work = partial(approve_due, project=exchange.name, now=exchange.now)
    try:
        with ThreadPoolExecutor(4) as pool:
            done = list(pool.map(lambda number: others[number % 2].write(work), range(4)))
    finally:
        others[1].close()
    assert sorted(done) == [(0, 0), (0, 0), (10, 10), (10, 10)]
    decided = exchange.questions(state="decided", limit=100)
    assert [one["version"] for one in decided] == [2] * 20


def test_whoever_is_first_wins_between_undo_and_a_verdict(exchange: Exchange) -> None:
    doubt(exchange)
    (question,) = exchange.questions()
    batch = choose(exchange)
    assert batch is not None
    exchange.decide(question["id"], "reject")
    assert take_back(exchange, batch) == 1
    assert later(exchange) == (0, 0)
    assert exchange.questions(state="decided")[0]["verdict"] == "reject"
    again = exchange.decide(question["id"], Verdict(verdict="reject").verdict)
    assert isinstance(again, Decided)
