"""Members: the teachers of a project, with the languages they read and what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from pipeline.domain.language import same_language
from pipeline.domain.project import Project
from pipeline.exchange.audit import write_audit
from pipeline.exchange.links import forget_links
from pipeline.exchange.sessions import forget_sessions
from pipeline.exchange.values import Actor, Conflict
from pipeline.store.locks import lock_project
from pipeline.store.tables import members
from pipeline.store.tokens import SCOPES, Scope

MOST_MEMBERS = 1000  # of a project


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberPut:
    """A member was added or changed."""

    member: dict[str, Any]
    is_new: bool


def put_member(
    connection: Connection,
    project: Project,
    member: str,
    languages: Sequence[str],
    scopes: Sequence[Scope],
    now: datetime,
    actor: Actor,
) -> MemberPut | Conflict:
    """Add a member, or change one; languages are those of the project's classrooms."""
    known = [
        next((tag for tag in project.languages if same_language(tag, one)), None)
        for one in languages
    ]
    if None in known:
        return Conflict(
            code="unused-language",
            message="languages: one of them is not a language of the project",
            hint=f"the project has {', '.join(project.languages)}",
        )
    values = {
        "languages": [tag for tag in project.languages if tag in known],
        "scopes": [scope for scope in SCOPES if scope in scopes],
    }
    lock_project(connection, project.id)
    row = _row(connection, project.id, member)
    if row is not None and (row.languages, row.scopes) == (values["languages"], values["scopes"]):
        return MemberPut(member=_json(row), is_new=False)
    if row is not None:
        connection.execute(
            update(members)
            .where(members.c.project == project.id, members.c.id == member)
            .values(**values)
        )
    elif _count(connection, project.id) >= MOST_MEMBERS:
        return Conflict(
            code="too-many",
            message=f"the project has {MOST_MEMBERS} members, and more cannot be",
            hint="remove those who have left",
        )
    else:
        connection.execute(
            insert(members).values(project=project.id, id=member, created_at=now, **values)
        )
    write_audit(connection, now, project.id, actor, "member.put", member)
    changed = _row(connection, project.id, member)
    assert changed is not None
    return MemberPut(member=_json(changed), is_new=row is None)


def members_json(connection: Connection, project: str) -> list[dict[str, Any]]:
    """Give a project's members, by their ids."""
    rows = connection.execute(
        select(members).where(members.c.project == project).order_by(members.c.id)
    )
    return [_json(row) for row in rows]


def remove_member(
    connection: Connection, project: str, member: str, now: datetime, actor: Actor
) -> bool:
    """Remove a member, whose links and logins end at once; False where there is none."""
    gone = connection.execute(
        delete(members).where(members.c.project == project, members.c.id == member)
    ).rowcount
    if gone:
        forget_links(connection, project, member)
        forget_sessions(connection, project, member)
        write_audit(connection, now, project, actor, "member.removed", member)
    return bool(gone)


def _row(connection: Connection, project: str, member: str) -> Row[Any] | None:
    return connection.execute(
        select(members).where(members.c.project == project, members.c.id == member)
    ).first()


def _count(connection: Connection, project: str) -> int:
    return (
        connection.scalar(
            select(func.count()).select_from(members).where(members.c.project == project)
        )
        or 0
    )


def _json(row: Row[Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "languages": row.languages,
        "scopes": row.scopes,
        "created_at": row.created_at.isoformat(),
    }
