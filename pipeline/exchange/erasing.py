"""Erase posts for good, with all that was made of them; receivers are told to do the same."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from pipeline.domain.memory import digest_of
from pipeline.exchange.audit import write_audit
from pipeline.exchange.deliveries import WITHOUT_DELIVERY
from pipeline.exchange.events import Happening, emit
from pipeline.exchange.remembered import post_digest, remember_author
from pipeline.exchange.rows import POST
from pipeline.exchange.values import Actor
from pipeline.store.idempotency import forget_answers
from pipeline.store.locks import lock_project
from pipeline.store.tables import (
    calibration,
    deliveries,
    erased,
    memory,
    outbox,
    passages,
    posts,
    reviews,
    revisions,
)

T = TypeVar("T")

_AT_ONCE = 500  # bound values of one statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Erased:
    """How much is gone."""

    posts: int
    memory: int  # entries of the translation memory


def erase_author(
    connection: Connection, project: str, author: str, now: datetime, actor: Actor
) -> Erased:
    """Erase every post of an author, in any of its revisions, and what was learned from them.

    What others wrote stays, also where they quote the author. What the author wrote before and
    is still under way stays away when it comes. For SQLite the caller then runs `scrub`, so that
    the words leave the file as well.
    """
    lock_project(connection, project)
    remember_author(connection, project, author, now)
    rows = author_posts(connection, project, author)
    words = _words(connection, project, rows)
    forgotten = _erase(connection, rows, now)
    forgotten += connection.execute(
        delete(memory).where(memory.c.project == project, memory.c.author == author)
    ).rowcount
    forgotten += _forget_words(connection, project, words)
    forget_answers(connection, project)
    done = Erased(posts=len(rows), memory=forgotten)
    write_audit(
        connection, now, project, actor, "author.erased", _disguised(project, author),
        posts=done.posts, memory=done.memory,
    )  # fmt: skip
    return done


def erase_expired(
    connection: Connection, project: str, before: datetime, now: datetime, limit: int
) -> int:
    """Erase posts whose last revision came in before a moment, the oldest first; give how many."""
    old = posts.c.project == project, posts.c.received_at < before
    if connection.execute(select(posts.c.id).where(*old).limit(1)).first() is None:
        return 0
    lock_project(connection, project)  # then look: a new revision may have come in meanwhile
    rows = connection.execute(
        select(*POST).where(*old).order_by(posts.c.received_at).limit(limit)
    ).all()
    _erase(connection, rows, now)
    return len(rows)


def author_posts(connection: Connection, project: str, author: str) -> Sequence[Row[Any]]:
    """Give the rows of the posts of which an author wrote a revision, the oldest first."""
    changed = (  # of the others the post's row tells; this looks at an index alone
        select(revisions.c.post)
        .where(revisions.c.project == project)
        .group_by(revisions.c.project, revisions.c.post)
        .having(func.count() > 1)
        .subquery()
    )
    wrote = (
        select(revisions.c.post)
        .join(changed, changed.c.post == revisions.c.post)
        .where(revisions.c.project == project, revisions.c.body["author"].as_string() == author)
    )
    return connection.execute(
        select(*POST)
        .where(posts.c.project == project, or_(posts.c.author == author, posts.c.id.in_(wrote)))
        .order_by(posts.c.created_at, posts.c.id)
    ).all()


def _erase(connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> int:
    """Erase posts of one project and tell receivers; give the memory entries that went along.

    Revisions, editions, passages, reviews, their approvals and attempts go with the rows they
    belong to.
    """
    forgotten = 0
    for some in _portions(rows):
        project, names = some[0].project, [row.id for row in some]
        _drop_deliveries(connection, project, names, now)
        connection.execute(
            delete(outbox).where(
                outbox.c.project == project,
                outbox.c.post.in_(names),
                WITHOUT_DELIVERY,
            )
        )
        asked = select(reviews.c.id).where(reviews.c.project == project, reviews.c.post.in_(names))
        forgotten += connection.execute(
            delete(memory).where(memory.c.project == project, memory.c.review.in_(asked))
        ).rowcount
        connection.execute(
            update(calibration)
            .where(calibration.c.project == project, calibration.c.review.in_(asked))
            .values(review="")  # the figure says nothing about anybody; the way back would
        )
        connection.execute(delete(posts).where(posts.c.project == project, posts.c.id.in_(names)))
        emit(
            connection,
            "post.erased",
            now,
            project=project,
            happened=[
                Happening(
                    post=row.id,
                    revision=row.revision,
                    edition=row.edition,
                    thread=row.thread,
                    status="erased",
                )
                for row in some
            ],
        )
        connection.execute(
            insert(erased),
            [{"project": project, "digest": post_digest(project, one), "at": now} for one in names],
        )
    return forgotten


def _drop_deliveries(
    connection: Connection, project: str, names: Sequence[str], now: datetime
) -> None:
    """Delete the deliveries of posts, but for those just being sent: their attempts are to come.

    These, and their events, hold ids alone and go when they are too old.
    """
    here = deliveries.c.project == project, deliveries.c.post.in_(names)
    connection.execute(
        delete(deliveries).where(
            *here, or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until < now)
        )
    )
    connection.execute(
        update(deliveries)
        .where(*here, deliveries.c.state == "waiting")
        .values(state="dropped", done_at=now)
    )


def _words(connection: Connection, project: str, rows: Sequence[Row[Any]]) -> set[str]:
    """Give the source texts that posts are made of."""
    found: set[str] = set()
    for some in _portions([row.id for row in rows]):
        for table in (passages, reviews):
            found.update(
                text
                for text in connection.scalars(
                    select(table.c.source_text).where(
                        table.c.project == project, table.c.post.in_(some)
                    )
                )
                if text is not None
            )
    return found


def _forget_words(connection: Connection, project: str, words: set[str]) -> int:
    """Forget entries of texts that nobody else wrote, however they came into the memory.

    A memory that was exported and imported again does not say whose words they are.
    """
    forgotten = 0
    for some in _portions(sorted({digest_of(text) for text in words})):
        entries = connection.execute(
            select(memory.c.number, memory.c.source_text).where(
                memory.c.project == project, memory.c.digest.in_(some)
            )
        ).all()
        texts = {entry.source_text for entry in entries}
        by_others: set[str] = set()
        for table in (passages, reviews):
            by_others.update(
                connection.scalars(
                    select(table.c.source_text)
                    .where(table.c.project == project, table.c.source_text.in_(texts))
                    .distinct()
                )
            )
        numbers = [entry.number for entry in entries if entry.source_text not in by_others]
        connection.execute(delete(memory).where(memory.c.number.in_(numbers)))
        forgotten += len(numbers)
    return forgotten


def _disguised(project: str, author: str) -> str:
    """Name an author so that who knows the id can tell whether it is the one, and nobody else.

    Ids that can be guessed can be tried, of course.
    """
    salt = secrets.token_hex(8)
    digest = hashlib.sha256(f"{salt}\0{project}\0{author}".encode()).hexdigest()
    return f"author:{salt}:{digest}"


def _portions(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while portion := list(islice(rest, _AT_ONCE)):
        yield portion
