"""Webhooks: the endpoints that a project's events are delivered to."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, StringConstraints

from pipeline.exchange.addresses import Allowance
from pipeline.exchange.endpoints import Registered, enable, list_endpoints, register, remove, rotate
from pipeline.exchange.values import Conflict
from pipeline.schemas.checks import Identifier, clean_text
from pipeline.web.answers import Answer
from pipeline.web.outcomes import Incoming, conflict_fault, read_model
from pipeline.web.problems import NOT_FOUND, Fault
from pipeline.web.routing import Body, Call, Reply, Route
from pipeline.web.shapes import ref

_Secret = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_text)]


class WebhookIn(Incoming):
    """An endpoint as it is sent."""

    classroom: Identifier
    url: Annotated[
        str, StringConstraints(min_length=1, max_length=2000), AfterValidator(clean_text)
    ]
    payload: Literal["full", "thin"] = "full"
    secret: _Secret | None = None


class RotationIn(Incoming):
    """A new secret, or none: one is made."""

    secret: _Secret | None = None


def add(call: Call) -> Answer | Fault:
    """Add an endpoint; its secret is shown this once."""
    read = read_model(WebhookIn, call.body)
    if isinstance(read, Fault):
        return read
    outcome = register(
        call.connection,
        call.stored.project,
        classroom=read.classroom,
        url=read.url,
        payload=read.payload,
        secret=read.secret,
        now=call.now,
        actor=call.actor,
        allowance=Allowance.parse(call.services.settings.allow_endpoints),
    )
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    place = f"/v1/projects/{call.project}/webhooks/{outcome.id}"
    return _with_secret(outcome, status=201, headers={"location": place})


def list_all(call: Call) -> Answer | Fault:
    """Give the endpoints, without their secrets."""
    return Answer(body={"items": list_endpoints(call.connection, call.project), "next": None})


def show(call: Call) -> Answer | Fault:
    """Give an endpoint, without its secret."""
    for one in list_endpoints(call.connection, call.project):
        if one["id"] == call.path["webhook"]:
            return Answer(body=one)
    return NOT_FOUND


def take_away(call: Call) -> Answer | Fault:
    """Deliver no more to an endpoint."""
    outcome = remove(call.connection, call.project, call.path["webhook"], call.now, call.actor)
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    return Answer(status=204) if outcome else NOT_FOUND


def give_new_secret(call: Call) -> Answer | Fault:
    """Give an endpoint another secret; the old one signs along for a day."""
    read = read_model(RotationIn, call.body or b"{}")
    if isinstance(read, Fault):
        return read
    outcome = rotate(
        call.connection,
        call.project,
        call.path["webhook"],
        call.now,
        secret=read.secret,
        actor=call.actor,
    )
    if outcome is None:
        return NOT_FOUND
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    return _with_secret(outcome, status=200, headers={})


def switch_on(call: Call) -> Answer | Fault:
    """Deliver again to an endpoint that was disabled."""
    if not enable(call.connection, call.project, call.path["webhook"], call.now, call.actor):
        return NOT_FOUND
    shown = show(call)
    return Answer(body=shown.body, rings=("delivery",)) if isinstance(shown, Answer) else shown


def _with_secret(made: Registered, *, status: int, headers: dict[str, str]) -> Answer:
    known: dict[str, Any] = {
        "id": made.id,
        "classroom": made.classroom,
        "url": made.url,
        "payload": made.payload,
    }
    return Answer(
        status=status, body={**known, "secret": made.secret}, headers=headers, again=known
    )


ROUTES = (
    Route(
        method="GET",
        path="/webhooks",
        name="listWebhooks",
        about="The endpoints, without their secrets.",
        tag="Webhooks",
        scope="admin",
        handler=list_all,
        replies=(Reply(status=200, about="The endpoints.", schema=ref("WebhookList")),),
    ),
    Route(
        method="POST",
        path="/webhooks",
        name="addWebhook",
        about="Add an endpoint. Its secret is shown this once.",
        tag="Webhooks",
        scope="admin",
        handler=add,
        body=Body(schema=ref("NewWebhook")),
        replies=(
            Reply(
                status=201,
                about="It was added.",
                schema=ref("WebhookWithSecret"),
                headers={"Location": "Where it is."},
            ),
        ),
        faults=("not-json", "invalid", "conflict", "too-many"),
    ),
    Route(
        method="GET",
        path="/webhooks/{webhook}",
        name="getWebhook",
        about="An endpoint, without its secret.",
        tag="Webhooks",
        scope="admin",
        handler=show,
        replies=(Reply(status=200, about="The endpoint.", schema=ref("Webhook")),),
    ),
    Route(
        method="DELETE",
        path="/webhooks/{webhook}",
        name="removeWebhook",
        about="Deliver no more to an endpoint.",
        tag="Webhooks",
        scope="admin",
        handler=take_away,
        replies=(Reply(status=204, about="It was removed."),),
        faults=("declared",),
    ),
    Route(
        method="POST",
        path="/webhooks/{webhook}/rotate",
        name="rotateWebhook",
        about="Give an endpoint another secret, shown this once; the old one signs along for 24 h.",
        tag="Webhooks",
        scope="admin",
        handler=give_new_secret,
        body=Body(schema=ref("Rotation"), may_be_missing=True),
        replies=(Reply(status=200, about="The new secret.", schema=ref("WebhookWithSecret")),),
        faults=("not-json", "invalid", "secret-elsewhere"),
    ),
    Route(
        method="POST",
        path="/webhooks/{webhook}/enable",
        name="enableWebhook",
        about="Deliver again to an endpoint that was disabled.",
        tag="Webhooks",
        scope="admin",
        handler=switch_on,
        replies=(Reply(status=200, about="The endpoint.", schema=ref("Webhook")),),
    ),
)
