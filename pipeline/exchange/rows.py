"""A post's row: found, changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, bindparam, select, update

from pipeline.exchange.events import EventType, Happening, emit
from pipeline.logging import logger
from pipeline.store.tables import editions, posts, revisions
from pipeline.store.troubles import is_of_one_row

T = TypeVar("T")

_LOG = logger(__name__)

# What is read of a post's row: what it waits for is read apart, for it may be damaged.
POST = tuple(column for column in posts.c if column is not posts.c.wants)

# Statements that are made once: making one takes longer than running it.
_POST = select(*POST).where(
    posts.c.project == bindparam("of_project"), posts.c.id == bindparam("of_post")
)
_CHANGE = update(posts).where(
    posts.c.project == bindparam("of_project"), posts.c.id == bindparam("of_post")
)
_REVISION = (
    (revisions.c.project == bindparam("of_project"))
    & (revisions.c.post == bindparam("of_post"))
    & (revisions.c.revision == bindparam("of_revision"))
)
_DOCUMENT = select(revisions.c.document).where(_REVISION)
_CREATED_AT = select(revisions.c.body["created_at"].as_string()).where(_REVISION)
_KEEP = update(revisions).where(_REVISION)
_EDITION = select(editions.c.revision, editions.c.document).where(
    editions.c.project == bindparam("of_project"),
    editions.c.post == bindparam("of_post"),
    editions.c.edition == bindparam("of_edition"),
)


def post_row(connection: Connection, project: str, post: str) -> Row[Any] | None:
    """Give the row of a post, or None."""
    return connection.execute(_POST, {"of_project": project, "of_post": post}).first()


def change_post(
    connection: Connection,
    row: Row[Any],
    kind: EventType,
    now: datetime,
    *,
    state: str,
    revision: int | None = None,
    edition: int | None = None,
    more: dict[str, Any] | None = None,
    from_kafka: bool = False,
    **values: Any,
) -> int:
    """Let a post change its state, with the event that tells of it; give its new version.

    `from_kafka`: it is what a topic told, and is not told there again.
    """
    edition = row.edition if edition is None else edition
    revision = row.revision if revision is None else revision
    happening = Happening(
        post=row.id,
        revision=revision,
        edition=edition,
        thread=values.get("thread", row.thread),
        status=state,
        more=more or {},
    )
    (number,) = emit(
        connection, kind, now, project=row.project, happened=[happening], from_kafka=from_kafka
    )
    version: int = row.version + 1
    connection.execute(
        _CHANGE,
        {
            "of_project": row.project,
            "of_post": row.id,
            "state": state,
            "revision": revision,
            "edition": edition,
            "version": version,
            "changed": number,
            "updated_at": now,
            **values,
        },
    )
    return version


def document_of(
    connection: Connection, project: str, post: str, revision: int
) -> dict[str, Any] | None:
    """Give the bilingual post of a revision as it stands, None before it was translated."""
    found: dict[str, Any] | None = connection.execute(
        _DOCUMENT, {"of_project": project, "of_post": post, "of_revision": revision}
    ).scalar_one_or_none()
    return found


def beside_others(connection: Connection, act: Callable[[], T]) -> T | None:
    """Do something with one post of several; None, and a line in the log, if it cannot be read.

    Nothing of it is kept then, and the others go on.
    """
    try:
        with connection.begin_nested():
            return act()
    except Exception as error:
        if not is_of_one_row(error):
            raise
        _LOG.error("post cannot be read", error=error)
        return None


def created_at_of(connection: Connection, row: Row[Any]) -> str:
    """Give when a post was written, with the offset that the platform gave.

    The post's row has the moment alone.
    """
    found: str = connection.execute(
        _CREATED_AT,
        {"of_project": row.project, "of_post": row.id, "of_revision": row.revision},
    ).scalar_one()
    return found


def keep_document(
    connection: Connection, project: str, post: str, revision: int, document: dict[str, Any]
) -> None:
    """Keep the bilingual post of a revision as it stands now."""
    connection.execute(
        _KEEP,
        {
            "of_project": project,
            "of_post": post,
            "of_revision": revision,
            "document": document,
        },
    )


def edition_of(
    connection: Connection, row: Row[Any], revision: int | None = None
) -> dict[str, Any] | None:
    """Give the document of a post's last edition; None without one, or if of another revision."""
    found = connection.execute(
        _EDITION, {"of_project": row.project, "of_post": row.id, "of_edition": row.edition}
    ).first()
    if found is None or (revision is not None and found.revision != revision):
        return None
    document: dict[str, Any] | None = found.document
    return document
