"""Dead letters that were sent back to their topic: Kafka cannot forget single ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from pipeline.store.tables import retried


def note(connection: Connection, topic: str, partition: int, offset: int, now: datetime) -> None:
    """Note that a dead letter was sent back."""
    key = {"topic": topic, "partition": partition, "position": offset}
    with suppress(IntegrityError), connection.begin_nested():  # it was noted before
        connection.execute(insert(retried).values(**key, at=now))


def known(connection: Connection, topic: str) -> set[tuple[int, int]]:
    """Give the partitions and offsets of the letters of a topic that were sent back."""
    rows = connection.execute(
        select(retried.c.partition, retried.c.position).where(retried.c.topic == topic)
    )
    return {(row.partition, row.position) for row in rows}
