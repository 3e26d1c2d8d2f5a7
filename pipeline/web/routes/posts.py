"""Posts: taken in, shown, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.domain.post import Post
from pipeline.exchange.accept import accept
from pipeline.exchange.showing import post_json, posts_json
from pipeline.exchange.values import Accepted, Conflict, OverQuota
from pipeline.exchange.withdraw import withdraw
from pipeline.schemas.post import MOST_LINE_BYTES, parse_post
from pipeline.schemas.problems import Refusal
from pipeline.web.answers import Answer
from pipeline.web.bodies import read_json_object
from pipeline.web.outcomes import conflict_fault
from pipeline.web.parameters import PAGED, Page, listing_answer, read_page, read_time
from pipeline.web.problems import NOT_FOUND, Fault, invalid
from pipeline.web.routing import Body, Call, Parameter, Reply, Route
from pipeline.web.shapes import list_of, ref


def accept_posts(calls: Sequence[Call]) -> list[Answer | Fault]:
    """Keep posts of one project: what is answered is durable."""
    call = calls[0]
    project = call.stored.project
    quota = call.services.settings.daily_characters
    read = [_read(one) for one in calls]
    kept = iter(
        accept(
            call.connection,
            project,
            [one for one in read if isinstance(one, Post)],
            call.now,
            quota=quota,
        )
    )
    return [
        _answer(project.id, next(kept), quota) if isinstance(one, Post) else one for one in read
    ]


def _read(call: Call) -> Post | Fault:
    data = read_json_object(call.body)
    if isinstance(data, Fault):
        return replace(data, outcome="refused")
    project = call.stored.project
    post = parse_post({**data, "project": data.get("project", project.id)}, project)
    if isinstance(post, Refusal):
        return replace(invalid(post.problems), outcome="refused")
    return post


def _answer(
    project: str, outcome: Accepted | Conflict | OverQuota, quota: int | None
) -> Answer | Fault:
    match outcome:
        case Conflict():
            return replace(conflict_fault(outcome), outcome="conflict")
        case OverQuota(retry_after=seconds):
            return Fault(
                code="over-quota",
                detail=f"The project may send {quota} characters a day, and this is more.",
                hint="Send it again tomorrow (UTC), or ask the operator for more.",
                headers={"retry-after": str(seconds)},
                outcome="over-quota",
            )
        case Accepted():
            return _accepted(project, outcome)


def _accepted(project: str, outcome: Accepted) -> Answer:
    place = f"/v1/projects/{project}/posts/{outcome.post}"
    return Answer(
        status=202 if outcome.is_new else 200,
        body={
            "id": outcome.post,
            "revision": outcome.revision,
            "status": outcome.state,
            "links": {"self": place},
        },
        headers={"location": place},
        rings=("work", "delivery") if outcome.is_new else (),
        outcome="accepted" if outcome.is_new else "repeated",
    )


def show(call: Call) -> Answer | Fault:
    """Give a post as the caller may see it."""
    shown = post_json(call.connection, call.project, call.path["post"], may_review=call.may_review)
    if shown is None:
        return NOT_FOUND
    return Answer(body=shown.body, version=shown.version)


def list_posts(call: Call) -> Answer | Fault:
    """Give posts, by their last change."""
    page = read_page(call, "posts")
    if not isinstance(page, Page):
        return page
    since = read_time(call, "since")
    if isinstance(since, Fault):
        return since
    found = posts_json(
        call.connection,
        call.project,
        may_review=call.may_review,
        thread=call.query.get("thread"),
        since=since,
        after=page.after,
        limit=page.limit,
    )
    return listing_answer(call, "posts", found.items, found.last, page.limit)


def withdraw_post(call: Call) -> Answer | Fault:
    """Take a post back."""
    outcome = withdraw(call.connection, call.project, call.path["post"], call.now, call.actor)
    if outcome is None:
        return NOT_FOUND
    body: dict[str, Any] = {
        "id": outcome.post,
        "edition": outcome.edition,
        "status": "withdrawn",
    }
    return Answer(body=body, rings=() if outcome.already else ("delivery",))


ROUTES = (
    Route(
        method="POST",
        path="/posts",
        name="postPost",
        about="Hand over a post, or a new revision of one. What is answered is durable.",
        tag="Posts",
        scope="write",
        handler=lambda call: accept_posts([call])[0],
        together=accept_posts,
        body=Body(schema=ref("Post"), most_bytes=MOST_LINE_BYTES),
        replies=(
            Reply(
                status=202,
                about="It is kept, and will be translated.",
                schema=ref("Receipt"),
                headers={"Location": "Where the post is."},
            ),
            Reply(
                status=200,
                about="It was here already, the same.",
                schema=ref("Receipt"),
                headers={"Location": "Where the post is."},
            ),
        ),
        faults=(
            "not-json",
            "invalid",
            "conflict",
            "stale-revision",
            "erased",
            "over-quota",
        ),
    ),
    Route(
        method="GET",
        path="/posts",
        name="listPosts",
        about="Posts in the order of their last change. Texts of held posts need scope review.",
        tag="Posts",
        scope="read",
        handler=list_posts,
        query=(
            Parameter(
                name="thread",
                schema={"type": "string", "maxLength": 200},
                about="Only those of this thread.",
            ),
            Parameter(
                name="since",
                schema={"type": "string", "format": "date-time"},
                about="Only those that changed then or later.",
            ),
            *PAGED,
        ),
        replies=(list_of("ShownPost", "Posts."),),
        faults=("bad-cursor",),
    ),
    Route(
        method="GET",
        path="/posts/{post}",
        name="getPost",
        about=(
            "A post with its translations. One that is held shows its text only with scope "
            "review; else the edition published last, or no text."
        ),
        tag="Posts",
        scope="read",
        handler=show,
        replies=(Reply(status=200, about="The post.", schema=ref("ShownPost")),),
        has_etag=True,
    ),
    Route(
        method="DELETE",
        path="/posts/{post}",
        name="withdrawPost",
        about="Take a post back: nobody is shown it any more, and those who have it are told.",
        tag="Posts",
        scope="write",
        handler=withdraw_post,
        replies=(Reply(status=200, about="It was taken back.", schema=ref("Withdrawal")),),
    ),
)
