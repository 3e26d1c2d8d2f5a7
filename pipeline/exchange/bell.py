"""Wakes the loops of this process when there is something for them to do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Literal

Loop = Literal["work", "delivery"]


class Bell:
    """A bell for each loop; any thread may ring it, and one ring wakes a sleeper once.

    Other processes cannot be heard: loops look for themselves now and then as well.
    """

    def __init__(self) -> None:
        self._work = threading.Event()
        self._listeners: list[Callable[[], None]] = []

    def ring(self, loop: Loop) -> None:
        """Wake a loop, or let its next wait end at once."""
        if loop == "work":
            self._work.set()
            return
        for listener in self._listeners:
            listener()

    def wait_for_work(self, seconds: float) -> bool:
        """Sleep until work is rung for, or for so long; tell whether it was rung."""
        rung = self._work.wait(seconds)
        self._work.clear()
        return rung

    def delivery_event(self) -> asyncio.Event:
        """Give an event of the running loop that is set at each ring for deliveries."""
        running = asyncio.get_running_loop()
        heard = asyncio.Event()

        def listener() -> None:
            if not running.is_closed():
                running.call_soon_threadsafe(heard.set)

        self._listeners.append(listener)
        return heard
