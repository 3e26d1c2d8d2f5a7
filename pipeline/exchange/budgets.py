"""The share of passages that teachers are ready to read, and what it comes to."""

from __future__ import annotations

import copy
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from pipeline.exchange.projects import ProjectUnusable, put_project, stored_project
from pipeline.exchange.values import Actor, ProjectPut
from pipeline.store.locks import lock_project
from pipeline.store.tables import passages

WEEK = timedelta(days=7)


def put_budget(
    connection: Connection, project: str, budget: float, now: datetime, actor: Actor
) -> ProjectPut | None:
    """Change a project's `review.budget`, 0 to 1, and nothing else; None without such a project.

    Raises ProjectUnusable where the project as it is kept is not one for this version.
    """
    lock_project(connection, project)
    stored = stored_project(connection, project)
    if stored is None:
        return None
    body = copy.deepcopy(stored.body)
    body["review"] = {**body.get("review", {}), "budget": budget}
    put = put_project(connection, body, now, actor)
    if not isinstance(put, ProjectPut):
        raise ProjectUnusable
    return put


def translated_lately(connection: Connection, project: str, now: datetime) -> int:
    """Count the passages that were translated by machine within the last week."""
    here = passages.c.project == project
    total, packages = 0, ""
    # From one route to the next through the index: their passages of other weeks are not touched.
    while packages := connection.scalar(
        select(func.min(passages.c.packages)).where(here, passages.c.packages > packages)
    ):
        total += (
            connection.scalar(
                select(func.count()).where(
                    here, passages.c.packages == packages, passages.c.at > now - WEEK
                )
            )
            or 0
        )
    return total
