"""Approvals from the list: they are held back for a moment in which they can be undone.

Until its time has come nothing is told, learnt or published, and whoever answers meanwhile in
another way is heard.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from pipeline.domain.project import Project
from pipeline.exchange.ids import new_id
from pipeline.exchange.projects import stored_project
from pipeline.exchange.reviewing import decide
from pipeline.exchange.rows import beside_others
from pipeline.exchange.values import Actor, Decided, Verdict
from pipeline.store.locks import lock_project
from pipeline.store.tables import IS_OPEN, pending, reviews

UNDO_SECONDS = 30
MOST_AT_ONCE = 50  # chosen together: a page of the queue

# Only these are approved unread: nothing was found that is probably wrong. Samples are for
# reading: they are out already, and unread they would say nothing about the computer.
_KIND = "unsure"
_PORTION = 10  # verdicts of one transaction, so that posts come in meanwhile


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """Approvals that wait together."""

    id: str
    count: int
    due_at: datetime


def hold_back(
    connection: Connection,
    project: Project,
    chosen: Mapping[str, int],
    languages: Sequence[str],
    now: datetime,
    actor: Actor,
) -> Batch | None:
    """Approve questions in a while, by their ids and the versions that the teacher saw.

    Left out are those that were answered or changed meanwhile, that a colleague has approved, that
    are critical or about a whole post, and those in languages that the teacher does not read
    (`languages`; none means all). None where nothing is left.
    """
    lock_project(connection, project.id)
    seen = dict(islice(chosen.items(), MOST_AT_ONCE))
    query = select(reviews.c.id, reviews.c.version, reviews.c.question).where(
        reviews.c.project == project.id,
        IS_OPEN,
        reviews.c.id.in_(list(seen)),
        reviews.c.target.is_not(None),
        reviews.c.question.not_in(pending_questions(project.id)),
    )
    if languages:
        query = query.where(reviews.c.target.in_(languages))
    rows = connection.execute(query.order_by(reviews.c.number)).all()
    grave = _grave(connection, project.id, [row.question for row in rows])
    taken = {
        row.question: row
        for row in reversed(rows)
        if row.version == seen[row.id] and row.question not in grave
    }
    if not taken:
        return None
    batch = Batch(id=new_id("bat"), count=len(taken), due_at=now + timedelta(seconds=UNDO_SECONDS))
    connection.execute(
        insert(pending),
        [
            {
                "batch": batch.id,
                "project": project.id,
                "review": row.id,
                "version": row.version,
                "verdict": "approve",
                "by": actor.id,
                "due_at": batch.due_at,
            }
            for row in reversed(taken.values())
        ],
    )
    return batch


def undo(connection: Connection, project: str, batch: str, now: datetime, actor: Actor) -> int:
    """Put approvals of one's own back; give how many: 0 where their time has come."""
    lock_project(connection, project)
    return connection.execute(
        delete(pending).where(
            pending.c.project == project,
            pending.c.batch == batch,
            pending.c.by == actor.id,
            pending.c.due_at > now,
        )
    ).rowcount


def batches(connection: Connection, project: str, now: datetime, actor: Actor) -> list[Batch]:
    """Give one's own approvals that can still be undone, the newest first."""
    return [
        Batch(id=row.batch, count=row.all, due_at=row.due_at)
        for row in connection.execute(
            select(pending.c.batch, func.count().label("all"), pending.c.due_at)
            .where(pending.c.project == project, pending.c.by == actor.id, pending.c.due_at > now)
            .group_by(pending.c.batch, pending.c.due_at)
            .order_by(pending.c.due_at.desc(), pending.c.batch)
        )
    ]


def due_projects(connection: Connection, now: datetime) -> list[str]:
    """Name the projects with approvals whose time has come."""
    return list(
        connection.scalars(
            select(pending.c.project)
            .where(pending.c.due_at <= now)
            .distinct()
            .order_by(pending.c.project)
        )
    )


def approve_due(connection: Connection, project: str, now: datetime) -> tuple[int, int]:
    """Give their verdict to some questions of a project whose time has come.

    Gives how many approvals were taken, and how many of them still held: what was answered,
    changed or found critical meanwhile stays as it is, as does what cannot be read. Processes that
    do so at once take turns, and each approval is taken once.
    """
    lock_project(connection, project)
    due = (
        select(pending.c.number)
        .where(pending.c.project == project, pending.c.due_at <= now)
        .order_by(pending.c.number)
        .limit(_PORTION)
    )
    taken = connection.execute(
        delete(pending)
        .where(pending.c.number.in_(due))
        .returning(
            pending.c.number, pending.c.review, pending.c.version, pending.c.verdict, pending.c.by
        )
    ).all()
    stored = stored_project(connection, project)
    if stored is None:
        return len(taken), 0
    held = 0
    for row in sorted(taken, key=lambda row: row.number):
        if _is_grave(connection, project, row.review):
            continue
        give = partial(
            decide,
            connection,
            stored.project,
            row.review,
            Verdict(verdict=row.verdict),
            now,
            Actor(id=row.by),
            if_match=row.version,
        )
        held += isinstance(beside_others(connection, give), Decided)
    return len(taken), held


def any_pending(connection: Connection, project: str) -> bool:
    """Tell whether any approval of a project can still be undone, or is about to have effect."""
    query = select(pending.c.number).where(pending.c.project == project).limit(1)
    return connection.execute(query).first() is not None


def pending_numbers(project: str) -> Select[int]:
    """Give the numbers of open reviews whose approval waits; equal ones wait with them."""
    equal = reviews.alias("equal")
    return select(equal.c.number).where(
        equal.c.project == project,
        equal.c.question.in_(pending_questions(project)),
        equal.c.state == "open",
    )


def pending_questions(project: str) -> Select[str]:
    """Give the questions whose approval waits."""
    waiting = reviews.alias("approved")
    return select(waiting.c.question).where(
        pending.c.project == project,
        waiting.c.id == pending.c.review,
        waiting.c.version == pending.c.version,  # nobody has answered it meanwhile
    )


def _grave(connection: Connection, project: str, questions: Sequence[Any]) -> set[str]:
    """Give those of some questions that wait somewhere as more than a matter of doubt."""
    return set(
        connection.scalars(
            select(reviews.c.question)
            .where(
                reviews.c.project == project,
                IS_OPEN,
                reviews.c.question.in_(questions),
                reviews.c.kind != _KIND,
            )
            .distinct()
        )
    )


def _is_grave(connection: Connection, project: str, review: str) -> bool:
    question = connection.scalar(
        select(reviews.c.question).where(reviews.c.project == project, reviews.c.id == review)
    )
    return question is not None and bool(_grave(connection, project, [question]))
