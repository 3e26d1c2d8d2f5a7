"""Erased words leave the file of an SQLite database as well."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline.exchange.scrubbing import scrub
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
from pipeline.web.routes.authors import clean
from tests.support.canaries import places

WORD = "Zyxwvutsrq"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Database]:
    """Give a database whose rows have grown, shrunk and moved, those with the word deleted."""
    database = Database.at(tmp_path / "one.sqlite")
    database.write(lambda c: c.execute(text("CREATE TABLE t (id TEXT PRIMARY KEY, body TEXT)")))
    database.write(_fill)
    assert places(database, WORD)
    database.write(lambda c: c.execute(text(f"DELETE FROM t WHERE body LIKE '{WORD}%'")))
    yield database
    database.close()


def _fill(connection: Any) -> None:
    chance = random.Random(5)
    rows: list[tuple[str, str]] = []
    for number in range(3_000):
        rows.append((f"{chance.getrandbits(64):x}", "plain" if number % 5 else WORD))
        longest = 3_000 if chance.random() < 0.3 else 200
        connection.execute(
            text("INSERT INTO t VALUES (:id, :body)"),
            {"id": rows[-1][0], "body": rows[-1][1] + "x" * chance.randrange(longest)},
        )
        name, word = chance.choice(rows)
        connection.execute(
            text("UPDATE t SET body = :body WHERE id = :id"),
            {"id": name, "body": word + "y" * chance.randrange(1_000)},
        )


def test_no_copy_stays_in_the_gaps_of_pages(file: Database) -> None:
    assert scrub(file)
    assert places(file, WORD) == set()
    left = file.read(lambda c: c.execute(text("SELECT count(*) FROM t")).scalar_one())
    assert left == 2_400


def test_posts_may_be_written_while_the_file_is_cleaned(file: Database) -> None:
    stop = threading.Event()
    written: list[int] = []

    def write(connection: Any) -> None:
        connection.execute(text("INSERT INTO t VALUES (:id, 'new')"), {"id": f"n{len(written)}"})

    def go_on() -> None:
        while not stop.is_set():
            file.write(write)
            written.append(1)

    thread = threading.Thread(target=go_on)
    thread.start()
    for _ in range(5):
        assert scrub(file)
    stop.set()
    thread.join()
    new = text("SELECT count(*) FROM t WHERE body = 'new'")
    assert file.read(lambda c: c.execute(new).scalar_one()) == len(written) > 0
    assert scrub(file)
    assert places(file, WORD) == set()


def test_a_reader_that_stays_is_told_of(file: Database) -> None:
    begun, done = threading.Event(), threading.Event()

    def look(connection: Any) -> None:
        connection.execute(text("SELECT count(*) FROM t")).scalar_one()
        begun.set()
        done.wait(60)

    reader = threading.Thread(target=file.read, args=(look,))
    reader.start()
    begun.wait(60)
    assert not scrub(file, patience=0.1)
    done.set()
    reader.join()
    assert scrub(file)


def test_a_writer_that_stays_is_told_of(file: Database) -> None:
    other = Database(str(file.url), busy_seconds=0.1)
    held = file.engine.raw_connection()
    held.cursor().execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable):
        scrub(other)
    held.rollback()
    held.close()
    other.close()


def test_who_erases_over_the_api_is_told_that_the_file_could_not_be_cleaned(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'one.sqlite'}", busy_seconds=0.1)
    other = sqlite3.connect(tmp_path / "one.sqlite", isolation_level=None)
    database.write(lambda c: c.execute(text("CREATE TABLE t (id TEXT)")))
    other.execute("BEGIN IMMEDIATE")
    assert clean(database) == {"clean": False}
    other.execute("ROLLBACK")
    assert clean(database) == {"clean": True}
    other.close()
    database.close()
