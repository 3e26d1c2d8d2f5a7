"""Posts that come by Kafka: kept once each, whoever sends them how often and in what order."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from pipeline.domain.post import Post
from pipeline.exchange.arriving import (
    Arrival,
    Arriving,
    arrive,
    give_up_waiting,
    standings,
    take_back,
    was_erased,
)
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.relaying import begin
from pipeline.schemas.bilingual import to_dict
from pipeline.service import Pipeline
from pipeline.store.tables import outbox
from tests.support.exchange import FINE, NUMBER, OTHER, TEACHER, Exchange, script
from tests.support.relayed import waiting_in
from translators.testing import ScriptedTranslator


def bring(exchange: Exchange, post: Post) -> Arrival:
    """Let a translation of a post arrive."""
    exchange.later(seconds=1)
    pipeline = Pipeline(exchange.project, ScriptedTranslator(script), exchange.detector)
    (made,) = pipeline.translate([post])
    document = to_dict(made)
    return keep(exchange, Arriving(post=post, document=document))


def keep(exchange: Exchange, one: Arriving) -> Arrival:
    (arrival,) = exchange.database.write(lambda c: arrive(c, exchange.project, [one], exchange.now))
    return arrival


def standing(exchange: Exchange, post: Post) -> str:
    (found,) = exchange.database.read(lambda c: standings(c, exchange.project.id, [post]))
    return found


def test_a_post_of_which_nobody_knew_is_kept_and_published(exchange: Exchange) -> None:
    post = exchange.post(FINE)
    assert standing(exchange, post) == "new"
    assert bring(exchange, post) == "recorded"
    shown = exchange.shown()
    assert (shown["status"], shown["edition"]) == ("published", 1)
    assert exchange.events() == ["post.received", "post.published"]
    assert standing(exchange, post) == "known"


def test_what_the_api_took_in_is_recorded_by_who_translated_it(exchange: Exchange) -> None:
    exchange.send(NUMBER)
    assert standing(exchange, exchange.post(NUMBER)) == "new"
    assert bring(exchange, exchange.post(NUMBER)) == "recorded"
    assert exchange.shown(may_review=True)["status"] == "held"
    assert len(exchange.questions()) == 1


def test_the_same_translation_twice_is_kept_once(exchange: Exchange) -> None:
    bring(exchange, exchange.post(FINE))
    before = exchange.events()
    assert bring(exchange, exchange.post(FINE)) == "known"
    assert exchange.events() == before


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ({"revision": 1, "text": FINE}, "stale"),
        ({"revision": 2, "text": FINE}, "conflict"),
        ({"revision": 2, "text": OTHER}, "known"),
        ({"revision": 3, "text": FINE}, "recorded"),
    ],
)
def test_only_a_newer_revision_changes_a_post(
    exchange: Exchange, later: dict[str, Any], expected: str
) -> None:
    bring(exchange, exchange.post(OTHER, revision=2))
    post = exchange.post(**later)
    assert standing(exchange, post) == {"recorded": "new"}.get(expected, expected)
    assert bring(exchange, post) == expected
    assert exchange.shown()["revision"] == (3 if expected == "recorded" else 2)


def test_many_arrive_together_as_one_after_the_other(exchange: Exchange) -> None:
    pipeline = Pipeline(exchange.project, ScriptedTranslator(script), exchange.detector)
    posts = [
        exchange.post(FINE, post="p-1", thread="t-1"),
        exchange.post(NUMBER, post="p-2", thread="t-1"),
        exchange.post(FINE, post="p-1", thread="t-1"),
        exchange.post(FINE, post="p-3", revision=1),
        exchange.post(OTHER, post="p-3", revision=2),
    ]
    given = [
        Arriving(post=post, document=to_dict(made))
        for post, made in zip(posts, pipeline.translate(posts), strict=True)
    ]
    arrivals = exchange.database.write(lambda c: arrive(c, exchange.project, given, exchange.now))
    assert arrivals == ["recorded", "recorded", "known", "stale", "recorded"]
    states = [exchange.shown(name, may_review=True)["status"] for name in ("p-1", "p-2", "p-3")]
    assert states == ["published", "held", "published"]
    assert exchange.shown("p-3")["revision"] == 2


def test_an_erased_post_stays_away(exchange: Exchange) -> None:
    bring(exchange, exchange.post(FINE, author="s-9"))
    exchange.database.write(lambda c: erase_author(c, "rivers", "s-9", exchange.now, TEACHER))
    assert standing(exchange, exchange.post(FINE, author="s-9")) == "erased"
    assert bring(exchange, exchange.post(FINE, author="s-9")) == "erased"
    assert exchange.database.read(lambda c: was_erased(c, "rivers", "p-1"))
    assert not exchange.database.read(lambda c: was_erased(c, "rivers", "p-2"))


def test_a_withdrawn_post_does_not_come_back_by_its_translation(exchange: Exchange) -> None:
    exchange.send(FINE)
    exchange.withdraw()
    assert bring(exchange, exchange.post(FINE)) == "known"
    assert exchange.shown()["status"] == "withdrawn"


def test_a_post_that_could_not_be_translated_ends_in_failed(exchange: Exchange) -> None:
    failed = Arriving(post=exchange.post(FINE), document=None, reason="EngineError")
    assert keep(exchange, failed) == "recorded"
    assert exchange.shown()["status"] == "failed"
    assert keep(exchange, failed) == "known"
    assert exchange.events() == ["post.received", "post.failed"]


def take(exchange: Exchange, event: str, post: str = "p-1") -> bool:
    exchange.later(seconds=1)
    return exchange.database.write(
        lambda c: take_back(c, "rivers", post, event, exchange.now, TEACHER)
    )


def test_a_withdrawal_that_comes_again_leaves_a_newer_revision_alone(exchange: Exchange) -> None:
    bring(exchange, exchange.post(FINE))
    assert take(exchange, "w-1")
    assert exchange.shown()["status"] == "withdrawn"
    assert bring(exchange, exchange.post(OTHER, revision=2)) == "recorded"
    before = exchange.events()
    assert bring(exchange, exchange.post(FINE)) == "stale"  # the topic is read again
    assert take(exchange, "w-1")
    assert bring(exchange, exchange.post(OTHER, revision=2)) == "known"
    assert exchange.events() == before
    assert exchange.shown()["status"] == "published"
    assert take(exchange, "w-2")
    assert exchange.shown()["status"] == "withdrawn"


def test_a_failed_post_has_another_try_when_it_comes_again(exchange: Exchange) -> None:
    post = exchange.post(FINE)
    keep(exchange, Arriving(post=post, document=None, reason="EngineError"))
    assert standing(exchange, post) == "new"
    assert bring(exchange, post) == "recorded"
    assert exchange.shown()["status"] == "published"


def test_a_post_that_workers_cannot_read_ends_in_failed_if_it_waits(exchange: Exchange) -> None:
    def give(post: str, revision: int = 1) -> bool:
        return exchange.database.write(
            lambda c: give_up_waiting(c, "rivers", post, revision, "PostRefused", exchange.now)
        )

    exchange.send(FINE)
    assert not give("p-unknown")
    assert not give("p-1", revision=2)
    assert give("p-1")
    assert exchange.shown()["status"] == "failed"
    assert not give("p-1")
    assert exchange.events() == ["post.received", "post.failed"]


def test_what_came_by_kafka_is_not_sent_there_again_and_all_else_is(exchange: Exchange) -> None:
    exchange.run(OTHER, post="p-before")
    assert exchange.database.write(lambda c: begin(c, exchange.now))
    assert not exchange.database.write(lambda c: begin(c, exchange.now))
    exchange.send(NUMBER, post="p-api")
    bring(exchange, exchange.post(FINE, post="p-kafka"))
    bring(exchange, exchange.post(OTHER, post="p-kafka", revision=2))
    told = waiting_in(exchange.database)
    assert [(one.type, one.post) for one in told] == [
        ("post.received", "p-api"),
        ("post.published", "p-kafka"),
        ("post.corrected", "p-kafka"),
    ]
    with_text = exchange.database.read(
        lambda c: c.scalars(select(outbox.c.data).where(outbox.c.to_relay)).all()
    )
    assert FINE not in str(with_text)  # texts are read when they are sent


def test_a_post_goes_out_as_it_was_received_and_published(exchange: Exchange) -> None:
    exchange.database.write(lambda c: begin(c, exchange.now))
    exchange.run(FINE, thread="t-1")
    received, published = waiting_in(exchange.database)
    assert (received.data or {})["text"] == FINE
    assert (received.thread, published.thread) == ("t-1", "t-1")
    assert (published.data or {})["translations"]["es"]["text"] == script(FINE)
    assert FINE not in str(published.ids)


def test_what_was_taken_back_before_it_went_out_is_told_without_its_words(
    exchange: Exchange,
) -> None:
    exchange.database.write(lambda c: begin(c, exchange.now))
    exchange.run(FINE)
    exchange.withdraw()
    told = waiting_in(exchange.database)
    assert [(one.type, one.data is None) for one in told] == [
        ("post.received", True),
        ("post.published", True),
        ("post.withdrawn", False),
    ]
    assert FINE not in str(told)


def test_a_held_post_is_told_without_its_words(exchange: Exchange) -> None:
    exchange.database.write(lambda c: begin(c, exchange.now))
    bring(exchange, exchange.post(NUMBER))
    (held,) = waiting_in(exchange.database)
    assert held.type == "post.held"
    assert NUMBER not in str(held)
