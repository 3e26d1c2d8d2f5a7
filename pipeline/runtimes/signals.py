"""Signals that end a service."""

from __future__ import annotations

import asyncio
import os
import signal

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Signals:
    """The first signal is a wish to end; the second ends the process at once."""

    def __init__(self) -> None:
        """Hear from now on, also while the event loop is being made."""
        self._heard: int | None = None
        self._first: asyncio.Future[int] | None = None
        for number in _SIGNALS:
            signal.signal(number, lambda number, _frame: self._hear(number))

    def listen(self) -> asyncio.Future[int]:
        """Give what will be the first signal; from now on the event loop hears them."""
        loop = asyncio.get_running_loop()
        self._first = loop.create_future()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._hear, number)
        if self._heard is not None and not self._first.done():
            self._first.set_result(self._heard)
        return self._first

    def _hear(self, number: int) -> None:
        if self._heard is not None:
            os._exit(128 + number)
        self._heard = number
        if self._first is not None:
            self._first.set_result(number)
