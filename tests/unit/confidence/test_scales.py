from __future__ import annotations

import json
import math

import numpy as np
import pytest

from pipeline.stages.confidence import Statistics, learn_statistics, load_model
from pipeline.stages.confidence.lexicon import LETTERS, MIDDLE, SIZE, Lexicon
from pipeline.stages.confidence.scales import FAR, Moments, bend
from tests.unit.confidence.evidence import LOGS, evidence

MODEL = load_model()


def test_statistics_come_back_from_json() -> None:
    for one in (MODEL.unknown, *MODEL.statistics.values()):
        assert Statistics.from_json(json.loads(json.dumps(one.to_json()))) == one


def test_statistics_of_other_features_are_refused() -> None:
    value = MODEL.unknown.to_json()
    value["words"]["means"] = value["words"]["means"][1:]
    with pytest.raises(ValueError, match="other features"):
        Statistics.from_json(value)


def test_what_is_not_known_counts_as_the_mean() -> None:
    scale = Moments(means=(3.0, 1.0), spreads=(2.0, 1.0)).scale()
    assert scale(np.array([math.nan, 2.0])).tolist() == [0.0, 1.0]


def test_a_feature_that_never_changes_says_nothing() -> None:
    scale = Moments(means=(3.0,), spreads=(0.0,)).scale()
    assert scale(np.array([99.0])).tolist() == [0.0]


def test_far_figures_are_only_very() -> None:
    scale = Moments(means=(0.0, 0.0), spreads=(1.0, 1.0)).scale()
    assert scale(np.array([1e9, -math.inf])).tolist() == [FAR, -FAR]


def test_moments_are_of_what_is_known() -> None:
    found = Moments.of(np.array([[1.0, math.nan], [3.0, 5.0]]))
    assert found == Moments(means=(2.0, 5.0), spreads=(1.0, 0.0))


def test_few_rows_are_drawn_towards_the_start_and_many_are_not() -> None:
    start = Moments(means=(0.0,), spreads=(1.0,))
    few = Moments.of(np.full((1, 1), 10.0), start, 20)
    many = Moments.of(np.full((5000, 1), 10.0), start, 20)
    assert few.means[0] < 1
    assert many.means[0] > 9.9


def test_lines_bend_at_each_knot() -> None:
    found = bend(np.array([[-2.0, 0.5]]), np.array([0.0, 1.0]))
    assert found.tolist() == [[-2.0, 0.5, 0.0, 0.5, 0.0, 0.0]]


def test_statistics_are_learned_without_verdicts() -> None:
    unsure = [evidence(logs=tuple(log * by for log in LOGS)) for by in (2, 3, 4, 5, 6)]
    learned = learn_statistics(MODEL, unsure * 20, MODEL.unknown)
    assert learned.count == 100
    assert learned.like is None
    assert learned.passages.means[0] < MODEL.unknown.passages.means[0]
    before, after = (MODEL.judge(unsure[1], statistics=one).raw for one in (MODEL.unknown, learned))
    assert before is not None
    assert after is not None
    assert before < after, "doubt that is usual for an engine says less"


def test_passages_without_log_probabilities_teach_nothing() -> None:
    assert learn_statistics(MODEL, [evidence(logs=None)], MODEL.unknown) is MODEL.unknown
    assert learn_statistics(MODEL, [], MODEL.unknown) is MODEL.unknown


def test_the_letter_in_the_middle_weighs_nothing() -> None:
    lexicon = Lexicon.read(LETTERS[MIDDLE] * SIZE, 0.1)
    assert lexicon.words(["river", "heron"]) == [0.0, 0.0]
    assert lexicon.sentence(["river"], ["fluss"]) == 0.0
    assert lexicon.sentence([], []) == 0.0


def test_letters_weigh_in_steps() -> None:
    lexicon = Lexicon.read(LETTERS[-1] * SIZE, 0.1)
    step = 0.1 * (len(LETTERS) - 1 - MIDDLE)
    assert lexicon.words(["river"]) == [pytest.approx(5 * step)]
    assert lexicon.sentence(["river"], []) == pytest.approx(step / math.sqrt(2))


def test_a_lexicon_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="letters"):
        Lexicon.read("A", 0.1)
