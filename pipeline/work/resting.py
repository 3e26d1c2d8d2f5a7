"""Which projects a worker leaves out for a while, as the engine fails between their languages."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass

from pipeline.domain.project import Project
from pipeline.work.translating import Languages, languages_of

_WAIT = (0.5, 30.0)  # seconds: at first, and at most
_MOST = 10_000  # projects that one statement can name on either database


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rest:
    """How long nothing between some languages is tried."""

    until: float
    wait: float  # seconds that it takes


class Resting:
    """Kept in memory: each worker learns it by itself. No other thread uses it.

    What rests are languages, so one try tells of all projects between them; posts are claimed by
    projects, so those that were seen are known by name.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rests: dict[Languages, _Rest] = {}
        self._projects: dict[str, Languages] = {}
        self._engine = 0

    def begin(self, engine: int) -> None:
        """Forget all where there is an engine of another number: it may do what the last did not.

        To be called before each take.
        """
        if engine != self._engine:
            self._engine = engine
            self._rests.clear()
            self._projects.clear()

    def projects(self) -> list[str]:
        """Give the projects whose posts are not to be claimed now."""
        if not self._rests:
            return []
        now = self._clock()
        resting = {languages for languages, rest in self._rests.items() if now < rest.until}
        return [name for name, own in self._projects.items() if own in resting][:_MOST]

    def holds(self, project: Project) -> bool:
        """Tell whether posts of a project are to wait, which were claimed; learn its name."""
        languages = languages_of(project)
        rest = self._rests.get(languages)
        if rest is None:
            self._projects.pop(project.id, None)
            return False
        self._projects[project.id] = languages
        return self._clock() < rest.until

    def note(self, *, worked: Collection[Project], broken: Collection[Project]) -> None:
        """Note between whose languages a take's posts were translated, and between whose not."""
        failed = {languages_of(one) for one in broken}
        for languages in {languages_of(one) for one in worked} - failed:
            self._rests.pop(languages, None)
        now = self._clock()
        for languages in failed:
            last = self._rests.get(languages)
            wait = _WAIT[0] if last is None else min(_WAIT[1], 2 * last.wait)
            self._rests[languages] = _Rest(until=now + wait, wait=wait)
        known = self._projects | {one.id: languages_of(one) for one in broken}
        self._projects = {name: own for name, own in known.items() if own in self._rests}
