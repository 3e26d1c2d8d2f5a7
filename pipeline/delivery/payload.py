"""What is sent: `{type, timestamp, data}`, made from what is kept at the moment of sending."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, bindparam, select

from pipeline.exchange.deliveries import WITH_TEXT
from pipeline.store.tables import deliveries, editions, endpoints, outbox
from pipeline.store.troubles import RowUnreadable

# There is nothing to send: what it told of was withdrawn or erased; or the delivery does not wait
# any more, or its endpoint is delivered to no more; or what the database keeps of it was damaged.
Nothing = Literal["dropped", "moved", "unreadable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A body, where it goes and what signs it."""

    url: str
    body: bytes
    secret: str | None = field(repr=False)  # None: in the environment
    secret_env: str | None
    old_secret: str | None = field(repr=False)
    old_secret_until: datetime | None


_LETTERS = (
    select(
        deliveries.c.number,
        outbox.c.type,
        outbox.c.at,
        outbox.c.data,
        endpoints.c.payload,
        endpoints.c.url,
        endpoints.c.secret,
        endpoints.c.secret_env,
        endpoints.c.old_secret,
        endpoints.c.old_secret_until,
        editions.c.document,
    )
    .select_from(deliveries)
    .join(outbox, outbox.c.number == deliveries.c.event)
    .join(endpoints, endpoints.c.id == deliveries.c.endpoint)
    .outerjoin(
        editions,
        and_(
            outbox.c.type.in_(WITH_TEXT),
            editions.c.project == outbox.c.project,
            editions.c.post == outbox.c.post,
            editions.c.edition == outbox.c.edition,
        ),
    )
    .where(
        deliveries.c.number.in_(bindparam("numbers", expanding=True)),
        deliveries.c.state == "waiting",
        endpoints.c.removed_at.is_(None),
        endpoints.c.disabled_at.is_(None),
    )
)


def read_letters(connection: Connection, numbers: Sequence[int]) -> dict[int, Letter | Nothing]:
    """Give what is to be sent for deliveries, by their numbers.

    Raises RowUnreadable, and what a damaged row leads to; see `is_of_one_row`.
    """
    rows = connection.execute(_LETTERS, {"numbers": numbers})
    letters: dict[int, Letter | Nothing] = dict.fromkeys(numbers, "moved")
    for row in rows:
        with_text = row.type in WITH_TEXT
        if with_text and row.document is None:
            letters[row.number] = "dropped"
            continue
        data = row.document if with_text and row.payload == "full" else row.data
        if not isinstance(data, dict):
            raise RowUnreadable
        letters[row.number] = Letter(
            url=row.url,
            body=_body(row.type, row.at.isoformat(), data),
            secret=row.secret,
            secret_env=row.secret_env,
            old_secret=row.old_secret,
            old_secret_until=row.old_secret_until,
        )
    return letters


def _body(kind: str, at: str, data: Any) -> bytes:
    """Spell a body: the same bytes at each attempt."""
    body = {"type": kind, "timestamp": at, "data": data}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
