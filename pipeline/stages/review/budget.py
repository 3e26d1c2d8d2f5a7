"""From the share of passages that teachers are ready to read to the score that asks for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

# What was expected before anything was seen counts as so many passages at first, and as none
# once so many have been seen.
EXPECTED_COUNTS = 50
FORGOTTEN_AFTER = 500
# Passages that are looked back upon: some weeks of a busy exchange, and no more memory than that.
MOST_RECENT = 1_000


def threshold(budget: float, recent: Sequence[float], expected: NormalDist) -> float:
    """Give the raw score under which a passage is put before a teacher.

    `budget`: share of passages, 0 to 1. `recent`: raw scores of the last passages of the pair,
    those with critical flags left out. `expected`: how raw scores are spread before any was seen;
    it counts as EXPECTED_COUNTS passages at first. With a budget of 0 nothing lies under the
    threshold, with 1 everything does.
    """
    if budget <= 0:
        return -math.inf
    if budget >= 1:
        return math.inf
    count = max(0, round(EXPECTED_COUNTS * (1 - len(recent) / FORGOTTEN_AFTER)))
    start = [expected.inv_cdf((place + 0.5) / count) for place in range(count)]
    scores = sorted([*start, *recent[-MOST_RECENT:]])
    # Half way between the last passage inside the budget and the first outside.
    inside = budget * len(scores)
    last = min(len(scores) - 1, max(0, math.ceil(inside) - 1))
    following = min(len(scores) - 1, last + 1)
    return (scores[last] + scores[following]) / 2
