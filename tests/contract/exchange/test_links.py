"""Links that let people in: once, for a while, and only whom they name."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from pipeline.exchange.links import (
    LoginLink,
    MadeLink,
    ReadingLink,
    find_login_link,
    find_reading_link,
    make_login_link,
    make_reading_link,
    reading_path,
    use_login_link,
)
from pipeline.exchange.members import put_member, remove_member
from pipeline.exchange.retention import sweep_ended
from pipeline.exchange.values import Actor, Conflict
from pipeline.store.tables import audit, links
from tests.support.canaries import places
from tests.support.exchange import Exchange

ADMIN = Actor(id="office", scopes=frozenset({"admin"}))


@pytest.fixture
def with_ana(exchange: Exchange) -> Exchange:
    exchange.database.write(
        lambda c: put_member(c, exchange.project, "t-ana", ["es"], ["review"], exchange.now, ADMIN)
    )
    return exchange


def login(exchange: Exchange, member: str = "t-ana", expires: datetime | None = None) -> MadeLink:
    made = exchange.database.write(
        lambda c: make_login_link(c, exchange.project, member, exchange.now, ADMIN, expires=expires)
    )
    assert isinstance(made, MadeLink)
    return made


def reading(
    exchange: Exchange, thread: str | None = None, expires: datetime | None = None
) -> MadeLink:
    made = exchange.database.write(
        lambda c: make_reading_link(
            c, exchange.project, "es", thread, exchange.now, ADMIN, expires=expires
        )
    )
    assert isinstance(made, MadeLink)
    return made


def code_of(made: MadeLink) -> str:
    return made.path.removeprefix("/login/")


def key_of(made: MadeLink) -> str:
    return parse_qs(urlsplit(made.path).query)["key"][0]


def find(exchange: Exchange, made: MadeLink) -> LoginLink | None:
    return exchange.database.read(lambda c: find_login_link(c, code_of(made), exchange.now))


def use(exchange: Exchange, made: MadeLink) -> LoginLink | None:
    return exchange.database.write(lambda c: use_login_link(c, code_of(made), exchange.now))


def read(exchange: Exchange, key: str) -> ReadingLink | None:
    return exchange.database.read(lambda c: find_reading_link(c, key, exchange.now))


def test_a_login_link_is_good_once_and_looking_at_it_does_not_use_it_up(
    with_ana: Exchange,
) -> None:
    made = login(with_ana)
    ana = LoginLink(project="rivers", member="t-ana")
    assert [find(with_ana, made), find(with_ana, made)] == [ana, ana]
    assert use(with_ana, made) == ana
    assert (use(with_ana, made), find(with_ana, made)) == (None, None)


def test_of_many_who_use_a_login_link_at_once_one_gets_in(with_ana: Exchange) -> None:
    made = login(with_ana)
    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(lambda _: use(with_ana, made), range(8)))
    assert sum(one is not None for one in outcomes) == 1


def test_a_login_link_is_good_for_ten_minutes(with_ana: Exchange) -> None:
    made = login(with_ana)
    assert made.expires_at == with_ana.now + timedelta(minutes=10)
    with_ana.later(minutes=9, seconds=59)
    assert find(with_ana, made) is not None
    with_ana.later(seconds=1)
    assert (find(with_ana, made), use(with_ana, made)) == (None, None)


@pytest.mark.parametrize("minutes", [-1, 0, 10.1, 60 * 24])
def test_no_login_link_is_good_for_another_time(with_ana: Exchange, minutes: float) -> None:
    until = with_ana.now + timedelta(minutes=minutes)
    made = with_ana.database.write(
        lambda c: make_login_link(c, with_ana.project, "t-ana", with_ana.now, ADMIN, expires=until)
    )
    assert isinstance(made, Conflict)
    assert (made.code, made.message.startswith("expires: ")) == ("bad-time", True)


def test_whoever_is_no_member_or_may_not_review_gets_no_login_link(with_ana: Exchange) -> None:
    with_ana.database.write(
        lambda c: put_member(c, with_ana.project, "t-ben", [], ["read"], with_ana.now, ADMIN)
    )
    for member in ("t-ben", "t-nobody"):
        made = with_ana.database.write(
            lambda c, member=member: make_login_link(
                c, with_ana.project, member, with_ana.now, ADMIN
            )
        )
        assert isinstance(made, Conflict)
        assert made.code == "unknown-member"


def test_with_a_member_their_links_go_and_stay_gone(with_ana: Exchange) -> None:
    made, now = login(with_ana), with_ana.now
    with_ana.database.write(lambda c: remove_member(c, "rivers", "t-ana", now, ADMIN))
    assert (find(with_ana, made), use(with_ana, made)) == (None, None)
    with_ana.database.write(
        lambda c: put_member(c, with_ana.project, "t-ana", [], ["review"], now, ADMIN)
    )
    assert use(with_ana, made) is None


def test_a_reading_link_is_good_for_thirty_days_as_often_as_you_like(exchange: Exchange) -> None:
    key = key_of(reading(exchange))
    wanted = ReadingLink(project="rivers", classroom="es", thread=None)
    assert [read(exchange, key), read(exchange, key)] == [wanted, wanted]
    exchange.later(days=29, hours=23)
    assert read(exchange, key) == wanted
    exchange.later(hours=1)
    assert read(exchange, key) is None


@pytest.mark.parametrize(("days", "good"), [(-1, False), (0, False), (400, True), (401, False)])
def test_a_reading_link_is_good_for_400_days_at_most(
    exchange: Exchange, days: int, good: bool
) -> None:
    until = exchange.now + timedelta(days=days)
    made = exchange.database.write(
        lambda c: make_reading_link(
            c, exchange.project, "es", None, exchange.now, ADMIN, expires=until
        )
    )
    assert isinstance(made, MadeLink) == good


def test_a_classroom_that_is_not_there_gets_no_reading_link(exchange: Exchange) -> None:
    made = exchange.database.write(
        lambda c: make_reading_link(c, exchange.project, "fr", None, exchange.now, ADMIN)
    )
    assert isinstance(made, Conflict)
    assert made.code == "unknown-classroom"


@pytest.mark.parametrize(
    ("thread", "path"),
    [
        (None, "/read/rivers"),
        ("t-3", "/read/rivers/t-3"),
        ("a/b c?d#é", "/read/rivers/a%2Fb%20c%3Fd%23%C3%A9"),
        ("..", "/read/rivers"),
        (".", "/read/rivers"),
    ],
)
def test_threads_of_any_name_have_an_address(
    exchange: Exchange, thread: str | None, path: str
) -> None:
    assert reading_path("rivers", thread) == path
    made = reading(exchange, thread)
    assert made.path.startswith(f"{path}?key=")
    found = read(exchange, key_of(made))
    assert found is not None
    assert found.thread == thread


def test_one_kind_of_link_does_not_open_what_the_other_opens(with_ana: Exchange) -> None:
    code, key = code_of(login(with_ana)), key_of(reading(with_ana))
    now = with_ana.now
    assert read(with_ana, code) is None
    assert with_ana.database.read(lambda c: find_login_link(c, key, now)) is None
    assert with_ana.database.write(lambda c: use_login_link(c, key, now)) is None


@pytest.mark.parametrize("secret", ["", "x", "x" * 43, "\0" * 43, "é" * 43, "x" * 100_000])
def test_what_is_no_secret_opens_nothing(exchange: Exchange, secret: str) -> None:
    assert read(exchange, secret) is None


def test_no_secret_is_kept_or_written_into_the_audit(with_ana: Exchange) -> None:
    made, key = login(with_ana), key_of(reading(with_ana, "t-3"))
    use(with_ana, made)
    assert places(with_ana.database, code_of(made), key) == set()
    lines = with_ana.database.read(
        lambda c: c.execute(select(audit.c.actor, audit.c.action, audit.c.detail)).all()
    )
    assert [line.detail for line in lines if line.action == "link.made"] == [
        {"kind": "review"},
        {"kind": "read"},
    ]


def test_a_secret_is_in_no_picture_of_a_link(exchange: Exchange) -> None:
    made = reading(exchange)
    assert key_of(made) not in repr(made)


def test_links_whose_time_is_over_are_swept_away(with_ana: Exchange) -> None:
    login(with_ana)
    reading(with_ana)
    with_ana.later(minutes=11)

    def left() -> list[str]:
        with_ana.database.write(lambda c: sweep_ended(c, with_ana.now))
        return list(with_ana.database.read(lambda c: c.execute(select(links.c.kind)).scalars()))

    assert left() == ["read"]
    with_ana.later(days=30)
    assert left() == []
