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

_RECEIVED = "post.received"

# Statements that are made once: making one takes longer than running it.
_NEXT = (
    select(outbox, revisions.c.body, editions.c.document)
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
    waiting = select(posts).where(posts.c.work.in_(("waiting", "leased"))).order_by(posts.c.changed)
    hand_over_again(connection, connection.execute(waiting).all(), now)
    return True


def next_events(connection: Connection, most: int) -> list[Waiting]:
    """Give the events that are to be handed over next, in their order."""
    found = []
    for row in connection.execute(_NEXT, {"most": most}):
        data = row.data
        if row.type == _RECEIVED:
            data = row.body
        elif row.type in WITH_TEXT:
            data = row.document
        found.append(
            Waiting(
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
        )
    return found


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
