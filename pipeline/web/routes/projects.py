"""Projects: the structure of the project file as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import unusable
from pipeline.exchange.projects import put_project, stored_project
from pipeline.exchange.values import Stale
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer
from pipeline.web.bodies import read_json_object
from pipeline.web.etags import matches
from pipeline.web.outcomes import STALE
from pipeline.web.problems import Fault, invalid
from pipeline.web.routing import Body, Call, Reply, Route
from pipeline.web.shapes import ref
from pipeline.web.who import OPERATOR

_MOST_BYTES = 1024 * 1024
_NO_VERSION = -1


def show(call: Call) -> Answer | Fault:
    """Give the project."""
    return Answer(body=call.stored.body, version=call.stored.version)


def put(call: Call) -> Answer | Fault:
    """Make the project, or change it."""
    data = read_json_object(call.body)
    if isinstance(data, Fault):
        return data
    if "id" in data and data["id"] != call.project:
        problem = Problem(
            code="unknown-project",
            message="id: is not the project of the address",
            hint="leave it out, or give the same",
            where="id",
        )
        return invalid([problem])
    if call.actor != OPERATOR and (foreign := _foreign_secret(call, data)) is not None:
        return invalid([foreign])
    outcome = put_project(
        call.connection,
        {**data, "id": call.project},
        call.now,
        call.actor,
        if_match=_seen(call),
    )
    if isinstance(outcome, Stale):
        return STALE
    if isinstance(outcome, tuple):
        return invalid(outcome)
    allowance = Allowance.parse(call.services.settings.allow_endpoints)
    if problems := unusable(outcome.project, allowance):
        return invalid(problems)  # a fault ends the transaction: nothing of it is kept
    kept = stored_project(call.connection, call.project)  # as GET shows it
    assert kept is not None
    return Answer(
        status=201 if outcome.is_new else 200,
        body=kept.body,
        version=kept.version,
        is_whole=True,
        headers={"location": f"/v1/projects/{call.project}"} if outcome.is_new else {},
        rings=("work", "delivery"),
    )


def _foreign_secret(call: Call, data: Mapping[str, Any]) -> Problem | None:
    """Find an environment variable that the project has not named before.

    It may be another project's, and whoever has events signed with it could pass for Passerelle
    there; so only the operator names new ones.
    """
    known = set(_variables(call.stored.body)) if call.found is not None else set()
    if set(_variables(data)) <= known:
        return None
    return Problem(
        code="secret-env",
        message="secret_env: only the operator can name a new environment variable",
        hint="register the endpoint at /webhooks, which gives it a secret",
        where="classrooms",
    )


def _variables(value: object) -> Iterator[str]:
    """Yield every `secret_env` inside of plain values."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name == "secret_env":
                yield str(one)
            else:
                yield from _variables(one)
    elif isinstance(value, list):
        for one in value:
            yield from _variables(one)


def _seen(call: Call) -> int | None:
    """Give the version that the caller changes, one that there never is for another than ours."""
    given = call.headers.get("if-match")
    if given is None:
        return None
    if call.found is not None and matches(given, call.found.version):
        return call.found.version
    return _NO_VERSION


ROUTES = (
    Route(
        method="GET",
        path="",
        name="getProject",
        about="The project, as its file says it.",
        tag="Projects",
        scope="read",
        handler=show,
        replies=(Reply(status=200, about="The project.", schema=ref("Project")),),
        has_etag=True,
    ),
    Route(
        method="PUT",
        path="",
        name="putProject",
        about="Make the project, or change it; only the operator's token can make one.",
        tag="Projects",
        scope="admin",
        handler=put,
        body=Body(schema=ref("Project"), most_bytes=_MOST_BYTES),
        replies=(
            Reply(status=200, about="It was changed, or was so already.", schema=ref("Project")),
            Reply(
                status=201,
                about="It was made.",
                schema=ref("Project"),
                headers={"Location": "Where it is."},
            ),
        ),
        faults=("not-json", "invalid"),
        takes_if_match=True,
        made="project",
    ),
)
