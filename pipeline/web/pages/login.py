"""Logging in by a link that is good once, logging out, and the language of the pages."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

from pipeline.exchange.links import find_login_link, use_login_link
from pipeline.exchange.projects import stored_project
from pipeline.exchange.sessions import SESSION_LIVES, close_session, open_session
from pipeline.web.pages.cookies import LANGUAGE, SESSION
from pipeline.web.pages.visit import (
    Cookie,
    Login,
    Outcome,
    Page,
    PageRoute,
    SeeOther,
    Trouble,
    Visit,
)
from pipeline.wording import PAGE_LANGUAGES

_YEAR = 365 * 24 * 3600  # seconds
_HOME = "/review"


def ask(visit: Visit) -> Outcome:
    """Show a button, and change nothing: programs that scan mail open links as well."""
    link = find_login_link(visit.connection, visit.path["code"], visit.now)
    if link is None:
        # Whoever comes back to a link that was used may be logged in by it still.
        return SeeOther(to=_HOME) if visit.guest is not None else Trouble(code="expired-link")
    stored = stored_project(visit.connection, link.project)
    assert stored is not None
    return Page(template="login.html", values={"member": link.member, "project": stored.project})


def enter(visit: Visit) -> Outcome:
    """Use the link up and log its member in."""
    link = use_login_link(visit.connection, visit.path["code"], visit.now)
    if link is None:
        return Trouble(code="expired-link")
    if isinstance(visit.guest, Login):
        close_session(visit.connection, visit.guest.session)
    secret = open_session(visit.connection, link.project, link.member, visit.now)
    cookie = Cookie(name=SESSION, value=secret, seconds=int(SESSION_LIVES.total_seconds()))
    return SeeOther(to=_HOME, cookies=(cookie,))


def home(visit: Visit) -> Outcome:
    """Send a member to their work; say to others how to get in."""
    return Trouble(code="no-login") if visit.guest is None else SeeOther(to=_HOME)


def leave(visit: Visit) -> Outcome:
    """Log out; the page that follows needs no login."""
    close_session(visit.connection, visit.login.session)
    return SeeOther(to="/goodbye", cookies=(Cookie(name=SESSION, value="", seconds=0),))


def goodbye(_visit: Visit) -> Outcome:
    """Say that the login has ended."""
    return Page(template="goodbye.html")


def choose_language(visit: Visit) -> Outcome:
    """Remember the language of the pages, and go back to where it was chosen."""
    language = visit.query.get("to")
    if language not in PAGE_LANGUAGES:
        return Trouble(code="not-found")
    cookie = Cookie(name=LANGUAGE, value=language, seconds=_YEAR, secret=False)
    return SeeOther(to=_own(visit.query.get("back", _HOME)), cookies=(cookie,))


def _own(address: str) -> str:
    """Give an address of this service; that of another becomes the first page."""
    if not address.startswith("/") or address.startswith("//") or not address.isascii():
        return _HOME
    parts = urlsplit(address)
    if "\\" in address or not address.isprintable():
        return _HOME
    query = urlencode(parse_qsl(parts.query, keep_blank_values=True))
    return f"{parts.path}?{query}" if query else parts.path


ROUTES = (
    PageRoute(method="GET", path="/", name="home", guests=frozenset({"anybody"}), handler=home),
    PageRoute(
        method="GET",
        path="/login",
        name="loginHelp",
        guests=frozenset({"anybody"}),
        handler=home,
    ),
    PageRoute(
        method="GET",
        path="/login/{code}",
        name="askLogin",
        guests=frozenset({"anybody"}),
        handler=ask,
    ),
    PageRoute(
        method="POST",
        path="/login/{code}",
        name="login",
        guests=frozenset({"anybody"}),
        handler=enter,
    ),
    PageRoute(
        method="POST", path="/logout", name="logout", guests=frozenset({"login"}), handler=leave
    ),
    PageRoute(
        method="GET",
        path="/goodbye",
        name="goodbye",
        guests=frozenset({"anybody"}),
        handler=goodbye,
    ),
    PageRoute(
        method="GET",
        path="/language",
        name="chooseLanguage",
        guests=frozenset({"anybody"}),
        handler=choose_language,
    ),
)
