"""Watches the installed packages: posts that wait for one go on by themselves."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

from pipeline.exchange.bell import Bell
from pipeline.exchange.claiming import is_any_want_unreadable, wake_wanting, wanted_pairs
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.work.engine_room import EngineRoom
from translators.port import Translator

_LOG = logger(__name__)

# Packages come to machines one after the other: another one's worker may let a post wait for what
# is here already. So waiting posts are looked at again, less often where they come back each time.
_AGAIN = (60.0, 3600.0)  # seconds: at first, and at most


class Watcher(threading.Thread):
    """Makes the engine, and makes it anew when packages come or go."""

    def __init__(
        self, database: Database, room: EngineRoom, bell: Bell, *, every: float = 2.0
    ) -> None:
        super().__init__(name="watcher", daemon=True)
        self._database = database
        self._room = room
        self._bell = bell
        self._every = every
        self._stopping = threading.Event()
        self._told = 0  # number of the engine that waiting posts were told of
        self._pause = _AGAIN[0]
        self._again = 0.0  # when they are told of the same one again

    def run(self) -> None:
        """Look every few seconds until told to stop."""
        while True:
            try:
                self.look()
            except Exception as error:  # the database may be away; it is tried again
                _LOG.warning("packages not looked at", error=error)
            if self._stopping.wait(self._every):
                return

    def look(self) -> None:
        """Make the engine where that is needed, and wake the posts that wanted its packages."""
        self._room.look()
        engine, number = self._room.engine, self._room.number
        is_new = number != self._told
        if engine is None or not (is_new or time.monotonic() >= self._again):
            return
        woken = wake_wanted(self._database, engine, self._bell)
        self._pause = _AGAIN[0] if is_new or not woken else min(_AGAIN[1], 2 * self._pause)
        self._again = time.monotonic() + self._pause
        self._told = number

    def stop(self) -> None:
        """Let it end."""
        self._stopping.set()


def wake_wanted(database: Database, engine: Translator, bell: Bell) -> int:
    """Let posts go on that waited for packages which an engine has; give how many.

    So do those of which it cannot be read what they wait for.
    """
    wanted = database.read(wanted_pairs)
    here = {pair for pair in wanted if engine.route(*pair) is not None}
    if not here and not database.read(is_any_want_unreadable):
        return 0
    woken = database.write(lambda connection: wake_wanting(connection, here, datetime.now(UTC)))
    _LOG.info("posts go on with new packages", posts=woken)
    bell.ring("work")
    return woken
