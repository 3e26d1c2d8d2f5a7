"""What time does: releases that are due, and what is older than a project keeps it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from pipeline.exchange.bell import Bell
from pipeline.exchange.publishing import release_due
from pipeline.exchange.retention import retention_sweep
from pipeline.logging import logger
from pipeline.store.database import Database

_LOG = logger(__name__)

_RELEASE_SECONDS = 30.0
_SWEEP_SECONDS = 3600.0
_AT_ONCE = 200  # rows of one transaction, so that posts come in meanwhile
_REST = 0.2  # seconds between two of them


class Housekeeping(threading.Thread):
    """Looks at the clock until it is told to stop."""

    def __init__(
        self,
        database: Database,
        bell: Bell,
        clock: Callable[[], datetime],
        *,
        release_seconds: float = _RELEASE_SECONDS,
        sweep_seconds: float = _SWEEP_SECONDS,
    ) -> None:
        super().__init__(name="housekeeping", daemon=True)
        self._database = database
        self._bell = bell
        self._clock = clock
        self._release_seconds = release_seconds
        self._sweep_seconds = sweep_seconds
        self._stopping = threading.Event()

    def run(self) -> None:
        """Work until told to stop; what fails is tried again the next time."""
        swept = -self._sweep_seconds
        while not self._stopping.is_set():
            try:
                self.release()
                if time.monotonic() - swept >= self._sweep_seconds:
                    swept = time.monotonic()
                    self.sweep()
            except Exception as error:
                _LOG.warning("housekeeping failed", error=error)
            self._stopping.wait(self._release_seconds)

    def release(self) -> None:
        """Publish the held posts whose teachers had their time."""
        released = self._database.write(partial(release_due, now=self._clock()))
        if released:
            _LOG.info("released", posts=released)
            self._bell.ring("delivery")

    def sweep(self) -> None:
        """Erase what is too old, little by little."""
        gone = erased = 0
        while not self._stopping.is_set():
            gone = self._database.write(
                lambda connection: retention_sweep(connection, self._clock(), _AT_ONCE)
            )
            erased += gone
            if gone < _AT_ONCE:
                break
            self._stopping.wait(_REST)
        if erased:
            _LOG.info("swept", rows=erased)

    def stop(self) -> None:
        """Let it end."""
        self._stopping.set()
