"""HTTP as packages need it: http and https only, few redirects, time limits, plain words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import httpx

MOST_REDIRECTS = 5
TIMEOUT = httpx.Timeout(connect=15, read=30, write=30, pool=15)


class AddressRefused(httpx.UnsupportedProtocol):
    """An address is not http or https, or leads from https back to http."""


@contextmanager
def web_client() -> Iterator[httpx.Client]:
    """Give a client that keeps to http and https, through any redirect."""
    with httpx.Client(
        timeout=TIMEOUT,
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
        headers={"Accept-Encoding": "identity", "User-Agent": "passerelle"},
        event_hooks={"request": [_check_request], "response": [_check_redirect]},
    ) as client:
        yield client


def _check_request(request: httpx.Request) -> None:
    if request.url.scheme not in {"http", "https"} or not request.url.host:
        raise AddressRefused("only http and https addresses are read")


def _check_redirect(response: httpx.Response) -> None:
    if not response.has_redirect_location:
        return
    here = response.request.url
    following = here.join(response.headers["Location"])
    if following.scheme not in {"http", "https"}:
        raise AddressRefused("the server sends on to something that is not http or https")
    if here.scheme == "https" and following.scheme == "http":
        raise AddressRefused("the server sends on from https to unprotected http")


def plain_reason(error: Exception) -> str:
    """Say in plain words what went wrong with a request."""
    match error:
        case AddressRefused():
            return str(error)
        case httpx.HTTPStatusError():
            code = error.response.status_code
            return {404: "it is not there (404)", 403: "access is forbidden (403)"}.get(
                code, f"the server answered with status {code}"
            )
        case httpx.TooManyRedirects():
            return f"the server sends on more than {MOST_REDIRECTS} times"
        case httpx.TimeoutException():
            return "the server does not answer in time"
        case httpx.ConnectError():
            return "no connection could be made"
        case httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return "it is no http or https address"
        case httpx.RemoteProtocolError() | httpx.ReadError():
            return "the connection broke off"
        case _:
            return f"{type(error).__name__}"


def shown(address: str) -> str:
    """Give an address as it may stand in messages and records: no password, no query."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "(an address that cannot be read)"
    return urlunsplit((parts.scheme, host + port, parts.path, "", ""))
