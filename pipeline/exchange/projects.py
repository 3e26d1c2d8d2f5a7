"""Projects as they are kept: the structure of the project file."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from pipeline.domain.project import Project
from pipeline.errors import PipelineError
from pipeline.exchange.audit import write_audit
from pipeline.exchange.endpoints import declare, too_many
from pipeline.exchange.values import Actor, ProjectPut, Stale, StoredProject
from pipeline.schemas.problems import Problem
from pipeline.schemas.project_file import read_project
from pipeline.store.locks import lock_project
from pipeline.store.tables import projects

_PROJECT = select(projects).where(projects.c.id == bindparam("of_id"))


class ProjectUnusable(PipelineError):
    """A project that is kept cannot be read by this version."""


def put_project(
    connection: Connection,
    data: Mapping[str, Any],
    now: datetime,
    actor: Actor,
    *,
    if_match: int | None = None,
) -> ProjectPut | Stale | tuple[Problem, ...]:
    """Make or change a project by the structure of its file; give all that is wrong with it.

    `if_match` is the version that the caller changed, None for whatever is there.
    """
    read = read_project(data)
    if not isinstance(read, Project):
        return read
    lock_project(connection, read.id)
    row = connection.execute(select(projects).where(projects.c.id == read.id)).first()
    version = 0 if row is None else row.version
    if if_match is not None and if_match != version:
        return Stale(version=version)
    body = copy.deepcopy(dict(data))
    if row is not None and row.body == body:
        declare(connection, read, now)
        return ProjectPut(project=read, version=version, is_new=False)
    if (excess := too_many(connection, read)) is not None:
        return (excess,)
    if row is None:
        connection.execute(
            insert(projects).values(
                id=read.id, body=body, version=1, created_at=now, updated_at=now
            )
        )
    else:
        connection.execute(
            update(projects)
            .where(projects.c.id == read.id)
            .values(body=body, version=version + 1, updated_at=now)
        )
    declare(connection, read, now)
    write_audit(connection, now, read.id, actor, "project.put", read.id, version=version + 1)
    return ProjectPut(project=read, version=version + 1, is_new=row is None)


def stored_project(connection: Connection, project: str) -> StoredProject | None:
    """Give a project as it is kept, or None."""
    row = connection.execute(_PROJECT, {"of_id": project}).first()
    if row is None:
        return None
    return StoredProject(
        project=_read(_Body(row.id, row.version, row.updated_at, row.body)),
        body=row.body,
        version=row.version,
        updated_at=row.updated_at,
    )


def project_ids(connection: Connection) -> list[str]:
    """Name all projects."""
    return list(connection.execute(select(projects.c.id).order_by(projects.c.id)).scalars())


class _Body:
    """A project's structure, told apart by its version: reading one takes a while."""

    def __init__(self, name: str, version: int, at: datetime, body: dict[str, Any]) -> None:
        self._key = (name, version, at)
        self.body = body

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Body) and self._key == other._key and self.body == other.body


@lru_cache(maxsize=1000)
def _read(body: _Body) -> Project:
    read = read_project(body.body)
    if not isinstance(read, Project):
        raise ProjectUnusable
    return read
