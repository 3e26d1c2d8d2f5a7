"""What is shown of posts and reviews, and to whom.

The text of a post that is held is for those who may review it; everybody else sees the last
edition that was published, or no text at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, and_, func, literal, select

from pipeline.exchange.claiming import UNREADABLE
from pipeline.exchange.memory import fuzzy
from pipeline.exchange.rows import (
    POST,
    beside_others,
    created_at_of,
    document_of,
    edition_of,
    post_row,
)
from pipeline.exchange.values import Listing, Shown
from pipeline.store.tables import posts, reviews, revisions


def post_json(connection: Connection, project: str, post: str, *, may_review: bool) -> Shown | None:
    """Give a post as a caller may see it, or None."""
    row = post_row(connection, project, post)
    if row is None:
        return None
    return Shown(body=_body(connection, row, may_review=may_review), version=row.version)


def posts_json(
    connection: Connection,
    project: str,
    *,
    may_review: bool,
    thread: str | None = None,
    since: datetime | None = None,
    after: int = 0,
    limit: int = 50,
) -> Listing:
    """Give posts in the order of their last change, `after` the number of one."""
    query = select(posts.c.changed).where(posts.c.project == project, posts.c.changed > after)
    if thread is not None:
        query = query.where(posts.c.thread == thread)
    if since is not None:
        query = query.where(posts.c.updated_at >= since)
    numbers = connection.scalars(query.order_by(posts.c.changed).limit(limit + 1)).all()
    page = numbers[:limit]
    show = partial(_bodies, connection, project, may_review=may_review)
    items = beside_others(connection, partial(show, page))
    if items is None:  # but for those that cannot be read
        alone = (beside_others(connection, partial(show, [one])) for one in page)
        items = [body for some in alone for body in some or ()]
    return Listing(items=items, last=page[-1] if len(numbers) > limit else None)


def review_json(connection: Connection, project: str, review: str) -> Shown | None:
    """Give a question with what helps to answer it: texts, flags, remembered sentences.

    What is like it is looked for among thousands: not to be called while others wait to write.
    """
    shown = question_json(connection, project, review)
    if shown is None:
        return None
    body = shown.body
    if body["target_language"] is not None:
        body["memory"] = [
            {"score": score, "source": source, "target": target}
            for score, source, target in fuzzy(
                connection, project, body["language"], body["target_language"], body["source"]
            )
        ]
    return shown


def question_json(connection: Connection, project: str, review: str) -> Shown | None:
    """Give a question as `review_json` does, without remembered sentences."""
    row = _review_row(connection, project, review)
    if row is None:
        return None
    body = _review(row, posts_waiting=_waiting(connection, row))
    body["passage"] = _passage(connection, row)
    return Shown(body=body, version=row.version)


def bare_review_json(connection: Connection, project: str, review: str) -> Shown | None:
    """Give a question as lists have it, without what helps to answer it."""
    row = _review_row(connection, project, review)
    if row is None:
        return None
    return Shown(body=_review(row, posts_waiting=_waiting(connection, row)), version=row.version)


def reviews_json(
    connection: Connection,
    project: str,
    *,
    state: str = "open",
    language: str | None = None,
    after: int = 0,
    limit: int = 50,
) -> Listing:
    """Give questions, the oldest first; equal ones that are open are one, with how many wait."""
    here = and_(reviews.c.project == project, reviews.c.state == state)
    if language is not None:
        here = and_(here, reviews.c.target == language)
    if state == "open":
        first = (
            select(func.min(reviews.c.number).label("number"), func.count().label("waiting"))
            .where(here)
            .group_by(reviews.c.question)
            .subquery()
        )
        query = select(reviews, first.c.waiting).join(first, first.c.number == reviews.c.number)
    else:
        query = select(reviews, literal(1).label("waiting")).where(here)
    rows = list(
        connection.execute(
            query.where(reviews.c.number > after).order_by(reviews.c.number).limit(limit + 1)
        )
    )
    page = rows[:limit]
    return Listing(
        items=[_review(row, posts_waiting=row.waiting) for row in page],
        last=page[-1].number if len(rows) > limit else None,
    )


def _bodies(
    connection: Connection, project: str, numbers: Sequence[int], *, may_review: bool
) -> list[dict[str, Any]]:
    """Give what a caller may see of posts, by the numbers of their last changes."""
    query = select(*POST).where(posts.c.project == project, posts.c.changed.in_(numbers))
    rows = connection.execute(query.order_by(posts.c.changed)).all()
    return [_body(connection, row, may_review=may_review) for row in rows]


def _body(connection: Connection, row: Row[Any], *, may_review: bool) -> dict[str, Any]:
    """Give what a caller may see of a post."""
    if may_review and row.state in ("held", "published"):
        document = document_of(connection, row.project, row.id, row.revision)
        if document is not None:
            return document
    if row.state != "withdrawn" and row.edition:
        published = edition_of(connection, row)
        if published is not None:
            return published
    return _without_text(connection, row, may_review=may_review)


def _without_text(connection: Connection, row: Row[Any], *, may_review: bool) -> dict[str, Any]:
    """Give a post's ids and state; reviewers of one that failed see what its author wrote."""
    is_readable = row.reason != UNREADABLE
    body = {
        "id": row.id,
        "revision": row.revision,
        "edition": row.edition,
        "project": row.project,
        "thread": row.thread,
        "in_reply_to": row.in_reply_to,
        "classroom": row.classroom,
        "author": row.author,
        "created_at": (
            created_at_of(connection, row) if is_readable else row.created_at.isoformat()
        ),
        "status": row.state,
        "reason": row.reason,
    }
    if may_review and row.state == "failed" and is_readable:
        written = connection.execute(
            select(revisions.c.body).where(
                revisions.c.project == row.project,
                revisions.c.post == row.id,
                revisions.c.revision == row.revision,
            )
        ).scalar_one()
        body |= {name: written[name] for name in ("format", "title", "text", "attachments")}
    return body


def _review_row(connection: Connection, project: str, review: str) -> Row[Any] | None:
    return connection.execute(
        select(reviews).where(reviews.c.project == project, reviews.c.id == review)
    ).first()


def _review(row: Row[Any], *, posts_waiting: int) -> dict[str, Any]:
    return {
        "id": row.id,
        "project": row.project,
        "post": row.post,
        "revision": row.revision,
        "position": row.position,
        "language": row.language,
        "target_language": row.target,
        "kind": row.kind,
        "state": row.state,
        "flags": row.flags,
        "source": row.source_text,
        "target": row.target_text,
        "posts_waiting": posts_waiting,
        "verdict": row.verdict,
        "text": row.text,
        "note": row.note,
        "decided_by": row.decided_by,
        "decided_at": None if row.decided_at is None else row.decided_at.isoformat(),
        "opened_at": row.opened_at.isoformat(),
        "version": row.version,
    }


def _waiting(connection: Connection, row: Row[Any]) -> int:
    """Count the posts that wait for the same answer."""
    if row.state != "open":
        return 0
    count: int = connection.execute(
        select(func.count()).where(
            reviews.c.project == row.project,
            reviews.c.question == row.question,
            reviews.c.state == "open",
        )
    ).scalar_one()
    return count


def _passage(connection: Connection, row: Row[Any]) -> dict[str, Any] | None:
    """Give the passage as it stands in the post, with its alternatives and terms."""
    if row.target is None:
        return None
    document = document_of(connection, row.project, row.post, row.revision)
    if document is None:
        return None
    translation = document["translations"].get(row.target)
    if translation is None or row.position >= len(translation["passages"]):
        return None
    passage: dict[str, Any] = translation["passages"][row.position]
    return passage
