"""Give a post to its classrooms: an edition and its event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from pipeline.exchange.documents import Document, with_status
from pipeline.exchange.questions import open_samples
from pipeline.exchange.rows import change_post, document_of, keep_document, post_row
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import editions, posts

_NEW_EDITION = insert(editions)


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


def release_due(connection: Connection, now: datetime) -> int:
    """Publish, marked, the posts whose teachers had their time; give how many.

    Their questions stay open: a late verdict makes a corrected edition.
    """
    due = connection.execute(
        select(posts.c.project, posts.c.id).where(
            posts.c.state == "held", posts.c.release_at <= now
        )
    )
    released = 0
    for project, post in list(due):
        lock_project(connection, project)
        row = post_row(connection, project, post)
        document = None if row is None else document_of(connection, project, post, row.revision)
        if row is None or document is None or row.state != "held":
            continue
        publish(connection, row, document, now)
        released += 1
    return released
