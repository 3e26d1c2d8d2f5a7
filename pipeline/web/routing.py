"""What a route is: where, who may, what goes in, what comes out, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection
from starlette.datastructures import Headers

from pipeline.exchange.values import Actor, StoredProject
from pipeline.store.tokens import Scope
from pipeline.web.answers import JSON, Answer
from pipeline.web.problems import Fault
from pipeline.web.services import Services

Method = Literal["GET", "POST", "PUT", "DELETE"]
Schema = Mapping[str, Any]

SMALL = 64 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """A request that may be answered, inside of its transaction."""

    connection: Connection
    services: Services
    actor: Actor
    project: str
    found: StoredProject | None  # None only where a route may make a project
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Headers
    body: bytes
    media_type: str
    now: datetime
    origin: str  # of the service as the request came: https://example.org
    prepared: object = None  # what the route's `prepare` made

    @property
    def stored(self) -> StoredProject:
        """Give the project."""
        assert self.found is not None
        return self.found

    @property
    def may_review(self) -> bool:
        """Tell whether the caller may see texts that are held."""
        return "review" in self.actor.scopes


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """A body that a route takes."""

    schema: Schema
    media_types: tuple[str, ...] = (JSON,)
    most_bytes: int = SMALL
    may_be_missing: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A parameter of the query."""

    name: str
    schema: Schema
    about: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """An answer that a route can give."""

    status: int
    about: str
    schema: Schema | None = None  # None: it has no body
    media_types: tuple[str, ...] = (JSON,)
    headers: Mapping[str, str] = field(default_factory=dict)  # name and what it says


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A route below a project. Its policy is its scope: there is none without."""

    method: Method
    path: str  # below /v1/projects/{project}
    name: str  # of the operation
    about: str  # one line
    tag: str
    scope: Scope
    handler: Callable[[Call], Answer | Fault]
    replies: tuple[Reply, ...]
    # Answers many requests to one project at once, where that is cheaper; a fault has no effect.
    together: Callable[[Sequence[Call]], list[Answer | Fault]] | None = None
    # Does what takes long before the transaction that writes, while others write; a fault is the
    # answer. The handler raises Overtaken where what was prepared fits no more.
    prepare: Callable[[Call], object] | None = None
    body: Body | None = None
    query: tuple[Parameter, ...] = ()
    faults: tuple[str, ...] = ()  # codes beside those that every route has
    has_etag: bool = False  # GET: If-None-Match
    takes_if_match: bool = False
    made: str = ""  # the part of the path that names what need not be there: it is made
    has_dry_run: bool = False  # with `dry_run=true` nothing is changed

    @property
    def template(self) -> str:
        """Give the whole path."""
        return f"/v1/projects/{{project}}{self.path}"

    @property
    def writes(self) -> bool:
        """Tell whether a request may change anything."""
        return self.method != "GET"

    def writes_with(self, query: Mapping[str, str]) -> bool:
        """Tell whether a request with these parameters may; others need not wait for it if not."""
        return self.writes and not (self.has_dry_run and query.get("dry_run") == "true")
