"""Events on their way to Kafka: handed over once the service is spread over many machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from pipeline.exchange.deliveries import WITH_TEXT
from pipeline.exchange.ids import new_id
from pipeline.store.tables import IS_TO_RELAY, editions, outbox, posts, relay, revisions
from pipeline.store.troubles import RowUnreadable, is_of_one_row

_RECEIVED = "post.received"

# Statements that are made once: making one takes longer than running it.
_NEXT = (
    select(outbox, posts.c.id.label("kept"), revisions.c.body, editions.c.document)
    .outerjoin(
        posts,
        and_(
            posts.c.project == outbox.c.project,
            posts.c.id == outbox.c.post,
            posts.c.state != "withdrawn",
        ),
    )
    .outerjoin(
        revisions,
        and_(
            outbox.c.type == _RECEIVED,
            revisions.c.project == posts.c.project,
            revisions.c.post == posts.c.id,
            revisions.c.revision == outbox.c.revision,
        ),
    )
    .outerjoin(
        editions,
        and_(
            outbox.c.type.in_(WITH_TEXT),
            editions.c.project == outbox.c.project,
            editions.c.post == outbox.c.post,
            editions.c.edition == outbox.c.edition,
        ),
    )
    .where(IS_TO_RELAY)
)
_FIRST = _NEXT.order_by(outbox.c.number).limit(bindparam("most"))
_ONE = _NEXT.where(outbox.c.number == bindparam("of_number"))
_NAMES = (
    select(outbox.c.number, outbox.c.type, outbox.c.project, outbox.c.post, outbox.c.revision)
    .where(IS_TO_RELAY)
    .order_by(outbox.c.number)
    .limit(bindparam("most"))
)
_SENT = (
    update(outbox)
    .where(outbox.c.number.in_(bindparam("numbers", expanding=True)))
    .values(to_relay=False)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """An event that Kafka has not got yet."""

    number: int
    id: str
    type: str
    project: str
    post: str | None
    thread: str | None
    at: datetime
    # What it carries: the post where it came in, the bilingual post where it was published, else
    # ids; None: its text was withdrawn or erased meanwhile, and there is nothing to tell.
    data: dict[str, Any] | None
    ids: dict[str, Any]  # what it carries where the text is too large


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """An event that Kafka will never get: what is kept of it was damaged."""

    number: int
    project: str
    # The revision that workers were to translate; None: it is an event of another type.
    received: tuple[str, int] | None
    error: Exception


def begin(connection: Connection, now: datetime) -> bool:
    """Hand events over from now on; tell whether that is new.

    Events of before stay, but posts that wait to be translated go to the workers.
    """
    if connection.scalar(select(relay.c.id)) is not None:
        return False
    try:
        with connection.begin_nested():
            connection.execute(insert(relay).values(id=1, since=now))
    except IntegrityError:  # another front starts at this moment
        return False
    waiting = (
        select(posts.c.project, posts.c.id, posts.c.revision, posts.c.edition, posts.c.thread)
        .where(posts.c.work.in_(("waiting", "leased")))
        .order_by(posts.c.changed)
    )
    rows: Any = connection.execute(waiting).all()
    hand_over_again(connection, rows, now)
    return True


def next_events(connection: Connection, most: int) -> list[Waiting | Unreadable]:
    """Give the events that are to be handed over next, in their order."""
    try:
        with connection.begin_nested():
            return [_waiting(row) for row in connection.execute(_FIRST, {"most": most})]
    except Exception as error:
        if not is_of_one_row(error):
            raise
    names: Any = connection.execute(_NAMES, {"most": most}).all()
    return [_alone(connection, row) for row in names]


def _alone(connection: Connection, named: Row[Any]) -> Waiting | Unreadable:
    """Read one event, which may be the one that cannot be read."""
    try:
        with connection.begin_nested():
            return _waiting(connection.execute(_ONE, {"of_number": named.number}).one())
    except Exception as error:
        if not is_of_one_row(error):
            raise
        is_received = named.type == _RECEIVED
        return Unreadable(
            number=named.number,
            project=named.project,
            received=(named.post, named.revision) if is_received else None,
            error=error,
        )


def _waiting(row: Row[Any]) -> Waiting:
    """Say what an event carries. Raises RowUnreadable."""
    data = row.data
    if row.type == _RECEIVED:
        data = row.body
    elif row.type in WITH_TEXT:
        data = row.document
    is_gone = data is None and not (row.type == _RECEIVED and row.kept is not None)
    if not (isinstance(row.data, dict) and (is_gone or isinstance(data, dict))):
        raise RowUnreadable
    return Waiting(
        number=row.number,
        id=row.id,
        type=row.type,
        project=row.project,
        post=row.post,
        thread=row.thread,
        at=row.at,
        data=data,
        ids=row.data,
    )


def handed_over(connection: Connection, numbers: Sequence[int]) -> None:
    """Note that Kafka has these events."""
    connection.execute(_SENT, {"numbers": numbers})


def waiting_events(connection: Connection) -> int:
    """Count the events that Kafka has not got yet."""
    count: int = connection.execute(
        select(func.count()).select_from(outbox).where(IS_TO_RELAY)
    ).scalar_one()
    return count


def hand_over_again(connection: Connection, rows: Iterable[Row[Any]], now: datetime) -> None:
    """Let posts be translated again, where workers hear of posts by Kafka.

    Receivers are not told: nothing has happened to these posts.
    """
    rows = list(rows)
    if not rows or connection.scalar(select(relay.c.id)) is None:
        return
    connection.execute(
        insert(outbox),
        [
            {
                "id": new_id("evt"),
                "project": row.project,
                "type": _RECEIVED,
                "post": row.id,
                "revision": row.revision,
                "edition": row.edition,
                "thread": row.thread,
                "data": {},
                "at": now,
                "to_relay": True,
            }
            for row in rows
        ],
    )
