"""What comes of the things that can happen: values, for the caller to match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pipeline.domain.project import Project

State = Literal["received", "held", "published", "withdrawn", "failed"]
VerdictName = Literal["approve", "edit", "reject", "ask"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who does something: a token, or Passerelle itself."""

    id: str
    scopes: frozenset[str] = frozenset()


PASSERELLE = Actor(id="passerelle")
KAFKA = Actor(id="kafka")  # a platform that took a post back by topic


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredProject:
    """A project as it is kept."""

    project: Project
    body: dict[str, Any]  # the structure of the project file
    version: int
    updated_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectPut:
    """A project was made or changed."""

    project: Project
    version: int
    is_new: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A post is kept; what is not new was here already, the same."""

    post: str
    revision: int
    state: State
    is_new: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """What was asked for does not fit what is here."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverQuota:
    """The project has sent its characters for today."""

    retry_after: int  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """A post was taken back."""

    post: str
    edition: int
    version: int
    already: bool  # it was taken back before


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A post to translate, by one worker, until its lease ends."""

    project: str
    post: str
    revision: int
    fence: int  # of the lease: only the last one may write
    tries: int  # this one counted
    body: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class PassageDetail:
    """What of a passage is kept and not shown."""

    target: str  # language
    position: int
    packages: str | None  # engine, pair and version of each leg
    raw: float | None  # what the model thinks, before calibration


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What became of a translated post."""

    state: State
    edition: int
    stale: bool  # nothing was kept: a newer revision, or somebody else's lease


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What a teacher says to a question."""

    verdict: VerdictName
    text: str | None = None  # of an edit
    note: str | None = None
    add_term: Mapping[str, Any] | None = None  # {source, target, kind?, forms?, case?, note?}


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A question has its verdict."""

    review: dict[str, Any]
    version: int
    post_state: State
    edition: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """The caller answered an older version of it."""

    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Something to show, with the version for its ETag."""

    body: dict[str, Any]
    version: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page of a list; `last` goes into the next cursor, None at the end."""

    items: list[dict[str, Any]]
    last: int | None
