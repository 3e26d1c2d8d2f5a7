"""Links that let people in without a token: logins of members, and what a class reads."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints

from pipeline.exchange.links import (
    MadeLink,
    links_json,
    make_login_link,
    make_reading_link,
    remove_link,
)
from pipeline.exchange.values import Conflict
from pipeline.schemas.checks import Identifier, clean_text
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer
from pipeline.web.bodies import read_json_object
from pipeline.web.outcomes import Incoming, conflict_fault, read_model
from pipeline.web.problems import NOT_FOUND, Fault, invalid
from pipeline.web.routing import Body, Call, Reply, Route
from pipeline.web.shapes import ref
from pipeline.web.times import read_moment

_Thread = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(clean_text)
]


class LoginIn(Incoming):
    """A login link that is asked for."""

    kind: Literal["review"]
    member: Identifier
    expires: str | None = None


class ReadingIn(Incoming):
    """A reading link that is asked for."""

    kind: Literal["read"]
    classroom: Identifier
    thread: _Thread | None = None
    expires: str | None = None


def make(call: Call) -> Answer | Fault:
    """Make a link; its address is shown this once."""
    data = read_json_object(call.body)
    if isinstance(data, Fault):
        return data
    match data.get("kind"):
        case "review":
            login = read_model(LoginIn, call.body)
            return login if isinstance(login, Fault) else _login(call, login)
        case "read":
            reading = read_model(ReadingIn, call.body)
            return reading if isinstance(reading, Fault) else _reading(call, reading)
    return invalid([_NO_KIND])


def list_all(call: Call) -> Answer | Fault:
    """Give the links that are good, without their addresses."""
    return Answer(body={"items": links_json(call.connection, call.project, call.now), "next": None})


def take_away(call: Call) -> Answer | Fault:
    """Let a link be good no more."""
    gone = remove_link(call.connection, call.project, call.path["link"], call.now, call.actor)
    return Answer(status=204) if gone else NOT_FOUND


def _login(call: Call, asked: LoginIn) -> Answer | Fault:
    until = _time(asked.expires)
    if isinstance(until, Fault):
        return until
    project = call.stored.project
    made = make_login_link(
        call.connection, project, asked.member, call.now, call.actor, expires=until
    )
    return _shown(call, asked.kind, made)


def _reading(call: Call, asked: ReadingIn) -> Answer | Fault:
    until = _time(asked.expires)
    if isinstance(until, Fault):
        return until
    made = make_reading_link(
        call.connection, call.stored.project, asked.classroom, asked.thread, call.now, call.actor,
        expires=until,
    )  # fmt: skip
    return _shown(call, asked.kind, made)


def _time(written: str | None) -> datetime | Fault | None:
    if written is None:
        return None
    return read_moment(written) or invalid([_NO_TIME])


def _shown(call: Call, kind: str, made: MadeLink | Conflict) -> Answer | Fault:
    if isinstance(made, Conflict):
        return conflict_fault(made)
    base = call.services.settings.public_url or call.origin
    known: dict[str, Any] = {
        "id": made.id,
        "kind": kind,
        "expires_at": made.expires_at.isoformat(),
    }
    return Answer(status=201, body={**known, "url": base + made.path}, again=known)


_NO_KIND = Problem(
    code="bad-value",
    message="kind: is missing, or is no kind of link",
    hint="give review, with a member, or read, with a classroom",
    where="kind",
)
_NO_TIME = Problem(
    code="bad-time",
    message="expires: is not a time with its zone",
    hint="give a time such as 2026-11-20T09:30:00Z",
    where="expires",
)

ROUTES = (
    Route(
        method="GET",
        path="/links",
        name="listLinks",
        about="The links that are good, the newest 1,000, without their addresses.",
        tag="Members",
        scope="admin",
        handler=list_all,
        replies=(Reply(status=200, about="The links.", schema=ref("LinkList")),),
    ),
    Route(
        method="POST",
        path="/links",
        name="makeLink",
        about="Make a login link for a member, or a reading link for a class; shown this once.",
        tag="Members",
        scope="admin",
        handler=make,
        body=Body(schema=ref("NewLink")),
        replies=(Reply(status=201, about="The link.", schema=ref("Link")),),
        faults=("not-json", "invalid"),
    ),
    Route(
        method="DELETE",
        path="/links/{link}",
        name="removeLink",
        about="Let a link be good no more; a login that came by it goes on.",
        tag="Members",
        scope="admin",
        handler=take_away,
        replies=(Reply(status=204, about="It is gone."),),
    ),
)
