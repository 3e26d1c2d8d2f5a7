from __future__ import annotations

import random

import pytest

from pipeline.stages.review.caught import share_caught, wilson


def test_what_the_sample_found_is_counted_for_all_that_was_not_read() -> None:
    found = share_caught(flagged_bad=40, unflagged=800, sampled=100, sampled_bad=5)
    assert found is not None
    assert found.share == pytest.approx(0.5)
    assert 0.25 < found.low < found.share < found.high < 0.8


@pytest.mark.parametrize(
    "counts",
    [
        {"flagged_bad": 4, "unflagged": 80, "sampled": 0, "sampled_bad": 0},
        {"flagged_bad": 0, "unflagged": 80, "sampled": 10, "sampled_bad": 0},
        {"flagged_bad": 0, "unflagged": 0, "sampled": 0, "sampled_bad": 0},
    ],
)
def test_nothing_is_claimed_where_nothing_is_known(counts: dict[str, int]) -> None:
    assert share_caught(**counts) is None


def test_where_everything_was_read_nothing_is_uncertain() -> None:
    found = share_caught(flagged_bad=3, unflagged=0, sampled=0, sampled_bad=0)
    assert found is not None
    assert (found.low, found.share, found.high) == (1, 1, 1)


def test_a_sample_without_a_fault_leaves_doubt_below_and_none_above() -> None:
    found = share_caught(flagged_bad=10, unflagged=300, sampled=30, sampled_bad=0)
    assert found is not None
    assert found.low < 0.5
    assert (found.share, found.high) == (1, 1)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    chance = random.Random(5)
    held = 0
    for _ in range(400):
        flagged_bad, unflagged, rate = 60, 1000, 0.05
        bad = sum(chance.random() < rate for _ in range(120))
        found = share_caught(flagged_bad=flagged_bad, unflagged=unflagged, sampled=120,
                             sampled_bad=bad)  # fmt: skip
        assert found is not None
        held += found.low <= flagged_bad / (flagged_bad + unflagged * rate) <= found.high
    assert 0.92 <= held / 400 <= 0.99


def test_wilsons_interval_is_that_of_the_books() -> None:
    low, high = wilson(5, 100)
    assert (round(low, 4), round(high, 4)) == (0.0215, 0.1118)
    assert wilson(0, 0) == (0, 1)
