"""The engine in use: made when it is first asked for, made anew when packages come or go."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.logging import logger
from pipeline.stages.confidence import Statistics
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from translators.port import Translator

_LOG = logger(__name__)

# Names of the installed packages and when they were changed last.
Installed = tuple[tuple[str, int], ...]


class EngineRoom:
    """Holds the engine; what uses it asks for it at the start of each batch."""

    def __init__(
        self,
        make: Callable[[], Translator],
        folder: Path | None = None,
        *,
        figures: Callable[[], Mapping[str, Statistics]] = lambda: KNOWN_PACKAGES,
    ) -> None:
        """Take what makes an engine, and the folder of packages that it is made of.

        `figures` gives how the probabilities of those packages are spread.
        """
        self._make = make
        self._read_figures = figures
        self._folder = folder
        self._seen: Installed | None = None
        self._engine: Translator | None = None
        self._making = threading.Lock()
        self.figures: Mapping[str, Statistics] = {}
        self.number = 0  # of the engine in use; 0: there is none yet

    @property
    def engine(self) -> Translator | None:
        """Give the engine, or None while there is none."""
        return self._engine

    def look(self) -> bool:
        """Make the engine where packages are not those of the last time; tell whether it was made.

        An engine that cannot be made leaves the one before in use, and is tried again.
        """
        with self._making:
            installed = _installed(self._folder)
            if self._engine is not None and installed == self._seen:
                return False
            try:
                engine = self._make()
                self.figures = self._read_figures()
                self._engine = engine
            except Exception as error:  # whatever is wrong with a package, the service goes on
                _LOG.warning("engine not made", error=error)
                return False
            self._seen = installed
            self.number += 1
            _LOG.info("engine made", number=self.number)
            return True


def _installed(folder: Path | None) -> Installed:
    """Look at a folder of packages, cheaply: no file of theirs is read."""
    if folder is None or not folder.is_dir():
        return ()
    found = []
    for entry in folder.iterdir():
        try:
            if not entry.name.startswith(".") and entry.is_dir():
                found.append((entry.name, entry.stat().st_mtime_ns))
        except FileNotFoundError:
            continue  # it was being removed
    return tuple(sorted(found))
