"""Threads as classes read them: published editions alone, and never a word that is held.

A post stands in its thread with its last edition, also while a newer revision waits. One that was
taken back stands there without text. One that was never published is not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, tuple_, type_coerce

from pipeline.exchange.documents import passages_of, texts_of
from pipeline.exchange.rows import POST, created_at_of
from pipeline.store.columns import Serial
from pipeline.store.tables import editions, posts, reviews

SINGLE = ""  # stands for the posts that are in no thread; no thread is called that

# A platform's time as it is kept: whole microseconds, also where no datetime can hold them.
WRITTEN = type_coerce(posts.c.created_at, Serial)
LAST_EDITION = and_(
    editions.c.project == posts.c.project,
    editions.c.post == posts.c.id,
    editions.c.edition == posts.c.edition,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place in a list that is ordered by time."""

    at: int  # microseconds since 1970
    name: str  # tells those of the same time apart


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPost:
    """A post as its classrooms have it."""

    document: dict[str, Any]  # of its last edition; without text where it was taken back
    # Passages whose words a teacher has read and let stand: their languages and indices.
    checked: frozenset[tuple[str, int]]
    checked_whole: bool  # a teacher has let the whole post out, reading it


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadPage:
    """Some posts of a thread, the oldest first."""

    posts: tuple[ReadPost, ...]
    earlier: Place | None  # there are posts before this place
    later: Place | None  # there are posts behind this place


def in_thread(thread: str) -> ColumnElement[bool]:
    """Give what is true of the posts of a thread, or of those in none."""
    return posts.c.thread.is_(None) if thread == SINGLE else posts.c.thread == thread


def read_thread(
    connection: Connection,
    project: str,
    thread: str,
    *,
    after: Place | None = None,
    before: Place | None = None,
    newest: bool = False,
    limit: int = 50,
) -> ThreadPage:
    """Give the published posts of a thread in the order in which they were written.

    From the oldest on; or those behind a place, before one, or the newest.
    """
    backwards = newest or before is not None
    query = select(posts.c.project, posts.c.id, posts.c.edition, WRITTEN.label("written")).where(
        posts.c.project == project, in_thread(thread), posts.c.edition > 0
    )
    if after is not None:
        query = query.where(tuple_(WRITTEN, posts.c.id) > tuple_(after.at, after.name))
    elif before is not None:
        query = query.where(tuple_(WRITTEN, posts.c.id) < tuple_(before.at, before.name))
    order = [WRITTEN.desc(), posts.c.id.desc()] if backwards else [WRITTEN, posts.c.id]
    rows = list(connection.execute(query.order_by(*order).limit(limit + 1)))
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        rows.reverse()
    if not rows:
        return ThreadPage(posts=(), earlier=None, later=None)
    first, last = (Place(at=row.written, name=row.id) for row in (rows[0], rows[-1]))
    return ThreadPage(
        posts=_read(connection, project, [row.id for row in rows]),
        earlier=first if (more if backwards else after is not None) else None,
        later=last if (before is not None if backwards else more) else None,
    )


def _read(connection: Connection, project: str, names: Sequence[str]) -> tuple[ReadPost, ...]:
    """Give posts by their ids, in the order of these."""
    rows = {row.id: row for row in connection.execute(_editions(project, names))}
    approved: dict[tuple[str, int], list[Row[Any]]] = {}
    for one in connection.execute(_approved(project, names)):
        approved.setdefault((one.post, one.revision), []).append(one)
    return tuple(
        _read_post(connection, rows[name], approved.get((name, rows[name].of_revision), ()))
        for name in names
        if name in rows
    )


def _editions(project: str, names: Sequence[str]) -> Select[Any]:
    return (
        select(*POST, editions.c.revision.label("of_revision"), editions.c.document)
        .join(editions, LAST_EDITION)
        .where(posts.c.project == project, posts.c.id.in_(names))
    )


def _approved(project: str, names: Sequence[str]) -> Select[Any]:
    return select(
        reviews.c.post,
        reviews.c.revision,
        reviews.c.target,
        reviews.c.position,
        reviews.c.target_text,
        reviews.c.kind,
    ).where(
        reviews.c.project == project,
        reviews.c.post.in_(names),
        reviews.c.state == "decided",
        reviews.c.verdict == "approve",
    )


def _read_post(connection: Connection, row: Row[Any], approved: Sequence[Row[Any]]) -> ReadPost:
    if row.document is None:
        return ReadPost(
            document=_withdrawn(connection, row), checked=frozenset(), checked_whole=False
        )
    answered = {(one.target, one.position): one.target_text for one in approved}
    return ReadPost(
        document=row.document,
        checked=frozenset(
            (target, passage["index"])
            for target, passage in passages_of(row.document)
            # It may have been translated anew since: then nobody has read these words.
            if answered.get((target, passage["index"]))
            == texts_of(row.document, target, passage)[1]
        ),
        # Other questions about a whole post are about its contact details or its language.
        checked_whole=any(one.target is None and one.kind == "post" for one in approved),
    )


def _withdrawn(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    """Give what stands for a post that was taken back."""
    return {
        "id": row.id,
        "project": row.project,
        "thread": row.thread,
        "in_reply_to": row.in_reply_to,
        "classroom": row.classroom,
        "author": row.author,
        "created_at": created_at_of(connection, row),
        "status": "withdrawn",
    }
