"""Windows of a stream: while one is worked on, the next is read and the one before is ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


def windows(
    given: Iterable[A], size_of: Callable[[A], int], *, most: int, most_size: int
) -> Iterator[list[A]]:
    """Cut a stream into windows: each is full with so many items, or so much of their size."""
    window: list[A] = []
    size = 0
    for one in given:
        window.append(one)
        size += size_of(one)
        if len(window) >= most or size >= most_size:
            yield window
            window, size = [], 0
    if window:
        yield window


def overlapped(
    given: Iterable[A],
    begin: Callable[[A], B],
    work: Callable[[B], C],
    end: Callable[[C], Iterator[D]],
) -> Iterator[D]:
    """Yield what comes of each window, in order.

    `work` is done by one thread of its own, `begin` and `end` by the caller's meanwhile. Two
    windows are in flight at most. What any of them raises is raised here.
    """
    running: deque[Future[C]] = deque()
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")
    try:
        for window in given:
            running.append(pool.submit(work, begin(window)))
            if len(running) > 1:
                yield from end(running.popleft().result())
        while running:
            yield from end(running.popleft().result())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
