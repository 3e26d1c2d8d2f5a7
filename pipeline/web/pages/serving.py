"""The way of a request for a page: who comes, what they want, and all of it in one transaction."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode, urlsplit

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from pipeline.exchange.glossary_changes import Overtaken
from pipeline.exchange.projects import stored_project
from pipeline.web.pages.answering import page_response
from pipeline.web.pages.forms import Fields, is_clean, read_fields, read_form
from pipeline.web.pages.guests import guest_of
from pipeline.web.pages.languages import language_of
from pipeline.web.pages.visit import (
    Login,
    Outcome,
    Page,
    PageRoute,
    Reader,
    SeeOther,
    Trouble,
    Visit,
)
from pipeline.web.paths import names_of
from pipeline.web.services import Services
from pipeline.web.trace import trace_of
from pipeline.wording import words_for

Endpoint = Callable[[Request], Awaitable[Response]]

_LONGEST_NAME = 200
_MOST_PREPARED = 20  # each was overtaken by another change that is kept


class _Undone(Exception):
    """Ends a transaction of which nothing is to be kept."""

    def __init__(self, visit: Visit | None, outcome: Outcome) -> None:
        super().__init__()
        self.answered = (visit, outcome)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Arrived:
    """A request as it came, before anybody has looked at who it is."""

    request: Request
    path: Mapping[str, str]
    query: Fields
    form: Fields
    language: str


def serve_page(route: PageRoute, services: Services) -> Endpoint:
    """Make what answers the requests of a page."""

    async def endpoint(request: Request) -> Response:
        trace_of(request).template = route.path
        visit, outcome = await _answer(route, services, request)
        if isinstance(outcome, SeeOther):
            for loop in outcome.rings:
                services.bell.ring(loop)
        language = language_of(request)
        return await asyncio.to_thread(page_response, outcome, visit, language, _here(request))

    return endpoint


async def _answer(
    route: PageRoute, services: Services, request: Request
) -> tuple[Visit | None, Outcome]:
    form = Fields()
    if route.method == "POST":
        if not _from_here(request, services):
            return None, Trouble(code="stale-form")
        read = await read_form(request)
        if isinstance(read, Trouble):
            return None, read
        form = read
    query = read_fields(request.url.query)
    path = names_of(request.path_params)
    if query is None or any(not _can_be(value) for value in path.values()):
        return None, Trouble(code="not-found")
    arrived = _Arrived(
        request=request, path=path, query=query, form=form, language=language_of(request)
    )
    if route.method == "GET":
        return await services.database.aread(
            lambda connection: _perform(connection, route, services, arrived)
        )
    for _ in range(_MOST_PREPARED):
        prepared = None
        if route.prepare is not None:
            prepared = await services.database.aread(
                lambda connection: _prepare(connection, route, services, arrived)
            )
        change = partial(
            _change, route=route, services=services, arrived=arrived, prepared=prepared
        )
        try:
            return await services.database.awrite(change, first=True)
        except _Undone as undone:
            return undone.answered
        except Overtaken:
            continue
    return None, Trouble(code="unavailable")


def _prepare(
    connection: Connection, route: PageRoute, services: Services, arrived: _Arrived
) -> object:
    """Do what takes long of a form, where it may be sent; if not, that is told later."""
    visit = _visit(connection, route, services, arrived)
    if route.prepare is None or isinstance(visit, Trouble) or _refused(route, visit) is not None:
        return None
    return route.prepare(visit)


def _change(
    connection: Connection,
    route: PageRoute,
    services: Services,
    arrived: _Arrived,
    prepared: object,
) -> tuple[Visit | None, Outcome]:
    """Perform what changes something. Raises _Undone, so that no part of it is kept."""
    visit, outcome = _perform(connection, route, services, arrived, prepared)
    if isinstance(outcome, Trouble) or (isinstance(outcome, Page) and outcome.status >= 400):
        raise _Undone(visit, outcome)
    return visit, outcome


def _perform(
    connection: Connection,
    route: PageRoute,
    services: Services,
    arrived: _Arrived,
    prepared: object = None,
) -> tuple[Visit | None, Outcome]:
    """Make the page, all inside of one transaction."""
    visit = _visit(connection, route, services, arrived)
    if isinstance(visit, Trouble):
        return None, visit
    trouble = _refused(route, visit)
    if trouble is not None:
        return visit, trouble
    return visit, route.handler(replace(visit, prepared=prepared))


def _visit(
    connection: Connection, route: PageRoute, services: Services, arrived: _Arrived
) -> Visit | Trouble:
    """Tell who comes, and give what they want."""
    now = services.clock()
    guest = guest_of(connection, route, arrived.request, arrived.query.last.get("key"), now)
    if isinstance(guest, Trouble):
        return guest
    request = arrived.request
    return Visit(
        connection=connection,
        services=services,
        guest=guest,
        path=arrived.path,
        query=arrived.query.last,
        form=arrived.form.last,
        forms=arrived.form.all,
        words=words_for(arrived.language),
        now=now,
        found=None if guest is None else stored_project(connection, guest.project),
        here=_here(request),
    )


def _refused(route: PageRoute, visit: Visit) -> Trouble | None:
    """Say why a guest may not do this."""
    match visit.guest:
        case None:
            return None
        case Login() as login:
            if visit.path.get("project", login.project) != login.project:
                return Trouble(code="not-found")
            if (
                route.method == "POST"
                and "anybody" not in route.guests
                and not _same(visit.form.get("csrf", ""), login.csrf)
            ):
                return Trouble(code="stale-form")
            if route.scope is not None and route.scope not in login.scopes:
                return Trouble(code="forbidden")
        case Reader() as reader:
            if visit.path.get("project", reader.project) != reader.project:
                return Trouble(code="not-found")
            if reader.thread is not None and visit.path.get("thread", reader.thread) != (
                reader.thread
            ):
                return Trouble(code="not-found")
    return None


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _from_here(request: Request, services: Services) -> bool:
    """Tell whether a form was sent by a page of ours.

    Only hosts are compared: behind a proxy that ends TLS the scheme may look another.
    """
    sent_by = request.headers.get("origin") or request.headers.get("referer") or ""
    public = urlsplit(services.settings.public_url or "").netloc
    own = {request.url.netloc.lower(), public.lower()} - {""}
    return urlsplit(sent_by).netloc.lower() in own


def _can_be(value: str) -> bool:
    """Tell whether a part of a path can name anything; threads have names of any letters."""
    return len(value) <= _LONGEST_NAME and is_clean(value)


def _here(request: Request) -> str:
    """Give the address of a page, without what was just done there."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "done"]
    path = request.scope["raw_path"].decode("latin-1")
    return f"{path}?{urlencode(kept)}" if kept else path
