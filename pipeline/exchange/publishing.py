"""Give a post to its classrooms: an edition and its event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select

from pipeline.exchange.documents import Document, with_status
from pipeline.exchange.questions import open_samples
from pipeline.exchange.rows import beside_others, change_post, document_of, keep_document
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import editions, posts, reviews

_NEW_EDITION = insert(editions)
_AUTHOR_ASKED = exists().where(
    reviews.c.project == posts.c.project,
    reviews.c.post == posts.c.id,
    reviews.c.revision == posts.c.revision,
    reviews.c.verdict == "ask",
    reviews.c.state == "decided",
)


def publish(
    connection: Connection, row: Row[Any], document: Document, now: datetime, **values: Any
) -> int:
    """Publish a revision of a post as its next edition; give the edition.

    The first is `post.published`, every later one `post.corrected`. The caller holds the lock of
    the project.
    """
    edition: int = row.edition + 1
    made = with_status(document, "published", edition)
    keep_document(connection, row.project, row.id, made["revision"], made)
    connection.execute(
        _NEW_EDITION,
        {
            "project": row.project,
            "post": row.id,
            "edition": edition,
            "revision": made["revision"],
            "kind": "published" if edition == 1 else "corrected",
            "document": made,
            "at": now,
        },
    )
    change_post(
        connection,
        row,
        "post.published" if edition == 1 else "post.corrected",
        now,
        state="published",
        edition=edition,
        **{"release_at": None, **values},
    )
    open_samples(connection, made, now)
    reach("publish")
    return edition


def release_due(connection: Connection, now: datetime, *, limit: int = 100) -> int:
    """Publish, marked, some posts whose teachers had their time, the longest due first.

    Gives how many; as long as there are any, there may be more. Their questions stay open: a late
    verdict makes a corrected edition. A post whose author was asked waits for a new revision.
    """
    due = posts.c.state == "held", posts.c.release_at <= now, ~_AUTHOR_ASKED
    found = connection.execute(
        select(posts.c.project, posts.c.id).where(*due).order_by(posts.c.release_at).limit(limit)
    ).all()
    tried = [
        beside_others(connection, partial(_release, connection, project, post, due, now))
        for project, post in found
    ]
    return sum(one is True for one in tried)


def _release(
    connection: Connection,
    project: str,
    post: str,
    due: Sequence[ColumnElement[bool]],
    now: datetime,
) -> bool:
    """Publish a post that is due, unless it is not any more; tell whether it was."""
    lock_project(connection, project)
    row = connection.execute(  # as it is now that nobody else can change it
        select(posts).where(*due, posts.c.project == project, posts.c.id == post)
    ).first()
    document = None if row is None else document_of(connection, project, post, row.revision)
    if row is None or document is None:
        return False
    publish(connection, row, document, now)
    return True
