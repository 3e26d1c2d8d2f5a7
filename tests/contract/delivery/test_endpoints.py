"""Endpoints: registered, declared, rotated, disabled, removed; on each kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from pipeline.domain.project import Classroom, Endpoint, Project
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import (
    Registered,
    declare,
    disable,
    enable,
    list_endpoints,
    register,
    remove,
    rotate,
)
from pipeline.exchange.signing_secrets import is_secret, new_secret
from pipeline.exchange.values import PASSERELLE, Actor, Conflict
from pipeline.store.database import Database
from pipeline.store.tables import audit, endpoints
from tests.support.outgoing import PROJECT, add_event, make_project, now, rows

ACTOR = Actor(id="tok_1")
URL = "https://platform.example/hook"


@pytest.fixture(autouse=True)
def _project(database: Database) -> None:
    make_project(database)


def add(
    database: Database, url: str = URL, secret: str | None = None, classroom: str = "accra"
) -> Registered | Conflict:
    return database.write(
        lambda c: register(
            c, PROJECT, classroom=classroom, url=url, payload="full", secret=secret, now=now(),
            actor=ACTOR, allowance=Allowance(),
        )
    )  # fmt: skip


def shown(database: Database) -> list[dict[str, object]]:
    return database.read(lambda c: list_endpoints(c, PROJECT.id))


def actions(database: Database) -> list[str]:
    query = select(audit.c.action).order_by(audit.c.number)
    return database.read(lambda c: list(c.execute(query).scalars()))


def with_endpoints(*own: Endpoint) -> Project:
    [accra, sevilla] = PROJECT.classrooms
    return replace(PROJECT, classrooms=(replace(accra, endpoints=own), sevilla))


def test_a_secret_is_made_and_shown_this_once(database: Database) -> None:
    made = add(database)
    assert isinstance(made, Registered)
    assert is_secret(made.secret)
    assert made.secret not in repr(made)
    [one] = shown(database)
    assert (one["id"], one["url"], one["payload"], one["declared"]) == (made.id, URL, "full", False)
    assert made.secret not in str(one)
    assert actions(database) == ["endpoint.registered"]


def test_a_secret_of_the_platform_is_taken(database: Database) -> None:
    secret = new_secret()
    made = add(database, secret=secret)
    assert isinstance(made, Registered)
    assert made.secret == secret


@pytest.mark.parametrize(
    ("url", "secret", "classroom", "code"),
    [
        ("http://10.0.0.1/", None, "accra", "private-address"),
        ("nonsense", None, "accra", "invalid-url"),
        (URL, "hunter2", "accra", "invalid-secret"),
        (URL, None, "nowhere", "unknown-classroom"),
    ],
)
def test_what_cannot_be_registered_is_said_and_not_kept(
    database: Database, url: str, secret: str | None, classroom: str, code: str
) -> None:
    outcome = add(database, url, secret, classroom)
    assert isinstance(outcome, Conflict)
    assert outcome.code == code
    assert outcome.hint
    assert shown(database) == []


def test_the_same_url_is_registered_once_for_a_classroom(database: Database) -> None:
    add(database)
    again = add(database)
    assert isinstance(again, Conflict)
    assert again.code == "conflict"
    assert isinstance(add(database, classroom="sevilla"), Registered)


def test_a_rotation_keeps_the_old_secret_for_a_day(database: Database) -> None:
    made = add(database)
    assert isinstance(made, Registered)
    moment = now()
    new = database.write(lambda c: rotate(c, PROJECT.id, made.id, moment, actor=ACTOR))
    assert isinstance(new, Registered)
    assert new.secret != made.secret
    row = database.read(lambda c: c.execute(select(endpoints)).one())
    assert (row.secret, row.old_secret) == (new.secret, made.secret)
    assert row.old_secret_until == moment + timedelta(hours=24)


def test_nobody_touches_another_projects_endpoint(database: Database) -> None:
    made = add(database)
    assert isinstance(made, Registered)
    for act in (rotate, remove, enable):
        assert not database.write(lambda c, act=act: act(c, "other", made.id, now()))
    assert database.read(lambda c: list_endpoints(c, "other")) == []
    assert len(shown(database)) == 1


def test_a_removed_endpoint_forgets_its_secret_and_what_waited(database: Database) -> None:
    made = add(database)
    assert isinstance(made, Registered)
    database.write(lambda c: add_event(c, "p-1"))
    assert database.write(lambda c: remove(c, PROJECT.id, made.id, now(), ACTOR)) is True
    assert shown(database) == []
    assert [row.state for row in rows(database)] == ["given-up"]
    row = database.read(lambda c: c.execute(select(endpoints)).one())
    assert (row.secret, row.old_secret) == (None, None)
    assert database.write(lambda c: remove(c, PROJECT.id, made.id, now(), ACTOR)) is False


def test_a_disabled_endpoint_is_seen_with_its_reason_until_it_is_enabled(
    database: Database,
) -> None:
    made = add(database)
    assert isinstance(made, Registered)
    database.write(lambda c: disable(c, made.id, now(), "it is gone"))
    [one] = shown(database)
    assert one["disabled_reason"] == "it is gone"
    assert one["disabled_at"] is not None
    assert database.write(lambda c: enable(c, PROJECT.id, made.id, now(), ACTOR)) is True
    [one] = shown(database)
    assert (one["disabled_reason"], one["disabled_at"]) == (None, None)
    assert actions(database) == ["endpoint.registered", "endpoint.disabled", "endpoint.enabled"]


def test_declared_endpoints_follow_the_structure(database: Database) -> None:
    one = Endpoint(url="https://a.example/", secret_env="A_SECRET", payload="thin")
    two = Endpoint(url="https://b.example/")
    database.write(lambda c: declare(c, with_endpoints(one, two), now()))
    made = database.read(
        lambda c: c.execute(select(endpoints.c.secret).where(endpoints.c.url == two.url)).scalar()
    )
    assert made is not None
    assert is_secret(made)
    first = {row["url"]: row["id"] for row in shown(database)}
    assert set(first) == {one.url, two.url}

    changed = replace(one, payload="full", secret_env="OTHER")
    three = Endpoint(url="https://c.example/", secret_env="C")
    database.write(lambda c: declare(c, with_endpoints(changed, three), now()))
    second = {row["url"]: row for row in shown(database)}
    assert set(second) == {one.url, three.url}
    assert second[one.url]["id"] == first[one.url]
    assert second[one.url]["payload"] == "full"

    kept = database.read(
        lambda c: c.execute(select(endpoints).where(endpoints.c.id == first[one.url])).one()
    )
    assert (kept.secret_env, kept.secret) == ("OTHER", None)


def test_declaring_the_same_again_changes_nothing(database: Database) -> None:
    project = with_endpoints(Endpoint(url="https://b.example/"))
    database.write(lambda c: declare(c, project, now()))
    before = database.read(lambda c: list(c.execute(select(endpoints))))
    database.write(lambda c: declare(c, project, now()))
    assert database.read(lambda c: list(c.execute(select(endpoints)))) == before


def test_registered_endpoints_stay_when_the_structure_changes(database: Database) -> None:
    add(database)
    database.write(lambda c: declare(c, PROJECT, now()))
    assert [row["url"] for row in shown(database)] == [URL]


def test_endpoints_of_a_classroom_that_is_gone_go_with_it(database: Database) -> None:
    add(database)
    fewer = replace(
        PROJECT, classrooms=(Classroom(id="sevilla", language="es", timezone="Europe/Madrid"),)
    )
    database.write(lambda c: declare(c, fewer, now()))
    assert shown(database) == []


def test_what_the_structure_says_is_not_changed_elsewhere(database: Database) -> None:
    project = with_endpoints(Endpoint(url="https://a.example/", secret_env="A_SECRET"))
    database.write(lambda c: declare(c, project, now()))
    [one] = shown(database)
    name = str(one["id"])
    for outcome in (
        database.write(lambda c: rotate(c, PROJECT.id, name, now())),
        database.write(lambda c: remove(c, PROJECT.id, name, now(), PASSERELLE)),
    ):
        assert isinstance(outcome, Conflict)
    assert len(shown(database)) == 1
