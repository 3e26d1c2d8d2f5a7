"""The application: every route with its policy, inside of one frame."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from pipeline.topics.document import document as topics_document
from pipeline.topics.names import Topics
from pipeline.web import public
from pipeline.web.answers import Answer, answer_response
from pipeline.web.document import document, operation
from pipeline.web.frame import Frame
from pipeline.web.pages import bundles
from pipeline.web.pages import routes as pages
from pipeline.web.pages.answering import trouble_response
from pipeline.web.pages.serving import serve_page
from pipeline.web.problems import NOT_FOUND, Fault, problem_response
from pipeline.web.routes import ROUTES
from pipeline.web.services import Services
from pipeline.web.serving import serve
from pipeline.web.trace import trace_of

_FOR_EVER = "public, max-age=31536000, immutable"
_UNREADABLE = Fault(
    code="bad-request",
    detail="The request cannot be read.",
    hint="Check how it is put together.",
)


def create_app(services: Services) -> FastAPI:
    """Make the application: the API and the pages, which load nothing from elsewhere."""
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
    for page in pages.ROUTES:
        app.add_route(page.path, serve_page(page, services), [page.method], page.name, False)
    app.add_route(f"{bundles.PATH}{{name}}", _serve_bundle, ["GET"], "asset", False)
    _describe(app, services)
    for error in (HTTPException, RequestValidationError):
        app.add_exception_handler(error, _refuse)
    app.add_middleware(Frame, services=services)
    return app


def _describe(app: FastAPI, services: Services) -> None:
    """Serve the documents of the API and of the topics, each written when it is first asked for."""

    @functools.cache
    def described() -> dict[str, Any]:
        return document(app)

    @functools.cache
    def topics_described() -> dict[str, Any]:
        return topics_document(Topics(prefix=services.settings.topic_prefix))

    def serve_document(path: str, written: Callable[[], dict[str, Any]]) -> None:
        async def endpoint(request: Request) -> Response:
            trace_of(request).template = path
            return answer_response(Answer(body=written()), shown=False, if_none_match=None)

        app.add_api_route(path, endpoint, methods=["GET"], include_in_schema=False)

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's way to replace it
    serve_document("/openapi.json", described)
    serve_document("/asyncapi.json", topics_described)


async def _serve_bundle(request: Request) -> Response:
    """Give a style sheet or a script; browsers keep it for as long as its address is asked for."""
    trace_of(request).template = f"{bundles.PATH}{{name}}"
    found = bundles.find_bundle(request.path_params["name"])
    if found is None:
        return problem_response(NOT_FOUND, trace_of(request).request_id)
    bundle, is_current = found
    kept = _FOR_EVER if is_current else "no-store"  # a page of an earlier version may ask
    return Response(bundle.content, 200, {"cache-control": kept}, bundle.media_type)


async def _refuse(request: Request, error: Exception) -> Response:
    """Tell what the framework has refused: no such path, or no such method there."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    fault = NOT_FOUND if status == 404 else _no_method(request) if status == 405 else _UNREADABLE
    page = trouble_response(request, fault)
    return page or problem_response(fault, trace_of(request).request_id)


def _no_method(request: Request) -> Fault:
    """Name the methods that a path has."""
    routes = [route for route in request.app.routes if isinstance(route, Route)]
    here = next(one.path for one in routes if one.matches(request.scope)[0] is not Match.NONE)
    methods = {method for one in routes if one.path == here for method in one.methods or ()}
    if "GET" in methods:
        methods.add("HEAD")
    return Fault(
        code="method-not-allowed",
        detail="There is something here, but not for this method.",
        hint="See the Allow header for the methods that there are.",
        headers={"allow": ", ".join(sorted(methods))},
    )
