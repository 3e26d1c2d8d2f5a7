"""Take posts in: new, again, changed, or too late."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import groupby, zip_longest
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, insert, select

from pipeline.domain.post import Attachment, Post
from pipeline.domain.project import Project
from pipeline.exchange.events import Happening, emit
from pipeline.exchange.remembered import Remembered, remembered
from pipeline.exchange.rows import POST, change_post
from pipeline.exchange.values import KAFKA, Accepted, Conflict, OverQuota, State
from pipeline.exchange.withdraw import close_reviews, withdraw
from pipeline.failpoints import reach
from pipeline.store.locks import lock_project
from pipeline.store.tables import posts, revisions
from pipeline.store.usage import spend

Outcome = Accepted | Conflict | OverQuota

_FIELDS = tuple(one.name for one in fields(Post))
_ATTACHMENT_FIELDS = tuple(one.name for one in fields(Attachment))

_ERASED = Conflict(
    code="erased",
    message="this post was erased, or its author was while it lay in Kafka",
    hint="what was erased stays away; send what is new under another id",
)

# Statements that are made once: making one takes longer than running it.
_NEW_POST = insert(posts)
_NEW_REVISION = insert(revisions)
_HERE = select(*POST).where(
    posts.c.project == bindparam("of_project"), posts.c.id.in_(bindparam("ids", expanding=True))
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Incoming:
    """A post with what is kept of it."""

    post: Post
    came: datetime | None  # into Kafka; None: it comes now
    body: dict[str, Any]
    digest: str
    row: Row[Any] | None  # of the revision before

    @property
    def characters(self) -> int:
        return sum(len(value) for _, value in self.post.fields())


def accept(
    connection: Connection,
    project: Project,
    given: Sequence[Post],
    now: datetime,
    *,
    quota: int | None,
    from_kafka: bool = False,
    came: Sequence[datetime | None] = (),
) -> list[Outcome]:
    """Keep posts for translation, and give what became of each, in their order.

    `quota` is the characters that a project has in a day (UTC); posts that came `from_kafka` are
    not sent there for translation again, and `came` says when each of them came into Kafka. Many
    at once take hardly more statements than one; what comes of them is the same as one after the
    other.
    """
    lock_project(connection, project.id)
    outcomes: list[Outcome] = []
    for together in _without_doubles(zip_longest(given, came)):
        outcomes += _accept(connection, project.id, together, now, quota, from_kafka)
    reach("accept")
    return outcomes


def _without_doubles(
    given: Iterable[tuple[Post, datetime | None]],
) -> Iterator[list[tuple[Post, datetime | None]]]:
    """Part posts where an id comes again: the later one must find the earlier one there."""
    together: dict[str, tuple[Post, datetime | None]] = {}
    for post, came in given:
        if post.id in together:
            yield list(together.values())
            together = {}
        together[post.id] = post, came
    if together:
        yield list(together.values())


def _accept(
    connection: Connection,
    project: str,
    given: list[tuple[Post, datetime | None]],
    now: datetime,
    quota: int | None,
    from_kafka: bool,
) -> list[Outcome]:
    """Keep posts of which no two have the same id."""
    names = [post.id for post, _ in given]
    known = remembered(connection, project, names, {post.author for post, _ in given})
    rows = {row.id: row for row in connection.execute(_HERE, {"of_project": project, "ids": names})}
    outcomes: dict[str, Outcome] = {}
    incoming: list[_Incoming] = []
    for post, came in given:
        # Who hands a post over now means it; in Kafka it can have lain since before the erasure.
        row = rows.get(post.id)
        author = post.author if from_kafka else None
        kept = row.author if row is not None else None
        if known.is_erased(post.id, author, post.created_at, came, kept=kept):
            outcomes[post.id] = _ERASED
            continue
        body = post_values(post)
        digest = body_digest(body)
        if row is not None and post.revision <= row.revision:
            outcomes[post.id] = _beside(connection, row, post, digest)
        else:
            incoming.append(_Incoming(post=post, came=came, body=body, digest=digest, row=row))
    paid = _paid(connection, project, incoming, now, quota)
    for one in incoming:
        outcomes[one.post.id] = (
            Accepted(post=one.post.id, revision=one.post.revision, state="received", is_new=True)
            if one in paid
            else OverQuota(retry_after=_until_tomorrow(now))
        )
    _keep(connection, project, paid, now, from_kafka)
    for one in paid:
        if _is_taken_back(known, one):
            withdraw(connection, project, one.post.id, now, KAFKA)
            outcomes[one.post.id] = Accepted(
                post=one.post.id, revision=one.post.revision, state="withdrawn", is_new=True
            )
    return [outcomes[name] for name in names]


def _is_taken_back(known: Remembered, one: _Incoming) -> bool:
    """Tell whether a post was taken back before it came.

    The first revision is what the withdrawal meant, if it was written before; a later one where it
    came into Kafka before the withdrawal, for after it the platform meant it to be seen.
    """
    written = one.post.created_at if one.row is None and one.post.revision == 1 else None
    return known.is_taken_back(one.post.id, written, one.came)


def _paid(
    connection: Connection,
    project: str,
    incoming: list[_Incoming],
    now: datetime,
    quota: int | None,
) -> list[_Incoming]:
    """Count posts, and give those that are within the day's quota, the first ones first."""
    if not incoming:
        return []
    total = sum(one.characters for one in incoming)
    if spend(connection, project, now, posts=len(incoming), characters=total, quota=quota):
        return incoming
    return [
        one
        for one in incoming
        if spend(connection, project, now, posts=1, characters=one.characters, quota=quota)
    ]


