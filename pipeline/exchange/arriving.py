"""What comes by Kafka: posts that workers translated, once each, whoever sent them how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, select

from pipeline.domain.post import Post
from pipeline.domain.project import Project
from pipeline.exchange.accept import accept, body_digest, erased_posts, post_values
from pipeline.exchange.claiming import give_up, take
from pipeline.exchange.documents import Document
from pipeline.exchange.record import record
from pipeline.exchange.rows import post_row
from pipeline.exchange.values import Conflict, PassageDetail
from pipeline.store.tables import posts, revisions

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
    select(posts.c.id, posts.c.revision, posts.c.work, revisions.c.digest)
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


def standings(connection: Connection, project: str, given: Sequence[Post]) -> list[Standing]:
    """Say of posts of a project how each stands to what is kept; nothing is changed."""
    gone = erased_posts(connection, project, [post.id for post in given])
    names = {"of_project": project, "ids": [post.id for post in given]}
    rows = {row.id: row for row in connection.execute(_HERE, names)}
    return ["erased" if post.id in gone else _standing(post, rows.get(post.id)) for post in given]


def _standing(post: Post, row: Row[Any, Any, Any, Any] | None) -> Standing:
    if row is None or post.revision > row.revision:
        return "new"
    if post.revision < row.revision:
        return "stale"
    if row.digest != body_digest(post_values(post)):
        return "conflict"
    return "new" if row.work in _UNTRANSLATED else "known"


def arrive(
    connection: Connection,
    project: Project,
    post: Post,
    document: Document,
    details: Sequence[PassageDetail],
    now: datetime,
) -> Arrival:
    """Keep what a worker made of a post, and the post itself where it came by Kafka alone.

    `document` is the bilingual post as the pipeline made it.
    """
    return _arrive(
        connection,
        project,
        post,
        now,
        lambda row: record(connection, take(connection, row), project, document, details, now),
    )


def arrive_failed(
    connection: Connection, project: Project, post: Post, reason: str, now: datetime
) -> Arrival:
    """Keep that a post could not be translated; `reason` is the name of an error."""
    return _arrive(
        connection, project, post, now, lambda row: give_up(connection, row, reason, now)
    )


def was_erased(connection: Connection, project: str, post: str) -> bool:
    """Tell whether a post was erased."""
    return bool(erased_posts(connection, project, [post]))


def _arrive(
    connection: Connection,
    project: Project,
    post: Post,
    now: datetime,
    keep: Callable[[Row[Any]], object],
) -> Arrival:
    """Take a post in and keep what it became, unless that is kept already."""
    (outcome,) = accept(connection, project, [post], now, quota=None, from_kafka=True)
    if isinstance(outcome, Conflict):
        return _REFUSALS[outcome.code]
    row = post_row(connection, project.id, post.id)
    assert row is not None
    if row.work not in _UNTRANSLATED:
        return "known"
    keep(row)
    return "recorded"
