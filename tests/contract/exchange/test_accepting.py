"""Posts come in: new, again, changed, late, too many; and are taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.exchange.exporting import export_author
from pipeline.exchange.threads import SINGLE, read_thread
from pipeline.exchange.values import Accepted, Conflict, OverQuota, Withdrawn
from tests.support.exchange import FINE, NUMBER, OTHER, Exchange, words_in


def test_a_new_post_is_received(exchange: Exchange) -> None:
    assert exchange.send() == Accepted(post="p-1", revision=1, state="received", is_new=True)
    assert exchange.events() == ["post.received"]
    assert exchange.shown()["status"] == "received"


def test_the_same_post_again_is_no_news(exchange: Exchange) -> None:
    exchange.send()
    again = exchange.send()
    assert again == Accepted(post="p-1", revision=1, state="received", is_new=False)
    assert exchange.events() == ["post.received"]
    assert len(exchange.claim()) == 1


def test_the_same_post_again_says_what_has_become_of_it(exchange: Exchange) -> None:
    exchange.run()
    assert exchange.send().state == "published"


def test_another_body_under_the_same_revision_is_a_conflict(exchange: Exchange) -> None:
    exchange.send()
    outcome = exchange.send("Another text.")
    assert isinstance(outcome, Conflict)
    assert outcome.code == "conflict"


def test_an_older_revision_is_stale(exchange: Exchange) -> None:
    exchange.send(revision=2)
    outcome = exchange.send(revision=1)
    assert isinstance(outcome, Conflict)
    assert outcome.code == "stale-revision"


def test_a_higher_revision_takes_the_place_of_the_one_in_work(exchange: Exchange) -> None:
    exchange.send(NUMBER)
    (old,) = exchange.claim()
    exchange.send(FINE, revision=2)
    assert exchange.record(old, exchange.translate(old)).stale
    (new,) = exchange.claim()
    assert new.revision == 2
    assert exchange.record(new, exchange.translate(new)).state == "published"
    assert exchange.shown()["text"] == FINE


def test_a_higher_revision_closes_questions_and_makes_a_corrected_edition(
    exchange: Exchange,
) -> None:
    exchange.run()
    exchange.run(NUMBER, revision=2)
    (question,) = exchange.questions()
    assert exchange.shown()["text"] == FINE  # classes keep what was published
    assert exchange.shown(may_review=True)["text"] == NUMBER
    outcome = exchange.run(OTHER, revision=3)
    assert (outcome.state, outcome.edition) == ("published", 2)
    assert exchange.questions() == []
    refused = exchange.decide(question["id"], "approve")
    assert isinstance(refused, Conflict)
    assert refused.code == "closed"
    assert exchange.events() == [
        "post.received", "post.published", "post.received", "post.held", "post.received",
        "post.corrected",
    ]  # fmt: skip


def test_a_reply_may_arrive_before_its_parent(exchange: Exchange) -> None:
    outcome = exchange.run(post="p-2", thread="t", in_reply_to="p-1")
    assert outcome.state == "published"
    assert exchange.run(post="p-1", thread="t").state == "published"


def test_a_day_has_so_many_characters(exchange: Exchange) -> None:
    assert exchange.send("a" * 60, quota=100, post="p-1").is_new
    outcome = exchange.send("b" * 60, quota=100, post="p-2")
    assert isinstance(outcome, OverQuota)
    assert 0 < outcome.retry_after <= 86_401
    assert exchange.send("b" * 40, quota=100, post="p-3").is_new
    exchange.later(days=1)
    assert exchange.send("b" * 60, quota=100, post="p-2").is_new


@pytest.mark.parametrize("text", [FINE, NUMBER])
def test_a_post_that_is_taken_back_is_shown_to_nobody(exchange: Exchange, text: str) -> None:
    exchange.run(text)
    published = exchange.shown()["edition"]
    gone = exchange.withdraw()
    assert gone == Withdrawn(
        post="p-1", edition=published + bool(published), version=gone.version, already=False
    )
    for may_review in (False, True):
        shown = exchange.shown(may_review=may_review)
        assert shown["status"] == "withdrawn"
        assert text not in list(words_in(shown))
    assert exchange.questions() == []
    assert exchange.events()[-1] == "post.withdrawn"
    assert exchange.withdraw().already


def test_a_post_that_was_never_here_cannot_be_taken_back(exchange: Exchange) -> None:
    assert exchange.withdraw("p-9") is None


def test_a_post_taken_back_while_in_work_stays_away(exchange: Exchange) -> None:
    exchange.send()
    (one,) = exchange.claim()
    exchange.withdraw()
    assert exchange.record(one, exchange.translate(one)).stale
    assert exchange.claim() == []


def test_a_new_revision_brings_back_what_was_taken_back(exchange: Exchange) -> None:
    exchange.run()
    exchange.withdraw()
    outcome = exchange.run(revision=2)
    assert (outcome.state, outcome.edition) == ("published", 3)


def test_projects_do_not_see_each_other(make_exchange: Callable[..., Exchange]) -> None:
    one, other = make_exchange(), make_exchange(name="lakes")
    one.send(NUMBER)
    assert other.send(FINE).is_new
    assert other.shown()["project"] == "lakes"
    assert other.withdraw("p-2") is None


def test_the_time_that_a_platform_gave_keeps_its_offset_whatever_becomes_of_the_post(
    exchange: Exchange,
) -> None:
    written = "2026-11-20T09:30:00+05:30"
    seen = []

    def look() -> None:
        export = exchange.database.read(lambda c: export_author(c, exchange.name, "s-4"))
        seen.append(exchange.shown()["status"])
        assert exchange.shown()["created_at"] == written
        assert exchange.shown(may_review=True)["created_at"] == written
        assert export["posts"][0]["created_at"] == written

    exchange.send(NUMBER, created_at=written)
    look()
    exchange.work()
    look()
    exchange.decide(exchange.questions()[0]["id"], "approve")
    look()
    exchange.withdraw()
    look()
    assert seen == ["received", "held", "published", "withdrawn"]
    page = exchange.database.read(lambda c: read_thread(c, exchange.name, SINGLE))
    (read,) = page.posts
    assert read.document["created_at"] == written
