"""A program that writes to a database and says what it was promised, for the power cuts.

Arguments: folder, SQLite's `synchronous`, number of writes. In the file `acks` of the folder
stands a line for each promise: `+key` is durable, `?key` may go from now on, `-key` is gone.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert

from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import audit, erased

THREADS = 4
SESSIONS = 3  # the database is closed and opened again between them
PAGES_BETWEEN_CHECKPOINTS = 60  # few, so that checkpoints are cut into as well
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def main() -> None:
    """Write, in sessions."""
    folder, synchronous, writes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    acks = os.open(folder / "acks", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    Database.at(folder / "passerelle.sqlite").close()
    for session in range(SESSIONS):
        database = Database(f"sqlite:///{folder}/passerelle.sqlite", synchronous=synchronous)
        upgrade(database)
        pages = f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN_CHECKPOINTS}"
        database.write(lambda c, pages=pages: c.exec_driver_sql(pages).close())
        each = writes // SESSIONS // THREADS
        threads = [
            threading.Thread(target=work, args=(database, acks, f"{session}-{number}", each))
            for number in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        database.close()


def work(database: Database, acks: int, name: str, writes: int) -> None:
    """Add rows, and take some away again."""
    chance = random.Random(name)
    for number in range(writes):
        key = f"{name}-{number}"
        filler = "x" * chance.choice((10, 500, 3000, 20000))

        def add(connection: Connection, key: str = key, filler: str = filler) -> None:
            connection.execute(insert(erased).values(project="p", digest=key, at=NOW))
            row = {"at": NOW, "project": "p", "actor": "a", "action": "b", "detail": {"x": filler}}
            connection.execute(insert(audit).values(object=key, **row))

        database.write(add)
        os.write(acks, f"+{key}\n".encode())
        if number % 7 == 6:
            gone = f"{name}-{chance.randrange(number - 6, number)}"

            def take(connection: Connection, gone: str = gone) -> None:
                connection.execute(delete(erased).where(erased.c.digest == gone))
                connection.execute(delete(audit).where(audit.c.object == gone))

            os.write(acks, f"?{gone}\n".encode())
            database.write(take)
            os.write(acks, f"-{gone}\n".encode())


if __name__ == "__main__":
    main()
