"""Who did what, without a word of any text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from pipeline.exchange.values import Actor
from pipeline.store.tables import audit


def write_audit(
    connection: Connection,
    now: datetime,
    project: str,
    actor: Actor,
    action: str,
    subject: str,
    **detail: str | int | None,
) -> None:
    """Keep that an actor did something to a subject; `detail` is ids and figures."""
    connection.execute(
        insert(audit).values(
            at=now, project=project, actor=actor.id, action=action, object=subject, detail=detail
        )
    )
