from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline.stages.confidence as package
from pipeline.stages.confidence import NOTHING_KNOWN, Evidence, Judged, load_model, worst_leg
from pipeline.stages.confidence.load import model_of
from pipeline.stages.confidence.text import LONGEST
from tests.support.timing import assert_at_most, assert_linear
from tests.unit.confidence.evidence import LOGS, WORD_TOKENS, WORDS, evidence

MODEL = load_model()
FILE = Path(package.__file__).with_name("coefficients.json")
PAIRS = ("en-de", "en-zh", "et-en", "ne-en", "ro-en", "ru-en", "si-en")


def test_the_shipped_coefficients_are_small_and_say_where_they_came_from() -> None:
    text = FILE.read_text(encoding="utf-8")
    value = json.loads(text)
    assert len(text.encode()) < 100_000
    assert "MLQE-PE" in value["note"]
    assert "CC0" in value["note"]
    assert value["fitted"] > "2020"


def test_the_fitted_pairs_have_weights_and_statistics_of_their_own() -> None:
    assert tuple(MODEL.pairs) == tuple(MODEL.statistics) == PAIRS
    assert all(MODEL.statistics[pair].like == pair for pair in PAIRS)
    assert MODEL.unknown.like is None


@pytest.mark.parametrize("pair", [*PAIRS, "unknown"])
def test_every_calibration_starts_with_a_slope_above_zero(pair: str) -> None:
    statistics = MODEL.statistics.get(pair, MODEL.unknown)
    assert MODEL.calibration_for(statistics).slope > 0


def test_coefficients_of_other_features_are_refused() -> None:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    value["word_features"] = value["word_features"][1:]
    with pytest.raises(ValueError, match="other features"):
        model_of(value)


def test_coefficients_of_other_knots_are_refused() -> None:
    value = json.loads(FILE.read_text(encoding="utf-8"))
    value["pool"]["sentence"] = value["pool"]["sentence"][1:]
    with pytest.raises(ValueError, match="other knots"):
        model_of(value)


@pytest.mark.parametrize(
    ("languages", "pair"),
    [(("en", "de"), "en-de"), (("en-GB", "zh-Hans"), "en-zh"), (("EN", "De-AT"), "en-de")],
)
def test_only_the_languages_themselves_name_the_pair(languages: tuple[str, str], pair: str) -> None:
    found = MODEL.statistics_for(evidence(languages=languages))
    assert found is MODEL.statistics[pair]


def test_a_pair_nothing_is_known_of_is_judged_by_what_all_pairs_share() -> None:
    one = evidence(languages=("fr", "pt"))
    assert MODEL.statistics_for(one) is MODEL.unknown
    assert MODEL.weights_for(MODEL.unknown) is MODEL.pool
    assert MODEL.judge(one).confidence is not None


@pytest.mark.parametrize("logs", [None, (), (-0.1, float("nan"))])
def test_without_log_probabilities_nothing_is_known(logs: tuple[float, ...] | None) -> None:
    assert MODEL.judge(evidence(logs=logs)) == NOTHING_KNOWN


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (None, None),
        (WORDS, None),
        (None, WORD_TOKENS),
        (WORDS, WORD_TOKENS[1:]),
        (WORDS, (*WORD_TOKENS[:-1], 9)),
        (WORDS, (-1, *WORD_TOKENS[1:-1], 3)),
        ((), ()),
    ],
)
@pytest.mark.parametrize("languages", [("en", "de"), ("fr", "pt")])
def test_words_that_are_missing_or_do_not_fit_leave_a_judgement(
    words: tuple[str, ...] | None, counts: tuple[int, ...] | None, languages: tuple[str, str]
) -> None:
    one = evidence(words=words, counts=counts, languages=languages)
    judged = MODEL.judge(one)
    assert judged.confidence is not None
    assert 0 < judged.confidence < 1
    assert judged.word_scores is not None
    assert len(judged.word_scores) == len(one.words)


@pytest.mark.parametrize("languages", [("en", "de"), ("fr", "pt")])
def test_an_engine_that_doubts_every_token_is_believed(languages: tuple[str, str]) -> None:
    sure = MODEL.judge(evidence(languages=languages))
    unsure = MODEL.judge(evidence(languages=languages, logs=tuple(3 * log - 1 for log in LOGS)))
    assert sure.confidence is not None
    assert unsure.confidence is not None
    assert unsure.confidence < sure.confidence


