"""A database: reads side by side, writes that are durable when they return.

SQLite has one writer: a thread that lets all who wait share a transaction and its sync to disk
(group commit), each behind a savepoint of its own. PostgreSQL gives each its own transaction.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.pool import QueuePool

from pipeline.failpoints import reach
from pipeline.store.address import read_address
from pipeline.store.troubles import StoreUnavailable, code_of, told_of
from pipeline.store.turns import Turns
from pipeline.store.writes import Share, Write, by_function, run_together, write_alone

A = TypeVar("A")
T = TypeVar("T")

BUSY_SECONDS = 5.0  # how long a write waits for another program's
_READERS = 8
_RETRIES = 5  # of a PostgreSQL transaction that got into another's way
_WAL_PAUSE_SECONDS = 0.02
_RETRY_CODES = ("40001", "40P01")  # serialization failure, deadlock
_PAUSE_SECONDS = 0.05  # before a retry, at most; longer before each further one

# Each end learns within half a minute that the other's machine is gone: a server would keep the
# locks of a dead one for hours. Seconds, the last in milliseconds; Unix sockets need none of it.
_ALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}


class Database:
    """Runs functions over a connection, in a transaction each."""

    def __init__(
        self, url: str, *, synchronous: str = "FULL", busy_seconds: float = BUSY_SECONDS
    ) -> None:
        """Open a database; `synchronous` is SQLite's, and FULL is what survives a power cut.

        Raises AddressUnusable, StoreUnavailable.
        """
        self.url = read_address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._synchronous = synchronous
        self._busy_seconds = busy_seconds
        self._door = threading.Lock()  # who submits, and who closes
        self._is_closed = False
        if self.is_sqlite:
            _make_private(self.url.database)
            self._engine = self._sqlite("BEGIN", _READERS)
            self._writing = self._sqlite("BEGIN IMMEDIATE", 1)
            self._waiting: Turns[Write[Any]] = Turns()
            self._thread = threading.Thread(target=self._write_all, name="writer", daemon=True)
            self._thread.start()
        else:
            self._writing = self._postgresql()
            self._engine = self._writing.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            self._pool = ThreadPoolExecutor(_READERS, thread_name_prefix="writer")
            self._in_turn = ThreadPoolExecutor(1, thread_name_prefix="writer-in-turn")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")

    @classmethod
    def at(cls, path: Path) -> Self:
        """Open the SQLite file at a path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(f"sqlite:///{path}")

    @property
    def engine(self) -> Engine:
        """Give the engine for writing."""
        return self._writing

    def read(self, function: Callable[[Connection], T]) -> T:
        """Give what a function reads; all that it sees is of one moment.

        Raises StoreUnavailable where the database cannot be read.
        """
        try:
            with self._engine.connect() as connection, connection.begin():
                return function(connection)
        except (DBAPIError, PoolExhausted) as error:
            if (told := told_of(error)) is error:
                raise
            raise told from error

    def write(self, function: Callable[[Connection], T]) -> T:
        """Give what a function did, when it is durable.

        What the function raises is raised here, and nothing of it is kept. Raises StoreFull and
        StoreUnavailable where the database cannot be written.
        """
        return self.submit(function).result()

    def submit(
        self, function: Callable[[Connection], T], *, first: bool = False, in_turn: bool = False
    ) -> Future[T]:
        """Let a function write, and give the future of its result.

        With `first` it goes before those that nobody is waiting for; those `in_turn` go one after
        the other, in the order in which they came, on PostgreSQL as well.
        """
        return self._submit(Write(function), first=first, in_turn=in_turn)

    def _submit(self, write: Write[T], *, first: bool, in_turn: bool = False) -> Future[T]:
        with self._door:
            if self._is_closed:
                raise StoreUnavailable("The database is closed.")
            if not self.is_sqlite:
                pool = self._in_turn if in_turn else self._pool
                return pool.submit(self._transaction, write.function)
            self._waiting.put(write, first=first)
            return write.future

    async def awrite_together(
        self,
        function: Callable[[Connection, Sequence[A]], Sequence[T]],
        item: A,
        *,
        first: bool = False,
    ) -> T:
        """Let a function write for an item, and for others that wait for the same function.

        It gives what it did for each, in their order; what it raises for many is forgotten, and
        it is called again for each alone. PostgreSQL writes side by side, each item alone.
        """
        write = Write(partial(write_alone, function, item), Share(function, item))
        return await asyncio.wrap_future(self._submit(write, first=first))

    async def aread(self, function: Callable[[Connection], T]) -> T:
        """Read beside the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self.read, function)

    async def awrite(self, function: Callable[[Connection], T], *, first: bool = False) -> T:
        """Write beside the event loop; with `first` before those that nobody is waiting for."""
        return await asyncio.wrap_future(self.submit(function, first=first))

    @property
    def hurry(self) -> bool:
        """Tell whether somebody waits for a write that goes first."""
        return self.is_sqlite and self._waiting.hurry

    def close(self) -> None:
        """Finish the writes that wait, and close."""
        with self._door:
            if self._is_closed:
                return
            self._is_closed = True
        if self.is_sqlite:
            self._waiting.close()
            self._thread.join()
        else:
            self._pool.shutdown()
            self._in_turn.shutdown()
        self._readers.shutdown()
        self._engine.dispose()
        self._writing.dispose()

    def _sqlite(self, begin: str, size: int) -> Engine:
        engine = create_engine(
            self.url,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=0,
            hide_parameters=True,  # errors end in logs, and texts must not
            connect_args={"timeout": self._busy_seconds, "check_same_thread": False},
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: Any) -> None:
            connection.isolation_level = None  # transactions begin where we say so
            _use_wal(connection, self._busy_seconds)
            for pragma in (
                f"synchronous={self._synchronous}",
                "foreign_keys=ON",
                "secure_delete=ON",
            ):
                connection.execute(f"PRAGMA {pragma}").close()

        @event.listens_for(engine, "begin")
        def start(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    def _postgresql(self) -> Engine:
        engine = create_engine(
            self.url,
            pool_size=_READERS,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={
                "connect_timeout": max(2, round(self._busy_seconds)),
                "keepalives": 1,
                **_ALIVE,
            },
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _: Any) -> None:
            with connection.cursor() as cursor:
                cursor.execute(f"SET lock_timeout = {round(self._busy_seconds * 1000)}")
                for name, value in _ALIVE.items():
                    cursor.execute(f"SET tcp_{name.removeprefix('tcp_')} = {value}")
            connection.commit()

        return engine

    def _transaction(self, function: Callable[[Connection], T]) -> T:
        """Run a function in a transaction of its own, again if another got into its way."""
        for left in reversed(range(_RETRIES)):
            # At once, both would meet in the same place again.
            time.sleep(random.random() * (_RETRIES - 1 - left) * _PAUSE_SECONDS)  # noqa: S311
            try:
                with self._writing.begin() as connection:
                    result = function(connection)
                    reach("commit-before")
            except (DBAPIError, PoolExhausted) as error:
                if left and code_of(error) in _RETRY_CODES:
                    continue
                if (told := told_of(error)) is error:
                    raise
                raise told from error
            reach("commit-after")
            return result
        raise StoreUnavailable

    def _write_all(self) -> None:
        """Let all who wait share a transaction, again and again."""
        while together := self._waiting.take():
            done = self._commit(together)
            self._waiting.give_back(together[done:])

    def _commit(self, together: list[Write[Any]]) -> int:
        """Run writes, each behind its savepoint; tell their outcomes once they are durable.

        Gives how many had their turn.
        """
        run: list[Write[Any]] = []
        done = 0
        try:
            with self._writing.begin() as connection:
                for alike in by_function(together):
                    if self._waiting.is_up(len(run)):
                        break
                    done += len(alike)
                    called = [one for one in alike if one.future.set_running_or_notify_cancel()]
                    run += called
                    run_together(called, connection)
                reach("commit-before")
        except BaseException as error:  # whatever it is, this thread must go on
            told = told_of(error)
            if not done:  # there is no transaction to be had
                run = [one for one in together if one.future.set_running_or_notify_cancel()]
                done = len(together)
            for one in run:
                one.future.set_exception(told)
            return done
        reach("commit-after")
        for one in run:
            one.tell()
        return done


def _use_wal(connection: sqlite3.Connection, seconds: float) -> None:
    """Turn a file to write-ahead logging; SQLite does not wait by itself for others who do."""
    end = time.monotonic() + seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > end:
                raise
            time.sleep(_WAL_PAUSE_SECONDS)
        else:
            return


def _make_private(file: str | None) -> None:
    """Make a file for what children wrote: for its owner alone. Raises StoreUnavailable."""
    try:
        if file and not Path(file).exists():
            Path(file).touch(mode=0o600)
    except OSError as error:
        raise StoreUnavailable(f"{file} cannot be made: {error.strerror}.") from None
