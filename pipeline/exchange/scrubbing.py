"""Take erased words out of the database's file, where deleting rows leaves traces."""

from __future__ import annotations

import sqlite3
import time

from sqlalchemy.exc import TimeoutError as PoolExhausted

from pipeline.store.database import Database
from pipeline.store.troubles import StoreFull, StoreUnavailable

_PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.05


def scrub(database: Database, *, patience: float = _PATIENCE_SECONDS) -> bool:
    """Write the file of a SQLite database anew and empty its log; tell whether that was done.

    `secure_delete` overwrites what is deleted, but copies that were left in the gaps of pages
    when rows moved from page to page stay (a few in 1,000, in SQLite 3.40); VACUUM leaves none.
    Other writers wait meanwhile. It takes room for a second copy of the file. False: readers kept
    the log in use for more than `patience` seconds. On PostgreSQL nothing is done: its VACUUM is
    the operator's. Raises StoreFull and StoreUnavailable.
    """
    if not database.is_sqlite:
        return True
    try:
        connection = database.engine.raw_connection()
    except PoolExhausted as error:  # others write without a pause
        raise StoreUnavailable from error
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        until = time.monotonic() + patience
        while True:
            (is_busy, *_), *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if not is_busy or time.monotonic() > until:
                return not is_busy
            time.sleep(_PAUSE_SECONDS)
    except sqlite3.OperationalError as error:
        is_full = error.sqlite_errorname == "SQLITE_FULL"
        raise (StoreFull if is_full else StoreUnavailable) from error
    finally:
        connection.close()
