"""The deliveries taken for each endpoint, and how many of them may be under way."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from pipeline.delivery.claims import Parcel


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much happens at a time."""

    parallel: int = 8  # attempts at an endpoint, each of another thread
    parallel_failing: int = 2  # at one whose last attempt failed
    overall: int = 256  # attempts at all endpoints
    overall_failing: int = 128  # at those that fail, so that there is room for the others
    taken: int = 256  # deliveries taken for an endpoint, most of them waiting in memory


class Lane:
    """An endpoint's own queue."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.queue: deque[Parcel] = deque()
        self.threads: set[str] = set()  # that something is taken of, until it is written down
        self.sending = 0
        self.failing = False
        self.paused_until = 0.0  # by the loop's clock: the endpoint asked for it
        self.resting_until = 0.0  # looking for more costs time
        self._appetite = limits.parallel

    def room(self, now: float) -> int:
        """Give how many deliveries to take."""
        most = self._limits.parallel_failing if self.failing else self._appetite
        if now < self.paused_until or len(self.queue) > most // 2:
            return 0
        return most - len(self.queue)

    def grow(self) -> None:
        """Take more next time: all that were asked for were there."""
        self._appetite = min(2 * self._appetite, self._limits.taken)

    def shrink(self) -> None:
        """Take few again: some waited longer than their lease."""
        self._appetite = self._limits.parallel

    def may_send(self, now: float) -> bool:
        """Tell whether the next may go out, as far as this endpoint goes."""
        most = self._limits.parallel_failing if self.failing else self._limits.parallel
        return bool(self.queue) and now >= self.paused_until and self.sending < most

    def is_idle(self, now: float) -> bool:
        """Tell whether nothing is known of this endpoint that is worth keeping."""
        return not self.threads and now >= max(self.paused_until, self.resting_until)
