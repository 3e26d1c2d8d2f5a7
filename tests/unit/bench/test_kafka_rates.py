"""The rate of posts that come out in portions."""

from __future__ import annotations

import pytest

from pipeline.bench.kafka_posts import per_second
from pipeline.bench.service_processes import BenchFailed


def portions(first: float, every: float, posts: int, until: float) -> list[float]:
    """Give the moments of posts of which some come out every few seconds, 2 ms apart."""
    moments = []
    while first < until:
        moments += [first + 0.002 * number for number in range(posts)]
        first += every
    return moments


def test_a_steady_rate_is_the_rate() -> None:
    assert per_second([number / 50 for number in range(500)]) == pytest.approx(50)


def test_the_beginning_does_not_count() -> None:
    moments = [number / 5 for number in range(20)] + [4 + number / 50 for number in range(400)]
    assert per_second(moments) == pytest.approx(50)


@pytest.mark.parametrize("phase", [0.1, 1.0, 2.5, 3.9])
def test_two_workers_with_portions_have_their_rates_together(phase: float) -> None:
    both = portions(0.0, 4.0, 240, 40.0) + portions(phase, 4.0, 240, 40.0)
    assert per_second(sorted(both)) == pytest.approx(120, rel=0.05)


def test_one_portion_has_no_rate() -> None:
    with pytest.raises(BenchFailed, match="more of them"):
        per_second([3.0] * 100)
