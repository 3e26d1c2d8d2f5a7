"""Errors as RFC 9457 has them, with codes that programs can rely on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from pipeline.schemas.problems import Problem

MEDIA_TYPE = "application/problem+json"
_LONGEST_PATH = 200  # of a field: its names may come from the sender
_MOST_PROBLEMS = 100
_PATH = re.compile(r"[A-Za-z0-9_.-]*")

# Code: status and title. The page docs/http.md explains each.
KINDS: Mapping[str, tuple[int, str]] = {
    "bad-request": (400, "The request cannot be read"),
    "bad-cursor": (400, "The cursor is not one of ours"),
    "bad-parameter": (400, "A parameter of the address cannot be used"),
    "bad-idempotency-key": (400, "The Idempotency-Key cannot be used"),
    "not-json": (400, "The body is not JSON"),
    "no-token": (401, "A token is needed"),
    "bad-token": (401, "The token is not valid"),
    "missing-scope": (403, "The token lacks a scope"),
    "not-found": (404, "Not found"),
    "method-not-allowed": (405, "The method is not allowed here"),
    "not-acceptable": (406, "It cannot be had in this form"),
    "conflict": (409, "It is here already, with another content"),
    "stale-revision": (409, "A newer revision is here"),
    "erased": (409, "The post was erased"),
    "decided": (409, "The question has its verdict"),
    "closed": (409, "The question is closed"),
    "dropped": (409, "There is nothing to send"),
    "endpoint-disabled": (409, "The endpoint is not delivered to"),
    "secret-elsewhere": (409, "The secret is kept elsewhere"),
    "declared": (409, "The project declares this endpoint"),
    "too-many": (409, "There are as many as there can be"),
    "stale": (412, "It has changed since you read it"),
    "too-large": (413, "The body is too large"),
    "wrong-media-type": (415, "The body has the wrong media type"),
    "invalid": (422, "The body cannot be used"),
    "idempotency-mismatch": (422, "The Idempotency-Key was used for another request"),
    "over-quota": (429, "The project has sent its characters for today"),
    "internal": (500, "Passerelle made a mistake"),
    "not-ready": (503, "The service is not ready"),
    "unavailable": (503, "The database cannot be used now"),
    "storage-full": (507, "There is no room left to store anything"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Why there is no other answer. No part of it repeats what was sent."""

    code: str  # one of KINDS
    detail: str
    hint: str
    problems: tuple[Problem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    outcome: str | None = None  # of a post, to be counted

    @property
    def status(self) -> int:
        """Give the status of HTTP."""
        return KINDS[self.code][0]


class Refused(Exception):
    """Ends a transaction of which nothing is to be kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


# The same for what is not there and for what a token may not see: it tells neither from the other.
NOT_FOUND = Fault(
    code="not-found",
    detail="There is nothing here that this token may see.",
    hint="Check the address and which project the token is for.",
)


def invalid(problems: Iterable[Problem]) -> Fault:
    """Say all that is wrong with a body."""
    found = tuple(problems)
    count = "is one thing" if len(found) == 1 else f"are {len(found)} things"
    return Fault(
        code="invalid",
        detail=f"There {count} wrong with the body; see `problems`.",
        hint="Mend what `problems` names and send it again.",
        problems=found,
    )


# Messages of checks that repeat a value, for a file's owner to find it; here they do not.
_WITHOUT_VALUE = {
    "unknown-project": ("is not the project of the address", "leave it out"),
    "unknown-classroom": ("is not in the project", "use one of the project's classrooms"),
    "unknown-language": (
        "is not a known language tag",
        "use a BCP 47 tag such as en, es, pt-BR or zh-Hans",
    ),
    "unknown-timezone": (
        "is not a known time zone",
        "use a name of the IANA database such as Europe/Madrid",
    ),
    "double-id": ("another classroom has this id", "give each classroom an id of its own"),
    "double-glossary": (
        "another glossary has this direction",
        "put the terms of a direction into one file",
    ),
    "unused-glossary": (
        "no classroom has this language",
        "mend the language, or remove the glossary",
    ),
}


def problem_values(problem: Problem) -> dict[str, str]:
    """Give a problem as plain values, without what was sent."""
    where = problem.where if _is_path(problem.where) else ""
    message, hint = problem.message, problem.hint
    if problem.code in _WITHOUT_VALUE:
        message, hint = _WITHOUT_VALUE[problem.code]
        message = f"{where}: {message}" if where else message
    elif where != problem.where:
        message = message.removeprefix(f"{problem.where}: ")
    return {"code": problem.code, "where": where, "message": message, "hint": hint}


def fault_values(fault: Fault, request_id: str) -> dict[str, Any]:
    """Give a fault as plain values."""
    status, title = KINDS[fault.code]
    values: dict[str, Any] = {
        "type": f"urn:passerelle:problem:{fault.code}",
        "title": title,
        "status": status,
        "code": fault.code,
        "detail": fault.detail,
        "hint": fault.hint,
        "request_id": request_id,
    }
    if fault.problems:
        values["problems"] = [problem_values(one) for one in fault.problems[:_MOST_PROBLEMS]]
    return values


def problem_response(fault: Fault, request_id: str) -> Response:
    """Make the response that tells of a fault."""
    content = json.dumps(fault_values(fault, request_id), ensure_ascii=False).encode()
    headers = {"cache-control": "no-store", **fault.headers}
    return Response(content, fault.status, headers, MEDIA_TYPE)


def _is_path(where: str) -> bool:
    return len(where) <= _LONGEST_PATH and _PATH.fullmatch(where) is not None
