"""The way of a request: who, where, what, and all of its effect in one transaction."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from pipeline.exchange.glossary_changes import Overtaken
from pipeline.exchange.projects import stored_project
from pipeline.exchange.values import Actor, StoredProject
from pipeline.schemas.checks import clean_text, is_identifier
from pipeline.schemas.problems import Problem
from pipeline.store.idempotency import KeptAnswer, KeyOfRequest, find_answer, keep_answer
from pipeline.web.answers import Answer, answer_response
from pipeline.web.bodies import media_type_of, read_body
from pipeline.web.outcomes import OVERTAKEN
from pipeline.web.parameters import read_query
from pipeline.web.paths import names_of
from pipeline.web.problems import NOT_FOUND, Fault, Refused, invalid, problem_response
from pipeline.web.routing import Call, Route
from pipeline.web.services import Services
from pipeline.web.trace import trace_of
from pipeline.web.who import bearer, identify

Endpoint = Callable[[Request], Awaitable[Response]]

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_MOST_UNKNOWN = 1 << 20  # bytes of a body that is read before its sender is known
_LONGEST_NAME = 200
_MOST_PREPARED = 20  # each was overtaken by another change that is kept

REPLAYED = "idempotency-replayed"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Arrived:
    """A request as it came, before anybody has looked at its token."""

    request: Request
    token: str
    project: str
    body: bytes | Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """Who and what requests of one transaction have named so far."""

    actors: dict[tuple[str, str], Actor | Fault] = field(default_factory=dict)
    projects: dict[str, StoredProject | None] = field(default_factory=dict)


_Together = Callable[[Connection, Sequence[_Arrived]], list[Answer | Fault]]


def serve(route: Route, services: Services) -> Endpoint:
    """Make what answers the requests of a route."""
    all_of = partial(_perform_all, route, services)

    async def endpoint(request: Request) -> Response:
        trace = trace_of(request)
        trace.template = route.template
        outcome = await _answer(route, services, all_of, request)
        if outcome.outcome is not None:
            services.metrics.posts.labels(outcome.outcome).inc()
        if isinstance(outcome, Fault):
            return problem_response(outcome, trace.request_id)
        for loop in outcome.rings:
            services.bell.ring(loop)
        if outcome.after is not None:
            more = await asyncio.to_thread(outcome.after, services.database)
            outcome = replace(outcome, body={**outcome.body, **more})
        known = request.headers.get("if-none-match")
        return answer_response(outcome, shown=route.has_etag, if_none_match=known)

    return endpoint


async def _answer(
    route: Route, services: Services, all_of: _Together, request: Request
) -> Answer | Fault:
    token = bearer(request.headers.get("authorization"))
    if isinstance(token, Fault):
        return token
    project = request.path_params["project"]
    arrived = _Arrived(request=request, token=token, project=project, body=b"")
    if route.body is not None:
        if route.body.most_bytes > _MOST_UNKNOWN:
            who = await services.database.aread(
                lambda connection: _identify(connection, route, services, arrived)
            )
            if isinstance(who, Fault):
                return who
        body = await read_body(request, route.body)
        arrived = _Arrived(request=request, token=token, project=project, body=body)
    if (
        route.together is not None
        and not isinstance(arrived.body, Fault)
        and "idempotency-key" not in request.headers
    ):
        return await services.database.awrite_together(all_of, arrived, first=True)
    try:
        if route.writes_with(request.query_params) and not isinstance(arrived.body, Fault):
            return await _change(route, services, arrived)
        return await services.database.aread(
            lambda connection: _perform(connection, route, services, arrived)
        )
    except Refused as refused:
        return refused.fault


async def _change(route: Route, services: Services, arrived: _Arrived) -> Answer | Fault:
    """Perform a request that changes something, what takes long of it beside the others.

    Raises Refused.
    """
    for _ in range(_MOST_PREPARED):
        prepared = None
        if route.prepare is not None:
            prepared = await services.database.aread(
                lambda connection: _prepare(connection, route, services, arrived)
            )
        if isinstance(prepared, Fault):
            return prepared
        try:
            return await services.database.awrite(
                partial(_write, route=route, services=services, arrived=arrived, prepared=prepared),
                first=True,
            )
        except Overtaken:
            continue
    return OVERTAKEN


def _prepare(connection: Connection, route: Route, services: Services, arrived: _Arrived) -> object:
    """Do what takes long of a request that may come in."""
    assert route.prepare is not None
    call = _admit(connection, route, services, arrived, _Known())
    return call if isinstance(call, Fault) else route.prepare(call)


def _write(
    connection: Connection, route: Route, services: Services, arrived: _Arrived, prepared: object
) -> Answer:
    """Perform a request that changes something. Raises Refused, so that no part of it is kept."""
    outcome = _perform(connection, route, services, arrived, prepared)
    if isinstance(outcome, Fault):
        raise Refused(outcome)
    return outcome


def _perform(
    connection: Connection,
    route: Route,
    services: Services,
    arrived: _Arrived,
    prepared: object = None,
) -> Answer | Fault:
    """Answer a request, all inside of one transaction."""
    call = _admit(connection, route, services, arrived, _Known())
    if isinstance(call, Fault):
        return call
    call = replace(call, prepared=prepared)
    key = call.headers.get("idempotency-key")
    if route.method != "POST" or key is None:
        return route.handler(call)
    return _once(call, route, key)


def _perform_all(
    route: Route, services: Services, connection: Connection, requests: Sequence[_Arrived]
) -> list[Answer | Fault]:
    """Answer many requests inside of one transaction, those to one project together."""
    assert route.together is not None
    known = _Known()
    admitted = [_admit(connection, route, services, one, known) for one in requests]
    answers: dict[int, Answer | Fault] = {}
    projects: dict[str, list[int]] = {}
    for number, call in enumerate(admitted):
        if isinstance(call, Fault):
            answers[number] = call
        else:
            projects.setdefault(call.project, []).append(number)
    for numbers in projects.values():
        calls = [call for number in numbers if isinstance(call := admitted[number], Call)]
        answers |= zip(numbers, route.together(calls), strict=True)
    return [answers[number] for number in range(len(requests))]


def _admit(
    connection: Connection,
    route: Route,
    services: Services,
    arrived: _Arrived,
    known: _Known,
) -> Call | Fault:
    """Let a request in, if its token, its project and its form are right."""
    request = arrived.request
    who = (arrived.token, arrived.project)
    if who not in known.actors:
        known.actors[who] = _identify(connection, route, services, arrived)
    actor = known.actors[who]
    if isinstance(actor, Fault):
        return actor
    names = names_of(request.path_params)
    odd = [name for name, value in names.items() if not _can_be(name, value)]
    if odd:
        return _bad_id(odd[0]) if odd == [route.made] else NOT_FOUND
    if arrived.project not in known.projects:
        known.projects[arrived.project] = stored_project(connection, arrived.project)
    found = known.projects[arrived.project]
    if found is None and route.made != "project":
        return NOT_FOUND
    if isinstance(arrived.body, Fault):
        return arrived.body
    query = read_query(request.query_params, route.query)
    if isinstance(query, Fault):
        return query
    return Call(
        connection=connection,
        services=services,
        actor=actor,
        project=arrived.project,
        found=found,
        path=names,
        query=query,
        headers=request.headers,
        body=arrived.body,
        media_type=media_type_of(request),
        now=services.clock(),
        origin=f"{request.url.scheme}://{request.url.netloc}",
    )


def _identify(
    connection: Connection, route: Route, services: Services, arrived: _Arrived
) -> Actor | Fault:
    admin = services.settings.admin_token
    return identify(connection, arrived.token, admin, route, arrived.project)


def _can_be(name: str, value: str) -> bool:
    """Tell whether a part of a path can name anything; authors have names of any letters."""
    if name != "author":
        return is_identifier(value)
    try:
        clean_text(value)
    except ValueError:
        return False
    return len(value) <= _LONGEST_NAME


def _bad_id(name: str) -> Fault:
    """Say that what would be made cannot have the id that the address gives it."""
    return invalid(
        [
            Problem(
                code="bad-id",
                message=f"{name}: is too long for an id, or has a character that no id has",
                hint="use 1 to 200 of A-Z a-z 0-9 . _ : ~ - in the address",
                where=name,
            )
        ]
    )


def _once(call: Call, route: Route, key: str) -> Answer | Fault:
    """Answer as before where the request was here before; else keep what is answered."""
    if _KEY.fullmatch(key) is None:
        return Fault(
            code="bad-idempotency-key",
            detail="The Idempotency-Key is empty, too long, or has odd characters.",
            hint="Send 1 to 200 visible ASCII characters; a UUID is a good key.",
        )
    name = KeyOfRequest(project=call.project, token=call.actor.id, key=key)
    digest = _digest(call, route)
    kept = find_answer(call.connection, name, call.now)
    if kept is not None:
        if kept.digest != digest:
            return Fault(
                code="idempotency-mismatch",
                detail="This Idempotency-Key came with another request before.",
                hint="Take a new key for each request; send the same one only to try again.",
            )
        return Answer(
            status=kept.status, body=kept.body, headers={**kept.headers, REPLAYED: "true"}
        )
    outcome = route.handler(call)
    if isinstance(outcome, Answer):
        again = outcome.body if outcome.again is None else outcome.again
        headers = dict(outcome.headers)
        answer = KeptAnswer(digest=digest, status=outcome.status, headers=headers, body=again)
        keep_answer(call.connection, name, answer, call.now)
    return outcome


def _digest(call: Call, route: Route) -> str:
    """Name a request by all that its effect depends on."""
    parts = [route.name, *(f"{name}={call.path[name]}" for name in sorted(call.path))]
    parts += [f"{name}={call.query[name]}" for name in sorted(call.query)]
    head = "\0".join(parts).encode()
    return hashlib.sha256(b"%d\0%b%b" % (len(head), head, call.body)).hexdigest()
