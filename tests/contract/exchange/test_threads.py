"""What a class can read: published editions, in their threads, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from pipeline.exchange.erasing import erase_author
from pipeline.exchange.revealing import Reveal, has_written, reveals_of, set_reveal
from pipeline.exchange.thread_list import ThreadListing, first_post, list_threads, single_posts
from pipeline.exchange.threads import SINGLE, Place, ReadPost, ThreadPage, read_thread
from pipeline.store.tables import audit
from tests.support.exchange import FINE, NUMBER, OTHER, TEACHER, Exchange, words_in

TWO = f"{NUMBER} {FINE}"


def read(exchange: Exchange, thread: str = "t-1", **more: Any) -> ThreadPage:
    return exchange.database.read(lambda c: read_thread(c, exchange.name, thread, **more))


def listed(exchange: Exchange, **more: Any) -> ThreadListing:
    return exchange.database.read(lambda c: list_threads(c, exchange.name, **more))


def ids(page: ThreadPage) -> list[str]:
    return [one.document["id"] for one in page.posts]


def write(exchange: Exchange, post: str, text: str = FINE, **more: Any) -> Any:
    minute = int(post.rpartition("-")[2])
    created = f"2026-11-20T{9 + minute // 60:02}:{minute % 60:02}:00+00:00"
    return exchange.run(text, **{"post": post, "thread": "t-1", "created_at": created, **more})


def only(page: ThreadPage) -> ReadPost:
    (one,) = page.posts
    return one


def test_a_thread_holds_its_published_posts_the_oldest_first(exchange: Exchange) -> None:
    for post in ("p-3", "p-1", "p-2"):
        write(exchange, post)
    write(exchange, "p-4", thread="t-2")
    write(exchange, "p-5", thread=None)
    assert ids(read(exchange)) == ["p-1", "p-2", "p-3"]
    assert ids(read(exchange, "t-2")) == ["p-4"]
    assert ids(read(exchange, SINGLE)) == ["p-5"]
    assert read(exchange, "t-9") == ThreadPage(posts=(), earlier=None, later=None)


def test_posts_of_the_same_time_keep_one_order(exchange: Exchange) -> None:
    for post in ("p-2", "p-1", "p-3"):
        write(exchange, post, created_at="2026-11-20T09:30:00+00:00")
    first = read(exchange, limit=1)
    second = read(exchange, limit=1, after=first.later)
    third = read(exchange, limit=1, after=second.later)
    assert [ids(page) for page in (first, second, third)] == [["p-1"], ["p-2"], ["p-3"]]
    assert third.later is None


def test_pages_of_a_thread_follow_each_other_both_ways(exchange: Exchange) -> None:
    for number in range(5):
        write(exchange, f"p-{number}")
    first = read(exchange, limit=2)
    assert (ids(first), first.earlier) == (["p-0", "p-1"], None)
    second = read(exchange, limit=2, after=first.later)
    last = read(exchange, limit=2, after=second.later)
    assert (ids(second), ids(last), last.later) == (["p-2", "p-3"], ["p-4"], None)
    assert ids(read(exchange, limit=2, before=last.earlier)) == ["p-2", "p-3"]
    back = read(exchange, limit=2, before=second.earlier)
    assert (ids(back), back.earlier) == (["p-0", "p-1"], None)
    assert back.later == first.later
    newest = read(exchange, limit=2, newest=True)
    assert (ids(newest), newest.later) == (["p-3", "p-4"], None)
    assert ids(read(exchange, limit=2, before=newest.earlier)) == ["p-1", "p-2"]
    everything = read(exchange, limit=5, newest=True)
    assert (everything.earlier, everything.later) == (None, None)


def test_a_platforms_time_beyond_the_calendar_still_has_its_place(exchange: Exchange) -> None:
    for post, created in (
        ("p-1", "9999-12-31T23:00:00-12:00"),
        ("p-2", "9999-12-31T23:30:00-12:00"),
        ("p-3", "0001-01-01T00:30:00+12:00"),
    ):
        write(exchange, post, created_at=created)
    order, place = [], None
    for _ in range(3):
        page = read(exchange, limit=1, after=place)
        order += ids(page)
        place = page.later
    assert (order, place) == (["p-3", "p-1", "p-2"], None)


def test_a_held_post_is_not_there_at_all(exchange: Exchange) -> None:
    assert write(exchange, "p-1", NUMBER).state == "held"
    assert read(exchange).posts == ()
    assert listed(exchange).entries == ()
    exchange.decide(exchange.questions()[0]["id"], "approve")
    assert ids(read(exchange)) == ["p-1"]


def test_while_a_newer_revision_is_held_the_last_edition_is_read(exchange: Exchange) -> None:
    write(exchange, "p-1")
    write(exchange, "p-1", NUMBER, revision=2)
    assert only(read(exchange)).document["text"] == FINE
    assert NUMBER not in list(words_in(only(read(exchange)).document))


def test_a_post_that_was_taken_back_stands_without_a_word(exchange: Exchange) -> None:
    write(exchange, "p-1")
    write(exchange, "p-2", OTHER)
    exchange.withdraw("p-1")
    gone, stays = read(exchange).posts
    assert (gone.document["status"], gone.document["author"]) == ("withdrawn", "s-4")
    assert FINE not in list(words_in(gone.document))
    assert stays.document["text"] == OTHER
    (entry,) = listed(exchange).entries
    assert (entry.count, entry.oldest["id"], entry.newest["id"]) == (1, "p-2", "p-2")


def test_a_post_that_comes_back_held_stays_taken_back(exchange: Exchange) -> None:
    write(exchange, "p-1")
    exchange.withdraw("p-1")
    write(exchange, "p-1", NUMBER, revision=2)
    assert only(read(exchange)).document["status"] == "withdrawn"
    assert listed(exchange).entries == ()


def test_a_post_that_was_taken_back_unpublished_is_not_there(exchange: Exchange) -> None:
    write(exchange, "p-1", NUMBER)
    exchange.withdraw("p-1")
    assert read(exchange).posts == ()


def test_an_author_who_is_erased_is_gone_from_threads(exchange: Exchange) -> None:
    write(exchange, "p-1", author="s-1")
    write(exchange, "p-2", author="s-2")
    exchange.database.write(lambda c: erase_author(c, "rivers", "s-1", exchange.now, TEACHER))
    assert ids(read(exchange)) == ["p-2"]


def test_what_a_teacher_has_read_is_told_passage_by_passage(exchange: Exchange) -> None:
    write(exchange, "p-1", TWO)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    one = only(read(exchange))
    assert (one.checked, one.checked_whole) == (frozenset({("es", 0)}), False)


def test_an_edited_passage_is_the_teachers_own_and_not_merely_read(exchange: Exchange) -> None:
    write(exchange, "p-1", TWO)
    exchange.decide(exchange.questions()[0]["id"], "edit", text="Vimos 15 perros.")
    assert only(read(exchange)).checked == frozenset()


def test_words_that_were_translated_anew_have_been_read_by_nobody(exchange: Exchange) -> None:
    write(exchange, "p-1", NUMBER)
    exchange.decide(exchange.questions()[0]["id"], "approve")
    write(exchange, "p-1", FINE, revision=2)
    assert only(read(exchange)).checked == frozenset()


def test_a_teacher_who_lets_a_whole_post_out_has_read_it(
    make_exchange: Callable[..., Exchange],
) -> None:
    exchange = make_exchange(policy="hold-all")
    write(exchange, "p-1")
    exchange.decide(exchange.questions()[0]["id"], "approve")
    assert only(read(exchange)).checked_whole


def test_letting_contact_details_out_is_not_reading_the_translation(exchange: Exchange) -> None:
    write(exchange, "p-1", "Write to me at ana.perez@gmail.com please.")
    for question in exchange.questions():
        if question["position"] is None:
            exchange.decide(question["id"], "approve")
    while exchange.questions():
        exchange.decide(exchange.questions()[0]["id"], "edit", text="Escríbeme, por favor.")
    assert not only(read(exchange)).checked_whole


def test_threads_with_the_newest_posts_come_first(exchange: Exchange) -> None:
    write(exchange, "p-1", thread="old")
    write(exchange, "p-2", OTHER, thread="busy")
    write(exchange, "p-3", thread="new")
    write(exchange, "p-4", thread="busy")
    first = listed(exchange, limit=2)
    assert [(one.thread, one.count) for one in first.entries] == [("busy", 2), ("new", 1)]
    assert (first.entries[0].oldest["text"], first.entries[0].newest["text"]) == (OTHER, FINE)
    assert first.entries[0].last_at.isoformat() == "2026-11-20T09:04:00+00:00"
    rest = listed(exchange, limit=2, after=first.further)
    assert [one.thread for one in rest.entries] == ["old"]
    assert rest.further is None


def test_threads_of_the_same_time_are_each_listed_once(exchange: Exchange) -> None:
    for number in range(4):
        write(exchange, f"p-{number}", thread=f"t-{number}", created_at="2026-11-20T09:30:00Z")
    names: list[str] = []
    place: Place | None = None
    for _ in range(4):
        page = listed(exchange, limit=1, after=place)
        names += [one.thread for one in page.entries]
        place = page.further
    assert (sorted(names), place) == (["t-0", "t-1", "t-2", "t-3"], None)


def test_posts_in_no_thread_are_an_entry_of_their_own(exchange: Exchange) -> None:
    assert exchange.database.read(lambda c: single_posts(c, "rivers")) is None
    write(exchange, "p-1", thread=None)
    write(exchange, "p-2", OTHER, thread=None)
    single = exchange.database.read(lambda c: single_posts(c, "rivers"))
    assert single is not None
    assert (single.thread, single.count) == (SINGLE, 2)
    assert (single.oldest["id"], single.newest["id"]) == ("p-1", "p-2")
    assert listed(exchange).entries == ()


def test_the_first_post_that_can_be_read_names_a_thread(exchange: Exchange) -> None:
    write(exchange, "p-1")
    write(exchange, "p-2", OTHER)
    for name in ("p-1", "p-2"):
        first = exchange.database.read(lambda c: first_post(c, "rivers", "t-1"))
        assert first is not None
        assert first["id"] == name
        exchange.withdraw(name)
    assert exchange.database.read(lambda c: first_post(c, "rivers", "t-1")) is None


def test_one_project_reads_nothing_of_another(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    write(one, "p-1")
    write(one, "p-2", thread=None)
    assert read(other).posts == read(other, SINGLE).posts == ()
    assert listed(other).entries == ()


@pytest.mark.parametrize("reveal", ["tap", "reply"])
def test_a_teacher_sets_when_translations_appear(exchange: Exchange, reveal: Reveal) -> None:
    def reveals() -> dict[str, Reveal]:
        return exchange.database.read(lambda c: reveals_of(c, "rivers", ["t-1", SINGLE]))

    def put(value: Reveal) -> None:
        exchange.database.write(
            lambda c: set_reveal(c, "rivers", "t-1", value, exchange.now, TEACHER)
        )

    assert reveals() == {"t-1": "always", SINGLE: "always"}
    put(reveal)
    put(reveal)
    assert reveals() == {"t-1": reveal, SINGLE: "always"}
    put("always")
    assert reveals() == {"t-1": "always", SINGLE: "always"}
    kept = exchange.database.read(
        lambda c: c.execute(
            select(audit.c.object, audit.c.detail).where(audit.c.action == "thread.reveal")
        ).all()
    )
    assert [tuple(row) for row in kept] == [
        ("t-1", {"reveal": reveal}),
        ("t-1", {"reveal": "always"}),
    ]


def test_a_class_has_written_once_it_has_a_post_there_held_or_not(exchange: Exchange) -> None:
    def written(thread: str, room: str) -> bool:
        return exchange.database.read(lambda c: has_written(c, "rivers", thread, room))

    assert not written("t-1", "en")
    assert write(exchange, "p-1", NUMBER).state == "held"
    assert written("t-1", "en")
    assert not written("t-1", "es")
    assert not written("t-2", "en")
    exchange.withdraw("p-1")
    assert not written("t-1", "en")
