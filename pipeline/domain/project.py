"""A project: one exchange, its classrooms, languages and policies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Policy = Literal["hold", "mark", "hold-all"]
Payload = Literal["full", "thin"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """An address that a classroom's posts are delivered to."""

    url: str
    secret_env: str | None = None  # name of the environment variable with the signing secret
    payload: Payload = "full"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseWindow:
    """Hours of the classroom's own time in which deliveries are made."""

    days: tuple[Weekday, ...]
    start: str  # HH:MM
    end: str  # HH:MM


@dataclass(frozen=True, kw_only=True, slots=True)
class Classroom:
    """A group with one language, a time zone and endpoints."""

    id: str
    language: str  # BCP 47
    timezone: str  # IANA
    endpoints: tuple[Endpoint, ...] = ()
    release: tuple[ReleaseWindow, ...] = ()
    holidays: str | None = None  # an iCalendar file


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryFile:
    """A glossary of one direction."""

    source: str
    target: str
    file: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """One exchange."""

    id: str
    name: str
    classrooms: tuple[Classroom, ...]
    retention_days: int
    glossaries: tuple[GlossaryFile, ...] = ()
    keep_names: tuple[str, ...] = ()  # case-sensitive
    policy: Policy = "hold"
    budget: float = 0.2  # share of passages teachers are ready to read
    release_after_hours: float = 0
    learn_memory: bool = True
    learn_calibration: bool = True
    allow_contacts: tuple[str, ...] = ()

    def classroom(self, identifier: str) -> Classroom | None:
        """Give a classroom by its id, or None."""
        return next((room for room in self.classrooms if room.id == identifier), None)

    @property
    def languages(self) -> tuple[str, ...]:
        """Give the distinct tags of the classrooms, in the order declared."""
        return tuple(dict.fromkeys(room.language for room in self.classrooms))
