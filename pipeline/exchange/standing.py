"""How a project stands: what waits and for how long, what cannot be delivered, what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from pipeline.exchange.claiming import WANTS, wants_of
from pipeline.store.tables import deliveries, endpoints, outbox, posts, reviews

MOST_THREADS = 20  # blocked ones that are named

_THREAD = "thread:"  # before a thread's name, as `events.queue_of` writes it
_FIRST = deliveries.alias()


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """How many wait, and for how long the oldest has."""

    count: int
    oldest: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class FailingEndpoint:
    """An endpoint that cannot be delivered to; its address may hold secrets and is not told."""

    id: str
    classroom: str
    since: datetime
    disabled: bool  # nothing is tried any more until somebody enables it
    waiting: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockedThread:
    """Deliveries that wait behind one which has failed so far."""

    thread: str | None  # None: `post` is in none
    post: str | None  # the first that waits
    classroom: str
    waiting: int
    tries: int  # of the first
    next_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a project stands at a moment."""

    translation: Waiting
    review: Waiting  # equal questions count once, as in the queue; samples do not wait
    delivery: Waiting
    failed: int  # posts that could not be translated
    wanted: tuple[tuple[tuple[str, str], int], ...]  # pairs, and how many posts wait for each
    wanting: int  # posts that wait for any
    endpoints: tuple[FailingEndpoint, ...]
    blocked: tuple[BlockedThread, ...]
    blocked_count: int


def standing_of(connection: Connection, project: str, now: datetime) -> Standing:
    """Tell how a project stands."""
    wanting, wanted = _wanted(connection, project)
    blocked = connection.execute(_blocked(project).order_by(_FIRST.c.event)).all()
    return Standing(
        translation=_waiting(
            connection,
            now,
            select(func.count(), func.min(posts.c.received_at)).where(
                posts.c.project == project, posts.c.work.in_(("waiting", "leased"))
            ),
        ),
        review=_waiting(
            connection,
            now,
            select(func.count(reviews.c.question.distinct()), func.min(reviews.c.opened_at)).where(
                reviews.c.project == project,
                reviews.c.state == "open",
                reviews.c.kind != "sample",
            ),
        ),
        delivery=_waiting(
            connection,
            now,
            select(func.count(), func.min(outbox.c.at))
            .select_from(deliveries)
            .join(endpoints, endpoints.c.id == deliveries.c.endpoint)
            .outerjoin(outbox, outbox.c.number == deliveries.c.event)
            .where(endpoints.c.project == project, deliveries.c.state == "waiting"),
        ),
        failed=_count(connection, posts.c.project == project, posts.c.state == "failed"),
        wanted=wanted,
        wanting=wanting,
        endpoints=_failing(connection, project),
        blocked=tuple(
            BlockedThread(
                thread=row.name.removeprefix(_THREAD) if row.name.startswith(_THREAD) else None,
                post=row.post,
                classroom=row.classroom,
                waiting=row.waiting,
                tries=row.tries,
                next_at=row.next_at,
            )
            for row in blocked[:MOST_THREADS]
        ),
        blocked_count=len(blocked),
    )


def _waiting(connection: Connection, now: datetime, asked: Select[int, Any]) -> Waiting:
    count, oldest = connection.execute(asked).one()
    age = timedelta() if oldest is None else max(timedelta(), now - oldest)
    return Waiting(count=count, oldest=age)


def _count(connection: Connection, *which: Any) -> int:
    return connection.scalar(select(func.count()).select_from(posts).where(*which)) or 0


def _wanted(
    connection: Connection, project: str
) -> tuple[int, tuple[tuple[tuple[str, str], int], ...]]:
    """Count the posts that wait for packages: all of them, and by pair, the most wanted first."""
    rows = connection.execute(
        select(WANTS).where(posts.c.project == project, posts.c.work == "wanting")
    ).scalars()
    total = 0
    pairs: Counter[tuple[str, str]] = Counter()
    for wants in rows:
        total += 1
        pairs.update(wants_of(wants) or ())
    return total, tuple(sorted(pairs.items(), key=lambda one: (-one[1], one[0])))


def _failing(connection: Connection, project: str) -> tuple[FailingEndpoint, ...]:
    waiting = (
        select(func.count())
        .where(deliveries.c.endpoint == endpoints.c.id, deliveries.c.state == "waiting")
        .scalar_subquery()
    )
    fails = endpoints.c.failing_since.is_not(None) | endpoints.c.disabled_at.is_not(None)
    rows = connection.execute(
        select(endpoints, waiting.label("waiting"))
        .where(endpoints.c.project == project, endpoints.c.removed_at.is_(None), fails)
        .order_by(endpoints.c.created_at, endpoints.c.id)
    )
    return tuple(
        FailingEndpoint(
            id=row.id,
            classroom=row.classroom,
            since=row.failing_since or row.disabled_at,
            disabled=row.disabled_at is not None,
            waiting=row.waiting,
        )
        for row in rows
    )


def _blocked(project: str) -> Select[Any]:
    """Find the first deliveries of their threads that have failed and wait for another try."""
    behind = deliveries.alias()
    same = (behind.c.endpoint == _FIRST.c.endpoint) & (behind.c.thread == _FIRST.c.thread)
    earlier = (
        select(behind.c.number)
        .where(same, behind.c.state == "waiting", behind.c.event < _FIRST.c.event)
        .exists()
    )
    count = select(func.count()).where(same, behind.c.state == "waiting").scalar_subquery()
    return (
        select(
            _FIRST.c.thread.label("name"),
            _FIRST.c.post,
            endpoints.c.classroom,
            _FIRST.c.tries,
            _FIRST.c.next_at,
            count.label("waiting"),
        )
        .join(endpoints, endpoints.c.id == _FIRST.c.endpoint)
        .where(
            endpoints.c.project == project,
            _FIRST.c.state == "waiting",
            _FIRST.c.tries > 0,
            ~earlier,
        )
    )
