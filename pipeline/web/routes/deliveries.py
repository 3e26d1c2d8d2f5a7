"""Deliveries: what is on its way to endpoints, and what is sent again."""

from __future__ import annotations

from pipeline.exchange.deliveries import deliveries_json, delivery_json, replay, replay_span
from pipeline.exchange.values import Conflict
from pipeline.schemas.checks import Identifier
from pipeline.schemas.problems import Problem
from pipeline.web.answers import Answer
from pipeline.web.outcomes import Incoming, conflict_fault, read_model
from pipeline.web.parameters import PAGED, Page, listing_answer, read_choice, read_page
from pipeline.web.problems import NOT_FOUND, Fault, invalid
from pipeline.web.routing import Body, Call, Parameter, Reply, Route
from pipeline.web.shapes import list_of, ref
from pipeline.web.times import read_moment

STATES = ("waiting", "delivered", "given-up", "dropped")


_BACKWARDS = Problem(
    code="bad-time",
    message="since: is after the end of the span",
    hint="give an earlier time; without `until` the span ends now",
    where="since",
)


class SpanIn(Incoming):
    """A span of time whose events are sent again."""

    since: str
    until: str | None = None
    endpoint: Identifier | None = None


def list_deliveries(call: Call) -> Answer | Fault:
    """Give deliveries, in the order of their events."""
    page = read_page(call, "deliveries")
    if not isinstance(page, Page):
        return page
    state = read_choice(call, "state", STATES)
    if isinstance(state, Fault):
        return state
    found = deliveries_json(
        call.connection,
        call.project,
        state=state,
        endpoint=call.query.get("endpoint"),
        post=call.query.get("post"),
        after=page.after,
        limit=page.limit,
    )
    return listing_answer(call, "deliveries", found.items, found.last, page.limit)


def show(call: Call) -> Answer | Fault:
    """Give a delivery with its attempts."""
    found = delivery_json(call.connection, call.project, call.path["delivery"])
    return NOT_FOUND if found is None else Answer(body=found)


def send_again(call: Call) -> Answer | Fault:
    """Send a delivery again."""
    name = call.path["delivery"]
    outcome = replay(call.connection, call.project, name, call.now, call.actor)
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    if not outcome:
        return NOT_FOUND
    return Answer(status=202, body={"id": name, "state": "waiting"}, rings=("delivery",))


def send_span_again(call: Call) -> Answer | Fault:
    """Send again what happened in a span of time."""
    read = read_model(SpanIn, call.body)
    if isinstance(read, Fault):
        return read
    since = read_moment(read.since)
    until = call.now if read.until is None else read_moment(read.until)
    if since is None or until is None:
        wrong = [("since", since), ("until", until)]
        return invalid(
            Problem(
                code="bad-time",
                message=f"{name}: is not a time with its zone",
                hint="give a time such as 2026-11-20T09:30:00Z",
                where=name,
            )
            for name, moment in wrong
            if moment is None
        )
    if since > until:
        return invalid([_BACKWARDS])
    outcome = replay_span(
        call.connection, call.project, since, until, read.endpoint, call.now, call.actor
    )
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    return Answer(status=202, body={"waiting": outcome}, rings=("delivery",))


ROUTES = (
    Route(
        method="GET",
        path="/deliveries",
        name="listDeliveries",
        about="What is on its way to endpoints, and what became of it.",
        tag="Deliveries",
        scope="admin",
        handler=list_deliveries,
        query=(
            Parameter(
                name="state",
                schema={"type": "string", "enum": list(STATES)},
                about="Only those that wait, arrived, were given up, or dropped.",
            ),
            Parameter(
                name="endpoint",
                schema={"type": "string", "maxLength": 200},
                about="Only those to this endpoint.",
            ),
            Parameter(
                name="post",
                schema={"type": "string", "maxLength": 200},
                about="Only those of this post.",
            ),
            *PAGED,
        ),
        replies=(list_of("Delivery", "Deliveries."),),
        faults=("bad-cursor",),
    ),
    Route(
        method="POST",
        path="/deliveries/replay",
        name="replaySpan",
        about="Send again what happened in a span of time, under the same event ids.",
        tag="Deliveries",
        scope="admin",
        handler=send_span_again,
        body=Body(schema=ref("Span")),
        replies=(Reply(status=202, about="So many wait now.", schema=ref("Replayed")),),
        faults=("not-json", "invalid", "endpoint-disabled"),
    ),
    Route(
        method="GET",
        path="/deliveries/{delivery}",
        name="getDelivery",
        about="A delivery with its attempts.",
        tag="Deliveries",
        scope="admin",
        handler=show,
        replies=(Reply(status=200, about="The delivery.", schema=ref("Delivery")),),
    ),
    Route(
        method="POST",
        path="/deliveries/{delivery}/replay",
        name="replayDelivery",
        about="Send a delivery again, under the same event id.",
        tag="Deliveries",
        scope="admin",
        handler=send_again,
        replies=(Reply(status=202, about="It waits.", schema=ref("Waiting")),),
        faults=("dropped", "endpoint-disabled"),
    ),
)
