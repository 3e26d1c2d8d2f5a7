"""The language of a page: as chosen, else as the browser asks for."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from pipeline.web.pages.cookies import LANGUAGE
from pipeline.wording import PAGE_LANGUAGES, closest

_LONGEST = 200  # characters of a header that are looked at


def language_of(request: HTTPConnection) -> str:
    """Give the language of the page that answers a request."""
    chosen = request.cookies.get(LANGUAGE)
    if chosen in PAGE_LANGUAGES:
        return chosen
    return closest(_wanted(request.headers.get("accept-language", "")[:_LONGEST]))


def _wanted(header: str) -> list[str]:
    """Read the languages that a browser asks for, the dearest first."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, weight = part.partition(";")
        try:
            liking = float(weight.partition("=")[2] or 1) if weight.strip() else 1.0
        except ValueError:
            continue
        if tag.strip() and liking > 0:
            weighed.append((liking, tag.strip()))
    return [tag for _, tag in sorted(weighed, key=lambda one: -one[0])]
