"""Native threads that step aside for others."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

NICENESS = 10


def in_background(make: Callable[[], T]) -> T:
    """Give what `make` makes; the native threads that it starts have lower priority.

    Threads inherit the priority of the one that starts them, where the system knows priorities of
    threads (Linux does). The caller keeps its own. Raises what `make` raises.
    """
    made: Future[T] = Future()

    def run() -> None:
        with suppress(OSError, AttributeError):
            own = threading.get_native_id()
            now = os.getpriority(os.PRIO_PROCESS, own)
            os.setpriority(os.PRIO_PROCESS, own, max(now, NICENESS))
        try:
            made.set_result(make())
        except BaseException as error:
            made.set_exception(error)

    threading.Thread(target=run, name="loading", daemon=True).start()
    return made.result()
