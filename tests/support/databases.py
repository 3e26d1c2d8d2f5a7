"""Databases for tests: of both kinds, with the tables of this version, empty."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.support.postgres import address_of, programs, run_sql, shared_server

KINDS = ("sqlite", "postgresql")
NO_POSTGRESQL = "PostgreSQL is not installed: apt-get install postgresql"


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """Give the folder of the server's socket; all processes of the tests share it."""
    if programs() is None:
        pytest.skip(NO_POSTGRESQL)
    own = tmp_path_factory.getbasetemp()
    with shared_server(own if worker_id == "master" else own.parent) as server:
        yield server


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file with tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "empty.sqlite"
    database = Database.at(path)
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgresql: str, worker_id: str) -> str:
    """Give the name of a PostgreSQL database with tables and no rows, to be copied."""
    name = f"empty_{worker_id}"
    run_sql(postgresql, f"CREATE DATABASE {name}")
    database = Database(address_of(postgresql, name))
    upgrade(database)
    database.close()
    return name


@pytest.fixture
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, bool], str]:
    """Give a maker of databases' addresses, by kind, with tables or without."""
    names: list[str] = []

    def make(kind: str, with_tables: bool) -> str:
        if kind == "sqlite":
            path = tmp_path / f"passerelle-{len(names)}.sqlite"
            if with_tables:
                shutil.copyfile(request.getfixturevalue("empty_file"), path)
            names.append(path.name)
            return f"sqlite:///{path}"
        server, worker = (request.getfixturevalue(name) for name in ("postgresql", "worker_id"))
        template = request.getfixturevalue("empty_database") if with_tables else "template0"
        name = f"test_{worker}_{len(names)}"
        run_sql(
            server,
            f"DROP DATABASE IF EXISTS {name} WITH (FORCE)",
            f"CREATE DATABASE {name} TEMPLATE {template}",
        )
        names.append(name)
        return address_of(server, name)

    return make


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, new_address: Callable[[str, bool], str]) -> str:
    """Give the address of an empty database of each kind."""
    return new_address(request.param, True)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """Give an empty database of each kind."""
    opened = Database(address)
    yield opened
    opened.close()
