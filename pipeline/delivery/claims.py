"""Which deliveries may go out now, and the lease that takes one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, bindparam, func, or_, select, update

from pipeline.store.tables import deliveries, endpoints

LEASE = timedelta(seconds=30)  # longer than an attempt; after a crash another takes it then


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """A delivery that may go out."""

    number: int
    id: str
    endpoint: str
    project: str
    event: str  # its id
    thread: str
    tries: int
    lease_until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What an endpoint may be sent now."""

    endpoint: str
    failing: bool  # its last attempt failed
    heads: tuple[tuple[int, str], ...]  # numbers of deliveries and their threads
    whole: bool  # there are no more at the moment
    seconds: float  # that it took to find out


# Built once: putting a statement together takes longer than running it.
_NOW = bindparam("now", type_=deliveries.c.next_at.type)
_NUMBERS: BindParameter[int] = bindparam("numbers", expanding=True)
_WAITS = deliveries.c.state == "waiting"
# Nobody has it; a lease from a clock that was put back has ended as well.
_FREE = or_(
    deliveries.c.lease_until.is_(None),
    deliveries.c.lease_until <= _NOW,
    deliveries.c.lease_until > bindparam("too_far", type_=deliveries.c.lease_until.type),
)
_RECEIVERS = select(
    endpoints.c.id, endpoints.c.failing_since.is_not(None).label("is_failing")
).where(
    endpoints.c.removed_at.is_(None),
    endpoints.c.disabled_at.is_(None),
    select(deliveries.c.number).where(deliveries.c.endpoint == endpoints.c.id, _WAITS).exists(),
)
# The first of its thread, looked up for each that is due: one step in the index. A join with the
# firsts of all threads looks better and is not: PostgreSQL, before it has counted the rows, finds
# them anew for each row.
_EARLIER = deliveries.alias()
_FIRST = (
    select(func.min(_EARLIER.c.event))
    .where(
        _EARLIER.c.endpoint == bindparam("endpoint"),
        _EARLIER.c.state == "waiting",
        _EARLIER.c.thread == deliveries.c.thread,
    )
    .scalar_subquery()
)
_HEADS = (
    select(deliveries.c.number, deliveries.c.thread)
    .where(
        deliveries.c.endpoint == bindparam("endpoint"),
        _WAITS,
        or_(deliveries.c.tries == 0, deliveries.c.next_at <= _NOW),  # clocks may be put back
        _FREE,
        deliveries.c.event == _FIRST,
    )
    .order_by(deliveries.c.event)
    .limit(bindparam("most"))
)
_NEXT = (
    select(deliveries.c.number, deliveries.c.tries, deliveries.c.next_at)
    .where(
        deliveries.c.endpoint == bindparam("endpoint"),
        _WAITS,
        deliveries.c.thread == bindparam("thread"),
    )
    .order_by(deliveries.c.event)
    .limit(1)
)
# What another process is just taking is its own: nobody waits for it.
_TAKEABLE = (
    select(deliveries.c.number)
    .where(deliveries.c.number.in_(_NUMBERS), _WAITS, _FREE)
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(deliveries)
    .where(deliveries.c.number.in_(_TAKEABLE))
    .values(lease_until=bindparam("until", type_=deliveries.c.lease_until.type))
    .returning(
        deliveries.c.number,
        deliveries.c.id,
        deliveries.c.endpoint,
        deliveries.c.project,
        deliveries.c.event,
        deliveries.c.event_id,
        deliveries.c.thread,
        deliveries.c.tries,
        deliveries.c.lease_until,
    )
)
_GIVE_BACK = (
    update(deliveries).where(deliveries.c.number.in_(_NUMBERS), _WAITS).values(lease_until=None)
)
_GIVE_ALL_BACK = (
    update(deliveries).where(_WAITS, deliveries.c.lease_until.is_not(None)).values(lease_until=None)
)


def find_due(
    connection: Connection, now: datetime, room: Mapping[str, int], usual_room: int
) -> list[Due]:
    """Give what may go out now: of each endpoint and thread the first that waits, if it is due.

    `room` says how many deliveries an endpoint is given at most; of those not named, the usual.
    """
    found = []
    for row in connection.execute(_RECEIVERS).all():
        most = room.get(row.id, usual_room)
        if most > 0:
            began = time.perf_counter()
            heads = connection.execute(
                _HEADS,
                {"endpoint": row.id, "now": now, "too_far": now + 2 * LEASE, "most": most},
            ).all()
            found.append(
                Due(
                    endpoint=row.id,
                    failing=bool(row.is_failing),
                    heads=tuple((head.number, head.thread) for head in heads),
                    whole=len(heads) < most,
                    seconds=time.perf_counter() - began,
                )
            )
    return found


def claim(connection: Connection, numbers: Sequence[int], now: datetime) -> list[Parcel]:
    """Take deliveries for a while, those that nobody else has taken; in the order of events."""
    taken = connection.execute(
        _TAKE,
        {"numbers": numbers, "now": now, "too_far": now + 2 * LEASE, "until": now + LEASE},
    ).all()
    return [
        Parcel(
            number=row.number,
            id=row.id,
            endpoint=row.endpoint,
            project=row.project,
            event=row.event_id,
            thread=row.thread,
            tries=row.tries,
            lease_until=row.lease_until,
        )
        for row in sorted(taken, key=lambda row: row.event)
    ]


def claim_next(
    connection: Connection, ended: Iterable[tuple[str, str]], now: datetime
) -> list[Parcel]:
    """Take the next of each endpoint and thread whose delivery has just ended, if it is due."""
    numbers = []
    for endpoint, thread in ended:
        row = connection.execute(_NEXT, {"endpoint": endpoint, "thread": thread}).first()
        if row is not None and (not row.tries or row.next_at <= now):
            numbers.append(row.number)
    return claim(connection, numbers, now) if numbers else []


def release(connection: Connection, numbers: Sequence[int]) -> None:
    """Give deliveries back that were taken and not tried."""
    connection.execute(_GIVE_BACK, {"numbers": numbers})


def release_all(connection: Connection) -> int:
    """Give back what a process that is gone had taken; give how many."""
    return connection.execute(_GIVE_ALL_BACK).rowcount
