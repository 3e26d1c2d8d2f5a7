"""One process of many does what only one may do: PostgreSQL says which."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from pipeline.store.database import Database
from pipeline.store.troubles import told_of


class Lead:
    """A lock that is held as long as this process and its connection live. Not for threads."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        self._connection: Connection | None = None

    def is_held(self) -> bool:
        """Tell whether this process has the lead, taking it where it is free.

        SQLite has one process anyway. Raises StoreUnavailable.
        """
        if self._database.is_sqlite:
            return True
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))  # is it still ours?
                return True
            return self._try()
        except DBAPIError as error:
            self._drop()
            raise told_of(error) from error

    def give_up(self) -> None:
        """Let another have it."""
        self._drop()

    def _try(self) -> bool:
        connection = self._database.engine.connect()
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(select(func.pg_try_advisory_lock(self._key))):
            self._connection = connection
            return True
        connection.close()
        return False

    def _drop(self) -> None:
        """Close the connection for good: back in the pool it would keep the lock."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
