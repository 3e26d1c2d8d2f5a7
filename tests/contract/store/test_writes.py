"""What a database promises to those who write and read."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, event, func, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from pipeline.store.columns import Moment
from pipeline.store.database import Database
from pipeline.store.tables import erased
from pipeline.store.troubles import StoreUnavailable
from tests.support.databases import KINDS
from tests.support.loops import run_apart

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def adding(digest: str) -> Callable[[Connection], str]:
    def add(connection: Connection) -> str:
        connection.execute(insert(erased).values(project="p", digest=digest, at=NOW))
        return digest

    return add


def kept(database: Database) -> set[str]:
    return database.read(lambda c: set(c.scalars(select(erased.c.digest))))


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(erased)) or 0


class Held:
    """A write that keeps the others waiting until it is let go."""

    def __init__(self, database: Database) -> None:
        self._going, self._go = threading.Event(), threading.Event()
        self.future = database.submit(self._wait)
        assert self._going.wait(10)

    def _wait(self, _: Connection) -> None:
        self._going.set()
        assert self._go.wait(10)

    def let_go(self) -> None:
        self._go.set()


def test_what_was_written_is_there_for_everybody(database: Database) -> None:
    assert database.write(adding("one")) == "one"
    assert kept(database) == {"one"}
    other = Database(database.url.render_as_string(hide_password=False))
    assert kept(other) == {"one"}
    other.close()


def test_moments_come_back_as_they_were(database: Database) -> None:
    moment = datetime(1969, 7, 20, 20, 17, 40, 123456, tzinfo=UTC)
    database.write(lambda c: c.execute(insert(erased).values(project="p", digest="d", at=moment)))
    assert database.read(lambda c: c.scalar(select(erased.c.at))) == moment
    with pytest.raises(ValueError, match="without a time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), database.engine.dialect)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0001-01-01T00:00:00+14:00", datetime.min.replace(tzinfo=UTC)),
        ("9999-12-31T23:59:59-14:00", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_moment_out_of_reach_in_utc_comes_back_as_the_nearest(
    database: Database, written: str, read: datetime
) -> None:
    moment = datetime.fromisoformat(written)
    database.write(lambda c: c.execute(insert(erased).values(project="p", digest="d", at=moment)))
    assert database.read(lambda c: c.scalar(select(erased.c.at))) == read


def test_an_exception_comes_back_and_leaves_nothing(database: Database) -> None:
    def fail(connection: Connection) -> None:
        adding("half")(connection)
        raise LookupError("planted")

    with pytest.raises(LookupError, match="planted"):
        database.write(fail)
    assert kept(database) == set()


def test_even_an_exit_comes_back_and_the_next_write_goes_on(database: Database) -> None:
    def leave(connection: Connection) -> None:
        adding("half")(connection)
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        database.write(leave)
    database.write(adding("next"))
    assert kept(database) == {"next"}


def test_a_function_that_fails_takes_nothing_of_others_with_it(database: Database) -> None:
    def twice(connection: Connection) -> None:
        adding("twice")(connection)
        adding("twice")(connection)

    def nonsense(connection: Connection) -> None:
        adding("nonsense")(connection)
        connection.exec_driver_sql("SELECT * FROM no_such_table")

    held = Held(database)
    futures: list[Future[Any]] = [
        database.submit(one) for one in (adding("a"), twice, adding("b"), nonsense, adding("c"))
    ]
    held.let_go()
    assert [futures[place].result() for place in (0, 2, 4)] == ["a", "b", "c"]
    with pytest.raises(IntegrityError):
        futures[1].result()
    with pytest.raises(DBAPIError, match="no_such_table"):
        futures[3].result()
    assert kept(database) == {"a", "b", "c"}


@pytest.mark.parametrize("kind", ["sqlite"])
def test_many_who_wait_share_one_commit(kind: str, new_address: Callable[..., str]) -> None:
    database = Database(new_address(kind, True))
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    held = Held(database)
    futures = [database.submit(adding(f"{number}")) for number in range(100)]
    held.let_go()
    assert [future.result() for future in futures] == [f"{number}" for number in range(100)]
    assert len(commits) == 2  # the one that was held, and all that waited
    assert len(kept(database)) == 100
    database.close()


def test_what_a_read_sees_is_of_one_moment(database: Database) -> None:
    def look_twice(connection: Connection) -> tuple[int, int]:
        before = count(connection)
        database.write(adding("meanwhile"))
        return before, count(connection)

    assert database.read(look_twice) == (0, 0)
    assert database.read(count) == 1


def test_a_read_cannot_wait_for_a_write(database: Database) -> None:
    held = Held(database)
    assert database.read(count) == 0
    held.let_go()
    held.future.result()


def test_a_write_that_is_cancelled_in_time_is_not_done(database: Database) -> None:
    held = [Held(database) for _ in range(1 if database.is_sqlite else 8)]
    waiting = database.submit(adding("never"))
    assert waiting.cancel()
    for one in held:
        one.let_go()
    with pytest.raises(CancelledError):
        waiting.result()
    database.write(adding("later"))
    assert kept(database) == {"later"}


def test_reads_and_writes_stand_beside_an_event_loop(database: Database) -> None:
    async def many() -> tuple[list[str], int]:
        written = await asyncio.gather(
            *(database.awrite(adding(f"{number}")) for number in range(50))
        )
        return written, await database.aread(count)

    assert run_apart(many()) == ([f"{number}" for number in range(50)], 50)


def test_writes_in_turn_keep_their_order(database: Database) -> None:
    done: list[int] = []

    def write(number: int) -> None:
        time.sleep(0.01 if number == 0 else 0)
        done.append(number)

    futures = [
        database.submit(lambda _, number=number: write(number), in_turn=True)
        for number in range(20)
    ]
    for future in futures:
        future.result()
    assert done == list(range(20))


@pytest.mark.parametrize("kind", KINDS)
def test_closing_finishes_what_waits_and_refuses_more(
    kind: str, new_address: Callable[[str, bool], str]
) -> None:
    address = new_address(kind, True)
    database = Database(address)
    futures = [database.submit(adding(f"{number}")) for number in range(20)]
    database.close()
    assert [future.result(0) for future in futures] == [f"{number}" for number in range(20)]
    with pytest.raises(StoreUnavailable, match="closed"):
        database.submit(adding("late"))
    database.close()
    again = Database(address)
    assert len(kept(again)) == 20
    again.close()


def together_of(database: Database, items: list[str], failing: str = "") -> list[Any]:
    """Write items by one function that fails for one of them; give outcomes and sizes of calls."""
    sizes: list[int] = []

    def add_all(connection: Connection, given: Sequence[str]) -> list[str]:
        sizes.append(len(given))
        for one in given:
            adding(one)(connection)
            if one == failing:
                raise ValueError(one)
        return [one.upper() for one in given]

    async def main() -> list[Any]:
        held = Held(database) if database.is_sqlite else None
        waiting = [
            asyncio.ensure_future(database.awrite_together(add_all, one, first=True))
            for one in items
        ]
        await asyncio.sleep(0.05)
        if held is not None:
            held.let_go()
        return await asyncio.gather(*waiting, return_exceptions=True)

    return [*run_apart(main()), sizes]


def test_writes_that_share_a_function_are_done_by_one_call(database: Database) -> None:
    *outcomes, sizes = together_of(database, ["a", "b", "c"])
    assert outcomes == ["A", "B", "C"]
    assert kept(database) == {"a", "b", "c"}
    assert sizes == ([3] if database.is_sqlite else [1, 1, 1])


def test_one_that_fails_does_not_take_those_along_that_share_its_call(database: Database) -> None:
    first, second, third, _ = together_of(database, ["a", "b", "c"], failing="b")
    assert (first, third) == ("A", "C")
    assert isinstance(second, ValueError)
    assert kept(database) == {"a", "c"}
