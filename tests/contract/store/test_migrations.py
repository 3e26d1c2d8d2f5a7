"""Tables of every database are those that the program expects."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, inspect, select, text

from pipeline.store import migrate
from pipeline.store.database import Database
from pipeline.store.migrate import StoreNewer, known_versions, stored_version, upgrade
from pipeline.store.tables import erased, metadata
from tests.support.databases import KINDS

NewAddress = Callable[[str, bool], str]
UPGRADE = """
import sys
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
database = Database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
upgrade(database)
database.close()
"""


def test_the_migrated_tables_are_those_of_the_program(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        with warnings.catch_warnings():  # that SQLite serves by it is told by test_claiming.py
            warnings.filterwarnings("ignore", ".*expression-based index")
            return list(compare_metadata(context, metadata))

    assert database.read(differences) == []


def test_the_migrated_keys_are_those_of_the_program(database: Database) -> None:
    def keys(connection: Connection) -> dict[str, set[object]]:
        inspector = inspect(connection)
        return {
            table: {
                tuple(inspector.get_pk_constraint(table)["constrained_columns"]),
                *(
                    (tuple(one["constrained_columns"]), one["options"].get("ondelete"))
                    for one in inspector.get_foreign_keys(table)
                ),
            }
            for table in metadata.tables
        }

    assert database.read(keys) == {
        name: {
            tuple(column.name for column in table.primary_key.columns),
            *((tuple(one.column_keys), one.ondelete) for one in table.foreign_key_constraints),
        }
        for name, table in metadata.tables.items()
    }


def test_the_migrated_numbers_are_given_as_the_program_expects(empty_file: Path) -> None:
    connection = sqlite3.connect(empty_file)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
    never_again = {name for (name,) in rows}
    connection.close()
    assert never_again == {
        name
        for name, table in metadata.tables.items()
        if table.dialect_options["sqlite"]["autoincrement"]
    }


def test_the_newest_version_is_the_one_that_alembic_knows() -> None:
    scripts = ScriptDirectory(str(migrate._SCRIPTS))
    assert [scripts.get_current_head()] == known_versions()[-1:]
    assert sorted(one.revision for one in scripts.walk_revisions()) == known_versions()


@pytest.mark.parametrize("kind", KINDS)
def test_upgrading_again_changes_nothing(kind: str, new_address: NewAddress) -> None:
    database = Database(new_address(kind, False))
    assert database.read(stored_version) is None
    upgrade(database)
    assert database.read(stored_version) == known_versions()[-1]
    statement = insert(erased).values(project="p", digest="d", at=datetime.now(UTC))
    database.write(lambda c: c.execute(statement))
    upgrade(database)
    assert database.read(lambda c: c.scalar(select(erased.c.digest))) == "d"
    database.close()


def test_an_up_to_date_database_is_looked_at_without_loading_alembic(address: str) -> None:
    program = UPGRADE + "assert 'alembic' not in sys.modules"
    subprocess.run(
        [sys.executable, "-c", program, address], input=b"\n", check=True, capture_output=True
    )


def test_an_up_to_date_database_is_checked_in_a_moment(database: Database) -> None:
    upgrade(database)
    start = time.perf_counter()
    upgrade(database)
    assert time.perf_counter() - start < 0.1


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(StoreNewer, match="newer version"):
        upgrade(database)


@pytest.mark.parametrize("kind", KINDS)
def test_processes_that_start_at_once_do_not_clash(kind: str, new_address: NewAddress) -> None:
    address = new_address(kind, False)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, address],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    ends = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        _, errors = process.communicate(timeout=60)
        ends.append((process.returncode, errors))
    assert ends == [(0, "")] * 3
    database = Database(address)
    assert database.read(stored_version) == known_versions()[-1]
    database.close()
