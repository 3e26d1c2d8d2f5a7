from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.confidence import Calibration, Prior, uncalibrated

PRIOR = Prior(intercept=0.3, slope=1.8, intercept_looseness=1.0, slope_looseness=0.3)
START = uncalibrated(PRIOR)

RAWS = st.floats(-4, 4, allow_nan=False)
VERDICTS = st.lists(st.tuples(RAWS, st.booleans()), max_size=60)


@given(VERDICTS)
def test_no_verdicts_can_turn_the_slope(verdicts: list[tuple[float, bool]]) -> None:
    assert START.after(verdicts).slope > 0


@given(VERDICTS, RAWS, RAWS)
def test_the_higher_figure_never_has_the_lower_confidence(
    verdicts: list[tuple[float, bool]], one: float, other: float
) -> None:
    found = START.after(verdicts)
    assert found(min(one, other)) <= found(max(one, other))
    assert 0 <= found(one) <= 1


@given(VERDICTS, st.integers(0, 60), st.randoms())
def test_order_and_portions_of_verdicts_make_no_difference(
    verdicts: list[tuple[float, bool]], cut: int, chance: random.Random
) -> None:
    at_once = START.after(verdicts)
    chance.shuffle(verdicts)
    assert START.after(verdicts[:cut]).after(verdicts[cut:]) == at_once


@given(VERDICTS)
def test_calibrations_come_back_from_json(verdicts: list[tuple[float, bool]]) -> None:
    found = START.after(verdicts)
    assert Calibration.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_without_verdicts_the_prior_is_all_there_is() -> None:
    assert START.verdicts == 0
    again = START.after([])
    assert again.intercept == pytest.approx(PRIOR.intercept)
    assert again.slope == pytest.approx(PRIOR.slope)


@pytest.mark.parametrize("approved", [True, False])
def test_verdicts_of_one_kind_move_confidence_their_way_but_not_to_the_end(approved: bool) -> None:
    found = START.after([(0.0, approved)] * 50)
    assert found.verdicts == 50
    assert (found(0.0) > START(0.0)) == approved
    assert 0.005 < found(0.0) < 0.995


def test_many_verdicts_outweigh_the_prior() -> None:
    chance = random.Random(7)
    raws = [chance.gauss(0, 0.8) for _ in range(4000)]
    truth = uncalibrated(Prior(intercept=-1.5, slope=0.9, intercept_looseness=1, slope_looseness=1))
    found = START.after((raw, chance.random() < truth(raw)) for raw in raws)
    assert found(0.0) == pytest.approx(truth(0.0), abs=0.03)
    assert found(1.0) == pytest.approx(truth(1.0), abs=0.05)


@pytest.mark.parametrize("raw", [1e9, -1e9, float("inf"), float("-inf")])
def test_figures_beyond_belief_are_bounded(raw: float) -> None:
    assert 0 < START(raw) < 1
    assert START.after([(raw, True)]).slope > 0
