"""Watches the installed packages: posts that wait for one go on by themselves."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from pipeline.exchange.bell import Bell
from pipeline.exchange.claiming import wake_wanting, wanted_pairs
from pipeline.logging import logger
from pipeline.store.database import Database
from pipeline.work.engine_room import EngineRoom
from translators.port import Translator

_LOG = logger(__name__)


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
        if engine is None or number == self._told:
            return
        wake_wanted(self._database, engine, self._bell)
        self._told = number

    def stop(self) -> None:
        """Let it end."""
        self._stopping.set()


def wake_wanted(database: Database, engine: Translator, bell: Bell) -> None:
    """Let posts go on that waited for packages which an engine has."""
    wanted = database.read(wanted_pairs)
    here = {pair for pair in wanted if engine.route(*pair) is not None}
    if here:
        woken = database.write(lambda connection: wake_wanting(connection, here, datetime.now(UTC)))
        _LOG.info("posts go on with new packages", posts=woken)
        bell.ring("work")
