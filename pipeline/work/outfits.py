"""What the posts of each project are translated with, made anew when any of it changes."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, func, select

from pipeline.domain.memory import Wanted
from pipeline.domain.project import Project
from pipeline.errors import PipelineError
from pipeline.exchange.calibrating import verdicts_of
from pipeline.exchange.glossaries import books, numbers
from pipeline.exchange.memory import recall_many
from pipeline.exchange.projects import stored_project
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge
from pipeline.stages.terms.book import TermBook
from pipeline.store.database import Database
from pipeline.store.tables import calibration, projects
from pipeline.work.engine_room import EngineRoom
from pipeline.work.recent import recent_figures
from translators.port import Translator

# Little windows let the stages of one run beside the engine's work on another; a class that
# posts at once fits into one.
_WINDOW_CHARACTERS = 12_000

_STEP, _MOST_STEPS = 0.001, 10  # seconds: threads of Python run one at a time


class NoEngine(PipelineError):
    """There is no engine, or it translates nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Standing:
    """What an outfit is made of."""

    version: int  # of the project
    glossaries: dict[tuple[str, str], int]  # numbers of the versions in use
    engine: int


@dataclass(kw_only=True, slots=True)
class Outfit:
    """What the posts of a project are translated with."""

    project: Project
    engine: Translator
    detector: Detector
    flow: Flow
    judge: Judge
    standing: _Standing
    verdicts: int  # number of the last one that was learned from


class Outfits:
    """The outfits of one worker; no other thread uses them."""

    def __init__(self, database: Database, room: EngineRoom, detector: Detector) -> None:
        self._database = database
        self._room = room
        self._detector = detector
        self._kept: dict[str, Outfit] = {}

    def forget_old(self) -> None:
        """Drop what holds on to an engine that is no longer in use."""
        number = self._room.number
        self._kept = {
            name: one for name, one in self._kept.items() if one.standing.engine == number
        }

    def of(self, project: str) -> Outfit | None:
        """Give the outfit of a project as it is now; None where there is no such project.

        Raises NoEngine, StoreUnavailable.
        """
        return self._database.read(partial(self._now, project))

    def _step_aside(self) -> None:
        """Let those go first who wait for an answer, for some milliseconds at most."""
        for _ in range(_MOST_STEPS):
            if not self._database.hurry:
                return
            time.sleep(_STEP)

    def _now(self, name: str, connection: Connection) -> Outfit | None:
        engine, number = self._room.engine, self._room.number
        if engine is None:
            raise NoEngine
        version = connection.scalar(select(projects.c.version).where(projects.c.id == name))
        if version is None:
            return None
        standing = _Standing(version=version, glossaries=numbers(connection, name), engine=number)
        verdicts = _last_verdict(connection, name)
        outfit = self._kept.get(name)
        if outfit is None or outfit.standing != standing:
            stored = stored_project(connection, name)
            if stored is None:
                return None
            judge = Judge(
                stored.project.budget,
                recent=recent_figures(connection, name),
                figures=self._room.figures,
            )
            outfit = Outfit(
                project=stored.project,
                engine=engine,
                detector=self._detector,
                flow=Flow(
                    stored.project,
                    engine,
                    self._detector,
                    TermBook(books(connection, name)),
                    judge,
                    _Memory(self._database, name),
                    window_characters=_WINDOW_CHARACTERS,
                    step_aside=self._step_aside,
                ),
                judge=judge,
                standing=standing,
                verdicts=0,
            )
            self._kept[name] = outfit
        if outfit.verdicts != verdicts and outfit.project.learn_calibration:
            outfit.judge.learn(verdicts_of(connection, name))
            outfit.verdicts = verdicts
        return outfit


class _Memory:
    """The translation memory of a project, asked once for all texts of a window."""

    def __init__(self, database: Database, project: str) -> None:
        self._database = database
        self._project = project

    def __call__(self, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        return self._database.read(partial(recall_many, project=self._project, wanted=wanted))


def _last_verdict(connection: Connection, project: str) -> int:
    last = connection.scalar(
        select(func.max(calibration.c.number)).where(calibration.c.project == project)
    )
    return last or 0
