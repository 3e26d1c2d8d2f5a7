"""The workers on other machines: each tells every few seconds that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from pipeline.store.tables import crew

LOST_AFTER = timedelta(seconds=30)  # without a word
_FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A worker as it last told."""

    id: str
    stage: str
    host: str
    port: int | None  # of its health
    started_at: datetime
    seen_at: datetime
    state: str  # starting, ready, retrying, draining
    partitions: tuple[int, ...]
    records: int
    retries: int
    dead: int  # records that it put aside

    def is_lost(self, now: datetime) -> bool:
        """Tell whether it has been silent for too long."""
        return now - self.seen_at > LOST_AFTER


def beat(connection: Connection, member: Member) -> None:
    """Keep what a worker tells of itself."""
    values = {
        "stage": member.stage,
        "host": member.host,
        "port": member.port,
        "started_at": member.started_at,
        "seen_at": member.seen_at,
        "state": member.state,
        "partitions": list(member.partitions),
        "records": member.records,
        "retries": member.retries,
        "dead": member.dead,
    }
    changed = connection.execute(update(crew).where(crew.c.id == member.id).values(values))
    if not changed.rowcount:
        connection.execute(insert(crew).values(id=member.id, **values))
        connection.execute(delete(crew).where(crew.c.seen_at < member.seen_at - _FORGOTTEN_AFTER))


def leave(connection: Connection, member: str) -> None:
    """Forget a worker that has ended."""
    connection.execute(delete(crew).where(crew.c.id == member))


def members(connection: Connection) -> list[Member]:
    """Give the workers that were heard of in the last day, by stage and machine."""
    rows = connection.execute(select(crew).order_by(crew.c.stage, crew.c.host, crew.c.started_at))
    return [
        Member(
            id=row.id,
            stage=row.stage,
            host=row.host,
            port=row.port,
            started_at=row.started_at,
            seen_at=row.seen_at,
            state=row.state,
            partitions=tuple(row.partitions),
            records=row.records,
            retries=row.retries,
            dead=row.dead,
        )
        for row in rows
    ]
