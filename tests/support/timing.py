"""Laws about time, on machines that other programs use as well.

A measurement is the time of this process's own processor, the garbage collector held; a law is
tried several times before it counts as broken: what is quadratic fails every time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TRIALS = 5


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time of one run."""
    gc.disable()  # it looks through all that the tests before have loaded
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_at_most(limit: float, work: Callable[[], object]) -> None:
    """Try a piece of work until one run takes no more than so many seconds."""
    taken = []
    for _ in range(_TRIALS):
        taken.append(seconds(work))
        if taken[-1] <= limit:
            return
    raise AssertionError(f"{min(taken):.2f} s, not {limit} s")


def assert_linear(
    small: Callable[[], object], large: Callable[[], object], *, slack: float = 0.05
) -> None:
    """Take work on four times the text to take at most nine times as long, not sixteen."""
    ratios = []
    for _ in range(_TRIALS):
        one, other = seconds(small), seconds(large)
        ratios.append((one, other))
        if other <= 9 * one + slack:
            return
    raise AssertionError(f"four times the text takes too much more time: {ratios}")
