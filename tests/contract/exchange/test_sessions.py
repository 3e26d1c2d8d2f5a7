"""Sessions of members: twelve hours, with the rights of the moment, and over when they are gone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from pipeline.exchange.members import put_member, remove_member
from pipeline.exchange.retention import retention_sweep, sweep_ended
from pipeline.exchange.sessions import Session, close_session, find_session, open_session
from pipeline.exchange.values import Actor
from pipeline.store.tables import sessions, threads
from pipeline.store.tokens import Scope
from tests.support.canaries import places
from tests.support.exchange import Exchange

ADMIN = Actor(id="office", scopes=frozenset({"admin"}))


def put(exchange: Exchange, languages: list[str], *scopes: Scope) -> None:
    exchange.database.write(
        lambda c: put_member(c, exchange.project, "t-ana", languages, scopes, exchange.now, ADMIN)
    )


def enter(exchange: Exchange) -> str:
    return exchange.database.write(lambda c: open_session(c, "rivers", "t-ana", exchange.now))


def find(exchange: Exchange, secret: str) -> Session | None:
    return exchange.database.read(lambda c: find_session(c, secret, exchange.now))


@pytest.fixture
def secret(exchange: Exchange) -> str:
    put(exchange, ["es"], "review")
    return enter(exchange)


def test_a_session_says_who_and_what_they_may_at_this_moment(
    exchange: Exchange, secret: str
) -> None:
    found = find(exchange, secret)
    assert found is not None
    assert (found.project, found.member) == ("rivers", "t-ana")
    assert (found.languages, found.scopes) == (("es",), frozenset({"review"}))
    put(exchange, [], "read")
    found = find(exchange, secret)
    assert found is not None
    assert (found.languages, found.scopes) == ((), frozenset({"read"}))


def test_a_session_ends_after_twelve_hours(exchange: Exchange, secret: str) -> None:
    exchange.later(hours=11, minutes=59)
    assert find(exchange, secret) is not None
    exchange.later(minutes=1)
    assert find(exchange, secret) is None


def test_a_session_that_is_closed_is_over_and_others_are_not(
    exchange: Exchange, secret: str
) -> None:
    other = enter(exchange)
    found = find(exchange, secret)
    assert found is not None
    exchange.database.write(lambda c: close_session(c, found.digest))
    assert find(exchange, secret) is None
    assert find(exchange, other) is not None


def test_with_a_member_their_sessions_go_and_stay_gone(exchange: Exchange, secret: str) -> None:
    exchange.database.write(lambda c: remove_member(c, "rivers", "t-ana", exchange.now, ADMIN))
    assert find(exchange, secret) is None
    put(exchange, ["es"], "review")
    assert find(exchange, secret) is None


@pytest.mark.parametrize("cookie", ["", "x" * 43, "\0" * 43, "x" * 100_000])
def test_what_is_no_secret_is_no_session(exchange: Exchange, cookie: str) -> None:
    assert find(exchange, cookie) is None


def test_no_secret_of_a_session_is_kept(exchange: Exchange, secret: str) -> None:
    assert places(exchange.database, secret) == set()


@pytest.mark.usefixtures("secret")
def test_sessions_that_have_ended_are_swept_away(exchange: Exchange) -> None:
    exchange.later(hours=12)
    exchange.database.write(lambda c: sweep_ended(c, exchange.now))
    assert exchange.database.read(lambda c: c.execute(select(sessions)).all()) == []


def test_what_was_said_of_a_thread_goes_with_its_last_post(exchange: Exchange) -> None:
    exchange.send(post="p-1", thread="t-1")
    exchange.database.write(
        lambda c: c.execute(
            threads.insert(),
            [
                {"project": "rivers", "thread": thread, "reveal": "tap"}
                for thread in ("t-1", "t-gone")
            ],
        )
    )

    def left() -> list[str]:
        exchange.database.write(lambda c: retention_sweep(c, exchange.name, exchange.now, 100))
        return list(exchange.database.read(lambda c: c.execute(select(threads.c.thread)).scalars()))

    assert left() == ["t-1"]
    exchange.later(days=401)
    assert left() == []
