"""What happened, written down with what changed, and handed to every endpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, insert, select

from pipeline.exchange.ids import new_id
from pipeline.store.tables import deliveries, endpoints, outbox, relay

EventType = Literal[
    "post.received", "post.held", "post.published", "post.corrected", "post.withdrawn",
    "post.failed", "post.erased", "review.decided",
]  # fmt: skip

# Statements that are made once: making one takes longer than running it.
_WRITE = (
    insert(outbox)
    .values(to_relay=select(relay.c.id).exists())
    .returning(outbox.c.number, sort_by_parameter_order=True)
)
_WRITE_HERE = insert(outbox).returning(outbox.c.number, sort_by_parameter_order=True)
_RECEIVERS = select(endpoints.c.id).where(
    endpoints.c.project == bindparam("of_project"),
    endpoints.c.disabled_at.is_(None),
    endpoints.c.removed_at.is_(None),
)
_SEND = insert(deliveries)


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """What happened to a post: ids and figures, never text."""

    post: str
    revision: int | None
    edition: int
    thread: str | None
    status: str
    more: Mapping[str, Any] = field(default_factory=dict)


def emit(
    connection: Connection,
    kind: EventType,
    now: datetime,
    *,
    project: str,
    happened: Sequence[Happening],
    from_kafka: bool = False,
) -> list[int]:
    """Write events and their way to each endpoint of the project; give their numbers, in order.

    Where the service is spread over many machines they go to Kafka as well, but for those that
    came `from_kafka`. The texts of an edition are read when it is sent. The caller holds the
    project's lock, so numbers appear in their order.
    """
    events = [
        {
            "id": new_id("evt"),
            "project": project,
            "type": kind,
            "post": one.post,
            "revision": one.revision,
            "edition": one.edition,
            "thread": one.thread,
            "data": {
                "project": project,
                "post": one.post,
                "revision": one.revision,
                "edition": one.edition,
                "status": one.status,
                "thread": one.thread,
                "links": {"post": f"/v1/projects/{project}/posts/{one.post}"},
                **one.more,
            },
            "at": now,
        }
        for one in happened
    ]
    written = connection.execute(_WRITE_HERE if from_kafka else _WRITE, events)
    numbers = list(written.scalars())
    receivers = list(connection.execute(_RECEIVERS, {"of_project": project}).scalars())
    rows = [
        {
            "id": new_id("dlv"),
            "project": project,
            "endpoint": endpoint,
            "event": number,
            "event_id": event["id"],
            "type": kind,
            "post": event["post"],
            "thread": queue_of(one.post, one.thread),
            "state": "waiting",
            "tries": 0,
            "next_at": now,
        }
        for one, event, number in zip(happened, events, numbers, strict=True)
        for endpoint in receivers
    ]
    if rows:
        connection.execute(_SEND, rows)
    return numbers


def queue_of(post: str, thread: str | None) -> str:
    """Name what keeps its order on the way to an endpoint: a thread, else a post by itself."""
    return f"post:{post}" if thread is None else f"thread:{thread}"
