"""What a handler answers, and how it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from pipeline.exchange.bell import Loop
from pipeline.store.database import Database
from pipeline.web.etags import etag, is_known

JSON = "application/json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What went well."""

    status: int = 200
    body: Any = None  # as JSON; bytes where `media_type` is another
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None  # of what is shown: makes the ETag
    is_whole: bool = False  # the body is what GET shows: so is the ETag
    rings: tuple[Loop, ...] = ()  # loops that have something to do now
    # What is answered when the request comes again with its Idempotency-Key, where that is not
    # the body: secrets are shown once.
    again: Any = None
    outcome: str | None = None  # of a post, to be counted
    # What is to be done once all of it is durable; what it gives is put into the body.
    after: Callable[[Database], Mapping[str, Any]] | None = None


def answer_response(answer: Answer, *, shown: bool, if_none_match: str | None) -> Response:
    """Write an answer; `shown`: it shows what the version is of, and the caller may have it."""
    headers = dict(answer.headers)
    content = answer.body
    if not isinstance(content, bytes):
        content = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    headers["cache-control"] = "private, no-cache" if shown else "no-store"
    if answer.version is not None:
        tag = etag(answer.version, content if shown or answer.is_whole else None)
        headers["etag"] = tag
        if shown:
            headers["vary"] = "Authorization, Accept"
            if is_known(if_none_match, tag):
                return Response(None, 304, headers)
    if answer.status == 204:
        return Response(None, 204, headers)
    return Response(content, answer.status, headers, answer.media_type)
