"""What time does: approvals and releases that are due, and what is kept no longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from pipeline.exchange.bell import Bell
from pipeline.exchange.pending import approve_due, due_projects
from pipeline.exchange.projects import project_ids
from pipeline.exchange.publishing import release_due
from pipeline.exchange.retention import retention_sweep, sweep_ended
from pipeline.logging import logger
from pipeline.store.database import Database

_LOG = logger(__name__)

_APPROVE_SECONDS = 2.0
_RELEASE_SECONDS = 30.0
_SWEEP_SECONDS = 3600.0
_AT_ONCE = 200  # rows of one transaction, so that posts come in meanwhile
_PORTION = 20  # posts that are published in one
_REST = 0.2  # seconds between two of them


class Housekeeping(threading.Thread):
    """Looks at the clock until it is told to stop."""

    def __init__(self, database: Database, bell: Bell, clock: Callable[[], datetime]) -> None:
        super().__init__(name="housekeeping", daemon=True)
        self._database = database
        self._bell = bell
        self._clock = clock
        self._stopping = threading.Event()
        self._urgent = (
            _Task(self.approve, _APPROVE_SECONDS),
            _Task(self.release, _RELEASE_SECONDS),
        )
        self._other = (_Task(self.sweep, _SWEEP_SECONDS),)

    def run(self) -> None:
        """Work until told to stop; what fails is tried again the next time."""
        while not self._stopping.is_set():
            _run_due((*self._urgent, *self._other))
            self._stopping.wait(_APPROVE_SECONDS)

    def approve(self) -> None:
        """Give effect to approvals from the queue that nobody has undone."""
        for project in self._database.read(partial(due_projects, now=self._clock())):
            try:
                self._approve_in(project)
            except Exception as error:  # other projects have their turn
                _LOG.warning("approvals failed", error=error, project=project)

    def release(self) -> None:
        """Publish the held posts whose teachers had their time."""
        released = 0
        while not self._stopping.is_set():
            some = self._database.write(partial(release_due, now=self._clock(), limit=_PORTION))
            if not some:
                break
            released += some
            self._bell.ring("delivery")
        if released:
            _LOG.info("released", posts=released)

    def sweep(self) -> None:
        """Erase what is too old, little by little; what teachers wait for goes on meanwhile."""
        self._database.write(lambda connection: sweep_ended(connection, self._clock()))
        erased = 0
        for project in self._database.read(project_ids):
            try:
                erased += self._sweep_in(project)
            except Exception as error:  # other projects have their turn
                _LOG.warning("sweep failed", error=error, project=project)
        if erased:
            _LOG.info("swept", rows=erased)

    def stop(self) -> None:
        """Let it end."""
        self._stopping.set()

    def _sweep_in(self, project: str) -> int:
        erased = 0
        while not self._stopping.is_set():
            gone = self._database.write(
                lambda connection: retention_sweep(connection, project, self._clock(), _AT_ONCE)
            )
            erased += gone
            if gone < _AT_ONCE:
                break
            self._stopping.wait(_REST)
            _run_due(self._urgent)
        return erased

    def _approve_in(self, project: str) -> None:
        approved = left = 0
        while not self._stopping.is_set():
            taken, held = self._database.write(
                partial(approve_due, project=project, now=self._clock())
            )
            if not taken:
                break
            approved, left = approved + held, left + taken - held
            self._bell.ring("delivery")
        if approved or left:
            _LOG.info("approved", questions=approved, overtaken=left)


class _Task:
    """Something to do every so often."""

    def __init__(self, work: Callable[[], None], seconds: float) -> None:
        self._work = work
        self._seconds = seconds
        self._last = -seconds

    def run_if_due(self) -> None:
        """Do it if its time has come; one that fails is due again at its next time."""
        now = time.monotonic()
        if now - self._last >= self._seconds:
            self._last = now
            self._work()


def _run_due(tasks: Sequence[_Task]) -> None:
    """Do what is due; one that fails keeps no other from being done."""
    for task in tasks:
        try:
            task.run_if_due()
        except Exception as error:
            _LOG.warning("housekeeping failed", error=error)
