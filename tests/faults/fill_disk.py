"""A program that fills the disk of a database, makes room again, and tells what it found.

Argument: a folder on a small disk of its own.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select

from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import audit
from pipeline.store.troubles import StoreFull

NOW = datetime(2026, 11, 20, tzinfo=UTC)
BALLAST = 600_000  # bytes that are given back


def adding(number: int, size: int) -> Callable[[Connection], int]:
    """Write a row of some size."""
    row = {"at": NOW, "project": "p", "actor": "a", "action": "b", "object": f"{number}"}

    def add(connection: Connection) -> int:
        connection.execute(insert(audit).values(detail={"x": "x" * size}, **row))
        return number

    return add


def main() -> None:
    """Fill, make room, fill again."""
    folder = Path(sys.argv[1])
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * BALLAST)
    database = Database.at(folder / "passerelle.sqlite")
    upgrade(database)
    told: set[str] = set()
    refused = 0
    for number in range(2000):
        together = [database.submit(adding(10 * number + part, 3000)) for part in range(10)]
        for future in together:
            try:
                told.add(str(future.result()))
            except StoreFull:
                refused += 1
        if refused > 50:
            break
    readable = len(database.read(lambda c: c.execute(select(audit.c.object)).all()))
    ballast.unlink()
    database.write(adding(-1, 3000))
    told.add("-1")
    kept = database.read(lambda c: set(c.scalars(select(audit.c.object))))
    database.close()
    again = sqlite3.connect(folder / "passerelle.sqlite")
    sound = again.execute("PRAGMA integrity_check").fetchone()[0]
    again.close()
    found = {"told": len(told), "refused": refused, "readable": readable, "sound": sound}
    print(json.dumps({**found, "lost": len(told - kept), "more": len(kept - told)}))


if __name__ == "__main__":
    main()
