"""Members: the teachers of a project."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.exchange.members import members_json, put_member, remove_member
from pipeline.exchange.values import Conflict
from pipeline.schemas.checks import LanguageTag
from pipeline.web.answers import Answer
from pipeline.web.outcomes import Incoming, conflict_fault, read_model
from pipeline.web.problems import NOT_FOUND, Fault
from pipeline.web.routing import Body, Call, Reply, Route
from pipeline.web.shapes import ref


class MemberIn(Incoming):
    """A member as it is sent."""

    languages: Annotated[list[LanguageTag], Field(max_length=50)]
    scopes: Annotated[list[Literal["write", "read", "review", "admin"]], Field(max_length=10)]


def list_all(call: Call) -> Answer | Fault:
    """Give the members."""
    return Answer(body={"items": members_json(call.connection, call.project), "next": None})


def put(call: Call) -> Answer | Fault:
    """Add a member, or change one."""
    read = read_model(MemberIn, call.body)
    if isinstance(read, Fault):
        return read
    outcome = put_member(
        call.connection,
        call.stored.project,
        call.path["member"],
        read.languages,
        read.scopes,
        call.now,
        call.actor,
    )
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    return Answer(status=201 if outcome.is_new else 200, body=outcome.member)


def take_away(call: Call) -> Answer | Fault:
    """Remove a member."""
    gone = remove_member(call.connection, call.project, call.path["member"], call.now, call.actor)
    return Answer(status=204) if gone else NOT_FOUND


ROUTES = (
    Route(
        method="GET",
        path="/members",
        name="listMembers",
        about="The teachers of the project.",
        tag="Members",
        scope="admin",
        handler=list_all,
        replies=(Reply(status=200, about="The members.", schema=ref("MemberList")),),
    ),
    Route(
        method="PUT",
        path="/members/{member}",
        name="putMember",
        about="Add a member, or change one.",
        tag="Members",
        scope="admin",
        handler=put,
        body=Body(schema=ref("NewMember")),
        replies=(
            Reply(status=200, about="It was changed, or was so already.", schema=ref("Member")),
            Reply(status=201, about="It was added.", schema=ref("Member")),
        ),
        faults=("not-json", "invalid", "too-many"),
        made="member",
    ),
    Route(
        method="DELETE",
        path="/members/{member}",
        name="removeMember",
        about="Remove a member.",
        tag="Members",
        scope="admin",
        handler=take_away,
        replies=(Reply(status=204, about="It was removed."),),
    ),
)
