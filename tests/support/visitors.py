"""Browsers without a browser: members who are logged in, and the links that let people in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any

import httpx

from pipeline.exchange.links import MadeLink, make_login_link, make_reading_link
from pipeline.exchange.members import put_member
from pipeline.exchange.values import Actor
from pipeline.store.tokens import Scope
from pipeline.web.pages.cookies import SESSION
from tests.support.web_service import Served

OFFICE = Actor(id="office", scopes=frozenset({"admin"}))
HTML = {"accept": "text/html,application/xhtml+xml"}


class Browser(httpx.Client):
    """Sends what a browser sends; it keeps cookies by hand, for there is no HTTPS here."""

    def __init__(self, served: Served, **more: Any) -> None:
        headers = {**HTML, "origin": served.url, **more.pop("headers", {})}
        super().__init__(base_url=served.url, headers=headers, timeout=30, **more)
        self.csrf = ""

    def take(self, response: httpx.Response) -> None:
        """Keep the cookie of a login."""
        cookies: SimpleCookie = SimpleCookie(response.headers["set-cookie"])
        self.headers["cookie"] = f"{SESSION}={cookies[SESSION].value}"
        found = re.search('name="csrf" value="([0-9a-f]+)"', self.get("/status").text)
        assert found is not None
        self.csrf = found[1]

    def submit(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of a page."""
        return self.post(path, data={"csrf": self.csrf, **fields})


def put(
    served: Served, member: str = "t-ana", *scopes: Scope, languages: tuple[str, ...] = ()
) -> None:
    """Let there be a member."""
    exchange = served.exchange
    served.database.write(
        lambda c: put_member(
            c, exchange.project, member, languages, scopes or ("review",), exchange.now, OFFICE
        )
    )


def login_link(served: Served, member: str = "t-ana") -> str:
    """Give the path of a login link."""
    exchange = served.exchange
    made = served.database.write(
        lambda c: make_login_link(c, exchange.project, member, exchange.now, OFFICE)
    )
    assert isinstance(made, MadeLink)
    return made.path


def reading_link(served: Served, classroom: str = "es", thread: str | None = None) -> str:
    """Give the path of a reading link, with its key."""
    exchange = served.exchange
    made = served.database.write(
        lambda c: make_reading_link(c, exchange.project, classroom, thread, exchange.now, OFFICE)
    )
    assert isinstance(made, MadeLink)
    return made.path


@contextmanager
def logged_in(served: Served, member: str = "t-ana", **more: Any) -> Iterator[Browser]:
    """Give the browser of a member who has come by a login link."""
    with Browser(served, **more) as browser:
        response = browser.post(login_link(served, member))
        assert response.status_code == 303, response.text
        browser.take(response)
        yield browser
