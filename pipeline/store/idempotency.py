"""Answers that are kept so that a request sent twice has its effect once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from pipeline.store.tables import idempotency

KEPT_FOR = timedelta(hours=48)


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyOfRequest:
    """Names a request: whose it is and the key that they gave it."""

    project: str
    token: str  # its id
    key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAnswer:
    """What was answered before."""

    digest: str  # of the request
    status: int
    headers: dict[str, str]
    body: Any  # as JSON; without secrets


def find_answer(connection: Connection, name: KeyOfRequest, now: datetime) -> KeptAnswer | None:
    """Give the answer kept for a request; whoever asks at the same time waits for this one."""
    _lock(connection, name)
    row = connection.execute(
        select(idempotency).where(*_is(name), idempotency.c.at > now - KEPT_FOR)
    ).first()
    if row is None:
        return None
    return KeptAnswer(digest=row.digest, status=row.status, headers=row.headers, body=row.body)


def keep_answer(
    connection: Connection, name: KeyOfRequest, answer: KeptAnswer, now: datetime
) -> None:
    """Keep an answer, in the transaction of its effect; forget those that are too old."""
    sweep_answers(connection, now)
    connection.execute(
        insert(idempotency).values(
            project=name.project,
            token=name.token,
            key=name.key,
            digest=answer.digest,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            at=now,
        )
    )


def sweep_answers(connection: Connection, now: datetime) -> int:
    """Forget the answers that are too old; give how many."""
    return connection.execute(
        delete(idempotency).where(idempotency.c.at <= now - KEPT_FOR)
    ).rowcount


def forget_answers(connection: Connection, project: str) -> None:
    """Forget a project's answers: they name posts, of which some were erased."""
    connection.execute(delete(idempotency).where(idempotency.c.project == project))


def _is(name: KeyOfRequest) -> tuple[Any, ...]:
    return (
        idempotency.c.project == name.project,
        idempotency.c.token == name.token,
        idempotency.c.key == name.key,
    )


def _lock(connection: Connection, name: KeyOfRequest) -> None:
    """Let one transaction at a time work for a key; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        spelt = "\0".join((name.project, name.token, name.key)).encode()
        number = int.from_bytes(hashlib.sha256(spelt).digest()[:8], signed=True)
        connection.execute(select(func.pg_advisory_xact_lock(number)))
