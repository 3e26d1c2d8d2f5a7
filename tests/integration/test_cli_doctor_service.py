"""What `passerelle doctor` says of the service, which does not run meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text, update

from pipeline.exchange.accept import accept
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import Registered, disable, register
from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE, ProjectPut
from pipeline.schemas.post import parse_post
from pipeline.schemas.problems import Refusal
from pipeline.store.database import Database
from pipeline.store.migrate import known_versions, upgrade
from pipeline.store.tables import endpoints, posts
from pipeline.store.tokens import create_token, revoke_token
from tests.support.program import environment, post, run

LONG_TOKEN = "c0ffee" * 10
PROJECT = {
    "id": "rivers",
    "name": "Rivers",
    "classrooms": [
        {"id": "accra", "language": "en", "timezone": "Africa/Accra"},
        {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"},
    ],
    "retention": {"days": 400},
}
NOW = datetime.now(UTC)


def doctor(data: Path, **changes: str | None) -> tuple[int, dict[str, Any]]:
    """Give the exit code and the findings, by what they are about."""
    done = run("doctor", "--json", env=environment(PASSERELLE_DATA_DIR=str(data), **changes))
    assert done.stderr == b""
    findings = json.loads(done.stdout)
    assert all(one["mend"] or one["state"] == "fine" for one in findings)
    return done.returncode, {one["what"]: one for one in findings}


@contextmanager
def filled(data: Path) -> Iterator[Database]:
    """Give the database of a data folder, with a project."""
    database = Database.at(data / "passerelle.sqlite3")
    upgrade(database)
    database.write(lambda connection: put_project(connection, PROJECT, NOW, PASSERELLE))
    yield database
    database.close()


def add_endpoint(database: Database, number: int = 1) -> str:
    def add(connection: Any) -> str:
        put = put_project(connection, PROJECT, NOW, PASSERELLE)
        assert isinstance(put, ProjectPut)
        made = register(
            connection, put.project, classroom="accra", payload="full", secret=None, now=NOW,
            url=f"https://platform.example/hooks/secret-path-{number}", actor=PASSERELLE,
            allowance=Allowance.parse(""),
        )  # fmt: skip
        assert isinstance(made, Registered)
        return made.id

    return database.write(add)


@pytest.mark.parametrize("is_named", [False, True])
def test_where_nobody_has_served_yet_nothing_is_wrong_and_nothing_is_made(
    tmp_path: Path, is_named: bool
) -> None:
    address = f"sqlite:///{tmp_path / 'other.sqlite3'}" if is_named else None
    code, found = doctor(tmp_path, PASSERELLE_DATABASE_URL=address)
    assert code == 0
    assert found["database"]["state"] == found["admin token"]["state"] == "fine"
    assert "passerelle serve" in found["database"]["detail"]
    assert not list(tmp_path.iterdir())


def test_networks_that_the_service_would_refuse_are_missing(tmp_path: Path) -> None:
    code, found = doctor(tmp_path, PASSERELLE_ALLOW_ENDPOINTS="10.0.0.0/8,300.1/99")
    assert code == 1
    assert "'300.1/99'" in found["endpoints"]["detail"]
    code, found = doctor(tmp_path, PASSERELLE_ALLOW_ENDPOINTS="10.0.0.0/8,platform.internal")
    assert (code, "endpoints" in found) == (0, False)


def test_a_service_in_order_is_fine_and_is_left_as_it_is(tmp_path: Path) -> None:
    with filled(tmp_path) as database:
        add_endpoint(database)
    before = (tmp_path / "passerelle.sqlite3").read_bytes()
    code, found = doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN)
    assert code == 0
    assert known_versions()[-1] in found["database"]["detail"]
    assert LONG_TOKEN not in json.dumps(found)
    assert found["endpoints"]["detail"] == "1 of 1 work"
    assert found["posts"]["detail"] == "none waits to be translated"
    assert {found[one]["state"] for one in ("admin token", "endpoints", "posts")} == {"fine"}
    assert (tmp_path / "passerelle.sqlite3").read_bytes() == before


def test_a_running_service_may_be_looked_at(tmp_path: Path) -> None:
    with filled(tmp_path) as database:
        database.write(lambda connection: connection.execute(text("SELECT 1")))
        assert doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN)[0] == 0


@pytest.mark.parametrize(
    ("token", "of_project", "state"),
    [(None, False, "warning"), (None, True, "fine"), ("short", True, "warning")],
)
def test_who_may_come_is_told(
    tmp_path: Path, token: str | None, of_project: bool, state: str
) -> None:
    with filled(tmp_path) as database:

        def make(connection: Any) -> None:
            create_token(connection, "tok_1", "rivers", "", ["read"], NOW)
            if not of_project:
                revoke_token(connection, "tok_1", NOW)

        database.write(make)
    code, found = doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=token)
    assert (code, found["admin token"]["state"]) == (0, state)


def test_endpoints_that_fail_or_are_disabled_are_named_without_their_address(
    tmp_path: Path,
) -> None:
    with filled(tmp_path) as database:
        dead, failing, _ = (add_endpoint(database, number) for number in range(3))
        database.write(lambda connection: disable(connection, dead, NOW, "gone"))
        database.write(
            lambda connection: connection.execute(
                update(endpoints).where(endpoints.c.id == failing).values(failing_since=NOW)
            )
        )
    code, found = doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN)
    assert code == 0
    assert "disabled since" in found[f"endpoint {dead} of rivers"]["detail"]
    assert f"webhooks/{dead}/enable" in found[f"endpoint {dead} of rivers"]["mend"]
    assert "failing since" in found[f"endpoint {failing} of rivers"]["detail"]
    assert found["endpoints"]["detail"] == "1 of 3 work"
    assert "secret-path" not in json.dumps(found)


@pytest.mark.parametrize(("minutes", "state"), [(1, "fine"), (100, "warning")])
def test_the_post_that_has_waited_longest_is_told(tmp_path: Path, minutes: int, state: str) -> None:
    with filled(tmp_path) as database:

        def take(connection: Any) -> None:
            put = put_project(connection, PROJECT, NOW, PASSERELLE)
            assert isinstance(put, ProjectPut)
            for number in (1, 2):
                read = parse_post(post(number), put.project)
                assert not isinstance(read, Refusal)
                at = datetime.now(UTC) - timedelta(minutes=minutes * number / 2)
                accept(connection, put.project, [read], at, quota=None)

        database.write(take)
    code, found = doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN)
    assert (code, found["posts"]["state"]) == (0, state)
    assert found["posts"]["detail"].startswith("2 wait")
    assert ("minutes" if minutes > 2 else "seconds") in found["posts"]["detail"]


def test_packages_that_posts_wait_for_are_named_with_the_command(tmp_path: Path) -> None:
    with filled(tmp_path) as database:
        database.write(
            lambda connection: connection.execute(
                insert(posts).values(
                    project="rivers",
                    id="p-1",
                    revision=1,
                    edition=0,
                    version=1,
                    changed=1,
                    state="held",
                    classroom="accra",
                    author="s-1",
                    created_at=NOW,
                    received_at=NOW,
                    updated_at=NOW,
                    work="wanting",
                    wants=[["en", "fr"]],
                )
            )
        )
    _, found = doctor(tmp_path, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN)
    assert found["posts without a package"]["mend"] == "passerelle models install en-fr"


def test_a_database_of_a_newer_version_is_missing(tmp_path: Path) -> None:
    with filled(tmp_path) as database:
        newer = text("UPDATE alembic_version SET version_num = '9999'")
        database.write(lambda connection: connection.execute(newer))
    code, found = doctor(tmp_path)
    assert (code, found["database"]["state"]) == (1, "missing")
    assert "9999" in found["database"]["detail"]


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_database_is_missing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "passerelle.sqlite3").write_bytes(content)
    code, found = doctor(tmp_path)
    assert (code, found["database"]["state"]) == (1, "missing")
    assert (tmp_path / "passerelle.sqlite3").read_bytes() == content


@pytest.mark.parametrize(
    "address",
    ["postgresql+psycopg://someone:word-of-pass@127.0.0.1:9/none", "nonsense", "oracle://x/y"],
)
def test_an_address_that_leads_to_no_database_is_missing(tmp_path: Path, address: str) -> None:
    code, found = doctor(tmp_path, PASSERELLE_DATABASE_URL=address)
    assert (code, found["database"]["state"]) == (1, "missing")
    assert "word-of-pass" not in json.dumps(found)


def test_a_database_on_postgresql_is_looked_at(
    tmp_path: Path, new_address: Callable[[str, bool], str]
) -> None:
    address = new_address("postgresql", True)
    code, found = doctor(
        tmp_path, PASSERELLE_DATABASE_URL=address, PASSERELLE_ADMIN_TOKEN=LONG_TOKEN
    )
    assert (code, found["database"]["state"]) == (0, "fine"), found["database"]
    assert known_versions()[-1] in found["database"]["detail"]
