"""A worker's desk over a database of its own, with posts on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from pipeline.exchange.accept import accept
from pipeline.exchange.bell import Bell
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import PASSERELLE, Accepted, ProjectPut
from pipeline.schemas.post import parse_post
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import editions, outbox, posts, revisions
from pipeline.work.desk import Desk
from pipeline.work.engine_room import EngineRoom
from pipeline.work.supervisor import Supervisor
from pipeline.work.worker import Worker
from translators.port import Translator

PROJECT: dict[str, Any] = {
    "id": "rivers",
    "name": "Rivers",
    "classrooms": [
        {"id": "accra", "language": "en", "timezone": "Africa/Accra"},
        {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"},
    ],
    "review": {"policy": "mark"},
    "retention": {"days": 400},
}
TOLD = ("state", "work", "edition", "tries", "reason", "lease_owner")


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Office:
    """A database with a project, and a desk for workers."""

    database: Database
    desk: Desk
    room: EngineRoom
    bell: Bell
    supervisor: Supervisor | None = field(default=None)

    def start(self, *, every: float = 0.05) -> Supervisor:
        self.room.look()
        self.supervisor = Supervisor(lambda: Worker(self.desk), every=every)
        self.supervisor.start()
        return self.supervisor

    def send(self, *sent: Mapping[str, Any], project: str = "rivers") -> None:
        """Accept posts, each in a transaction of its own that shares its commit."""

        def take(connection: Connection, body: Mapping[str, Any]) -> None:
            found = stored_project(connection, project)
            assert found is not None
            post = parse_post(body, found.project)
            (outcome,) = accept(connection, found.project, [post], now(), quota=None)  # type: ignore[list-item]  # right as it is
            assert isinstance(outcome, Accepted), outcome

        futures = [
            self.database.submit(lambda connection, one=one: take(connection, one)) for one in sent
        ]
        for future in futures:
            future.result()
            self.bell.ring("work")

    def rows(self) -> dict[str, dict[str, Any]]:
        """Give what is told of each post, by its id."""
        found = self.database.read(lambda c: list(c.execute(select(posts)).mappings()))
        return {row["id"]: {name: row[name] for name in TOLD} for row in found}

    def states(self) -> dict[str, str]:
        return {name: row["state"] for name, row in self.rows().items()}

    def document(self, post: str) -> dict[str, Any]:
        """Give the bilingual post of the last revision."""
        return self.database.read(
            lambda c: list(
                c.execute(
                    select(revisions.c.document)
                    .where(revisions.c.post == post)
                    .order_by(revisions.c.revision)
                ).scalars()
            )[-1]
        )

    def events(self) -> list[tuple[str, str]]:
        rows = self.database.read(
            lambda c: list(
                c.execute(select(outbox.c.type, outbox.c.post).order_by(outbox.c.number))
            )
        )
        return [(row.type, row.post) for row in rows]

    def editions(self, post: str) -> int:
        rows = self.database.read(
            lambda c: list(c.execute(select(editions).where(editions.c.post == post)))
        )
        return len(rows)

    def until(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something holds; an assertion fails where it takes too long."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, self.rows()
            time.sleep(0.02)

    def close(self) -> None:
        if self.supervisor is not None:
            self.supervisor.stop(10)
        self.database.close()


def office(
    folder: Path,
    make: Callable[[], Translator],
    *,
    packages: Path | None = None,
    lease_seconds: float = 20,
    projects: Iterable[Mapping[str, Any]] = (PROJECT,),
    detector: Detector | None = None,
    make_database: Callable[[Path], Database] = Database.at,
) -> Office:
    """Open a database in a folder; whoever calls closes it."""
    database = make_database(folder / "passerelle.sqlite3")
    upgrade(database)
    bell = Bell()
    room = EngineRoom(make, packages)
    for body in projects:
        put = database.write(lambda c, body=body: put_project(c, body, now(), PASSERELLE))
        assert isinstance(put, ProjectPut), put
    kept = detector or Detector()
    desk = Desk(
        database=database,
        bell=bell,
        room=room,
        clock=now,
        owner="test",
        lease_seconds=lease_seconds,
        make_detector=lambda: kept,
        warms_up=False,
    )
    return Office(database=database, desk=desk, room=room, bell=bell)
