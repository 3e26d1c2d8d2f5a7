"""How posts become bilingual: in this process, or by workers on other machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from pipeline.work.desk import Desk
from pipeline.work.supervisor import Supervisor
from pipeline.work.watcher import Watcher
from pipeline.work.worker import Worker


class Making(Protocol):
    """What sees to it that posts are translated."""

    @property
    def checks(self) -> Mapping[str, Callable[[], bool]]:
        """Give what must hold for the service to be ready, by its name."""
        ...

    @property
    def is_ready(self) -> bool:
        """Tell whether all is loaded."""
        ...

    def start(self) -> None:
        """Begin."""
        ...

    def stop(self, seconds: float) -> bool:
        """Let what runs end; tell whether it did within so many seconds."""
        ...


class InThisProcess:
    """A worker translates beside the API."""

    def __init__(self, desk: Desk) -> None:
        self._room = desk.room
        self._supervisor = Supervisor(lambda: Worker(desk))
        self._watcher = Watcher(desk.database, desk.room, desk.bell)

    @property
    def checks(self) -> Mapping[str, Callable[[], bool]]:
        """Give what must hold for the service to be ready."""
        return {
            "engine": lambda: self._room.engine is not None,
            "worker": lambda: self._supervisor.is_ready,
        }

    @property
    def is_ready(self) -> bool:
        """Tell whether the worker is at work."""
        return self._supervisor.is_ready

    def start(self) -> None:
        """Begin to translate."""
        self._watcher.start()
        self._supervisor.start()

    def stop(self, seconds: float) -> bool:
        """Let the batch in hand be kept; tell whether it was in time."""
        self._watcher.stop()
        return self._supervisor.stop(seconds)
