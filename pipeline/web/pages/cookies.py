"""Cookies: the login's, which no other site can set, and the page language's."""

from __future__ import annotations

from starlette.responses import Response

from pipeline.web.pages.visit import Cookie

SESSION = "__Host-passerelle"  # browsers take it over HTTPS and for this host only
LANGUAGE = "passerelle-language"


def set_cookie(response: Response, cookie: Cookie) -> None:
    """Set a cookie, or take it away."""
    response.set_cookie(
        cookie.name,
        cookie.value,
        max_age=cookie.seconds,
        path="/",
        secure=cookie.secret,
        httponly=True,
        samesite="lax",
    )
