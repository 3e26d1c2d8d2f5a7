"""What anybody may ask: whether the service lives, is ready, how busy it is, and what it offers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from starlette.requests import Request
from starlette.responses import Response

from pipeline.errors import PipelineError
from pipeline.exchange.claiming import waiting_for_work
from pipeline.exchange.queues import waiting_for_delivery, waiting_for_review
from pipeline.exchange.relaying import waiting_events
from pipeline.metrics import CONTENT_TYPE
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer, answer_response
from pipeline.web.document import problem_reply, reply
from pipeline.web.problems import Fault, problem_response
from pipeline.web.routing import Reply
from pipeline.web.services import Services
from pipeline.web.shapes import record, words
from pipeline.web.trace import trace_of

_PATIENCE_SECONDS = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicRoute:
    """A route that needs no token, and shows nothing that would."""

    path: str
    name: str
    about: str
    handler: Callable[[Services], Awaitable[Answer | Fault]]
    replies: tuple[Reply, ...]
    faults: tuple[str, ...] = ()

    def operation(self) -> dict[str, Any]:
        """Describe the route."""
        described = {str(one.status): reply(one) for one in self.replies}
        for code in (*self.faults, "internal"):
            described["503" if code != "internal" else "500"] = problem_reply([code])
        return {"responses": described, "security": []}


def serve_public(
    route: PublicRoute, services: Services
) -> Callable[[Request], Awaitable[Response]]:
    """Make what answers the requests of a public route."""

    async def endpoint(request: Request) -> Response:
        trace = trace_of(request)
        trace.template = route.path
        outcome = await route.handler(services)
        if isinstance(outcome, Fault):
            return problem_response(outcome, trace.request_id)
        return answer_response(outcome, shown=False, if_none_match=None)

    return endpoint


async def live(_services: Services) -> Answer:
    """Say that the process answers."""
    return Answer(body={"status": "live"})


async def ready(services: Services) -> Answer | Fault:
    """Say whether posts can be taken and translated, and what is missing."""
    missing = [name for name, check in services.checks.items() if not check()]
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await services.database.aread(lambda connection: connection.execute(select(1)).one())
    except (PipelineError, TimeoutError, OSError):
        missing.append("database")
    if not missing:
        return Answer(body={"status": "ready"})
    return Fault(
        code="not-ready",
        detail="A part of the service is not ready; see `problems`.",
        hint="Wait a moment; `passerelle doctor` says what to mend.",
        problems=tuple(
            Problem(code="not-ready", message=f"{name}: is not ready", hint="see the log",
                    where=name)
            for name in missing
        ),
        headers={"retry-after": "1"},
    )  # fmt: skip


async def metrics(services: Services) -> Answer:
    """Give the figures for Prometheus, the queues as they are now."""
    now = services.clock()

    def look(
        connection: Connection,
    ) -> tuple[tuple[int, float], tuple[int, float], Mapping[str, int], int]:
        return (
            waiting_for_work(connection, now),
            waiting_for_delivery(connection, now),
            waiting_for_review(connection),
            waiting_events(connection),
        )

    services.metrics.show_queues(*await services.database.aread(look))
    return Answer(body=services.metrics.exposition(), media_type=CONTENT_TYPE)


ROUTES = (
    PublicRoute(
        path="/livez",
        name="live",
        about="Whether the process answers.",
        handler=live,
        replies=(Reply(status=200, about="It does.", schema=record(status=words("live"))),),
    ),
    PublicRoute(
        path="/readyz",
        name="ready",
        about="Whether posts can be taken and translated.",
        handler=ready,
        replies=(Reply(status=200, about="They can.", schema=record(status=words("ready"))),),
        faults=("not-ready",),
    ),
    PublicRoute(
        path="/metrics",
        name="metrics",
        about="Figures for Prometheus; no ids, no texts.",
        handler=metrics,
        replies=(
            Reply(
                status=200,
                about="The figures.",
                schema={"type": "string"},
                media_types=("text/plain",),
            ),
        ),
        faults=("unavailable",),
    ),
)
