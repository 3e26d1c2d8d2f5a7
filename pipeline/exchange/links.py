"""Links that let people in: a member's single-use login, and a class's reading link.

Each holds a secret of 256 random bits, shown once and kept as its SHA-256 only.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Row, delete, insert, select, update

from pipeline.domain.project import Project
from pipeline.exchange.audit import write_audit
from pipeline.exchange.ids import new_id
from pipeline.exchange.values import Actor, Conflict
from pipeline.store.tables import links, members

LOGIN_LIVES = timedelta(minutes=10)  # at most, and by default
READING_LIVES = timedelta(days=30)  # by default
LONGEST_READING = timedelta(days=400)
MOST_LISTED = 1000

_BYTES = 32
_FORM = re.compile(r"[A-Za-z0-9_-]{43}")
_DOTS = (".", "..")  # browsers take these out of a path, however they are written


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeLink:
    """A link as it is given out, this once."""

    id: str
    path: str = field(repr=False)  # with the secret
    expires_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class LoginLink:
    """A login link that is still good."""

    project: str
    member: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingLink:
    """A reading link that is still good."""

    project: str
    classroom: str
    thread: str | None


def make_login_link(
    connection: Connection,
    project: Project,
    member: str,
    now: datetime,
    actor: Actor,
    *,
    expires: datetime | None = None,
) -> MadeLink | Conflict:
    """Make a link that logs a member in, once."""
    row = connection.execute(
        select(members.c.scopes).where(members.c.project == project.id, members.c.id == member)
    ).first()
    if row is None or "review" not in row.scopes:
        return Conflict(
            code="unknown-member",
            message="member: the project has no such member with the scope review",
            hint="add the member first, with the scope review",
        )
    until = expires or now + LOGIN_LIVES
    if not now < until <= now + LOGIN_LIVES:
        return _bad_time("login links are good for ten minutes at most")
    code = secrets.token_urlsafe(_BYTES)
    return _keep(
        connection, project.id, f"/login/{code}", code, until, now, actor,
        kind="review", member=member,
    )  # fmt: skip


def make_reading_link(
    connection: Connection,
    project: Project,
    classroom: str,
    thread: str | None,
    now: datetime,
    actor: Actor,
    *,
    expires: datetime | None = None,
) -> MadeLink | Conflict:
    """Make a link with which a class reads a thread, or all threads of its project."""
    if project.classroom(classroom) is None:
        return Conflict(
            code="unknown-classroom",
            message="classroom: the project has no such classroom",
            hint="use the id of one of its classrooms",
        )
    until = expires or now + READING_LIVES
    if not now < until <= now + LONGEST_READING:
        return _bad_time("reading links are good for 400 days at most")
    key = secrets.token_urlsafe(_BYTES)
    path = f"{reading_path(project.id, thread)}?key={key}"
    return _keep(
        connection, project.id, path, key, until, now, actor,
        kind="read", classroom=classroom, thread=thread,
    )  # fmt: skip


def reading_path(project: str, thread: str | None) -> str:
    """Give the path of the page of a thread, or of all threads of a project."""
    if thread is None or thread in _DOTS:
        return f"/read/{project}"
    return f"/read/{project}/{quote(thread, safe='')}"


def find_login_link(connection: Connection, code: str, now: datetime) -> LoginLink | None:
    """Give what a login link is for, and change nothing; None: it is no longer good."""
    row = _good(connection, code, "review", now)
    return None if row is None else LoginLink(project=row.project, member=row.member)


def use_login_link(connection: Connection, code: str, now: datetime) -> LoginLink | None:
    """Use a login link up; None: it was used already, or is no longer good."""
    row = connection.execute(
        update(links)
        .where(
            links.c.digest == _digest(code),
            links.c.kind == "review",
            links.c.used_at.is_(None),
            links.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(links.c.project, links.c.member)
    ).first()
    return None if row is None else LoginLink(project=row.project, member=row.member)


def find_reading_link(connection: Connection, key: str, now: datetime) -> ReadingLink | None:
    """Give what a reading link shows; None: it is no longer good."""
    row = _good(connection, key, "read", now)
    if row is None:
        return None
    return ReadingLink(project=row.project, classroom=row.classroom, thread=row.thread)


def links_json(connection: Connection, project: str, now: datetime) -> list[dict[str, Any]]:
    """Give a project's links that are still good, without their secrets; the newest first.

    Platforms may make one for each visit: only so many are given.
    """
    rows = connection.execute(
        select(links)
        .where(links.c.project == project, links.c.used_at.is_(None), links.c.expires_at > now)
        .order_by(links.c.created_at.desc(), links.c.id.desc())
        .limit(MOST_LISTED)
    )
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "member": row.member,
            "classroom": row.classroom,
            "thread": row.thread,
            "created_at": row.created_at.isoformat(),
            "created_by": row.created_by,
            "expires_at": row.expires_at.isoformat(),
        }
        for row in rows
    ]


def remove_link(
    connection: Connection, project: str, link: str, now: datetime, actor: Actor
) -> bool:
    """Let a link be good no more; False where there is none."""
    gone = connection.execute(
        delete(links).where(links.c.project == project, links.c.id == link)
    ).rowcount
    if gone:
        write_audit(connection, now, project, actor, "link.removed", link)
    return bool(gone)


def forget_links(connection: Connection, project: str, member: str) -> None:
    """Let no login link of a member be good any more."""
    connection.execute(delete(links).where(links.c.project == project, links.c.member == member))


def sweep_links(connection: Connection, now: datetime) -> None:
    """Let go of links whose time is over."""
    connection.execute(delete(links).where(links.c.expires_at <= now))


def _good(connection: Connection, secret: str, kind: str, now: datetime) -> Row[Any] | None:
    if _FORM.fullmatch(secret) is None:
        return None
    return connection.execute(
        select(links).where(
            links.c.digest == _digest(secret),
            links.c.kind == kind,
            links.c.used_at.is_(None),
            links.c.expires_at > now,
        )
    ).first()


def _keep(
    connection: Connection,
    project: str,
    path: str,
    secret: str,
    until: datetime,
    now: datetime,
    actor: Actor,
    **what: str | None,
) -> MadeLink:
    made = MadeLink(id=new_id("lnk"), path=path, expires_at=until)
    connection.execute(
        insert(links).values(
            id=made.id,
            project=project,
            digest=_digest(secret),
            created_at=now,
            created_by=actor.id,
            expires_at=until,
            **what,
        )
    )
    write_audit(connection, now, project, actor, "link.made", made.id, kind=what["kind"])
    return made


def _bad_time(message: str) -> Conflict:
    return Conflict(
        code="bad-time",
        message=f"expires: {message}, from now on",
        hint="give an earlier time in the future, or none",
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
