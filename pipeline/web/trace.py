"""What is known of a request outside of its handler."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.types import Scope

_KEY = "passerelle.trace"
_SANE = re.compile(r"[A-Za-z0-9._:~-]{1,100}")

UNMATCHED = "unmatched"


@dataclass(slots=True)
class Trace:
    """A request's id, and the template of its route once that is known."""

    request_id: str
    template: str = UNMATCHED


def begin_trace(scope: Scope) -> Trace:
    """Take the request's id from its header if it is sane, else make one."""
    given = next(
        (value for name, value in scope["headers"] if name == b"x-request-id"), b""
    ).decode("latin-1")
    trace = Trace(given if _SANE.fullmatch(given) else secrets.token_hex(16))
    scope[_KEY] = trace
    return trace


def trace_of(request: HTTPConnection) -> Trace:
    """Give the trace of a request."""
    trace: Trace = request.scope[_KEY]
    return trace
