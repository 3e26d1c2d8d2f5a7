"""What was erased or taken back before it came by Kafka stays away when it comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from pipeline.exchange.arriving import (
    Arrival,
    Arriving,
    arrive,
    standings,
    take_back,
    was_erased,
)
from pipeline.exchange.erasing import erase_author
from pipeline.exchange.remembered import REMEMBERED_FOR
from pipeline.exchange.retention import sweep_ended
from pipeline.exchange.values import Accepted
from pipeline.schemas.bilingual import to_dict
from pipeline.service import Pipeline
from pipeline.store.tables import (
    early_withdrawals,
    erased_authors,
    memory,
    posts,
    revisions,
    withdrawals,
)
from tests.support.exchange import FINE, OTHER, TEACHER, Exchange, script
from translators.testing import ScriptedTranslator

MINUTE = timedelta(minutes=1)


def bring(
    exchange: Exchange, text: str = FINE, *, came: datetime | None = None, **more: object
) -> Arrival:
    """Let a translation of a post arrive."""
    post = exchange.post(text, **more)  # type: ignore[arg-type]
    pipeline = Pipeline(exchange.project, ScriptedTranslator(script), exchange.detector)
    (made,) = pipeline.translate([post])
    one = Arriving(post=post, document=to_dict(made), came=came)
    (arrival,) = exchange.database.write(lambda c: arrive(c, exchange.project, [one], exchange.now))
    return arrival


def standing(exchange: Exchange, came: datetime | None = None, **more: object) -> str:
    post = exchange.post(**more)  # type: ignore[arg-type]
    (found,) = exchange.database.read(lambda c: standings(c, "rivers", [post], [came]))
    return found


def erase(exchange: Exchange, author: str = "s-9") -> None:
    exchange.later(hours=1)
    exchange.database.write(lambda c: erase_author(c, "rivers", author, exchange.now, TEACHER))
    exchange.later(hours=1)


def written(exchange: Exchange, hours: float) -> str:
    return (exchange.now + timedelta(hours=hours)).isoformat()


def test_a_post_that_lay_in_kafka_when_its_author_was_erased_is_never_recorded(
    exchange: Exchange,
) -> None:
    erase(exchange)
    assert standing(exchange, author="s-9") == "erased"
    assert bring(exchange, author="s-9") == "erased"
    assert exchange.events() == []
    for table in (posts, revisions, memory):
        assert exchange.database.read(
            lambda c, table=table: c.scalar(select(func.count()).select_from(table)) == 0
        )


def test_what_a_platform_hands_over_afterwards_it_means(exchange: Exchange) -> None:
    erase(exchange)
    assert isinstance(exchange.send(author="s-9"), Accepted)
    came = exchange.now - timedelta(hours=3)  # by a clock that is slow
    assert not exchange.database.read(lambda c: was_erased(c, "rivers", "p-1", "s-9", [came]))
    assert standing(exchange, came, author="s-9") == "new"  # it is handed to the workers
    assert bring(exchange, came=came, author="s-9") == "recorded"


def test_who_took_a_post_over_is_erased_all_the_same(exchange: Exchange) -> None:
    erase(exchange)
    assert isinstance(exchange.send(author="s-4"), Accepted)
    assert standing(exchange, author="s-9", revision=2) == "erased"
    assert bring(exchange, author="s-9", revision=2) == "erased"


def test_what_others_wrote_and_what_was_written_afterwards_is_taken(exchange: Exchange) -> None:
    erase(exchange)
    assert bring(exchange, author="s-4") == "recorded"
    later = written(exchange, -0.5)
    assert standing(exchange, author="s-9", created_at=later, post="p-2") == "new"
    assert bring(exchange, author="s-9", created_at=later, post="p-2") == "recorded"
    assert isinstance(exchange.send(author="s-9", created_at=later, post="p-3"), Accepted)


def test_an_author_of_the_same_name_in_another_project_is_another(
    exchange: Exchange, make_exchange: Callable[..., Exchange]
) -> None:
    other = make_exchange(name="lakes")
    erase(exchange)
    other.now = exchange.now
    assert bring(other, author="s-9") == "recorded"


def test_a_platforms_clock_that_is_fast_saves_no_post_that_had_come(exchange: Exchange) -> None:
    ahead = written(exchange, 10)
    came = exchange.now
    erase(exchange)
    assert standing(exchange, came, author="s-9", created_at=ahead) == "erased"
    assert bring(exchange, came=came, author="s-9", created_at=ahead) == "erased"
    assert bring(exchange, came=exchange.now, author="s-9", created_at=ahead) == "recorded"


def test_a_record_that_cannot_be_read_in_full_is_known_by_its_author_and_its_time(
    exchange: Exchange,
) -> None:
    came = exchange.now
    erase(exchange)

    def gone(author: str | None, *moments: datetime | None) -> bool:
        return exchange.database.read(lambda c: was_erased(c, "rivers", "p-1", author, moments))

    assert gone("s-9", None, came)
    assert not gone("s-9", None, exchange.now)
    assert not gone("s-9", None, None)
    assert not gone("s-4", came)
    assert not gone(None, came)


def test_an_author_who_is_erased_again_is_remembered_from_then_on(exchange: Exchange) -> None:
    erase(exchange)
    between = written(exchange, 0.5)
    assert standing(exchange, author="s-9", created_at=between) == "new"
    erase(exchange)
    assert standing(exchange, author="s-9", created_at=between) == "erased"


def take(exchange: Exchange, event: str = "w-1", came: datetime | None = None) -> bool:
    exchange.later(hours=1)
    known = exchange.database.write(
        lambda c: take_back(c, "rivers", "p-1", event, exchange.now, TEACHER, came)
    )
    exchange.later(hours=1)
    return known


def status(exchange: Exchange) -> str:
    return str(exchange.shown()["status"])


def test_a_withdrawal_that_came_before_its_post_takes_it_back_when_it_comes(
    exchange: Exchange,
) -> None:
    assert not take(exchange)
    assert bring(exchange) == "known"
    assert status(exchange) == "withdrawn"
    assert exchange.events() == ["post.received", "post.withdrawn"]
    assert FINE not in str(exchange.shown())


def test_a_post_that_comes_by_the_api_is_taken_back_as_well(exchange: Exchange) -> None:
    take(exchange)
    outcome = exchange.send()
    assert isinstance(outcome, Accepted)
    assert outcome.state == "withdrawn"
    assert exchange.claim() == []
    assert status(exchange) == "withdrawn"


def test_a_withdrawal_that_came_too_early_has_its_effect_once(exchange: Exchange) -> None:
    assert not take(exchange)
    assert take(exchange), "its letter was sent back"
    bring(exchange)
    assert bring(exchange, OTHER, revision=2, came=exchange.now) == "recorded"
    assert take(exchange)
    assert status(exchange) == "published"


@pytest.mark.parametrize(("hours", "becomes"), [(-1, "withdrawn"), (1, "published")])
def test_a_later_revision_is_taken_back_if_it_came_into_kafka_before_the_withdrawal(
    exchange: Exchange, hours: int, becomes: str
) -> None:
    came = exchange.now + timedelta(minutes=30)
    take(exchange, came=came)
    bring(exchange, came=came - 2 * MINUTE)
    bring(exchange, OTHER, revision=2, came=came + hours * MINUTE)
    assert status(exchange) == becomes


def test_a_revision_that_comes_after_the_withdrawal_though_the_first_never_came_is_taken(
    exchange: Exchange,
) -> None:
    take(exchange)
    outcome = exchange.send(revision=2)
    assert isinstance(outcome, Accepted)
    assert outcome.state == "received"
    assert bring(exchange, post="p-2", revision=2, came=exchange.now) == "recorded"


def test_a_new_post_under_an_id_that_was_mistyped_before_is_published(exchange: Exchange) -> None:
    take(exchange)
    assert bring(exchange, created_at=written(exchange, -0.5), came=exchange.now) == "recorded"
    assert status(exchange) == "published"


def test_what_is_remembered_names_nobody_and_goes_after_some_weeks(exchange: Exchange) -> None:
    erase(exchange)
    take(exchange)
    tables = (erased_authors, early_withdrawals, withdrawals)

    def kept() -> list[str]:
        return [
            str(row)
            for table in tables
            for row in exchange.database.read(lambda c, table=table: c.execute(select(table)).all())
        ]

    assert len(kept()) == 3
    assert not any(name in row for row in kept() for name in ("s-9", "p-1", "w-1"))
    exchange.now += REMEMBERED_FOR - timedelta(hours=4)
    exchange.database.write(lambda c: sweep_ended(c, exchange.now))
    assert len(kept()) == 3
    exchange.later(hours=5)
    exchange.database.write(lambda c: sweep_ended(c, exchange.now))
    assert kept() == []
