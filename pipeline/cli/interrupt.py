"""Ctrl-C while posts stream: end at once, between two lines."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A reader that has stopped reading cannot hold the process longer than this.
_PATIENCE = 1.0  # seconds

_CLEAR_LINE_AND_SHOW_CURSOR = b"\r\x1b[2K\x1b[?25h"
_STDERR = 2


class Interruptible:
    """Ends the process when it is interrupted or terminated, but never inside a line.

    A batch that the engine has begun cannot be stopped and may take long; an ordinary
    KeyboardInterrupt would wait for it. What was written stays as it is.
    """

    def __init__(self) -> None:
        self._inside = 0
        self._asked: int | None = None

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Take over SIGINT and SIGTERM, which only the main thread can; not what callers ignore."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {
            number: signal.signal(number, self._ask)
            for number in (signal.SIGINT, signal.SIGTERM)
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let what stands inside be finished first."""
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
        if self._asked is not None and not self._inside:
            _end(self._asked)

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        if not self._inside:
            _end(number)
        self._asked = number
        signal.signal(signal.SIGALRM, lambda *_: _end(number))
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)


def _end(number: int) -> None:
    clear = _CLEAR_LINE_AND_SHOW_CURSOR if os.isatty(_STDERR) else b""
    words = b"interrupted\n" if number == signal.SIGINT else b"terminated\n"
    try:
        os.write(_STDERR, clear + words)
    finally:
        os._exit(128 + number)
