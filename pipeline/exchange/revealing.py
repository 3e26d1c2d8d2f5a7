"""When a class sees translations: always, on a tap, or once it has written itself.

A teacher sets it for each thread. What a class may not see yet is not sent to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, cast, get_args

from sqlalchemy import Connection, insert, select, update

from pipeline.exchange.audit import write_audit
from pipeline.exchange.threads import in_thread
from pipeline.exchange.values import Actor
from pipeline.store.locks import lock_project
from pipeline.store.tables import posts, threads

Reveal = Literal["always", "tap", "reply"]
REVEALS: tuple[Reveal, ...] = get_args(Reveal)
USUAL: Reveal = "always"


def reveals_of(connection: Connection, project: str, names: Sequence[str]) -> dict[str, Reveal]:
    """Give how translations are shown in some threads."""
    rows = connection.execute(
        select(threads.c.thread, threads.c.reveal).where(
            threads.c.project == project, threads.c.thread.in_(names)
        )
    )
    found = {row.thread: cast("Reveal", row.reveal) for row in rows}
    return {name: found.get(name, USUAL) for name in names}


def set_reveal(
    connection: Connection, project: str, thread: str, reveal: Reveal, now: datetime, actor: Actor
) -> None:
    """Set how translations are shown in a thread."""
    lock_project(connection, project)
    if reveals_of(connection, project, [thread])[thread] == reveal:
        return
    changed = connection.execute(
        update(threads)
        .where(threads.c.project == project, threads.c.thread == thread)
        .values(reveal=reveal)
    ).rowcount
    if not changed:
        connection.execute(insert(threads).values(project=project, thread=thread, reveal=reveal))
    write_audit(connection, now, project, actor, "thread.reveal", thread, reveal=reveal)


def has_written(connection: Connection, project: str, thread: str, classroom: str) -> bool:
    """Tell whether a classroom has a post in a thread, be it held still."""
    return (
        connection.execute(
            select(posts.c.id)
            .where(
                posts.c.project == project,
                in_thread(thread),
                posts.c.classroom == classroom,
                posts.c.state != "withdrawn",
            )
            .limit(1)
        ).first()
        is not None
    )
