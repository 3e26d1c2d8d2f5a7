"""Who comes: a member with a session, somebody with a reading link, or anybody."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection
from starlette.requests import Request

from pipeline.exchange.links import find_reading_link
from pipeline.exchange.sessions import find_session
from pipeline.web.pages.cookies import SESSION
from pipeline.web.pages.visit import Guest, Login, PageRoute, Reader, Trouble


def guest_of(
    connection: Connection, route: PageRoute, request: Request, key: str | None, now: datetime
) -> Guest | Trouble:
    """Say who comes to a page. A key counts for more than a login: it shows what a class sees."""
    if key is not None and "reader" in route.guests:
        link = find_reading_link(connection, key, now)
        if link is None:
            return Trouble(code="expired-link")
        return Reader(project=link.project, classroom=link.classroom, thread=link.thread, key=key)
    cookie = request.cookies.get(SESSION)
    login = None if cookie is None else _login(connection, cookie, now)
    if login is None and "anybody" not in route.guests:
        return Trouble(code="no-login")
    return login


def _login(connection: Connection, cookie: str, now: datetime) -> Login | None:
    session = find_session(connection, cookie, now)
    if session is None:
        return None
    return Login(
        project=session.project,
        member=session.member,
        languages=session.languages,
        scopes=session.scopes,
        csrf=hashlib.sha256(b"csrf\0" + cookie.encode()).hexdigest(),
        session=session.digest,
    )
