"""Let go of what is older than a project keeps it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, exists, select

from pipeline.exchange.audit import write_audit
from pipeline.exchange.deliveries import WITHOUT_DELIVERY
from pipeline.exchange.erasing import erase_expired
from pipeline.exchange.links import sweep_links
from pipeline.exchange.projects import ProjectUnusable
from pipeline.exchange.remembered import forget_remembered
from pipeline.exchange.sessions import sweep_sessions
from pipeline.exchange.threads import SINGLE
from pipeline.exchange.values import PASSERELLE
from pipeline.store.idempotency import sweep_answers
from pipeline.store.tables import audit, deliveries, outbox, posts, projects, threads

_AUDIT_FACTOR = 2  # who did what is kept longer than what it was done to


def sweep_ended(connection: Connection, now: datetime) -> None:
    """Forget answers kept for repeated requests, links, logins, what Kafka has no more of."""
    sweep_answers(connection, now)
    sweep_links(connection, now)
    sweep_sessions(connection, now)
    forget_remembered(connection, now)


def retention_sweep(connection: Connection, project: str, now: datetime, limit: int) -> int:
    """Erase a project's posts, events, deliveries and audit lines that are too old.

    Gives how many rows went, at most `limit` at once, so that others can write meanwhile: as long
    as so many went, there may be more. Raises ProjectUnusable where the project does not say how
    long it keeps them.
    """
    days = _days(connection, project)
    before = now - timedelta(days=days)
    left = limit
    gone = erase_expired(connection, project, before, now, left)
    if gone:
        write_audit(connection, now, project, PASSERELLE, "posts.expired", project, posts=gone)
    left -= gone
    left -= _delete_some(
        connection,
        deliveries,
        deliveries.c.number,
        left,
        deliveries.c.project == project,
        deliveries.c.done_at < before,
    )
    left -= _delete_some(
        connection,
        outbox,
        outbox.c.number,
        left,
        outbox.c.project == project,
        outbox.c.at < before,
        WITHOUT_DELIVERY,
    )
    connection.execute(
        delete(threads).where(
            threads.c.project == project,
            threads.c.thread != SINGLE,
            ~exists().where(posts.c.project == project, posts.c.thread == threads.c.thread),
        )
    )
    left -= _delete_some(
        connection,
        audit,
        audit.c.number,
        left,
        audit.c.project == project,
        audit.c.at < now - timedelta(days=_AUDIT_FACTOR * days),
    )
    return limit - left


def _days(connection: Connection, project: str) -> int:
    """Read how long a project keeps posts, also where this version cannot read the rest of it."""
    body = connection.execute(select(projects.c.body).where(projects.c.id == project)).scalar_one()
    match body:
        case {"retention": {"days": int(days)}} if days > 0 and days is not True:
            return days
    raise ProjectUnusable


def _delete_some(
    connection: Connection, table: Table, key: Column[int], limit: int, *which: Any
) -> int:
    """Delete rows, the oldest first, so many at most; give how many went."""
    if limit <= 0:
        return 0
    some = select(key).where(*which).order_by(key).limit(limit)
    return connection.execute(delete(table).where(key.in_(some))).rowcount
