"""What becomes of a post whose record is put aside: nobody waits in vain, no erased text stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from pipeline.exchange.arriving import give_up_waiting, was_erased
from pipeline.streams.records import Dead, Outgoing
from pipeline.topics.cloudevents import read_event
from pipeline.topics.messages import (
    RECEIVED,
    WITHDRAWN,
    Withdrawn,
    post_of,
    read_incoming,
)
from pipeline.topics.reasons import Poison, Reason

# Why a post ends in `failed`, as its platform is told it, by the reason of the letter. The other
# reasons say nothing about a post that waits: a conflict is about another content.
_ENDS: dict[Reason, str] = {
    "refused": "PostRefused",
    "wrong-data": "TranslationUnusable",
    "breaks-worker": "WorkerLost",
}
_ABOUT_POSTS: tuple[Reason, ...] = (*_ENDS, "conflict")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A post that a record names which is put aside."""

    dead: Dead
    project: str
    post: str
    revision: int | None = None  # None: of no revision, or of none that could be
    author: str | None = None
    moments: tuple[datetime | None, ...] = ()  # at which it was there, as far as known


def named(made: Iterable[Outgoing | Dead]) -> list[Named]:
    """Read again which posts are named by the records that are put aside; pass by all others."""
    found = [_named(one) for one in made if isinstance(one, Dead) and one.reason in _ABOUT_POSTS]
    return [one for one in found if one is not None]


def erased(connection: Connection, posts: Sequence[Named]) -> list[Named]:
    """Give those posts that were erased, or whose author was after they were there."""
    return [
        one
        for one in posts
        if was_erased(connection, one.project, one.post, one.author, one.moments)
    ]


def by_project(posts: Iterable[Named]) -> list[list[Named]]:
    """Part posts by project: a transaction that has two of them could wait for another's."""
    ordered = sorted(posts, key=_project)
    return [list(own) for _, own in groupby(ordered, key=_project)]


def give_up(connection: Connection, posts: Iterable[Named], now: datetime) -> None:
    """Let posts of a project fail that wait for what will not come."""
    for one in posts:
        reason = _ENDS.get(one.dead.reason)
        if reason is not None and one.revision is not None:
            give_up_waiting(connection, one.project, one.post, one.revision, reason, now)


def _named(dead: Dead) -> Named | None:
    record = dead.record
    # Its topic bounds its size; what else there is to say about that was said by the stage.
    event = read_event(record.value, record.headers, most_bytes=len(record.value or b""))
    if isinstance(event, Poison):
        return None
    if event.type == WITHDRAWN:
        value = read_incoming(event)
        if not isinstance(value, Withdrawn):
            return None
        return Named(dead=dead, project=value.project, post=value.post)
    body = post_of(event)
    if body is None:
        return None
    is_first = event.type == RECEIVED  # later its time is that of when it came in
    came = record.received if is_first or event.time is None else event.time
    author = body.get("author")
    return Named(
        dead=dead,
        project=body["project"],
        post=body["id"],
        revision=_revision(body),
        author=author if isinstance(author, str) else None,
        moments=(_created(body), came),
    )


def _revision(body: dict[str, Any]) -> int | None:
    """Give the revision of a body that may be refused for it."""
    revision = body.get("revision", 1)
    return revision if isinstance(revision, int) and not isinstance(revision, bool) else None


def _created(body: dict[str, Any]) -> datetime | None:
    """Give when a post was created, of a body that may be refused for it."""
    written = body.get("created_at")
    try:
        moment = datetime.fromisoformat(written.upper()) if isinstance(written, str) else None
    except ValueError:
        return None
    return None if moment is None or moment.tzinfo is None else moment


def _project(one: Named) -> str:
    return one.project
