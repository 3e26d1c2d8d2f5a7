"""Take a post in: new, again, changed, or too late; and take one back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pipeline.domain.post import Attachment, Post
from pipeline.domain.project import Project
from pipeline.exchange.audit import write_audit
from pipeline.exchange.deliveries import drop_waiting
from pipeline.exchange.events import emit
from pipeline.exchange.rows import change_post, post_row
from pipeline.exchange.values import Accepted, Actor, Conflict, OverQuota, State, Withdrawn
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import editions, erased, passages, posts, reviews, revisions
from pipeline.store.usage import spend

_FIELDS = tuple(one.name for one in fields(Post))
_ATTACHMENT_FIELDS = tuple(one.name for one in fields(Attachment))

# Statements that are made once: making one takes longer than running it.
_NEW_POST = insert(posts)
_NEW_REVISION = insert(revisions)
_ERASED = select(erased.c.at).where(
    erased.c.project == bindparam("of_project"), erased.c.digest == bindparam("of_digest")
)
_CLOSE = (
    update(reviews)
    .where(
        reviews.c.project == bindparam("of_project"),
        reviews.c.post == bindparam("of_post"),
        (reviews.c.state == "open") | (reviews.c.verdict == "ask"),
    )
    .values(state="closed", version=reviews.c.version + 1)
)


def accept(
    connection: Connection,
    project: Project,
    post: Post,
    now: datetime,
    *,
    quota: int | None,
) -> Accepted | Conflict | OverQuota:
    """Keep a post for translation; `quota` is the characters that a project has in a day (UTC)."""
    lock_project(connection, project.id)
    if _was_erased(connection, project.id, post.id):
        return Conflict(
            code="erased",
            message="this post was erased",
            hint="a post that was erased stays away; send a new one under another id",
        )
    body = post_values(post)
    digest = _digest(json.dumps(body, ensure_ascii=False, sort_keys=True))
    row = post_row(connection, project.id, post.id)
    if row is not None and post.revision <= row.revision:
        return _beside(connection, row, post, digest)
    characters = sum(len(value) for _, value in post.fields())
    if not spend(connection, project.id, now, characters=characters, quota=quota):
        tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        return OverQuota(retry_after=int((tomorrow - now).total_seconds()) + 1)
    values: dict[str, Any] = {
        "classroom": post.classroom,
        "author": post.author,
        "thread": post.thread,
        "in_reply_to": post.in_reply_to,
        "created_at": post.created_at,
        "received_at": now,
        "work": "waiting",
        "tries": 0,
        "wants": None,
        "reason": None,
        "release_at": None,
        "language": None,
    }
    if row is None:
        number = emit(
            connection,
            "post.received",
            now,
            project=project.id,
            post=post.id,
            revision=post.revision,
            edition=0,
            thread=post.thread,
            status="received",
        )
        connection.execute(
            _NEW_POST,
            {
                "project": project.id,
                "id": post.id,
                "revision": post.revision,
                "edition": 0,
                "version": 1,
                "changed": number,
                "state": "received",
                "updated_at": now,
                "lease_fence": 0,
                **values,
            },
        )
    else:
        close_reviews(connection, project.id, post.id)
        change_post(
            connection,
            row,
            "post.received",
            now,
            state="received",
            revision=post.revision,
            lease_fence=row.lease_fence + 1,  # who translates the older one may not write any more
            lease_owner=None,
            lease_until=None,
            **values,
        )
    connection.execute(
        _NEW_REVISION,
        {
            "project": project.id,
            "post": post.id,
            "revision": post.revision,
            "body": body,
            "digest": digest,
            "received_at": now,
        },
    )
    reach("accept")
    return Accepted(post=post.id, revision=post.revision, state="received", is_new=True)


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
    """Close a post's open questions: nobody needs to answer them any more."""
    connection.execute(_CLOSE, {"of_project": project, "of_post": post})


def post_values(post: Post) -> dict[str, Any]:
    """Give a post as plain values, in the shape in which it is received."""
    values = {name: getattr(post, name) for name in _FIELDS}
    values["created_at"] = post.created_at.isoformat()
    values["attachments"] = [
        {name: getattr(one, name) for name in _ATTACHMENT_FIELDS} for one in post.attachments
    ]
    return values


def post_digest(project: str, post: str) -> str:
    """Name an erased post without saying its id."""
    return _digest(f"{project}\0{post}")


def _was_erased(connection: Connection, project: str, post: str) -> bool:
    names = {"of_project": project, "of_digest": post_digest(project, post)}
    return connection.execute(_ERASED, names).first() is not None


def _beside(connection: Connection, row: Any, post: Post, digest: str) -> Accepted | Conflict:
    """Say how a post stands to the revision that is here."""
    if post.revision < row.revision:
        return Conflict(
            code="stale-revision",
            message=f"revision {row.revision} of this post is here already",
            hint="send a change with a higher revision",
        )
    kept = connection.execute(
        select(revisions.c.digest).where(
            revisions.c.project == row.project,
            revisions.c.post == row.id,
            revisions.c.revision == row.revision,
        )
    ).scalar_one()
    if kept != digest:
        return Conflict(
            code="conflict",
            message=f"revision {row.revision} of this post is here with another content",
            hint="send a change with a higher revision",
        )
    state = cast("State", row.state)
    return Accepted(post=row.id, revision=row.revision, state=state, is_new=False)


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
