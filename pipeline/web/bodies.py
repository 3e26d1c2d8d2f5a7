"""Bodies of requests: of the right type and not too long, before anybody parses them."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem
from pipeline.web.problems import Fault
from pipeline.web.routing import Body

_NOT_JSON = {
    "not-utf8": "The body is not UTF-8.",
    "double-field": "An object of the body has the same field twice.",
    "not-json": "The body is not JSON.",
}


async def read_body(request: Request, wanted: Body) -> bytes | Fault:
    """Read a body as far as its limit; however it is sent, no more than that is kept."""
    wrong = _wrong_type(request, wanted)
    if wrong is not None and not (wanted.may_be_missing and _has_no_body(request)):
        return wrong
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > wanted.most_bytes:
        return _too_large(wanted)
    parts = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > wanted.most_bytes:
            return _too_large(wanted)
        parts.append(part)
    return b"".join(parts)


def read_json_object(body: bytes) -> dict[str, Any] | Fault:
    """Read a body that is to be a JSON object."""
    data = read_json(body)
    if isinstance(data, Problem):
        return Fault(
            code="not-json",
            detail=_NOT_JSON.get(data.code, "The body is not JSON."),
            hint="Send one JSON object, encoded as UTF-8.",
            problems=(data,),
        )
    if not isinstance(data, dict):
        return Fault(
            code="invalid",
            detail="The body is JSON, but not an object.",
            hint="Send an object: {...}.",
        )
    return data


def media_type_of(request: Request) -> str:
    """Give a body's media type without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _has_no_body(request: Request) -> bool:
    has_length = request.headers.get("content-length", "0").strip() != "0"
    return not has_length and "transfer-encoding" not in request.headers


def _wrong_type(request: Request, wanted: Body) -> Fault | None:
    if media_type_of(request) not in wanted.media_types:
        return Fault(
            code="wrong-media-type",
            detail="The Content-Type is missing, or is not one that is taken here.",
            hint=f"Send Content-Type: {' or '.join(wanted.media_types)}.",
            headers={"accept": ", ".join(wanted.media_types)},
        )
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        return Fault(
            code="wrong-media-type",
            detail="The body is compressed.",
            hint="Send it as it is, without Content-Encoding.",
        )
    return None


def _too_large(wanted: Body) -> Fault:
    return Fault(
        code="too-large",
        detail=f"The body has more than {wanted.most_bytes} bytes.",
        hint="Send less at a time.",
    )
