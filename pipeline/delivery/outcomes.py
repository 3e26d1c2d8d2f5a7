"""What became of attempts: judged, then written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pipeline.delivery.claims import Parcel, claim_next, release
from pipeline.delivery.schedule import Schedule, retry_after
from pipeline.delivery.sending import Answer
from pipeline.exchange.endpoints import disable
from pipeline.store.tables import attempts, deliveries, endpoints

Result = Literal["delivered", "retry", "given-up", "dropped", "moved"]

FAILING_TOO_LONG = timedelta(days=5)
_GONE = 410
_LIMITING = (429, 503)  # with these an endpoint may say when to come again
GONE_REASON = "the endpoint answered 410: it does not want deliveries any more"
FAILING_REASON = "every attempt failed for 5 days"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of an attempt at a delivery."""

    parcel: Parcel
    result: Result
    at: datetime
    answer: Answer | None  # None: nothing was sent
    error: str | None = None  # why nothing was sent, where somebody is to know
    next_at: datetime | None = None  # of a retry
    pause: timedelta | None = None  # that the endpoint asks for, for all it is sent
    gone: bool = False  # it asks to be sent nothing any more


@dataclass(frozen=True, kw_only=True, slots=True)
class Disabled:
    """An endpoint that is sent nothing any more."""

    project: str
    endpoint: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What was written down, and what goes out next."""

    disabled: tuple[Disabled, ...]
    following: tuple[Parcel, ...]  # taken for this process


def judge(parcel: Parcel, answer: Answer, now: datetime, schedule: Schedule) -> Outcome:
    """Say what an answer means: 2xx is success, all else is tried again as long as there are tries.

    3xx is no success: redirects are not followed.
    """
    if answer.status is not None and 200 <= answer.status < 300:  # HTTP's classes
        return Outcome(parcel=parcel, result="delivered", at=now, answer=answer)
    if answer.status == _GONE:
        return Outcome(parcel=parcel, result="given-up", at=now, answer=answer, gone=True)
    pause = None
    if answer.status in _LIMITING and answer.retry_after is not None:
        pause = retry_after(answer.retry_after, now)
    wait = schedule.wait(parcel.tries + 1, pause)
    return Outcome(
        parcel=parcel,
        result="given-up" if wait is None else "retry",
        at=now,
        answer=answer,
        next_at=None if wait is None else now + wait,
        pause=pause,
    )


_LOCKED = (
    select(deliveries.c.number, deliveries.c.state, deliveries.c.tries)
    .where(deliveries.c.number.in_(bindparam("numbers", expanding=True)))
    .order_by(deliveries.c.number)
    .with_for_update()
)
_ENDED = (
    update(deliveries)
    .where(deliveries.c.number == bindparam("its_number"))
    .values(
        state=bindparam("its_state"),
        tries=bindparam("its_tries"),
        next_at=func.coalesce(
            bindparam("its_next", type_=deliveries.c.next_at.type), deliveries.c.next_at
        ),
        lease_until=None,
        done_at=bindparam("its_end"),
        last_status=bindparam("its_status"),
        last_error=bindparam("its_error"),
    )
)
_ATTEMPTED = insert(attempts).values(
    number=select(func.coalesce(func.max(attempts.c.number), 0) + 1)
    .where(attempts.c.delivery == bindparam("its_id"))
    .scalar_subquery(),
    delivery=bindparam("its_id"),
)
_TRIED = (
    select(endpoints.c.id, endpoints.c.project, endpoints.c.failing_since)
    .where(
        endpoints.c.id.in_(bindparam("names", expanding=True)), endpoints.c.disabled_at.is_(None)
    )
    .order_by(endpoints.c.id)
    .with_for_update()
)


def settle(connection: Connection, outcomes: Sequence[Outcome], now: datetime) -> Settled:
    """Write outcomes down, in their order, and take what is next in their threads.

    One that another process has settled meanwhile is left as it is.
    """
    numbers = [one.parcel.number for one in outcomes]
    rows = {row.number: row for row in connection.execute(_LOCKED, {"numbers": numbers})}
    valid = [
        one
        for one in outcomes
        if (row := rows.get(one.parcel.number)) is not None
        and one.result != "moved"
        and row.tries == one.parcel.tries
        # A post may have been withdrawn while it was being delivered: then it arrived all the same.
        and (row.state == "waiting" or (row.state == "dropped" and one.result == "delivered"))
    ]
    if moved := [one.parcel.number for one in outcomes if one.result == "moved"]:
        release(connection, moved)
    if valid:
        connection.execute(_ENDED, [_ending(one) for one in valid])
    if attempted := [_attempt(one.parcel, one.at, one.answer) for one in valid if one.answer]:
        connection.execute(_ATTEMPTED, attempted)
    disabled = _judge_endpoints(connection, valid, now)
    ended = [(one.parcel.endpoint, one.parcel.thread) for one in outcomes if one.result != "retry"]
    return Settled(disabled=disabled, following=tuple(claim_next(connection, ended, now)))


def _ending(outcome: Outcome) -> dict[str, Any]:
    parcel, answer = outcome.parcel, outcome.answer
    again = outcome.result == "retry"
    return {
        "its_number": parcel.number,
        "its_state": "waiting" if again else outcome.result,
        "its_tries": parcel.tries + (answer is not None),
        "its_next": outcome.next_at,
        "its_end": None if again else outcome.at,
        "its_status": None if answer is None else answer.status,
        "its_error": outcome.error if answer is None else answer.error,
    }


def _attempt(parcel: Parcel, at: datetime, answer: Answer) -> dict[str, Any]:
    return {
        "its_id": parcel.id,
        "at": at,
        "milliseconds": answer.milliseconds,
        "status": answer.status,
        "error": answer.error,
    }


def _judge_endpoints(
    connection: Connection, outcomes: Sequence[Outcome], now: datetime
) -> tuple[Disabled, ...]:
    """Keep since when endpoints fail, and disable those that are gone or fail for too long."""
    tried: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if one.answer is not None:
            tried.setdefault(one.parcel.endpoint, []).append(one)
    rows = connection.execute(_TRIED, {"names": list(tried)}).all() if tried else []
    disabled = []
    for row in rows:
        since = row.failing_since
        for one in tried[row.id]:
            since = None if one.result == "delivered" else since or one.at
        if since != row.failing_since:
            connection.execute(
                update(endpoints).where(endpoints.c.id == row.id).values(failing_since=since)
            )
        reason = None
        if any(one.gone for one in tried[row.id]):
            reason = GONE_REASON
        elif since is not None and now - since >= FAILING_TOO_LONG:
            reason = FAILING_REASON
        if reason is not None:
            disable(connection, row.id, now, reason)
            disabled.append(Disabled(project=row.project, endpoint=row.id, reason=reason))
    return tuple(disabled)
