"""How much waits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from pipeline.exchange.queue import KINDS
from pipeline.store.tables import IS_OPEN, deliveries, outbox, reviews


def waiting_for_delivery(connection: Connection, now: datetime) -> tuple[int, float]:
    """Give how many deliveries wait, and the age of the oldest one's event in seconds."""
    count, oldest = connection.execute(
        select(func.count(), func.min(outbox.c.at))
        .select_from(deliveries)
        .outerjoin(outbox, outbox.c.number == deliveries.c.event)
        .where(deliveries.c.state == "waiting")
    ).one()
    return count, 0.0 if oldest is None else max(0.0, (now - oldest).total_seconds())


def waiting_for_review(connection: Connection) -> dict[str, int]:
    """Count the questions that wait for a teacher, by their kinds; equal ones count each."""
    rows = connection.execute(
        select(reviews.c.kind, func.count().label("all")).where(IS_OPEN).group_by(reviews.c.kind)
    )
    found = {row.kind: row.all for row in rows}
    return {kind: found.get(kind, 0) for kind in KINDS}
