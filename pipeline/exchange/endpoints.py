"""Addresses that a project's events are delivered to: registered, declared, rotated, removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from pipeline.domain.project import Endpoint, Payload, Project
from pipeline.exchange.addresses import Allowance, url_conflict
from pipeline.exchange.audit import write_audit
from pipeline.exchange.ids import new_id
from pipeline.exchange.signing_secrets import is_secret, new_secret
from pipeline.exchange.values import PASSERELLE, Actor, Conflict
from pipeline.schemas.problems import Problem
from pipeline.store.locks import lock_project
from pipeline.store.tables import deliveries, endpoints

OLD_SECRET_SIGNS = timedelta(hours=24)
MOST_ENDPOINTS = 100  # of a project


@dataclass(frozen=True, kw_only=True, slots=True)
class Registered:
    """An endpoint with its secret, which is shown this once."""

    id: str
    classroom: str
    url: str
    payload: Payload
    secret: str = field(repr=False)


def register(
    connection: Connection,
    project: Project,
    *,
    classroom: str,
    url: str,
    payload: Payload,
    secret: str | None,
    now: datetime,
    actor: Actor,
    allowance: Allowance,
) -> Registered | Conflict:
    """Add an endpoint; without a secret one is made."""
    if project.classroom(classroom) is None:
        return Conflict(
            code="unknown-classroom",
            message="classroom: the project has no such one",
            hint="use the id of one of its classrooms",
        )
    if (conflict := url_conflict(url, allowance)) is not None:
        return conflict
    if secret is not None and not is_secret(secret):
        return _bad_secret()
    lock_project(connection, project.id)
    here = _present(connection, project.id)
    if any((row.classroom, row.url) == (classroom, url) for row in here):
        return Conflict(
            code="conflict",
            message="this url is registered for this classroom already",
            hint="remove it first, or rotate its secret",
        )
    if len(here) >= MOST_ENDPOINTS:
        return Conflict(
            code="too-many",
            message=f"the project has {MOST_ENDPOINTS} endpoints, and more cannot be",
            hint="remove one that is not needed",
        )
    made = Registered(
        id=new_id("end"), classroom=classroom, url=url, payload=payload,
        secret=secret or new_secret(),
    )  # fmt: skip
    _insert(connection, project.id, made, now, declared=False, secret_env=None)
    write_audit(connection, now, project.id, actor, "endpoint.registered", made.id)
    return made


def declare(connection: Connection, project: Project, now: datetime) -> None:
    """Let the endpoints be those that the project's structure declares, and those registered.

    New ones without `secret_env` get a secret that nobody has seen: `rotate` shows one. The caller
    holds the project's lock.
    """
    wanted = _declared(project)
    for row in _present(connection, project.id):
        one = wanted.pop((row.classroom, row.url), None)
        if one is not None:
            secret = None if one.secret_env else row.secret or new_secret()
            connection.execute(
                update(endpoints)
                .where(endpoints.c.id == row.id)
                .values(
                    payload=one.payload, declared=True, secret_env=one.secret_env, secret=secret
                )
            )
        elif row.declared or project.classroom(row.classroom) is None:
            _remove(connection, row, now, PASSERELLE)
    for (classroom, url), one in wanted.items():
        new = Registered(
            id=new_id("end"), classroom=classroom, url=url, payload=one.payload, secret=new_secret()
        )
        _insert(connection, project.id, new, now, declared=True, secret_env=one.secret_env)


def too_many(connection: Connection, project: Project) -> Problem | None:
    """Say that a project would have too many endpoints with those that its structure declares."""
    declared = _declared(project)
    registered = [
        row
        for row in _present(connection, project.id)
        if not row.declared
        and project.classroom(row.classroom) is not None
        and (row.classroom, row.url) not in declared
    ]
    if len(declared) + len(registered) <= MOST_ENDPOINTS:
        return None
    beside = f" and {len(registered)} more are registered" if registered else ""
    return Problem(
        code="too-many",
        message=f"classrooms: {len(declared)} endpoints are declared{beside}, "
        f"and a project has {MOST_ENDPOINTS} at most",
        hint="take out those that are not needed",
        where="classrooms",
    )


def unusable(project: Project, allowance: Allowance) -> tuple[Problem, ...]:
    """Say which endpoints of a project's structure cannot be delivered to, and why not."""
    return tuple(
        _at(f"classrooms.{number}.endpoints.{place}.url", conflict)
        for number, room in enumerate(project.classrooms)
        for place, one in enumerate(room.endpoints)
        if (conflict := url_conflict(one.url, allowance)) is not None
    )


def rotate(
    connection: Connection,
    project: str,
    endpoint: str,
    now: datetime,
    *,
    secret: str | None = None,
    actor: Actor = PASSERELLE,
) -> Registered | Conflict | None:
    """Give an endpoint another secret; the old one signs along for a day. None: no endpoint."""
    row = _one(connection, project, endpoint)
    if row is None:
        return None
    if row.secret_env is not None:
        return Conflict(
            code="secret-elsewhere",
            message="the project's structure takes this secret from the environment",
            hint="change it there",
        )
    if secret is not None and not is_secret(secret):
        return _bad_secret()
    new = secret or new_secret()
    connection.execute(
        update(endpoints)
        .where(endpoints.c.id == endpoint)
        .values(secret=new, old_secret=row.secret, old_secret_until=now + OLD_SECRET_SIGNS)
    )
    write_audit(connection, now, project, actor, "endpoint.rotated", endpoint)
    return Registered(
        id=row.id, classroom=row.classroom, url=row.url, payload=row.payload, secret=new
    )


