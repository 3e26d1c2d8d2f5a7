"""What is around every request: its id, the log, the figures, the last word on errors."""

from __future__ import annotations

from time import perf_counter

from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.logging import logger
from pipeline.store.troubles import StoreFull, StoreUnavailable
from pipeline.web.bodiless import as_get
from pipeline.web.pages.answering import trouble_response
from pipeline.web.paths import with_names
from pipeline.web.problems import Fault, problem_response
from pipeline.web.services import Services
from pipeline.web.trace import begin_trace

_log = logger("passerelle.web")

_GONE = 499  # the client left; as proxies log it
_RETRY = {"retry-after": "1"}
_METHODS = frozenset({"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
# Answers are data: no page may be made of them, nor may they be shown inside of one.
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Frame:
    """Wraps the application; every answer goes out through it."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._metrics = services.metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, come what may."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        method = scope["method"] if scope["method"] in _METHODS else "other"
        scope, send = as_get(with_names(scope), send)
        trace = begin_trace(scope)
        status = 0
        extra = (*_HEADERS, (b"x-request-id", trace.request_id.encode()))

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = list(message.get("headers", ()))
                named = {name for name, _ in own}  # what a page says of itself counts
                message["headers"] = [*own, *(one for one in extra if one[0] not in named)]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            status = status or _GONE
        except Exception as error:
            if not isinstance(error, StoreUnavailable):
                _log.error("request failed", error=error, request_id=trace.request_id)
            if status:  # the answer has begun, and cannot be taken back
                raise
            fault = _fault(error)
            page = trouble_response(HTTPConnection(scope), fault)
            told = page or problem_response(fault, trace.request_id)
            await told(scope, receive, sending)
        seconds = perf_counter() - began
        self._metrics.requests.labels(trace.template, method, f"{status // 100}xx").inc()
        self._metrics.request_seconds.labels(trace.template).observe(seconds)
        _log.info(
            "request",
            method=method,
            route=trace.template,
            status=status,
            ms=round(seconds * 1000, 1),
            request_id=trace.request_id,
        )


def _fault(error: Exception) -> Fault:
    """Say what an error means to who asked."""
    if isinstance(error, StoreFull):
        return Fault(
            code="storage-full",
            detail="There is no room left where the database is. Nothing was kept.",
            hint="Tell the operator; send it again once there is room.",
        )
    if isinstance(error, StoreUnavailable):
        return Fault(
            code="unavailable",
            detail="The database did not answer in time. Nothing was kept.",
            hint="Send it again in a moment.",
            headers=_RETRY,
        )
    return Fault(
        code="internal",
        detail="Something went wrong that should not have. It was logged.",
        hint="Send it again; if it stays so, tell the operator the request_id.",
    )
