"""Give a post to its classrooms: an edition and its event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select

from pipeline.exchange.claiming import UNREADABLE, fail_unread
from pipeline.exchange.documents import Document, with_status
from pipeline.exchange.questions import open_samples
from pipeline.exchange.rows import beside_others, change_post, document_of, keep_document, post_row
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import editions, posts, reviews
from pipeline.store.troubles import RowUnreadable

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

    Gives how many wait no longer; as long as there are any, there may be more. Their questions
    stay open: a late verdict makes a corrected edition. A post whose author was asked waits for a
    new revision. One that cannot be read fails.
    """
    due = posts.c.state == "held", posts.c.release_at <= now, ~_AUTHOR_ASKED
    found = connection.execute(
        select(posts.c.project, posts.c.id).where(*due).order_by(posts.c.release_at).limit(limit)
    ).all()
    return sum(_release(connection, project, post, due, now) for project, post in found)


def _release(
    connection: Connection,
    project: str,
    post: str,
    due: Sequence[ColumnElement[bool]],
    now: datetime,
) -> bool:
    """Publish a post that is due, or let it fail; tell whether it waits no longer."""
    lock_project(connection, project)
    # As it is now that nobody else can change it.
    is_due = exists().where(*due, posts.c.project == project, posts.c.id == post)
    if not connection.scalar(select(is_due)):
        return False
    if beside_others(connection, partial(_publish_kept, connection, project, post, now)) is None:
        return beside_others(connection, partial(_fail, connection, project, post, now)) is True
    return True


def _fail(connection: Connection, project: str, post: str, now: datetime) -> bool:
    fail_unread(connection, project, post, UNREADABLE, now)
    return True


def _publish_kept(connection: Connection, project: str, post: str, now: datetime) -> int:
    """Publish a post as it is kept; give the edition. Raises RowUnreadable, as damage does."""
    row = post_row(connection, project, post)
    document = None if row is None else document_of(connection, project, post, row.revision)
    if row is None or document is None:
        raise RowUnreadable
    return publish(connection, row, document, now)
