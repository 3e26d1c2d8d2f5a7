"""Builders of what the delivery loop finds in a database, and a loop that runs in a thread."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import uvloop
from sqlalchemy import Connection, insert, select, update

from pipeline.delivery.loop import DeliveryLoop, Options
from pipeline.domain.project import Classroom, Project
from pipeline.exchange.addresses import Allowance
from pipeline.exchange.bell import Bell
from pipeline.exchange.endpoints import Registered, register
from pipeline.exchange.events import EventType, Happening, emit
from pipeline.exchange.values import PASSERELLE
from pipeline.store.database import Database
from pipeline.store.tables import attempts, deliveries, editions, posts, projects
from tests.support.receivers import SECRET

LOCAL = Allowance.parse("127.0.0.0/8")
PROJECT = Project(
    id="rivers",
    name="Rivers",
    classrooms=(
        Classroom(id="accra", language="en", timezone="Africa/Accra"),
        Classroom(id="sevilla", language="es", timezone="Europe/Madrid"),
    ),
    retention_days=400,
)


def now() -> datetime:
    return datetime.now(UTC)


def make_project(database: Database, project: Project = PROJECT) -> None:
    row = {"id": project.id, "body": {}, "version": 1, "created_at": now(), "updated_at": now()}
    database.write(lambda c: c.execute(insert(projects).values(row)) and None)


def make_endpoint(
    database: Database,
    url: str,
    *,
    payload: Any = "full",
    secret: str = SECRET,
    allowance: Allowance = LOCAL,
) -> str:
    made = database.write(
        lambda c: register(
            c, PROJECT, classroom="accra", url=url, payload=payload, secret=secret, now=now(),
            actor=PASSERELLE, allowance=allowance,
        )
    )  # fmt: skip
    assert isinstance(made, Registered), made
    return made.id


def add_event(
    connection: Connection,
    post: str,
    kind: EventType = "post.received",
    *,
    thread: str | None = None,
    edition: int = 0,
    at: datetime | None = None,
    status: str = "received",
) -> int:
    happening = Happening(post=post, revision=1, edition=edition, thread=thread, status=status)
    (number,) = emit(connection, kind, at or now(), project=PROJECT.id, happened=[happening])
    return number


def add_post(connection: Connection, post: str, thread: str | None = None) -> None:
    connection.execute(
        insert(posts).values(
            project=PROJECT.id, id=post, revision=1, edition=1, version=1, changed=1,
            state="published", classroom="accra", author="s-1", thread=thread, created_at=now(),
            received_at=now(), updated_at=now(), work="idle",
        )
    )  # fmt: skip


def publish(
    connection: Connection,
    post: str,
    text: str,
    *,
    thread: str | None = None,
    at: datetime | None = None,
) -> None:
    """Keep an edition of a post with its event."""
    add_post(connection, post, thread)
    connection.execute(
        insert(editions).values(
            project=PROJECT.id, post=post, edition=1, revision=1, kind="published",
            document={"id": post, "text": text}, at=now(),
        )
    )  # fmt: skip
    add_event(
        connection, post, "post.published", thread=thread, edition=1, at=at, status="published"
    )


def withdraw_text(connection: Connection, post: str) -> None:
    connection.execute(update(editions).where(editions.c.post == post).values(document=None))


NORMAL = Options(allowance=LOCAL, tell=lambda _: None, attempt_seconds=1.0, poll_seconds=0.05)


def settled(database: Database, state: str, count: int = 1) -> Callable[[], bool]:
    """Give what tells whether so many deliveries are in a state."""
    return lambda: len(rows(database, state=state)) == count


def rows(database: Database, **where: Any) -> list[Any]:
    """Give the deliveries, in the order of events."""
    query = select(deliveries).order_by(deliveries.c.event)
    for name, value in where.items():
        query = query.where(deliveries.c[name] == value)
    return database.read(lambda c: list(c.execute(query)))


def tried(database: Database, delivery: str) -> list[Any]:
    query = select(attempts).where(attempts.c.delivery == delivery).order_by(attempts.c.number)
    return database.read(lambda c: list(c.execute(query)))


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to that in time"
        time.sleep(0.01)


class Running:
    """A delivery loop in a thread."""

    def __init__(self, database: Database, options: Options, bell: Bell) -> None:
        self.bell = bell
        self._database, self._options = database, options
        self._ready = threading.Event()
        self.failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(10)

    def stop(self, seconds: float = 20.0) -> None:
        if self._thread.is_alive():  # it was not killed
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(seconds)
        assert not self._thread.is_alive()
        if self.failure is not None:
            raise self.failure

    def kill(self) -> None:
        """End it in the middle of things, as kill -9 does: nothing more is written."""
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(20)
        assert not self._thread.is_alive()

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # as `serve` does
                runner.run(self._main())
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self.failure = error

    async def _main(self) -> None:
        self._stop = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.ensure_future(
            DeliveryLoop(self._database, self.bell, self._options).run(self._stop)
        )
        self._ready.set()
        await self._task


@contextmanager
def delivering(database: Database, options: Options) -> Iterator[Running]:
    """Deliver while the block runs."""
    running = Running(database, options, Bell())
    running.start()
    try:
        yield running
    finally:
        running.stop()


QUICK = tuple(timedelta(seconds=seconds) for seconds in (0.05, 0.1, 0.15))
