"""How pages, redirects, downloads and troubles are written."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import Response

from pipeline.web.pages.cookies import set_cookie
from pipeline.web.pages.languages import language_of
from pipeline.web.pages.templating import render
from pipeline.web.pages.troubles import trouble_page
from pipeline.web.pages.visit import (
    Download,
    Login,
    Outcome,
    Page,
    Reader,
    SeeOther,
    Trouble,
    Visit,
)
from pipeline.web.problems import Fault

# Nothing from elsewhere, nothing inline. `img-src data:` is for the icon, which costs no request.
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_NO_USE = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
_DATA = "/v1/"  # below it nothing is a page
_HOME = "/review"
_HEADERS = {
    "cache-control": "no-store",  # after a logout the back button shows nothing
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": _NO_USE,
    # Other sites learn nothing; our own must, for a form without a referrer has no Origin either.
    "referrer-policy": "same-origin",
    "vary": "Cookie, Accept-Language",
}


def page_response(outcome: Outcome, visit: Visit | None, language: str, here: str) -> Response:
    """Write what a request for a page is answered with."""
    match outcome:
        case SeeOther():
            response = Response(None, 303, {**_HEADERS, "location": outcome.to})
            for cookie in outcome.cookies:
                set_cookie(response, cookie)
            return response
        case Download():
            name = quote(outcome.name, safe="")
            kept = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
            return Response(outcome.make(), 200, {**_HEADERS, **kept}, outcome.media_type)
        case Trouble():
            return _written(trouble_page(outcome.code), visit, language, here)
        case Page():
            return _written(outcome, visit, language, here)


def trouble_response(request: HTTPConnection, fault: Fault) -> Response | None:
    """Write a fault that came up outside of any page; None: who asked wants no page."""
    path: str = request.scope["path"]
    if path.startswith(_DATA) or "text/html" not in request.headers.get("accept", ""):
        return None
    response = _written(trouble_page(fault.code), None, language_of(request), _HOME)
    response.headers.update(fault.headers)
    return response


def _written(page: Page, visit: Visit | None, language: str, here: str) -> Response:
    guest = None if visit is None else visit.guest
    found = None if visit is None else visit.found
    values = {
        "login": guest if isinstance(guest, Login) else None,
        "reader": guest if isinstance(guest, Reader) else None,
        "project": None if found is None else found.project,
        "here": here,
        "message": page.message,
        **page.values,
    }
    if page.later is not None:
        values |= page.later()
    return Response(
        render(page.template, language, values),
        page.status,
        _HEADERS,
        "text/html; charset=utf-8",
    )
