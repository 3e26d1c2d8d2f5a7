"""One process of many does what only one may do: PostgreSQL says which."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

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
        except (DBAPIError, PoolExhausted) as error:
            self.give_up()
            if (told := told_of(error)) is error:
                raise
            raise told from error

    def give_up(self) -> None:
        """Let another have it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            _drop(connection)

    def _try(self) -> bool:
        connection = self._database.engine.connect()
        try:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            is_ours = connection.scalar(select(func.pg_try_advisory_lock(self._key)))
        except BaseException:
            _drop(connection)
            raise
        if is_ours:
            self._connection = connection
            return True
        connection.close()
        return False


def _drop(connection: Connection) -> None:
    """Close a connection for good: back in the pool it would keep the lock."""
    connection.invalidate()
    connection.close()
