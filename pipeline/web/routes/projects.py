"""Projects: the structure of the project file as JSON."""

from __future__ import annotations

from pipeline.exchange.projects import put_project
from pipeline.exchange.values import Stale
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer
from pipeline.web.bodies import read_json_object
from pipeline.web.etags import matches
from pipeline.web.outcomes import STALE
from pipeline.web.problems import Fault, invalid
from pipeline.web.routing import Body, Call, Reply, Route
from pipeline.web.shapes import ref

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
    return Answer(
        status=201 if outcome.is_new else 200,
        body={**data, "id": call.project},
        version=outcome.version,
        headers={"location": f"/v1/projects/{call.project}"} if outcome.is_new else {},
        rings=("work", "delivery"),
    )


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
        makes_project=True,
    ),
)
