from __future__ import annotations

import pytest

from pipeline.stages.review.sample import SAMPLE_SHARE, is_sampled


def test_the_sample_is_as_large_as_it_should_be() -> None:
    taken = sum(is_sampled("rivers", f"p-{n}", 1, "es", n % 7) for n in range(20_000))
    assert taken / 20_000 == pytest.approx(SAMPLE_SHARE, abs=0.005)


def test_who_is_in_a_sample_stays_in_it_and_in_every_larger_one() -> None:
    for number in range(2000):
        small = is_sampled("rivers", "p-1", 1, "es", number, share=0.02)
        assert small == is_sampled("rivers", "p-1", 1, "es", number, share=0.02)
        assert not small or is_sampled("rivers", "p-1", 1, "es", number, share=0.1)


def test_ids_that_run_into_one_another_are_told_apart() -> None:
    one = [is_sampled("a", "b1", 1, "es", n, share=0.5) for n in range(64)]
    other = [is_sampled("ab", "1", 1, "es", n, share=0.5) for n in range(64)]
    assert one != other