@pytest.mark.parametrize("languages", [("en", "de"), ("fr", "pt")])
@pytest.mark.parametrize("at", [1, 4, 8, 9])
def test_the_word_the_engine_doubts_is_the_most_suspicious(
    languages: tuple[str, str], at: int
) -> None:
    start = sum(WORD_TOKENS[:at])
    logs = tuple(-4.5 if start <= one < start + WORD_TOKENS[at] else -0.05 for one in range(22))
    scores = MODEL.judge(evidence(languages=languages, logs=logs)).word_scores
    assert scores is not None
    assert max(range(len(scores)), key=scores.__getitem__) == at


def test_scores_and_flags_agree() -> None:
    judged = MODEL.judge(evidence())
    assert judged.word_scores is not None
    assert judged.word_flags is not None
    threshold = MODEL.pairs["en-de"].threshold
    assert judged.word_flags == tuple(score > threshold for score in judged.word_scores)


def test_the_same_passage_is_judged_the_same_whatever_comes_before_it() -> None:
    alone = MODEL.judge(evidence())
    for other in (evidence(logs=tuple(9 * log for log in LOGS)), evidence(languages=("x", "y"))):
        MODEL.judge(other)
    assert MODEL.judge(evidence()) == alone


def test_impossible_log_probabilities_are_bounded() -> None:
    wild = MODEL.judge(evidence(logs=(float("-inf"), 0.2, -1e9, *LOGS[3:])))
    assert wild.confidence is not None
    assert 0 < wild.confidence < 1


@pytest.mark.parametrize("text", ["", " ", "!", "\ud800", "😀", "1", "a" * (LONGEST + 10)])
def test_any_text_can_be_judged(text: str) -> None:
    for one in (
        evidence(source=text, words=None, counts=None),
        evidence(translation=text, words=None, counts=None),
    ):
        assert MODEL.judge(one).confidence is not None


@pytest.mark.parametrize("logs", [(0,), (-1, 0), (-1.0,) * 22, (-1,) * 22])
def test_log_probabilities_may_be_whole_and_few(logs: tuple[float, ...]) -> None:
    whole = MODEL.judge(evidence(logs=logs))
    assert whole == MODEL.judge(evidence(logs=tuple(map(float, logs))))
    assert whole.confidence is not None


def _judged(confidence: float | None) -> Judged:
    raw = None if confidence is None else 2 * confidence
    return Judged(raw=raw, confidence=confidence, word_scores=(0.5,), word_flags=(True,))


@pytest.mark.parametrize(
    ("legs", "confidence"),
    [((0.5,), 0.5), ((0.2, 0.7), 0.2), ((0.7, 0.2), 0.2), ((None, 0.7), None), ((0.7, None), None)],
)
def test_a_pivot_is_worth_its_worst_leg(
    legs: tuple[float | None, ...], confidence: float | None
) -> None:
    last = replace(_judged(legs[-1]), word_scores=(0.1, 0.2), word_flags=(False, False))
    found = worst_leg((*map(_judged, legs[:-1]), last))
    assert found == replace(
        _judged(confidence), word_scores=last.word_scores, word_flags=last.word_flags
    )


def _long(size: int) -> Evidence:
    text = " ".join(["dé, 1 «a» x"] * (size // 12))
    logs = tuple(-0.4 for _ in range(size // 4))
    return evidence(
        source=text, translation=text, logs=logs, words=None, counts=None, languages=("en", "de")
    )


def test_time_is_in_proportion_to_the_text() -> None:
    small, large = _long(16_000), _long(64_000)
    assert_linear(lambda: MODEL.judge(small), lambda: MODEL.judge(large))


def test_an_ordinary_passage_takes_far_less_than_a_millisecond() -> None:
    one = evidence()
    assert_at_most(0.1, lambda: [MODEL.judge(one) for _ in range(100)])


def test_a_hostile_text_of_64_kilobytes_is_judged_within_a_second() -> None:
    one = _long(65_536)
    assert_at_most(0.7, lambda: MODEL.judge(one))
