"""Sessions of members: 256 random bits in a cookie, of which only the SHA-256 is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from pipeline.exchange.audit import write_audit
from pipeline.exchange.values import Actor
from pipeline.store.tables import members, sessions

SESSION_LIVES = timedelta(hours=12)

_BYTES = 32
_FORM = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A member who is logged in, with the languages and scopes of this moment."""

    digest: str
    project: str
    member: str
    languages: tuple[str, ...]
    scopes: frozenset[str]


def open_session(connection: Connection, project: str, member: str, now: datetime) -> str:
    """Log a member in; give the secret for the cookie."""
    secret = secrets.token_urlsafe(_BYTES)
    connection.execute(
        insert(sessions).values(
            digest=_digest(secret),
            project=project,
            member=member,
            created_at=now,
            expires_at=now + SESSION_LIVES,
        )
    )
    write_audit(connection, now, project, Actor(id=f"member {member}"), "session.opened", member)
    return secret


def find_session(connection: Connection, secret: str, now: datetime) -> Session | None:
    """Give the session of a cookie; None: it has ended, or its member is gone."""
    if _FORM.fullmatch(secret) is None:
        return None
    digest = _digest(secret)
    row = connection.execute(
        select(sessions.c.project, sessions.c.member, members.c.languages, members.c.scopes)
        .join(
            members,
            (members.c.project == sessions.c.project) & (members.c.id == sessions.c.member),
        )
        .where(sessions.c.digest == digest, sessions.c.expires_at > now)
    ).first()
    if row is None:
        return None
    return Session(
        digest=digest,
        project=row.project,
        member=row.member,
        languages=tuple(row.languages),
        scopes=frozenset(row.scopes),
    )


def close_session(connection: Connection, digest: str) -> None:
    """Log a member out."""
    connection.execute(delete(sessions).where(sessions.c.digest == digest))


def forget_sessions(connection: Connection, project: str, member: str) -> None:
    """Log a member out everywhere."""
    connection.execute(
        delete(sessions).where(sessions.c.project == project, sessions.c.member == member)
    )


def sweep_sessions(connection: Connection, now: datetime) -> None:
    """Let go of sessions that have ended."""
    connection.execute(delete(sessions).where(sessions.c.expires_at <= now))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
