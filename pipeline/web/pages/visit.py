"""What a page is: where, for whom, what goes in, what comes out, and who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection

from pipeline.domain.project import Project
from pipeline.exchange.bell import Loop
from pipeline.exchange.values import Actor, StoredProject
from pipeline.store.tokens import Scope
from pipeline.web.services import Services
from pipeline.wording import Words

GuestKind = Literal["anybody", "login", "reader"]
TroubleCode = Literal[
    "bad-request", "no-login", "forbidden", "stale-form", "not-found", "method-not-allowed",
    "expired-link", "too-large", "internal", "unavailable", "storage-full",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Login:
    """A member who came by a login link; languages and scopes are those of this moment."""

    project: str
    member: str
    languages: tuple[str, ...]  # empty: all of the project's
    scopes: frozenset[str]
    csrf: str = field(repr=False)  # stands in every form as the field `csrf`
    session: str = field(repr=False)  # digest of the cookie


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who came by a reading link."""

    project: str
    classroom: str
    thread: str | None  # None: all threads of the project
    key: str = field(repr=False)  # `?key=` of every link on the page


Guest = Login | Reader | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A request for a page, inside of its transaction."""

    connection: Connection
    services: Services
    guest: Guest
    path: Mapping[str, str]
    query: Mapping[str, str]  # the last value of each name
    form: Mapping[str, str]  # the last value of each field; lines end in \n
    forms: Mapping[str, tuple[str, ...]]  # all values of each field
    words: Words
    now: datetime
    found: StoredProject | None  # the guest's project; None without a guest
    here: str  # path and query, without `done`
    prepared: object = None  # what the route's `prepare` made

    @property
    def login(self) -> Login:
        """Give the member; only where the route takes nobody else."""
        assert isinstance(self.guest, Login)
        return self.guest

    @property
    def reader(self) -> Reader | None:
        """Give who came by a reading link, None for a member."""
        return self.guest if isinstance(self.guest, Reader) else None

    @property
    def actor(self) -> Actor:
        """Give the member as the one who does something."""
        return Actor(id=f"member {self.login.member}", scopes=self.login.scopes)

    @property
    def stored(self) -> StoredProject:
        """Give the guest's project as it is kept."""
        assert self.found is not None
        return self.found

    @property
    def project(self) -> Project:
        """Give the guest's project."""
        return self.stored.project


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page to render. A status of 400 or more: nothing of what was written is kept."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    message: str | None = None  # what was done, in the page's language
    # What takes its time and needs no transaction: called in a thread, its values join the others.
    later: Callable[[], Mapping[str, Any]] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cookie:
    """A cookie to set; without a value it is taken away."""

    name: str
    value: str
    seconds: int
    secret: bool = True  # over HTTPS only, and never seen by scripts


@dataclass(frozen=True, kw_only=True, slots=True)
class SeeOther:
    """Go on to another page (303); `to` is a path of ours."""

    to: str
    rings: tuple[Loop, ...] = ()  # loops that have something to do now
    cookies: tuple[Cookie, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A file to keep; `make` is called in a thread, outside of the transaction."""

    name: str
    make: Callable[[], bytes]
    media_type: str = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Why there is no such page; nothing of what was written is kept."""

    code: TroubleCode


Outcome = Page | SeeOther | Download | Trouble
Handler = Callable[[Visit], Outcome]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageRoute:
    """A page. Its policy is who may come: there is none without."""

    method: Literal["GET", "POST"]
    path: str
    name: str
    guests: frozenset[GuestKind]
    handler: Handler
    scope: Scope | None = None  # that a member must have; None: any member
    # Does what takes long before the transaction that writes, while others write. The handler
    # raises Overtaken where what was prepared fits no more.
    prepare: Callable[[Visit], object] | None = None
