"""Replaces a worker that is stuck or gone: its posts come back when its leases run out."""

from __future__ import annotations

import threading
from collections.abc import Callable

from pipeline.logging import logger
from pipeline.work.worker import Worker

_LOG = logger(__name__)


class Supervisor(threading.Thread):
    """Keeps one worker at work.

    A stuck one cannot be stopped; it is left alone, and what it may still write is refused: its
    leases have been given to the next.
    """

    def __init__(self, hire: Callable[[], Worker], *, every: float = 1.0) -> None:
        super().__init__(name="supervisor", daemon=True)
        self._hire = hire
        self._every = every
        self._stopping = threading.Event()
        self.worker = hire()

    @property
    def is_ready(self) -> bool:
        """Tell whether posts are being translated."""
        worker = self.worker
        return worker.is_ready and worker.is_alive() and not worker.is_overdue

    def run(self) -> None:
        """Watch the worker until told to stop."""
        self.worker.start()
        while not self._stopping.wait(self._every):
            if self.worker.is_alive() and not self.worker.is_overdue:
                continue
            _LOG.error("worker is stuck or gone and is replaced", alive=self.worker.is_alive())
            self.worker.stop()
            self.worker = self._hire()
            self.worker.start()

    def stop(self, seconds: float) -> bool:
        """Let the worker finish its batch; tell whether it did within so many seconds."""
        self._stopping.set()
        self.worker.stop()
        if self.worker.ident is not None:
            self.worker.join(seconds)
        return not self.worker.is_alive()
