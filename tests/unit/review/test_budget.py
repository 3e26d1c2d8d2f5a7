from __future__ import annotations

import math
import random
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.review.budget import threshold

USUAL = NormalDist(0, 1)
SCORES = st.lists(st.floats(-10, 10), max_size=300)


@pytest.mark.parametrize("budget", [0.05, 0.1, 0.2, 0.5])
def test_before_anything_was_seen_the_expected_spread_decides(budget: float) -> None:
    assert threshold(budget, [], USUAL) == pytest.approx(USUAL.inv_cdf(budget), abs=0.2)


@pytest.mark.parametrize("budget", [0.05, 0.1, 0.2, 0.5])
@pytest.mark.parametrize(("middle", "spread"), [(0, 1), (3, 0.5), (-2, 2)])
def test_after_a_while_the_share_asked_for_lies_under_it(
    budget: float, middle: float, spread: float
) -> None:
    chance = random.Random(1)
    seen = [chance.gauss(middle, spread) for _ in range(1000)]
    limit = threshold(budget, seen, USUAL)
    coming = [chance.gauss(middle, spread) for _ in range(4000)]
    assert sum(one < limit for one in coming) / len(coming) == pytest.approx(budget, abs=0.05)


def test_only_the_last_thousand_passages_count() -> None:
    assert threshold(0.2, [5.0] * 4000 + [0.0] * 1000, USUAL) == threshold(0.2, [0.0] * 1000, USUAL)


@given(SCORES)
def test_nothing_is_read_for_nothing_and_everything_for_all(seen: list[float]) -> None:
    assert threshold(0, seen, USUAL) == -math.inf
    assert threshold(1, seen, USUAL) == math.inf


@given(SCORES, st.floats(0, 1), st.floats(0, 1))
def test_who_reads_more_is_shown_no_less(seen: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert threshold(low, seen, USUAL) <= threshold(high, seen, USUAL)