def remove(
    connection: Connection, project: str, endpoint: str, now: datetime, actor: Actor = PASSERELLE
) -> Conflict | bool:
    """Deliver no more to an endpoint; False where there is none."""
    row = _one(connection, project, endpoint)
    if row is None:
        return False
    if row.declared:
        return Conflict(
            code="declared",
            message="the project's structure declares this endpoint",
            hint="take it out there",
        )
    _remove(connection, row, now, actor)
    return True


def enable(
    connection: Connection, project: str, endpoint: str, now: datetime, actor: Actor = PASSERELLE
) -> bool:
    """Deliver again to an endpoint that was disabled; False where there is none.

    What was given up meanwhile stays so until it is replayed.
    """
    if (row := _one(connection, project, endpoint)) is None:
        return False
    if row.disabled_at is not None:
        connection.execute(
            update(endpoints)
            .where(endpoints.c.id == endpoint)
            .values(disabled_at=None, disabled_reason=None, failing_since=None)
        )
        write_audit(connection, now, project, actor, "endpoint.enabled", endpoint)
    return True


def disable(connection: Connection, endpoint: str, now: datetime, reason: str) -> None:
    """Deliver no more to an endpoint until it is enabled; what waits for it is given up."""
    row = connection.execute(
        update(endpoints)
        .where(endpoints.c.id == endpoint, endpoints.c.disabled_at.is_(None))
        .values(disabled_at=now, disabled_reason=reason)
        .returning(endpoints.c.project)
    ).first()
    if row is not None:
        _give_up(connection, endpoint, now, "the endpoint was disabled")
        write_audit(
            connection, now, row.project, PASSERELLE, "endpoint.disabled", endpoint, reason=reason
        )


def list_endpoints(connection: Connection, project: str) -> list[dict[str, Any]]:
    """Give a project's endpoints as JSON, without their secrets."""
    waiting = (
        select(func.count())
        .where(deliveries.c.endpoint == endpoints.c.id, deliveries.c.state == "waiting")
        .scalar_subquery()
    )
    rows = connection.execute(
        select(endpoints, waiting.label("waiting"))
        .where(endpoints.c.project == project, endpoints.c.removed_at.is_(None))
        .order_by(endpoints.c.created_at, endpoints.c.id)
    )
    return [
        {
            "id": row.id,
            "classroom": row.classroom,
            "url": row.url,
            "payload": row.payload,
            "declared": row.declared,
            "created_at": _said(row.created_at),
            "failing_since": _said(row.failing_since),
            "disabled_at": _said(row.disabled_at),
            "disabled_reason": row.disabled_reason,
            "waiting": row.waiting,
        }
        for row in rows
    ]


def _declared(project: Project) -> dict[tuple[str, str], Endpoint]:
    """Give the endpoints of a project's structure, by classroom and address."""
    return {(room.id, one.url): one for room in project.classrooms for one in room.endpoints}


def _at(where: str, conflict: Conflict) -> Problem:
    words = conflict.message.removeprefix("url: ")
    return Problem(code=conflict.code, message=f"{where}: {words}", hint=conflict.hint, where=where)


def _said(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _present(connection: Connection, project: str) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(endpoints).where(
                endpoints.c.project == project, endpoints.c.removed_at.is_(None)
            )
        )
    )


def _one(connection: Connection, project: str, endpoint: str) -> Row[Any] | None:
    return connection.execute(
        select(endpoints).where(
            endpoints.c.project == project,
            endpoints.c.id == endpoint,
            endpoints.c.removed_at.is_(None),
        )
    ).first()


def _insert(
    connection: Connection,
    project: str,
    made: Registered,
    now: datetime,
    *,
    declared: bool,
    secret_env: str | None,
) -> None:
    connection.execute(
        insert(endpoints).values(
            id=made.id,
            project=project,
            classroom=made.classroom,
            url=made.url,
            payload=made.payload,
            declared=declared,
            secret=None if secret_env else made.secret,
            secret_env=secret_env,
            created_at=now,
        )
    )


def _remove(connection: Connection, row: Row[Any], now: datetime, actor: Actor) -> None:
    """Keep the row, for its deliveries name it, and forget what signs."""
    connection.execute(
        update(endpoints)
        .where(endpoints.c.id == row.id)
        .values(removed_at=now, secret=None, old_secret=None, old_secret_until=None)
    )
    _give_up(connection, row.id, now, "the endpoint was removed")
    write_audit(connection, now, row.project, actor, "endpoint.removed", row.id)


def _give_up(connection: Connection, endpoint: str, now: datetime, reason: str) -> None:
    connection.execute(
        update(deliveries)
        .where(deliveries.c.endpoint == endpoint, deliveries.c.state == "waiting")
        .values(state="given-up", done_at=now, last_error=reason, lease_until=None)
    )


def _bad_secret() -> Conflict:
    return Conflict(
        code="invalid-secret",
        message="secret: is not of the form that Standard Webhooks asks for",
        hint="give whsec_ and the base64 of 24 to 64 random bytes, or none: one is made",
    )
