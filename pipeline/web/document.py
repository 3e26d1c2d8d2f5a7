"""The OpenAPI document: the operations of the routes, described from their table."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pipeline.web.components import components
from pipeline.web.problems import KINDS, MEDIA_TYPE
from pipeline.web.routing import Reply, Route
from pipeline.web.shapes import IDENTIFIER, ref

_PATH_PART = re.compile(r"\{(\w+)\}")
_ABOUT = (
    "Carries posts between classrooms that do not share a language. Errors are "
    "`application/problem+json` with a stable `code`; see `Problem`. Every GET may be a HEAD, and "
    "`If-None-Match: *` gives 304 where there is something."
)
_AUTHOR = {"type": "string", "minLength": 1, "maxLength": 200}
_LANGUAGE = {"type": "string", "pattern": "^[A-Za-z]{2,3}$"}
_PARTS: dict[str, dict[str, Any]] = {"author": _AUTHOR, "source": _LANGUAGE, "target": _LANGUAGE}

# Codes that every route of a project can answer with.
_USUAL = ("no-token", "bad-token", "missing-scope", "not-found", "internal", "unavailable")


def operation(route: Route) -> dict[str, Any]:
    """Describe a route; FastAPI adds its name and place."""
    described: dict[str, Any] = {
        "parameters": _parameters(route),
        "responses": _responses(route),
        "security": [{"token": []}],
        "x-scope": route.scope,
    }
    if route.body is not None:
        described["requestBody"] = {
            "required": not route.body.may_be_missing,
            "content": {
                media_type: {"schema": route.body.schema} for media_type in route.body.media_types
            },
        }
    return described


def document(app: FastAPI) -> dict[str, Any]:
    """Write the OpenAPI document of an application."""
    made = get_openapi(
        title="Passerelle",
        version=version("passerelle"),
        description=_ABOUT,
        routes=app.routes,
    )
    made["components"] = {
        "schemas": components(),
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "A token of `passerelle token create`, or PASSERELLE_ADMIN_TOKEN.",
            }
        },
    }
    return made


def reply(one: Reply) -> dict[str, Any]:
    """Describe an answer."""
    described: dict[str, Any] = {"description": one.about}
    if one.schema is not None:
        described["content"] = {
            media_type: {"schema": one.schema if "json" in media_type else {"type": "string"}}
            for media_type in one.media_types
        }
    described["headers"] = {
        name: {"description": about, "schema": {"type": "string"}}
        for name, about in {**one.headers, "X-Request-Id": "Names the request."}.items()
    }
    return described


def problem_reply(codes: list[str]) -> dict[str, Any]:
    """Describe an error; `codes` have the same status."""
    words = "; ".join(f"`{code}`: {KINDS[code][1]}" for code in codes)
    return {
        "description": f"{words}.",
        "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
    }


def _responses(route: Route) -> dict[str, Any]:
    described = {str(one.status): reply(one) for one in route.replies}
    if route.has_etag:
        described["200"]["headers"]["ETag"] = {
            "description": "Names what is shown; for If-None-Match, and If-Match to change it.",
            "schema": {"type": "string"},
        }
        described["304"] = {"description": "The caller has it already."}
    by_status: dict[int, list[str]] = {}
    for code in _codes(route):
        by_status.setdefault(KINDS[code][0], []).append(code)
    for status, codes in sorted(by_status.items()):
        described[str(status)] = problem_reply(codes)
    return described


def _codes(route: Route) -> list[str]:
    codes = [*_USUAL, "bad-parameter", *route.faults]
    if route.body is not None:
        codes += ["too-large", "wrong-media-type"]
    if route.takes_if_match:
        codes.append("stale")
    if route.method == "POST":
        codes += ["bad-idempotency-key", "idempotency-mismatch"]
    if route.writes:
        codes.append("storage-full")
    return list(dict.fromkeys(codes))


def _parameters(route: Route) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": _PARTS.get(name, IDENTIFIER)}
        for name in _PATH_PART.findall(route.template)
    ]
    found += [
        {"name": one.name, "in": "query", "description": one.about, "schema": one.schema}
        for one in route.query
    ]
    if route.method == "POST":
        found.append(_header("Idempotency-Key", "Send the same one to try again: it happens once."))
    if route.has_etag:
        found.append(_header("If-None-Match", "An ETag: 304 if it is still so."))
    if route.takes_if_match:
        found.append(_header("If-Match", "An ETag: 412 if it has changed since."))
    return found


def _header(name: str, about: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name == "Idempotency-Key":
        schema["pattern"] = "^[!-~]{1,200}$"
    return {"name": name, "in": "header", "description": about, "schema": schema}