def _keep(
    connection: Connection, project: str, paid: list[_Incoming], now: datetime, from_kafka: bool
) -> None:
    """Write posts, in their order, with the events that tell of them."""
    if not paid:
        return
    for is_new, together in _runs(paid):
        if is_new:
            _keep_new(connection, project, together, now, from_kafka)
        else:
            for one in together:
                _keep_changed(connection, project, one, now, from_kafka)
    connection.execute(
        _NEW_REVISION,
        [
            {
                "project": project,
                "post": one.post.id,
                "revision": one.post.revision,
                "body": one.body,
                "digest": one.digest,
                "received_at": now,
            }
            for one in paid
        ],
    )


def _runs(paid: list[_Incoming]) -> Iterator[tuple[bool, list[_Incoming]]]:
    """Give new posts that follow each other together; numbers of events keep the order."""
    for is_new, group in groupby(paid, key=lambda one: one.row is None):
        yield is_new, list(group)


def _keep_new(
    connection: Connection, project: str, together: list[_Incoming], now: datetime, from_kafka: bool
) -> None:
    numbers = emit(
        connection,
        "post.received",
        now,
        project=project,
        happened=[
            Happening(
                post=one.post.id,
                revision=one.post.revision,
                edition=0,
                thread=one.post.thread,
                status="received",
            )
            for one in together
        ],
        from_kafka=from_kafka,
    )
    connection.execute(
        _NEW_POST,
        [
            {
                "project": project,
                "id": one.post.id,
                "revision": one.post.revision,
                "edition": 0,
                "version": 1,
                "changed": number,
                "state": "received",
                "updated_at": now,
                "lease_fence": 0,
                **_values(one.post, now),
            }
            for one, number in zip(together, numbers, strict=True)
        ],
    )


def _keep_changed(
    connection: Connection, project: str, one: _Incoming, now: datetime, from_kafka: bool
) -> None:
    assert one.row is not None
    close_reviews(connection, project, one.post.id)
    change_post(
        connection,
        one.row,
        "post.received",
        now,
        state="received",
        revision=one.post.revision,
        from_kafka=from_kafka,
        lease_fence=one.row.lease_fence + 1,  # who translates the older one may not write any more
        lease_owner=None,
        lease_until=None,
        **_values(one.post, now),
    )


def _values(post: Post, now: datetime) -> dict[str, Any]:
    """Give what a post's row has of a revision that comes in."""
    return {
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


def post_values(post: Post) -> dict[str, Any]:
    """Give a post as plain values, in the shape in which it is received."""
    values = {name: getattr(post, name) for name in _FIELDS}
    values["created_at"] = post.created_at.isoformat()
    values["attachments"] = [
        {name: getattr(one, name) for name in _ATTACHMENT_FIELDS} for one in post.attachments
    ]
    return values


def body_digest(body: dict[str, Any]) -> str:
    """Tell a post's content from another's by its plain values (`post_values`)."""
    written = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


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


def _until_tomorrow(now: datetime) -> int:
    """Give the seconds until the next day's quota."""
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((tomorrow - now).total_seconds()) + 1
