"""What the posts of each project are translated with, made anew when any of it changes."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from pipeline.domain.memory import Wanted
from pipeline.domain.project import Project
from pipeline.errors import PipelineError
from pipeline.exchange.calibrating import verdicts_of
from pipeline.exchange.glossaries import books
from pipeline.exchange.memory import recall_many
from pipeline.exchange.projects import stored_project
from pipeline.flow import Flow
from pipeline.stages.detect import Detector
from pipeline.stages.judging.judge import Judge
from pipeline.stages.terms.book import TermBook
from pipeline.store.database import Database
from pipeline.store.troubles import StoreUnavailable
from pipeline.work.engine_room import EngineRoom
from pipeline.work.recent import recent_figures
from pipeline.work.standing import Standing, standings
from translators.port import Translator

_STEP, _MOST_STEPS = 0.001, 10  # seconds: threads of Python run one at a time
_MOST_KEPT = 1_000  # outfits, of those used last; a take has at most 256


class NoEngine(PipelineError):
    """There is no engine, or it translates nothing."""


@dataclass(kw_only=True, slots=True)
class Outfit:
    """What the posts of a project are translated with."""

    project: Project
    engine: Translator
    detector: Detector
    flow: Flow
    judge: Judge
    memory: Memory
    engine_number: int
    standing: Standing  # as it was made
    verdicts: int  # number of the last one that was learned from


class Memory:
    """The translation memory of a project, asked once for all texts of a window."""

    def __init__(self, database: Database, project: str) -> None:
        self._database = database
        self._project = project
        self.is_empty = False

    def __call__(self, wanted: Collection[Wanted]) -> Mapping[Wanted, str]:
        """Give the approved translations of texts. Raises StoreUnavailable."""
        if self.is_empty:
            return {}
        return self._database.read(partial(recall_many, project=self._project, wanted=wanted))


class Outfits:
    """The outfits of one worker; no other thread uses them."""

    def __init__(self, database: Database, room: EngineRoom, detector: Detector) -> None:
        self._database = database
        self._room = room
        self._detector = detector
        self._kept: dict[str, Outfit] = {}  # the last used one last

    def forget_old(self) -> None:
        """Drop what holds on to an engine that is no longer in use."""
        number = self._room.number
        self._kept = {name: one for name, one in self._kept.items() if one.engine_number == number}

    def of(self, project: str) -> Outfit | None:
        """Give the outfit of a project as it is now; None where there is no such project.

        Raises NoEngine, StoreUnavailable, and why it cannot be made.
        """
        found = self.of_many([project]).get(project)
        if isinstance(found, Exception):
            raise found
        return found

    def of_many(self, names: Collection[str]) -> dict[str, Outfit | Exception]:
        """Give the outfits of projects as they are now, all with the same engine.

        One that cannot be made is an error, one whose project is not there is left out.
        Raises NoEngine, StoreUnavailable.
        """
        engine, number = self._room.engine, self._room.number
        if engine is None:
            raise NoEngine
        found: dict[str, Outfit | Exception] = {}
        for name, standing in self._database.read(partial(standings, names=names)).items():
            try:
                outfit = self._now(name, standing, engine, number)
            except StoreUnavailable:  # no project is at fault
                raise
            except Exception as error:
                found[name] = error
            else:
                if outfit is not None:
                    found[name] = self._kept[name] = outfit
        for name in list(self._kept)[:-_MOST_KEPT]:
            del self._kept[name]
        return found

    def _now(self, name: str, standing: Standing, engine: Translator, number: int) -> Outfit | None:
        """Give an outfit as it was kept, or a new one; None where the project has just gone."""
        outfit = self._kept.pop(name, None)
        if outfit is None or not (
            outfit.engine_number == number and outfit.standing.is_of_same_make(standing)
        ):
            make = partial(self._make, name, standing, engine, number)
            outfit = self._database.read(make)
            if outfit is None:
                return None
        if outfit.verdicts != standing.verdicts and outfit.project.learn_calibration:
            outfit.judge.learn(self._database.read(partial(verdicts_of, project=name)))
            outfit.verdicts = standing.verdicts
        outfit.memory.is_empty = not standing.has_memory
        return outfit

    def _make(
        self, name: str, standing: Standing, engine: Translator, number: int, connection: Connection
    ) -> Outfit | None:
        stored = stored_project(connection, name)
        if stored is None:
            return None
        judge = Judge(
            stored.project.budget,
            recent=recent_figures(connection, name),
            figures=self._room.figures,
        )
        remembered = Memory(self._database, name)
        flow = Flow(
            stored.project,
            engine,
            self._detector,
            TermBook(books(connection, name)),
            judge,
            remembered,
            step_aside=self._step_aside,
        )
        return Outfit(
            project=stored.project,
            engine=engine,
            detector=self._detector,
            flow=flow,
            judge=judge,
            memory=remembered,
            engine_number=number,
            standing=standing,
            verdicts=0,
        )

    def _step_aside(self) -> None:
        """Let those go first who wait for an answer, for some milliseconds at most."""
        for _ in range(_MOST_STEPS):
            if not self._database.hurry:
                return
            time.sleep(_STEP)
