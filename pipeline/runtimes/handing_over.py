"""Posts are handed over to Kafka: workers on other machines translate them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from pipeline.logging import logger
from pipeline.metrics import Metrics
from pipeline.settings import Settings
from pipeline.store.database import Database
from pipeline.streams.broker import Broker
from pipeline.streams.relay import Relay
from pipeline.topics.names import Topics
from pipeline.work.engine_room import EngineRoom

_LOG = logger(__name__)


class ByWorkers:
    """Posts are handed over to Kafka; workers on other machines do the rest.

    Packages that are installed here translate passages back for teachers, and no posts.
    """

    is_ready = True
    # A front takes posts in while the brokers are away: they wait in the database.
    checks: Mapping[str, Callable[[], bool]] = {}

    def __init__(
        self,
        database: Database,
        room: EngineRoom,
        settings: Settings,
        metrics: Metrics,
    ) -> None:
        """Take what is read, and where it goes. Raises BrokerAddressUnusable, NoBroker."""
        broker, topics = Broker.of(settings), Topics(prefix=settings.topic_prefix)
        self._relay = Relay(
            database, broker, topics, metrics.relayed.inc, metrics.relay_skipped.inc
        )
        self._looker = _Looker(room)

    def start(self) -> None:
        """Begin to hand over."""
        self._looker.start()
        self._relay.start()

    def stop(self, seconds: float) -> bool:
        """Let what is on its way to Kafka arrive; tell whether it did in time."""
        self._looker.stopping.set()
        self._relay.stop()
        self._relay.join(seconds)
        return not self._relay.is_alive()


class _Looker(threading.Thread):
    """Keeps the engine up to date with the installed packages."""

    def __init__(self, room: EngineRoom, *, every: float = 5.0) -> None:
        super().__init__(name="packages", daemon=True)
        self._room = room
        self._every = every
        self.stopping = threading.Event()

    def run(self) -> None:
        """Look every few seconds until told to stop."""
        while True:
            try:
                self._room.look()
            except Exception as error:  # the folder may be away for a moment; it is tried again
                _LOG.warning("packages not looked at", error=error)
            if self.stopping.wait(self._every):
                return
