"""Tokens of projects: 256 random bits each, of which only the SHA-256 is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from pipeline.store.tables import tokens

Scope = Literal["write", "read", "review", "admin"]
SCOPES: tuple[Scope, ...] = ("write", "read", "review", "admin")

PREFIX = "psl_"
_BYTES = 32
# A statement that is made once: making one takes longer than running it.
_BY_DIGEST = select(tokens).where(
    tokens.c.digest == bindparam("of_text"), tokens.c.revoked_at.is_(None)
)
_FORM = re.compile(r"psl_[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """What is known of a token; its own text is not."""

    id: str
    project: str
    name: str
    scopes: frozenset[str]
    created_at: datetime
    revoked_at: datetime | None


def looks_like_token(text: str) -> bool:
    """Tell whether a text has the form of a token, so that others need not be looked for."""
    return _FORM.fullmatch(text) is not None


def create_token(
    connection: Connection,
    identifier: str,
    project: str,
    name: str,
    scopes: Collection[Scope],
    now: datetime,
) -> str:
    """Keep a new token of a project, and give its text, which nobody can give again."""
    text = PREFIX + secrets.token_urlsafe(_BYTES)
    connection.execute(
        insert(tokens).values(
            id=identifier,
            project=project,
            name=name,
            digest=_digest(text),
            scopes=[scope for scope in SCOPES if scope in scopes],
            created_at=now,
        )
    )
    return text


def find_token(connection: Connection, text: str) -> Token | None:
    """Give the token with this text, unless it was revoked."""
    row = connection.execute(_BY_DIGEST, {"of_text": _digest(text)}).first()
    return None if row is None else _token(row)


def list_tokens(connection: Connection, project: str | None) -> list[Token]:
    """Give the tokens of a project, or of all of them, the oldest first."""
    wanted = select(tokens).order_by(tokens.c.created_at, tokens.c.id)
    if project is not None:
        wanted = wanted.where(tokens.c.project == project)
    return [_token(row) for row in connection.execute(wanted)]


def revoke_token(connection: Connection, identifier: str, now: datetime) -> Token | None:
    """Let a token open nothing any more, and give it; None where there is none."""
    connection.execute(
        update(tokens)
        .where(tokens.c.id == identifier, tokens.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    row = connection.execute(select(tokens).where(tokens.c.id == identifier)).first()
    return None if row is None else _token(row)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.id,
        project=row.project,
        name=row.name,
        scopes=frozenset(row.scopes),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
