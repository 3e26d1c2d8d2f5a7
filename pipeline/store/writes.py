"""Writes that wait for the one writer of SQLite, each behind a savepoint of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Connection

from pipeline.store.troubles import StoreUnavailable, told_of

A = TypeVar("A")
T = TypeVar("T")


class Share(NamedTuple):
    """A function that can write for many, and what it is to write for one."""

    function: Callable[[Connection, Sequence[Any]], Sequence[Any]]
    item: Any


class Write(Generic[T]):
    """A function that waits to write."""

    def __init__(self, function: Callable[[Connection], T], share: Share | None = None) -> None:
        self.function = function
        self.share = share
        self.future: Future[T] = Future()
        self._outcome: Callable[[], None] | None = None

    def run(self, connection: Connection) -> None:
        """Write; nothing is kept of a function that raises. Raises what ends the transaction."""
        savepoint = connection.begin_nested()
        try:
            result = self.function(connection)
            savepoint.commit()
        except BaseException as error:
            if isinstance(told_of(error), StoreUnavailable):
                raise
            savepoint.rollback()
            self._outcome = partial(self.future.set_exception, error)
        else:
            self._outcome = partial(self.future.set_result, result)

    def keep(self, result: T) -> None:
        """Take the outcome of a function that wrote for many."""
        self._outcome = partial(self.future.set_result, result)

    def tell(self) -> None:
        """Tell the outcome, which is durable now."""
        assert self._outcome is not None
        self._outcome()


def by_function(together: list[Write[Any]]) -> Iterator[list[Write[Any]]]:
    """Give writes that follow each other and share a function together, the others alone."""
    alike: list[Write[Any]] = []
    for one in together:
        if alike and (
            one.share is None
            or alike[-1].share is None
            or one.share.function is not alike[-1].share.function
        ):
            yield alike
            alike = []
        alike.append(one)
    if alike:
        yield alike


def run_together(alike: list[Write[Any]], connection: Connection) -> None:
    """Write at once for all who share a function; where that fails, for each alone.

    Raises what ends the transaction.
    """
    shares = [one.share for one in alike if one.share is not None]
    if len(shares) > 1:
        savepoint = connection.begin_nested()
        try:
            results = shares[0].function(connection, [share.item for share in shares])
            savepoint.commit()
        except BaseException as error:
            if isinstance(told_of(error), StoreUnavailable):
                raise
            savepoint.rollback()
        else:
            for one, result in zip(alike, results, strict=True):
                one.keep(result)
            return
    for one in alike:
        one.run(connection)


def write_alone(
    function: Callable[[Connection, Sequence[A]], Sequence[T]], item: A, connection: Connection
) -> T:
    """Call a function that can write for many for one alone."""
    (result,) = function(connection, [item])
    return result
