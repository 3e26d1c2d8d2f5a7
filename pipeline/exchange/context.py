"""What stands around a question: its post, the thread, what was asked, what comes next.

All of it is for those who may review: texts of held posts are among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from pipeline.exchange.documents import Document
from pipeline.exchange.queue import Filters, next_waiting, place_of
from pipeline.exchange.rows import document_of, post_row
from pipeline.exchange.showing import post_json
from pipeline.store.tables import calibration, passages, pending, posts, reviews

NEIGHBOURS = 2  # posts of the thread on either side


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What an author was asked about a passage of a post, or about all of it."""

    review: str
    source: str | None  # the passage as it was written; None: the whole post
    note: str
    by: str  # an actor's id
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Approved:
    """An approval from the list that can be undone until it is due."""

    by: str  # an actor's id
    due_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What stands around a question."""

    state: str  # of the post
    classroom: str
    author: str
    thread: str | None
    created_at: datetime
    document: Document | None  # of the question's revision as it stands; None: nothing to show
    parent: dict[str, Any] | None  # posts as `post_json` gives them to reviewers
    before: tuple[dict[str, Any], ...]  # of the thread, the oldest first
    after: tuple[dict[str, Any], ...]
    asked: tuple[Asked, ...]  # about this revision, the oldest first
    verdicts: int  # that stand behind the confidence in the passage
    approved: Approved | None  # with others, from the list, a moment ago
    newer: str | None  # the open question that took the place of this one


def around(connection: Connection, project: str, review: str) -> Around | None:
    """Give what stands around a question, or None where there is no such question.

    Of a post that was taken back there is no text.
    """
    question = connection.execute(
        select(reviews).where(reviews.c.project == project, reviews.c.id == review)
    ).first()
    if question is None:
        return None
    row = post_row(connection, project, question.post)
    assert row is not None  # questions go with their post
    gone = row.state == "withdrawn"
    near = _neighbours(connection, row)
    return Around(
        state=row.state,
        classroom=row.classroom,
        author=row.author,
        thread=row.thread,
        created_at=row.created_at,
        document=None if gone else document_of(connection, project, row.id, question.revision),
        parent=_shown(connection, project, row.in_reply_to),
        before=tuple(_posts(connection, project, reversed(near[0]))),
        after=tuple(_posts(connection, project, near[1])),
        asked=() if gone else _asked(connection, question),
        verdicts=_verdicts(connection, question),
        approved=_approved(connection, question),
        newer=_newer(connection, question) if question.state == "closed" else None,
    )


def next_open(
    connection: Connection,
    project: str,
    review: str,
    filters: Filters,
    languages: Sequence[str],
) -> str | None:
    """Name the next question of the same kind in a member's queue, or None.

    After the last one it begins again at the first that was left for later. `languages`: those
    that the member reads; none means all.
    """
    row = connection.execute(
        select(reviews.c.kind, reviews.c.number).where(
            reviews.c.project == project, reviews.c.id == review
        )
    ).first()
    if row is None:
        return None
    alike = replace(filters, kind=row.kind)
    for place in (place_of(row.kind, row.number), 0):
        found = next_waiting(connection, project, alike, languages, after=place)
        if found is not None:
            return found.review if found.review != review else None
    return None


def _shown(connection: Connection, project: str, post: str | None) -> dict[str, Any] | None:
    if post is None:
        return None
    shown = post_json(connection, project, post, may_review=True)
    return None if shown is None else shown.body


def _posts(connection: Connection, project: str, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        body = _shown(connection, project, name)
        if body is not None:
            yield body


def _neighbours(connection: Connection, row: Row[Any]) -> tuple[list[str], list[str]]:
    """Name the posts of a thread that were written right before and after one, nearest first."""
    if row.thread is None:
        return [], []
    return _beside(connection, row, later=False), _beside(connection, row, later=True)


def _beside(connection: Connection, row: Row[Any], *, later: bool) -> list[str]:
    at, name = posts.c.created_at, posts.c.id
    beyond: ColumnElement[bool]
    if later:
        beyond = or_(at > row.created_at, and_(at == row.created_at, name > row.id))
    else:
        beyond = or_(at < row.created_at, and_(at == row.created_at, name < row.id))
    query = select(name).where(
        posts.c.project == row.project,
        posts.c.thread == row.thread,
        posts.c.state != "withdrawn",
        name != (row.in_reply_to or ""),  # which is shown by itself
        beyond,
    )
    order = (at, name) if later else (at.desc(), name.desc())
    return list(connection.execute(query.order_by(*order).limit(NEIGHBOURS)).scalars())


def _asked(connection: Connection, question: Row[Any]) -> tuple[Asked, ...]:
    rows = connection.execute(
        select(reviews)
        .where(
            reviews.c.project == question.project,
            reviews.c.post == question.post,
            reviews.c.revision == question.revision,
            reviews.c.verdict == "ask",
        )
        .order_by(reviews.c.decided_at, reviews.c.number)
    )
    return tuple(
        Asked(
            review=row.id,
            source=row.source_text,
            note=row.note or "",
            by=row.decided_by,
            at=row.decided_at,
        )
        for row in rows
    )


def _verdicts(connection: Connection, question: Row[Any]) -> int:
    """Count what teachers said of passages that the same packages translated."""
    if question.target is None:
        return 0
    packages = (
        select(passages.c.packages)
        .where(
            passages.c.project == question.project,
            passages.c.post == question.post,
            passages.c.revision == question.revision,
            passages.c.target == question.target,
            passages.c.position == question.position,
        )
        .scalar_subquery()
    )
    count: int = connection.execute(
        select(func.count()).where(
            calibration.c.project == question.project, calibration.c.packages == packages
        )
    ).scalar_one()
    return count


def _approved(connection: Connection, question: Row[Any]) -> Approved | None:
    """Tell whether it, or one that is equal, was approved from the list."""
    row = connection.execute(
        select(pending.c.by, pending.c.due_at)
        .join(reviews, reviews.c.id == pending.c.review)
        .where(
            pending.c.project == question.project,
            pending.c.verdict == "approve",
            reviews.c.question == question.question,
        )
        .order_by(pending.c.number)
        .limit(1)
    ).first()
    if row is None or question.state != "open":
        return None
    return Approved(by=row.by, due_at=row.due_at)


def _newer(connection: Connection, question: Row[Any]) -> str | None:
    """Name the question that took the place of one that is closed: the same passage's, if any."""
    same = func.coalesce(reviews.c.position, -1) == (
        -1 if question.position is None else question.position
    )
    name: str | None = connection.execute(
        select(reviews.c.id)
        .where(
            reviews.c.project == question.project,
            reviews.c.post == question.post,
            reviews.c.state == "open",
            reviews.c.number > question.number,
        )
        .order_by(same.desc(), reviews.c.number)
        .limit(1)
    ).scalar_one_or_none()
    return name
