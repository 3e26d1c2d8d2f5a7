from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bench.confidence_figures import (
    area,
    baseline_flags,
    baseline_score,
    calibration_error,
    caught,
    correlation,
    word_agreement,
    worst,
)

TEN = [float(one) for one in range(10)]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (TEN, (1.0, 1.0, 1.0)),
        (TEN[::-1], (-1.0, 0.0, 0.0)),
        ([1.0] * 10, (0.0, 0.5, 0.2)),
        ([0.0, 2.0, 1.0, *TEN[3:]], (0.988, 15 / 16, 0.5)),
    ],
)
def test_figures_of_ranking(scores: list[float], expected: tuple[float, float, float]) -> None:
    found = (correlation(scores, TEN), area(scores, TEN), caught(scores, TEN, 0.2))
    assert found == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(("share", "expected"), [(0.1, 0.5), (0.2, 1.0), (0.3, 1.0), (1.0, 1.0)])
def test_more_reading_catches_more(share: float, expected: float) -> None:
    assert caught(TEN, TEN, share) == expected


def test_the_worst_fifth_is_bad() -> None:
    assert worst([3.0, 1.0, 2.0, 0.0, 4.0]) == [False, False, False, True, False]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=5, max_size=40))
def test_area_and_catch_stay_within_bounds(rows: list[tuple[int, int]]) -> None:
    scores, opinions = [float(a) for a, _ in rows], [float(b) for _, b in rows]
    assert 0 <= area(scores, opinions) <= 1
    assert 0 <= caught(scores, opinions, 0.2) <= 1
    assert area([-one for one in scores], opinions) == pytest.approx(1 - area(scores, opinions))


@pytest.mark.parametrize(
    ("confidences", "accepted", "expected"),
    [
        ([], [], 0.0),
        ([0.5] * 10, [True, False] * 5, 0.0),
        ([1.0] * 10, [True] * 10, 0.0),
        ([0.75] * 20, [True, True, True, False] * 5, 0.0),
        ([0.8] * 20, [False] * 20, 0.8),
        ([0.1, 0.9], [True, False], 0.9),
    ],
)
def test_errors_of_calibration(
    confidences: list[float], accepted: list[bool], expected: float
) -> None:
    assert calibration_error(confidences, accepted) == pytest.approx(expected)


def test_bins_of_equal_mass_split_what_equal_widths_join() -> None:
    confidences = [0.5 + at / 1000 for at in range(20)]
    accepted = [at >= 10 for at in range(20)]
    assert calibration_error(confidences, accepted) < 0.02
    assert calibration_error(confidences, accepted, equal_mass=True) == pytest.approx(0.495)


@pytest.mark.parametrize(
    ("flags", "bad", "expected"),
    [
        ([True, False], [True, False], 1.0),
        ([False, True], [True, False], -1.0),
        ([True, True], [True, False], 0.0),
        ([True, True, False, False], [True, False, True, False], 0.0),
        ([True, True, False, False], [True, False, False, False], 1 / math.sqrt(3)),
    ],
)
def test_agreement_of_words(flags: list[bool], bad: list[bool], expected: float) -> None:
    assert word_agreement(flags, bad) == pytest.approx(expected)


def test_the_baseline_of_passages_is_the_geometric_mean() -> None:
    assert baseline_score([math.log(0.5), math.log(0.125)]) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 2, 0, 1], [False, True, True, False]),
        ([0, 1, 2, 1], [False, False, True, False]),
        (None, [False] * 4),
    ],
)
def test_the_baseline_flags_words_below_a_half(
    counts: list[int] | None, expected: list[bool]
) -> None:
    logs = [math.log(one) for one in (0.9, 0.6, 0.6, 0.8, 0.9)]
    assert baseline_flags(logs, counts, 4) == expected
