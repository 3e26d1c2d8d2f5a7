"""Reviews: what teachers are asked, and what they say."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from pipeline.exchange.glossary_changes import GlossaryDraft, GlossaryRefused
from pipeline.exchange.reviewing import decide
from pipeline.exchange.showing import bare_review_json, review_json, reviews_json
from pipeline.exchange.values import Conflict, Stale, Verdict
from pipeline.exchange.verdict_terms import TermDraft, draft_verdict_term
from pipeline.schemas.checks import clean_text
from pipeline.web.answers import Answer
from pipeline.web.etags import matches
from pipeline.web.outcomes import STALE, Incoming, conflict_fault, read_model
from pipeline.web.parameters import PAGED, Page, listing_answer, read_choice, read_page
from pipeline.web.problems import NOT_FOUND, Fault
from pipeline.web.routing import Body, Call, Parameter, Reply, Route
from pipeline.web.shapes import list_of, ref

STATES = ("open", "decided", "closed")
_MOST_BYTES = 256 * 1024

_Text = Annotated[str, AfterValidator(clean_text)]


class VerdictIn(Incoming):
    """A verdict as it is sent."""

    verdict: Literal["approve", "edit", "reject", "ask"]
    text: _Text | None = None
    note: _Text | None = None
    add_term: dict[str, Any] | None = None


def list_reviews(call: Call) -> Answer | Fault:
    """Give questions, the oldest first."""
    page = read_page(call, "reviews")
    if not isinstance(page, Page):
        return page
    state = read_choice(call, "state", STATES)
    if isinstance(state, Fault):
        return state
    found = reviews_json(
        call.connection,
        call.project,
        state=state or "open",
        language=call.query.get("language"),
        after=page.after,
        limit=page.limit,
    )
    return listing_answer(call, "reviews", found.items, found.last, page.limit)


def show(call: Call) -> Answer | Fault:
    """Give a question with what helps to answer it."""
    shown = review_json(call.connection, call.project, call.path["review"])
    return NOT_FOUND if shown is None else Answer(body=shown.body, version=shown.version)


def prepare(call: Call) -> TermDraft | None:
    """Draft the term that comes with a verdict. What is wrong with the rest is told later."""
    read = read_model(VerdictIn, call.body)
    if isinstance(read, Fault) or read.add_term is None:
        return None
    return draft_verdict_term(
        call.connection, call.stored.project, call.path["review"], read.add_term
    )


def answer(call: Call) -> Answer | Fault:
    """Take a verdict. What is answered names no text: it may be kept for a retry."""
    read = read_model(VerdictIn, call.body)
    if isinstance(read, Fault):
        return read
    name = call.path["review"]
    seen = None
    given = call.headers.get("if-match")
    if given is not None:
        shown = bare_review_json(call.connection, call.project, name)
        if shown is None:
            return NOT_FOUND
        if not matches(given, shown.version):
            return STALE
        seen = shown.version
    term = call.prepared
    assert term is None or isinstance(term, GlossaryDraft | GlossaryRefused)
    verdict = Verdict(verdict=read.verdict, text=read.text, note=read.note, add_term=read.add_term)
    outcome = decide(
        call.connection,
        call.stored.project,
        name,
        verdict,
        call.now,
        call.actor,
        if_match=seen,
        term=term,
    )
    if outcome is None:
        return NOT_FOUND
    if isinstance(outcome, Stale):
        return STALE
    if isinstance(outcome, Conflict):
        return conflict_fault(outcome)
    below = f"/v1/projects/{call.project}"
    post = outcome.review["post"]
    return Answer(
        body={
            "id": name,
            "state": outcome.review["state"],
            "verdict": outcome.review["verdict"],
            "version": outcome.version,
            "post": post,
            "revision": outcome.review["revision"],
            "post_status": outcome.post_state,
            "edition": outcome.edition,
            "links": {"self": f"{below}/reviews/{name}", "post": f"{below}/posts/{post}"},
        },
        version=outcome.version,
        rings=("delivery",),
    )


ROUTES = (
    Route(
        method="GET",
        path="/reviews",
        name="listReviews",
        about="Questions to teachers, the oldest first; equal ones that are open stand once.",
        tag="Reviews",
        scope="review",
        handler=list_reviews,
        query=(
            Parameter(
                name="state",
                schema={"type": "string", "enum": list(STATES), "default": "open"},
                about="Those that are open, have a verdict, or need none any more.",
            ),
            Parameter(
                name="language",
                schema={"type": "string", "maxLength": 35},
                about="Only translations into this language, as the project writes it.",
            ),
            *PAGED,
        ),
        replies=(list_of("Review", "Questions."),),
        faults=("bad-cursor",),
    ),
    Route(
        method="GET",
        path="/reviews/{review}",
        name="getReview",
        about="A question with what helps to answer it.",
        tag="Reviews",
        scope="review",
        handler=show,
        replies=(Reply(status=200, about="The question.", schema=ref("Review")),),
        has_etag=True,
    ),
    Route(
        method="POST",
        path="/reviews/{review}",
        name="decideReview",
        about="Give a verdict; equal passages that wait in other posts get the same one.",
        tag="Reviews",
        scope="review",
        handler=answer,
        prepare=prepare,
        body=Body(schema=ref("Verdict"), most_bytes=_MOST_BYTES),
        replies=(Reply(status=200, about="What follows.", schema=ref("Decision")),),
        faults=("not-json", "invalid", "decided", "closed"),
        takes_if_match=True,
    ),
)
