"""What a teacher is shown around a question, and which question comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update

from pipeline.exchange.context import Around, around, next_open
from pipeline.exchange.pending import UNDO_SECONDS, hold_back
from pipeline.exchange.queue import Filters
from pipeline.exchange.values import Actor
from pipeline.store.tables import reviews
from tests.support.exchange import FINE, NUMBER, OTHER_NUMBER, TEACHER, Exchange, script, words_in

CONTACT = "Write to me at ana.perez@gmail.com please."
INES = Actor(id="member ines", scopes=frozenset({"review"}))


def question(exchange: Exchange, post: str = "p-1") -> str:
    """Give the first open question about a post."""
    query = select(reviews.c.id).where(
        reviews.c.project == exchange.name, reviews.c.post == post, reviews.c.state == "open"
    )
    found = exchange.database.read(lambda c: c.execute(query.order_by(reviews.c.number)).first())
    assert found is not None
    return str(found.id)


def look(exchange: Exchange, review: str) -> Around:
    found = exchange.database.read(lambda c: around(c, exchange.name, review))
    assert found is not None
    return found


def following(
    exchange: Exchange,
    review: str,
    filters: Filters = Filters(),  # noqa: B008  # it is frozen
    languages: tuple[str, ...] = (),
) -> str | None:
    return exchange.database.read(lambda c: next_open(c, exchange.name, review, filters, languages))


def at(minute: int) -> str:
    return f"2026-11-20T09:{minute:02}:00+00:00"


def names(posts: tuple[dict[str, Any], ...]) -> list[str]:
    return [one["id"] for one in posts]


def test_there_is_nothing_around_no_question(exchange: Exchange) -> None:
    assert exchange.database.read(lambda c: around(c, exchange.name, "rev_none")) is None
    assert following(exchange, "rev_none") is None


def test_a_question_of_another_project_is_none(make_exchange: Callable[..., Exchange]) -> None:
    rivers, lakes = make_exchange(), make_exchange(name="lakes")
    rivers.run(NUMBER)
    review = question(rivers)
    assert lakes.database.read(lambda c: around(c, "lakes", review)) is None
    assert lakes.database.read(lambda c: next_open(c, "lakes", review, Filters(), ())) is None


def test_the_post_stands_there_as_it_is_now(exchange: Exchange) -> None:
    exchange.run(f"{NUMBER} {OTHER_NUMBER}", thread="t-1", author="s-9")
    first, second = exchange.questions()
    exchange.decide(first["id"], "edit", text="Vimos 15 perros.")
    found = look(exchange, second["id"])
    assert (found.state, found.classroom, found.author, found.thread) == (
        "held", "en", "s-9", "t-1",
    )  # fmt: skip
    assert found.document is not None
    assert found.document["translations"]["es"]["text"].startswith("Vimos 15 perros. ")


def test_the_parent_and_the_nearest_posts_of_the_thread_are_shown(exchange: Exchange) -> None:
    for minute in range(10, 20):
        parent = "p-12" if minute == 15 else None
        exchange.send(
            NUMBER if minute == 15 else FINE,
            post=f"p-{minute}",
            thread="t-1",
            created_at=at(minute),
            in_reply_to=parent,
        )
    exchange.send(FINE, post="elsewhere", thread="t-2", created_at=at(14))
    exchange.work()
    found = look(exchange, question(exchange, "p-15"))
    assert found.parent is not None
    assert found.parent["id"] == "p-12"
    assert names(found.before) == ["p-13", "p-14"]
    assert names(found.after) == ["p-16", "p-17"]
    assert found.before[0]["translations"]["es"]["text"] == script(FINE)


def test_a_parent_is_not_shown_twice(exchange: Exchange) -> None:
    for minute in (10, 11, 12):
        exchange.send(FINE, post=f"p-{minute}", thread="t-1", created_at=at(minute))
    exchange.send(NUMBER, post="p-13", thread="t-1", created_at=at(13), in_reply_to="p-12")
    exchange.work()
    found = look(exchange, question(exchange, "p-13"))
    assert names(found.before) == ["p-10", "p-11"]


def test_posts_of_the_same_minute_keep_one_order(exchange: Exchange) -> None:
    for name in ("a", "b", "c", "d", "e"):
        exchange.send(NUMBER if name == "c" else FINE, post=name, thread="t-1", created_at=at(10))
    exchange.work()
    found = look(exchange, question(exchange, "c"))
    assert (names(found.before), names(found.after)) == (["a", "b"], ["d", "e"])


def test_a_post_without_a_thread_stands_alone(exchange: Exchange) -> None:
    exchange.run(FINE, post="p-0", thread=None)
    exchange.run(NUMBER, thread=None, in_reply_to="p-none")
    found = look(exchange, question(exchange))
    assert (found.parent, found.before, found.after) == (None, (), ())


def test_held_posts_around_are_shown_and_withdrawn_ones_are_not(exchange: Exchange) -> None:
    exchange.run(OTHER_NUMBER, post="p-0", thread="t-1", created_at=at(10))
    exchange.run(FINE, post="gone", thread="t-1", created_at=at(11))
    exchange.run(NUMBER, thread="t-1", created_at=at(12), in_reply_to="gone")
    exchange.withdraw("gone")
    found = look(exchange, question(exchange))
    assert names(found.before) == ["p-0"]
    assert found.before[0]["text"] == OTHER_NUMBER
    assert found.parent is not None
    assert found.parent["status"] == "withdrawn"
    assert FINE not in list(words_in(found.parent))


def test_of_a_post_that_was_taken_back_there_is_no_text(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    review = question(exchange)
    exchange.decide(review, "ask", note="Fifteen, really?")
    exchange.withdraw()
    found = look(exchange, review)
    assert (found.state, found.document, found.asked) == ("withdrawn", None, ())


def test_what_the_author_was_asked_is_shown_at_every_passage(exchange: Exchange) -> None:
    exchange.run(f"{NUMBER} {OTHER_NUMBER}")
    first, second = exchange.questions()
    exchange.decide(first["id"], "ask", note="Fifteen, really?")
    (asked,) = look(exchange, second["id"]).asked
    assert (asked.review, asked.note, asked.by) == (first["id"], "Fifteen, really?", TEACHER.id)
    assert (asked.source, asked.at) == (NUMBER, exchange.now)


def test_verdicts_on_the_same_packages_are_counted(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(question(exchange), "approve")
    exchange.run(OTHER_NUMBER, post="p-2")
    assert look(exchange, question(exchange, "p-2")).verdicts == 1


def test_no_verdicts_stand_behind_a_whole_post(exchange: Exchange) -> None:
    exchange.run(NUMBER)
    exchange.decide(question(exchange), "approve")
    exchange.run(CONTACT, post="p-2")
    review = next(one["id"] for one in exchange.questions() if one["position"] is None)
    assert look(exchange, review).verdicts == 0


def test_a_closed_question_leads_to_the_one_in_its_place(exchange: Exchange) -> None:
    exchange.run(f"{FINE} {NUMBER}")
    review = question(exchange)
    assert look(exchange, review).newer is None
    exchange.run(f"{OTHER_NUMBER} {NUMBER}", revision=2)
    newest = {one["source"]: one["id"] for one in exchange.questions()}
    assert look(exchange, review).newer == newest[NUMBER]


def test_an_approval_from_the_list_is_told_until_it_went_out(exchange: Exchange) -> None:
    for name, text in (("p-1", NUMBER), ("p-2", NUMBER), ("p-3", OTHER_NUMBER)):
        exchange.send(text, post=name)
    exchange.work()
    exchange.database.write(lambda c: c.execute(update(reviews).values(kind="unsure")))
    first, equal, other = (question(exchange, name) for name in ("p-1", "p-2", "p-3"))
    exchange.database.write(
        lambda c: hold_back(c, exchange.project, {first: 1}, (), exchange.now, INES)
    )
    told = look(exchange, first).approved
    assert told is not None
    assert told.by == INES.id
    assert (told.due_at - exchange.now).total_seconds() == UNDO_SECONDS
    assert look(exchange, equal).approved == told
    assert look(exchange, other).approved is None
    exchange.decide(first, "reject")
    assert look(exchange, first).approved is None


def test_the_next_question_is_the_next_of_its_kind(exchange: Exchange) -> None:
    names = ("p-1", "p-2", "p-3")
    for name, number in zip(names, (15, 16, 17), strict=True):
        exchange.run(NUMBER.replace("15", str(number)), post=name)
    first, second, third = (question(exchange, name) for name in names)
    assert (following(exchange, first), following(exchange, second)) == (second, third)
    is_second = reviews.c.id == second
    exchange.database.write(
        lambda c: c.execute(update(reviews).values(kind="unsure").where(is_second))
    )
    assert following(exchange, first) == third
    assert following(exchange, second) is None


def test_after_the_last_one_it_begins_again_at_what_was_left(exchange: Exchange) -> None:
    exchange.run(NUMBER, post="p-1")
    exchange.run(OTHER_NUMBER, post="p-2")
    first, last = question(exchange, "p-1"), question(exchange, "p-2")
    assert following(exchange, last) == first
    exchange.decide(last, "approve")
    assert following(exchange, last) == first
    assert following(exchange, first) is None  # there is nothing but itself
    exchange.decide(first, "approve")
    assert following(exchange, first) is None


def test_equal_questions_are_passed_over_together(exchange: Exchange) -> None:
    for name in ("p-1", "p-2", "p-3"):
        exchange.send(OTHER_NUMBER if name == "p-3" else NUMBER, post=name)
    exchange.work()
    first, last = question(exchange, "p-1"), question(exchange, "p-3")
    assert following(exchange, first) == last
    exchange.decide(first, "approve")
    assert following(exchange, first) == last


def test_filters_and_languages_hold_for_the_next_one_too(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(languages=("en", "es", "fr"))
    exchange.run(NUMBER, post="p-1", thread="t-1")
    exchange.run(OTHER_NUMBER, post="p-2", thread="t-2")
    by_key = {
        (one["post"], one["target_language"]): one["id"] for one in exchange.questions(limit=1000)
    }
    here = by_key["p-1", "es"]
    assert following(exchange, here, Filters(language="es")) == by_key["p-2", "es"]
    assert following(exchange, here, languages=("es",)) == by_key["p-2", "es"]
    assert following(exchange, here, Filters(thread="t-1")) == by_key["p-1", "fr"]
    assert following(exchange, here, Filters(thread="t-1", language="es")) is None
    assert following(exchange, here, Filters(kind="sample")) is not None  # its own kind counts
