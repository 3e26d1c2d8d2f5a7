"""Take a post back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from pipeline.exchange.audit import write_audit
from pipeline.exchange.deliveries import drop_waiting
from pipeline.exchange.rows import change_post, post_row
from pipeline.exchange.values import Actor, Withdrawn
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import editions, passages, pending, reviews

_CLOSE = (
    update(reviews)
    .where(
        reviews.c.project == bindparam("of_project"),
        reviews.c.post == bindparam("of_post"),
        (reviews.c.state == "open") | (reviews.c.verdict == "ask"),
    )
    .values(state="closed", version=reviews.c.version + 1)
)
# What a question asked about is taken back too; that it was asked, and the verdict, stay.
_WITHOUT_WORDS = (
    update(reviews)
    .where(reviews.c.project == bindparam("of_project"), reviews.c.post == bindparam("of_post"))
    .values(
        source_text=func.substr(reviews.c.source_text, 1, 0),
        target_text=func.substr(reviews.c.target_text, 1, 0),
        flags=[],
        text=None,
        note=None,
    )
)


def withdraw(
    connection: Connection, project: str, post: str, now: datetime, actor: Actor
) -> Withdrawn | None:
    """Take a post back: nobody is shown it any more; None where there is no such post.

    What was on its way to endpoints is dropped, and they are told.
    """
    lock_project(connection, project)
    row = post_row(connection, project, post)
    if row is None:
        return None
    if row.state == "withdrawn":
        return Withdrawn(post=post, edition=row.edition, version=row.version, already=True)
    close_reviews(connection, project, post)
    drop_waiting(connection, project, post, now)
    connection.execute(
        update(editions)
        .where(editions.c.project == project, editions.c.post == post)
        .values(document=None)
    )
    connection.execute(
        delete(passages).where(passages.c.project == project, passages.c.post == post)
    )
    connection.execute(_WITHOUT_WORDS, {"of_project": project, "of_post": post})
    edition = row.edition
    if edition:
        edition += 1
        connection.execute(
            insert(editions).values(
                project=project,
                post=post,
                edition=edition,
                revision=row.revision,
                kind="withdrawn",
                document=None,
                at=now,
            )
        )
    version = change_post(
        connection,
        row,
        "post.withdrawn",
        now,
        state="withdrawn",
        edition=edition,
        work="idle",
        lease_fence=row.lease_fence + 1,
        lease_owner=None,
        lease_until=None,
        release_at=None,
        wants=None,
    )
    write_audit(connection, now, project, actor, "post.withdrawn", post, edition=edition)
    reach("withdraw")
    return Withdrawn(post=post, edition=edition, version=version, already=False)


def close_reviews(connection: Connection, project: str, post: str) -> None:
    """Close a post's open questions: nobody needs to answer them any more.

    Approvals of them that can still be undone are dropped.
    """
    closed = connection.execute(_CLOSE, {"of_project": project, "of_post": post})
    if closed.rowcount:
        asked = select(reviews.c.id).where(reviews.c.project == project, reviews.c.post == post)
        connection.execute(delete(pending).where(pending.c.review.in_(asked)))
