"""Whose turn it is to write: those whom somebody waits for first, the others a few at a time."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 200  # together


class Turns(Generic[T]):
    """A queue with two lanes. After a turn of those that go first the others have one."""

    def __init__(self) -> None:
        self._first: deque[T] = deque()
        self._others: deque[T] = deque()
        self._was_first = False
        self._is_closed = False
        self._changed = threading.Condition()

    def put(self, one: T, *, first: bool) -> None:
        """Let one wait for its turn."""
        with self._changed:
            (self._first if first else self._others).append(one)
            self._changed.notify()

    def close(self) -> None:
        """Let nobody come after those who wait."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    @property
    def hurry(self) -> bool:
        """Tell whether somebody is written or waits who goes first."""
        return self._was_first or bool(self._first)

    def take(self) -> list[T]:
        """Give those whose turn it is, once there is one; nothing after the last."""
        with self._changed:
            while not (self._first or self._others or self._is_closed):
                self._was_first = False
                self._changed.wait()
            with_first = bool(self._first) and not (self._was_first and self._others)
            lane = self._first if with_first else self._others
            self._was_first = with_first
            return [lane.popleft() for _ in range(min(_MOST, len(lane)))]

    def is_up(self, done: int) -> bool:
        """Tell whether a turn ends after so many: after one, others let those go first who came."""
        return not self._was_first and done > 0 and bool(self._first)

    def give_back(self, rest: list[T]) -> None:
        """Let those who had no turn be the next of the others."""
        with self._changed:
            self._others.extendleft(reversed(rest))
