"""All that is kept of an author, for the author or those who may ask in their place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, or_, select

from pipeline.exchange.erasing import author_posts
from pipeline.store.tables import deliveries, editions, memory, reviews, revisions


def export_author(connection: Connection, project: str, author: str) -> dict[str, Any]:
    """Give every post of an author with its revisions, editions, verdicts and deliveries.

    Plain values, the oldest first. Who gave a verdict is not in it: that is somebody else's data.
    What is erased with the author is what is given here.
    """
    rows = author_posts(connection, project, author)
    return {
        "project": project,
        "author": author,
        "posts": [_post(connection, row) for row in rows],
        "memory": _memory(connection, project, author, rows),
    }


def _post(connection: Connection, row: Row[Any]) -> dict[str, Any]:
    kept = _of(connection, revisions, row, revisions.c.revision)
    return {
        "id": row.id,
        "classroom": row.classroom,
        "thread": row.thread,
        "in_reply_to": row.in_reply_to,
        "state": row.state,
        "created_at": kept[-1].body["created_at"],
        "received_at": _moment(row.received_at),
        "revisions": [
            {
                "revision": one.revision,
                "received_at": _moment(one.received_at),
                "post": one.body,
                "bilingual": one.document,
            }
            for one in kept
        ],
        "editions": [
            {
                "edition": one.edition,
                "revision": one.revision,
                "kind": one.kind,
                "at": _moment(one.at),
                "bilingual": one.document,
            }
            for one in _of(connection, editions, row, editions.c.edition)
        ],
        "reviews": [
            {
                "id": one.id,
                "revision": one.revision,
                "language": one.language,
                "target_language": one.target,
                "source": one.source_text,
                "target": one.target_text,
                "flags": one.flags,
                "opened_at": _moment(one.opened_at),
                "verdict": one.verdict,
                "text": one.text,
                "note": one.note,
                "decided_at": _moment(one.decided_at),
            }
            for one in _of(connection, reviews, row, reviews.c.number)
        ],
        "deliveries": [
            {"type": one.type, "endpoint": one.endpoint, "delivered_at": _moment(one.done_at)}
            for one in _of(connection, deliveries, row, deliveries.c.number)
            if one.state == "delivered"
        ],
    }


def _memory(
    connection: Connection, project: str, author: str, rows: Sequence[Row[Any]]
) -> list[dict[str, Any]]:
    """Give the entries of the translation memory made of the author's words."""
    asked = select(reviews.c.id).where(
        reviews.c.project == project, reviews.c.post.in_([row.id for row in rows])
    )
    found = connection.execute(
        select(memory)
        .where(
            memory.c.project == project, or_(memory.c.author == author, memory.c.review.in_(asked))
        )
        .order_by(memory.c.number)
    )
    return [
        {
            "language": one.language,
            "target_language": one.target,
            "source": one.source_text,
            "target": one.target_text,
            "at": _moment(one.at),
        }
        for one in found
    ]


def _of(
    connection: Connection, table: Table, post: Row[Any], order: Column[int]
) -> Sequence[Row[Any]]:
    """Give the rows of a table that belong to a post."""
    return connection.execute(
        select(table)
        .where(table.c.project == post.project, table.c.post == post.id)
        .order_by(order)
    ).all()


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
