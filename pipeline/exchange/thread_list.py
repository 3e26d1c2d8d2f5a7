"""The threads of a project that a class can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, tuple_

from pipeline.exchange.threads import LAST_EDITION, SINGLE, WRITTEN, Place, in_thread
from pipeline.store.tables import IS_WITHDRAWN, editions, posts

# Of the newest post that can be read; as it is kept, and as a time.
_LAST = func.max(WRITTEN)
_LAST_MOMENT = func.max(posts.c.created_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadEntry:
    """A thread in the list; its first post says what it is about, its last what is new."""

    thread: str  # SINGLE: the posts that are in none
    count: int  # of posts that can be read
    last_at: datetime  # when the newest was written
    oldest: dict[str, Any]  # documents of editions
    newest: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadListing:
    """Some threads, those with the newest posts first."""

    entries: tuple[ThreadEntry, ...]
    further: Place | None  # there are threads behind this place


def list_threads(
    connection: Connection, project: str, *, after: Place | None = None, limit: int = 50
) -> ThreadListing:
    """Give the threads with posts that can be read, those with the newest posts first."""
    query = _heads(project).where(posts.c.thread.is_not(None))
    if after is not None:
        query = query.having(tuple_(_LAST, posts.c.thread) < tuple_(after.at, after.name))
    rows = list(
        connection.execute(query.order_by(_LAST.desc(), posts.c.thread.desc()).limit(limit + 1))
    )
    page = rows[:limit]
    return ThreadListing(
        entries=_entries(connection, project, page),
        further=Place(at=page[-1].last, name=page[-1].thread) if len(rows) > limit else None,
    )


def single_posts(connection: Connection, project: str) -> ThreadEntry | None:
    """Give the posts that are in no thread as one entry; None where there are none to read."""
    rows = connection.execute(_heads(project).where(in_thread(SINGLE))).all()
    return next(iter(_entries(connection, project, rows)), None)


def first_post(connection: Connection, project: str, thread: str) -> dict[str, Any] | None:
    """Give the document of the first post of a thread that can be read; its words name it."""
    found = (
        select(editions.c.document)
        .select_from(posts)
        .join(editions, LAST_EDITION)
        .where(*_published(project), in_thread(thread))
        .order_by(WRITTEN, posts.c.id)
        .limit(1)
    )
    document: dict[str, Any] | None = connection.execute(found).scalar_one_or_none()
    return document


def _published(project: str) -> list[ColumnElement[bool]]:
    """Give what is true of posts whose last edition was not taken back."""
    withdrawn = select(editions.c.post, editions.c.edition).where(
        editions.c.project == project, IS_WITHDRAWN
    )
    return [
        posts.c.project == project,
        posts.c.edition > 0,
        tuple_(posts.c.id, posts.c.edition).not_in(withdrawn),
    ]


def _heads(project: str) -> Select[Any]:
    return (
        select(
            posts.c.thread,
            func.count().label("readable"),
            _LAST.label("last"),
            _LAST_MOMENT.label("last_at"),
        )
        .where(*_published(project))
        .group_by(posts.c.thread)
    )


def _entries(
    connection: Connection, project: str, rows: Sequence[Row[Any]]
) -> tuple[ThreadEntry, ...]:
    """Give threads with the documents of their first and last posts."""
    names = [row.thread for row in rows if row.thread is not None]
    listed = posts.c.thread.in_(names) if names else posts.c.thread.is_(None)
    ranked = (
        select(
            posts.c.thread,
            posts.c.project,
            posts.c.id,
            posts.c.edition,
            func.row_number()
            .over(partition_by=posts.c.thread, order_by=[WRITTEN, posts.c.id])
            .label("first"),
            func.row_number()
            .over(partition_by=posts.c.thread, order_by=[WRITTEN.desc(), posts.c.id.desc()])
            .label("last"),
        )
        .where(*_published(project), listed)
        .subquery()
    )
    ends = connection.execute(
        select(ranked.c.thread, ranked.c.first, ranked.c.last, editions.c.document)
        .join(
            editions,
            and_(
                editions.c.project == ranked.c.project,
                editions.c.post == ranked.c.id,
                editions.c.edition == ranked.c.edition,
            ),
        )
        .where(or_(ranked.c.first == 1, ranked.c.last == 1))
    ).all()
    oldest = {end.thread: end.document for end in ends if end.first == 1}
    newest = {end.thread: end.document for end in ends if end.last == 1}
    return tuple(
        ThreadEntry(
            thread=SINGLE if row.thread is None else row.thread,
            count=row.readable,
            last_at=row.last_at,
            oldest=oldest[row.thread],
            newest=newest[row.thread],
        )
        for row in rows
    )
