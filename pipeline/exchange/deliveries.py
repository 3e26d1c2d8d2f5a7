"""What is on its way to endpoints: shown, sent again, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, insert, select, update

from pipeline.exchange.audit import write_audit
from pipeline.exchange.events import queue_of
from pipeline.exchange.ids import new_id
from pipeline.exchange.values import PASSERELLE, Actor, Conflict, Listing
from pipeline.store.locks import lock_project
from pipeline.store.tables import attempts, deliveries, endpoints, outbox

WITH_TEXT = ("post.published", "post.corrected")  # events that tell of an edition's texts
_TOGETHER = 500  # posts in one statement; rows in one of a replay

# Events that nothing tells of any more. Looked up by endpoint and event, as the index has them: by
# the event alone all deliveries would be read for each.
WITHOUT_DELIVERY = ~exists().where(
    endpoints.c.project == outbox.c.project,
    deliveries.c.endpoint == endpoints.c.id,
    deliveries.c.event == outbox.c.number,
)


def drop_waiting(connection: Connection, project: str, post: str, now: datetime) -> int:
    """Drop what waits to tell of a post's texts; give how many. A running attempt goes on."""
    return drop_texts(connection, project, [post], now)


def drop_texts(connection: Connection, project: str, posts: Sequence[str], now: datetime) -> int:
    """Drop what waits to tell of the texts of these posts; give how many."""
    dropped = 0
    for first in range(0, len(posts), _TOGETHER):
        done = connection.execute(
            update(deliveries)
            .where(
                deliveries.c.project == project,
                deliveries.c.post.in_(posts[first : first + _TOGETHER]),
                deliveries.c.state == "waiting",
                deliveries.c.type.in_(WITH_TEXT),
            )
            .values(state="dropped", done_at=now)
        )
        dropped += done.rowcount
    return dropped


def deliveries_json(
    connection: Connection,
    project: str,
    *,
    state: str | None = None,
    endpoint: str | None = None,
    post: str | None = None,
    after: int = 0,
    limit: int = 100,
) -> Listing:
    """Give a page of a project's deliveries, in the order in which they were made."""
    rows = connection.execute(
        select(deliveries)
        .where(*_wanted(project, state, endpoint, post), deliveries.c.number > after)
        .order_by(deliveries.c.number)
        .limit(limit + 1)
    ).all()
    shown = rows[:limit]
    return Listing(
        items=[_json(row) for row in shown],
        last=shown[-1].number if len(rows) > limit else None,
    )


def newest_json(
    connection: Connection,
    project: str,
    *,
    state: str | None = None,
    endpoint: str | None = None,
    post: str | None = None,
    limit: int = 100,
) -> list[dict[str, Any]]:
    """Give the newest of a project's deliveries, the newest last."""
    rows = connection.execute(
        select(deliveries)
        .where(*_wanted(project, state, endpoint, post))
        .order_by(deliveries.c.number.desc())
        .limit(limit)
    ).all()
    return [_json(row) for row in reversed(rows)]


def _wanted(
    project: str, state: str | None, endpoint: str | None, post: str | None
) -> list[ColumnElement[bool]]:
    chosen = ((deliveries.c.state, state), (deliveries.c.endpoint, endpoint),
              (deliveries.c.post, post))  # fmt: skip
    return [
        deliveries.c.project == project,
        *(column == value for column, value in chosen if value is not None),
    ]


def delivery_json(connection: Connection, project: str, delivery: str) -> dict[str, Any] | None:
    """Give a delivery with its attempts, or None."""
    row = _one(connection, project, delivery)
    if row is None:
        return None
    tried = connection.execute(
        select(attempts).where(attempts.c.delivery == delivery).order_by(attempts.c.number)
    )
    return {
        **_json(row),
        "attempts": [
            {
                "number": one.number,
                "at": one.at.isoformat(),
                "milliseconds": one.milliseconds,
                "status": one.status,
                "error": one.error,
            }
            for one in tried
        ],
    }


