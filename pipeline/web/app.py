"""The application: every route with its policy, inside of one frame."""

from __future__ import annotations

import functools
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.web import public
from pipeline.web.answers import Answer, answer_response
from pipeline.web.document import document, operation
from pipeline.web.frame import Frame
from pipeline.web.problems import NOT_FOUND, Fault, problem_response
from pipeline.web.routes import ROUTES
from pipeline.web.services import Services
from pipeline.web.serving import serve
from pipeline.web.trace import trace_of

_UNREADABLE = Fault(
    code="bad-request",
    detail="The request cannot be read.",
    hint="Check how it is put together.",
)


def create_app(services: Services) -> FastAPI:
    """Make the application. No page of it loads anything from elsewhere: there are none."""
    app = FastAPI(
        title="Passerelle",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry={"tracing": False},
    )
    for route in ROUTES:
        app.add_api_route(
            route.template,
            serve(route, services),
            methods=[route.method],
            operation_id=route.name,
            name=route.name,
            summary=route.about,
            tags=[route.tag],
            status_code=route.replies[0].status,
            response_class=Response,
            response_model=None,
            openapi_extra=operation(route),
        )
    for open_route in public.ROUTES:
        app.add_api_route(
            open_route.path,
            public.serve_public(open_route, services),
            methods=["GET"],
            operation_id=open_route.name,
            name=open_route.name,
            summary=open_route.about,
            tags=["Operation"],
            response_class=Response,
            response_model=None,
            openapi_extra=open_route.operation(),
        )
    _describe(app)
    for error in (HTTPException, RequestValidationError):
        app.add_exception_handler(error, _refuse)
    app.add_middleware(Frame, services=services)
    return app


def _describe(app: FastAPI) -> None:
    """Serve the OpenAPI document, written when it is first asked for."""

    @functools.cache
    def described() -> dict[str, Any]:
        return document(app)

    async def endpoint(request: Request) -> Response:
        trace_of(request).template = "/openapi.json"
        return answer_response(Answer(body=described()), shown=False, if_none_match=None)

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's way to replace it
    app.add_api_route("/openapi.json", endpoint, methods=["GET"], include_in_schema=False)


async def _refuse(request: Request, error: Exception) -> Response:
    """Tell what the framework has refused: no such path, or no such method there."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    fault = {404: NOT_FOUND, 405: _no_method(request)}.get(status, _UNREADABLE)
    return problem_response(fault, trace_of(request).request_id)


def _no_method(request: Request) -> Fault:
    """Name the methods that a path has."""
    here = getattr(request.scope.get("route"), "path", None)
    methods = {
        method
        for route in request.app.routes
        if isinstance(route, APIRoute) and route.path == here
        for method in route.methods or ()
    }
    return Fault(
        code="method-not-allowed",
        detail="There is something here, but not for this method.",
        hint="See the Allow header for the methods that there are.",
        headers={"allow": ", ".join(sorted(methods))},
    )
