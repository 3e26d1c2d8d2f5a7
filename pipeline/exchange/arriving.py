"""What comes by Kafka: posts that workers translated, once each, whoever sent them how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, insert, select

from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.accept import accept, body_digest, post_values
from pipeline.exchange.claiming import fail_unread, give_up
from pipeline.exchange.documents import Document
from pipeline.exchange.record import keep_translated
from pipeline.exchange.remembered import (
    Remembered,
    event_digest,
    remember_withdrawal,
    remembered,
)
from pipeline.exchange.rows import post_row
from pipeline.exchange.values import Actor, Conflict, PassageDetail
from pipeline.exchange.withdraw import withdraw
from pipeline.store.locks import lock_project
from pipeline.store.tables import posts, revisions, withdrawals

# How a post stands to what is kept:
#   new       nobody has translated it
#   known     it is here, and what became of it
#   stale     a newer revision is here
#   conflict  this revision is here with another content
#   erased    it was erased, and stays away
Standing = Literal["new", "known", "stale", "conflict", "erased"]
# What became of a translation that arrives: it was kept, or why not.
Arrival = Literal["recorded", "known", "stale", "conflict", "erased"]

_UNTRANSLATED = ("waiting", "leased")
_REFUSALS: dict[str, Arrival] = {
    "stale-revision": "stale",
    "conflict": "conflict",
    "erased": "erased",
}
_HERE = (
    select(
        posts.c.id,
        posts.c.author,
        posts.c.revision,
        posts.c.work,
        posts.c.state,
        revisions.c.digest,
    )
    .join(
        revisions,
        (revisions.c.project == posts.c.project)
        & (revisions.c.post == posts.c.id)
        & (revisions.c.revision == posts.c.revision),
    )
    .where(
        posts.c.project == bindparam("of_project"),
        posts.c.id.in_(bindparam("ids", expanding=True)),
    )
)


def standings(
    connection: Connection,
    project: str,
    given: Sequence[Post],
    received: Sequence[datetime | None] = (),
) -> list[Standing]:
    """Say of posts of a project how each stands to what is kept; nothing is changed.

    `received` says when each came into Kafka, as far as that is known.
    """
    ids = [post.id for post in given]
    known = remembered(connection, project, ids, {post.author for post in given})
    rows = {row.id: row for row in connection.execute(_HERE, {"of_project": project, "ids": ids})}
    return [
        _standing(post, rows.get(post.id), known, came)
        for post, came in zip_longest(given, received)
    ]


def _standing(
    post: Post, row: Row[*tuple[Any, ...]] | None, known: Remembered, came: datetime | None
) -> Standing:
    kept = row.author if row is not None else None
    if known.is_erased(post.id, post.author, post.created_at, came, kept=kept):
        return "erased"
    if row is None or post.revision > row.revision:
        return "new"
    if post.revision < row.revision:
        return "stale"
    if row.digest != body_digest(post_values(post)):
        return "conflict"
    return "new" if _is_untranslated(row) else "known"


def _is_untranslated(row: Row[Any, Any, Any, Any, Any] | Row[Any]) -> bool:
    """Tell whether a post may still be translated.

    One that failed has another try when it comes again, as a dead letter that was sent back does.
    """
    return row.work in _UNTRANSLATED or row.state == "failed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Arriving:
    """A post with what a worker made of it."""

    post: Post
    document: Document | None  # the bilingual post as the pipeline made it; None: it could not
    details: Sequence[PassageDetail] = ()
    reason: str = ""  # why it could not: the name of an error
    came: datetime | None = None  # into Kafka, as far as that is known


def arrive(
    connection: Connection, project: Project, given: Sequence[Arriving], now: datetime
) -> list[Arrival]:
    """Keep what workers made of posts, and the posts themselves where they came by Kafka alone.

    Gives what became of each, in their order.
    """
    outcomes = accept(
        connection,
        project,
        [one.post for one in given],
        now,
        quota=None,
        from_kafka=True,
        came=[one.came for one in given],
    )
    return [
        _REFUSALS[outcome.code]
        if isinstance(outcome, Conflict)
        else _keep(connection, project, one, now)
        for one, outcome in zip(given, outcomes, strict=True)
    ]


def _keep(connection: Connection, project: Project, one: Arriving, now: datetime) -> Arrival:
    """Keep what became of a post, unless that is kept already."""
    row = post_row(connection, project.id, one.post.id)
    assert row is not None
    if row.revision != one.post.revision:  # a newer one came with it
        return "stale"
    if not _is_untranslated(row):
        return "known"
    if one.document is None:
        if row.state == "failed":
            return "known"
        give_up(connection, row, one.reason, now)
    else:
        keep_translated(connection, row, project, one.document, one.details, now)
    return "recorded"


def take_back(
    connection: Connection,
    project: str,
    post: str,
    event: str,
    now: datetime,
    actor: Actor,
    came: datetime | None = None,
) -> bool:
    """Take a post back because an event said so; tell whether it is known, or was erased.

    `event` names the event: when it comes again, it does nothing, for a newer revision may have
    come meanwhile. Of a post that is not known it is remembered, and the post is taken back when
    it comes. `came` says when the event came into Kafka.
    """
    lock_project(connection, project)
    digest = event_digest(post, event)
    noted = select(withdrawals.c.at).where(
        withdrawals.c.project == project, withdrawals.c.digest == digest
    )
    if connection.execute(noted).first() is not None:
        return True
    is_known = withdraw(connection, project, post, now, actor) is not None
    if not is_known:
        if was_erased(connection, project, post):
            return True
        remember_withdrawal(connection, project, post, came or now)
    connection.execute(insert(withdrawals).values(project=project, digest=digest, at=now))
    return is_known


def give_up_waiting(
    connection: Connection, project: str, post: str, revision: int, reason: str, now: datetime
) -> bool:
    """Let a post that waits for workers end in `failed`; tell whether that revision waited.

    `reason` is the name of an error. For posts that workers cannot even read.
    """
    lock_project(connection, project)
    waits = select(posts.c.id).where(
        posts.c.project == project,
        posts.c.id == post,
        posts.c.revision == revision,
        posts.c.work.in_(_UNTRANSLATED),
    )
    if connection.execute(waits).first() is None:
        return False
    fail_unread(connection, project, post, reason, now)
    return True


def was_erased(
    connection: Connection,
    project: str,
    post: str,
    author: str | None = None,
    moments: Sequence[datetime | None] = (),
) -> bool:
    """Tell whether a post was erased, or its author after a moment at which it was there."""
    authors = [] if author is None else [author]
    known = remembered(connection, project, [post], authors)
    here = select(posts.c.author).where(posts.c.project == project, posts.c.id == post)
    return known.is_erased(post, author, *moments, kept=connection.scalar(here))
