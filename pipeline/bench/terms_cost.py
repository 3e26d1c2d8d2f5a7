"""What a glossary costs: the whole flow with it and without it, in turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Any

from pipeline.domain.post import Post
from pipeline.flow import Flow

_LEAST = 3.0  # seconds of the quicker runs together, at least: short ones are repeated
_MOST = 8  # times as many rounds for a short one


def measure_cost(
    plain: Flow, enforcing: Flow, posts: Sequence[Post], rounds: int
) -> dict[str, Any] | None:
    """Time posts without and with the glossary, in seconds; None where there are no posts.

    `wall` and `cpu` have the medians of the rounds, and of their ratios the median, the least
    and the greatest. CPU time is that of the process, of all threads.
    """
    if not posts:
        return None
    flows = {"plain": plain, "enforcing": enforcing}
    warm = {name: _timed(flow, posts)[0] for name, flow in flows.items()}
    more = min(_MOST, max(1, round(_LEAST / (rounds * min(warm.values())))))
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in flows}
    for number in range(rounds * more):
        # The first to run changes, so that nothing favours one of them.
        for name in list(flows)[:: 1 if number % 2 else -1]:
            times[name].append(_timed(flows[name], posts))
    return {
        "posts": len(posts),
        "rounds": rounds * more,
        "wall": _compared(times, 0),
        "cpu": _compared(times, 1),
    }


def _timed(flow: Flow, posts: Sequence[Post]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in flow.run(posts):
        pass
    return time.perf_counter() - wall, time.process_time() - cpu


def _compared(times: dict[str, list[tuple[float, float]]], which: int) -> dict[str, float]:
    plain, enforcing = ([one[which] for one in rows] for rows in times.values())
    ratios = [b / a for a, b in zip(plain, enforcing, strict=True)]
    return {
        "plain_s": statistics.median(plain),
        "enforcing_s": statistics.median(enforcing),
        "ratio": statistics.median(ratios),
        "least": min(ratios),
        "greatest": max(ratios),
    }