def replay(
    connection: Connection,
    project: str,
    delivery: str,
    now: datetime,
    actor: Actor = PASSERELLE,
) -> Conflict | bool:
    """Send a delivery again, at once and under the same event id; False where there is none."""
    row = _one(connection, project, delivery)
    if row is None:
        return False
    if row.state == "dropped":
        return Conflict(
            code="dropped",
            message="what this delivery told of was withdrawn or erased",
            hint="there is nothing to send",
        )
    if not _active(connection, project, row.endpoint):
        return _not_active()
    connection.execute(_again(now, deliveries.c.number == row.number))
    write_audit(connection, now, project, actor, "delivery.replayed", delivery)
    return True


def replay_span(
    connection: Connection,
    project: str,
    since: datetime,
    until: datetime,
    endpoint: str | None,
    now: datetime,
    actor: Actor = PASSERELLE,
) -> Conflict | int:
    """Send again what happened in a span [since, until), to one endpoint or to all active ones.

    Events from the time when an endpoint was disabled, or not there yet, are sent to it as well.
    Gives how many deliveries wait now. What was withdrawn or erased stays away.
    """
    lock_project(connection, project)
    active = _active(connection, project, endpoint)
    if endpoint is not None and not active:
        return _not_active()
    in_span = [outbox.c.project == project, outbox.c.at >= since, outbox.c.at < until]
    total = 0
    for one in active:
        missing = connection.execute(
            select(outbox)
            .where(
                *in_span,
                ~select(deliveries.c.number)
                .where(deliveries.c.endpoint == one, deliveries.c.event == outbox.c.number)
                .exists(),
            )
            .order_by(outbox.c.number)
        ).all()
        total += connection.execute(
            _again(
                now,
                deliveries.c.endpoint == one,
                deliveries.c.state != "dropped",
                deliveries.c.event.in_(select(outbox.c.number).where(*in_span)),
            )
        ).rowcount
        for first in range(0, len(missing), _TOGETHER):
            rows = [_new(event, one, now) for event in missing[first : first + _TOGETHER]]
            connection.execute(insert(deliveries), rows)
            total += len(rows)
    write_audit(
        connection, now, project, actor, "deliveries.replayed", endpoint or project, count=total,
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    return total


def _again(now: datetime, *where: ColumnElement[bool]) -> Any:
    """Let deliveries wait again; one whose attempt is running keeps its lease."""
    return (
        update(deliveries)
        .where(*where)
        .values(state="waiting", tries=0, next_at=now, done_at=None, last_error=None)
    )


def _new(event: Row[Any], endpoint: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id("dlv"),
        "project": event.project,
        "endpoint": endpoint,
        "event": event.number,
        "event_id": event.id,
        "type": event.type,
        "post": event.post,
        "thread": queue_of(event.post, event.thread),
        "state": "waiting",
        "tries": 0,
        "next_at": now,
    }


def _active(connection: Connection, project: str, endpoint: str | None) -> list[str]:
    """Give the ids of a project's endpoints that are delivered to, or of one of them."""
    wanted = [
        endpoints.c.project == project,
        endpoints.c.removed_at.is_(None),
        endpoints.c.disabled_at.is_(None),
    ]
    if endpoint is not None:
        wanted.append(endpoints.c.id == endpoint)
    return list(connection.execute(select(endpoints.c.id).where(*wanted)).scalars())


def _not_active() -> Conflict:
    return Conflict(
        code="endpoint-disabled",
        message="the endpoint is disabled, removed or not there",
        hint="enable it first",
    )


def _one(connection: Connection, project: str, delivery: str) -> Row[Any] | None:
    return connection.execute(
        select(deliveries).where(deliveries.c.project == project, deliveries.c.id == delivery)
    ).first()


def _json(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "endpoint": row.endpoint,
        "event": row.event_id,
        "type": row.type,
        "post": row.post,
        "state": row.state,
        "tries": row.tries,
        "next_at": row.next_at.isoformat() if row.state == "waiting" else None,
        "done_at": None if row.done_at is None else row.done_at.isoformat(),
        "last_status": row.last_status,
        "last_error": row.last_error,
    }
