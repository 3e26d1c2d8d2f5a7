"""What happened, written down with what changed, and handed to every endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, insert, select

from pipeline.exchange.ids import new_id
from pipeline.store.tables import deliveries, endpoints, outbox

EventType = Literal[
    "post.received", "post.held", "post.published", "post.corrected", "post.withdrawn",
    "post.failed", "post.erased", "review.decided",
]  # fmt: skip

# Statements that are made once: making one takes longer than running it.
_WRITE = insert(outbox).returning(outbox.c.number)
_RECEIVERS = select(endpoints.c.id).where(
    endpoints.c.project == bindparam("of_project"),
    endpoints.c.disabled_at.is_(None),
    endpoints.c.removed_at.is_(None),
)
_SEND = insert(deliveries)


def emit(
    connection: Connection,
    kind: EventType,
    now: datetime,
    *,
    project: str,
    post: str,
    revision: int | None,
    edition: int,
    thread: str | None,
    status: str,
    more: Mapping[str, Any] | None = None,
) -> int:
    """Write an event and its way to each endpoint of the project; give its number.

    `more` is ids and figures beside the usual ones, never text: the texts of an edition are read
    when it is sent. The caller holds the project's lock, so numbers appear in their order.
    """
    name = new_id("evt")
    data = {
        "project": project,
        "post": post,
        "revision": revision,
        "edition": edition,
        "status": status,
        "thread": thread,
        "links": {"post": f"/v1/projects/{project}/posts/{post}"},
        **(more or {}),
    }
    number: int = connection.execute(
        _WRITE,
        {
            "id": name,
            "project": project,
            "type": kind,
            "post": post,
            "revision": revision,
            "edition": edition,
            "thread": thread,
            "data": data,
            "at": now,
        },
    ).scalar_one()
    receivers = connection.execute(_RECEIVERS, {"of_project": project}).scalars()
    rows = [
        {
            "id": new_id("dlv"),
            "project": project,
            "endpoint": endpoint,
            "event": number,
            "event_id": name,
            "type": kind,
            "post": post,
            "thread": queue_of(post, thread),
            "state": "waiting",
            "tries": 0,
            "next_at": now,
        }
        for endpoint in receivers
    ]
    if rows:
        connection.execute(_SEND, rows)
    return number


def queue_of(post: str, thread: str | None) -> str:
    """Name what keeps its order on the way to an endpoint: a thread, else a post by itself."""
    return f"post:{post}" if thread is None else f"thread:{thread}"
