"""What a database says when it cannot write, and that nothing is half done."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from pipeline.store.database import Database
from pipeline.store.locks import lock_project
from pipeline.store.migrate import upgrade
from pipeline.store.tables import projects
from pipeline.store.troubles import StoreDamaged, StoreFull, StoreUnavailable, is_of_one_row
from tests.contract.store.test_writes import NOW, adding, kept
from tests.support.databases import NO_POSTGRESQL
from tests.support.postgres import address_of, programs
from tests.support.postgres_keeper import Server

BUSY = 0.3  # seconds
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


@contextmanager
def another_program_writes(database: Database) -> Iterator[None]:
    """Hold what a write needs, until told to let go."""
    if database.is_sqlite:
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(database.url.database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate(b"\n")
        return
    with database.engine.begin() as connection:
        connection.execute(text("LOCK TABLE erased IN EXCLUSIVE MODE"))
        yield


def test_a_database_that_another_program_writes_fails_writes_and_recovers(address: str) -> None:
    database = Database(address, busy_seconds=BUSY)
    database.write(adding("before"))
    with another_program_writes(database):
        start = time.monotonic()
        with pytest.raises(StoreUnavailable, match="try again"):
            database.write(adding("during"))
        assert time.monotonic() - start < 10 * BUSY
        assert kept(database) == {"before"}
    database.write(adding("after"))
    assert kept(database) == {"before", "after"}
    database.close()


def test_a_short_write_of_another_program_is_waited_for(address: str) -> None:
    database = Database(address)
    with another_program_writes(database):
        waiting = database.submit(adding("patient"))
        time.sleep(BUSY)
        assert not waiting.done()
    assert waiting.result(10) == "patient"
    database.close()


def adding_much(digest: str, size: int) -> Callable[[Connection], None]:
    def add(connection: Connection) -> None:
        adding(digest)(connection)
        connection.execute(
            insert(projects).values(
                id=digest, body={"x": "x" * size}, version=1, created_at=NOW, updated_at=NOW
            )
        )

    return add


def test_a_full_disk_refuses_what_is_too_much_and_takes_what_fits(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("sqlite", True))
    room = 40 + (database.read(lambda c: c.execute(text("PRAGMA page_count")).scalar_one()))
    database.write(lambda c: c.execute(text(f"PRAGMA max_page_count = {room}")).close())
    with pytest.raises(StoreFull, match="no room"):
        database.write(adding_much("large", 1_000_000))
    database.write(adding("small"))
    assert kept(database) == {"small"}
    database.write(lambda c: c.execute(text("PRAGMA max_page_count = 100000")).close())
    database.write(adding_much("large", 1_000_000))
    assert kept(database) == {"small", "large"}
    database.close()


def test_a_full_disk_of_postgresql_is_known_by_its_code(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("postgresql", True))
    raising = "DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '53100'; END $$"
    with pytest.raises(StoreFull, match="no room"):
        database.write(lambda c: c.execute(text(raising)))
    database.close()


def test_of_the_errors_of_postgresql_those_about_a_value_are_of_one_row(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("postgresql", True))
    for code, message, expected in (
        ("XX001", "invalid page in block 7 of relation base/5/2619", True),
        ("XX000", "missing chunk number 0 for toast value 16400 in pg_toast_2619", True),
        ("XX000", "unexpected chunk number 2 (expected 1) for toast value 16400", True),
        ("XX000", "compressed lz4 data is corrupt", True),
        ("22021", 'invalid byte sequence for encoding "UTF8"', True),
        ("XX000", "tuple concurrently updated", False),
        ("XX000", "cache lookup failed for relation 16400", False),
        ("XX002", "index is corrupt: missing chunk", False),
        ("42P01", "relation does not exist", False),
    ):
        raising = f"DO $$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = '{code}'; END $$"
        with pytest.raises(DBAPIError) as raised:
            database.read(lambda c, statement=raising: c.exec_driver_sql(statement))
        assert is_of_one_row(raised.value) == expected, message
    database.close()


def test_writers_of_a_project_wait_for_each_other(address: str) -> None:
    database = Database(address)
    database.write(adding_much("counter", 1))

    def count_up(connection: Connection) -> None:
        lock_project(connection, "counter")
        version = connection.scalar(select(projects.c.version)) or 0
        connection.execute(update(projects).values(version=version + 1))

    for future in [database.submit(count_up) for _ in range(60)]:
        future.result()
    assert database.read(lambda c: c.scalar(select(projects.c.version))) == 61
    database.close()


def test_a_transaction_that_got_into_anothers_way_is_run_again(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("postgresql", True))
    for digest in ("a", "b"):
        database.write(adding_much(digest, 1))
    meeting = threading.Barrier(2)
    runs: list[str] = []

    def crossing(first: str, second: str) -> Callable[[Connection], None]:
        def cross(connection: Connection) -> None:
            runs.append(first)
            for place, digest in enumerate((first, second)):
                connection.execute(
                    update(projects)
                    .where(projects.c.id == digest)
                    .values(version=projects.c.version + 1)
                )
                if place == 0 and len(runs) <= 2:
                    meeting.wait(10)

        return cross

    for future in [database.submit(crossing("a", "b")), database.submit(crossing("b", "a"))]:
        future.result()
    assert len(runs) > 2  # one of both was the victim
    assert database.read(lambda c: list(c.scalars(select(projects.c.version)))) == [3, 3]
    database.close()


def test_a_server_that_is_restarted_is_found_again() -> None:
    binaries = programs()
    if binaries is None:
        pytest.skip(NO_POSTGRESQL)
    with Server.in_new_folder(binaries) as server:
        database = Database(address_of(str(server.folder), "postgres"), busy_seconds=2)
        upgrade(database)
        database.write(adding("before"))
        server.stop()
        with pytest.raises(StoreUnavailable):
            database.write(adding("during"))
        with pytest.raises(StoreUnavailable):
            kept(database)
        server.start()
        database.write(adding("after"))
        assert kept(database) == {"before", "after"}
        database.close()


def test_a_connection_that_dies_within_a_write_leaves_nothing(
    new_address: Callable[[str, bool], str],
) -> None:
    database = Database(new_address("postgresql", True))

    def die(connection: Connection) -> None:
        adding("half")(connection)
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(StoreUnavailable):
        database.write(die)
    database.write(adding("after"))
    assert kept(database) == {"after"}
    database.close()


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "passerelle.sqlite"
    path.write_bytes(b"no database" * 1000)
    database = Database.at(path)
    with pytest.raises(StoreDamaged, match="backup"):
        upgrade(database)
    database.close()


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="No such file or directory"):
        Database(f"sqlite:///{tmp_path}/missing/passerelle.sqlite")


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "passerelle.sqlite"
    database = Database.at(path)
    upgrade(database)
    modes = {one.name: one.stat().st_mode & 0o077 for one in path.parent.iterdir()}
    assert set(modes) == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert set(modes.values()) == {0}
    database.close()
    assert {one.name for one in path.parent.iterdir()} == {path.name}
