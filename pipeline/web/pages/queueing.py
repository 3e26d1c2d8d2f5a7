"""What takes so much that it is done once at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Queue:
    """Lets one at a time in. Who waits keeps a thread, so only a few should."""

    def __init__(self, most: int) -> None:
        """Make a queue that is full with so many, the one that is in among them."""
        self._most = most
        self._here = 0
        self._counting = Lock()
        self._inside = Lock()

    @property
    def is_full(self) -> bool:
        """Tell whether nobody more should come; who comes all the same waits as well."""
        return self._here >= self._most

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until nobody else is inside, and be inside."""
        self._count(1)
        try:
            with self._inside:
                yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._counting:
            self._here += more
