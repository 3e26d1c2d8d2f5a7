"""How long a thread is, told without reading any of it."""

from __future__ import annotations

from sqlalchemy import Connection, func, literal, select

from pipeline.exchange.threads import in_thread
from pipeline.store.tables import posts


def has_more_than(connection: Connection, project: str, thread: str, most: int) -> bool:
    """Tell whether more posts of a thread can be read; counts no further than it must."""
    some = (
        select(literal(1))
        .where(posts.c.project == project, in_thread(thread), posts.c.edition > 0)
        .limit(most + 1)
        .subquery()
    )
    return connection.execute(select(func.count()).select_from(some)).scalar_one() > most
