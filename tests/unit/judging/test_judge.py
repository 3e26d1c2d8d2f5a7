"""The judge: confidence of passages, and which of them teachers are asked to read."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from pipeline.domain.bilingual import TermUse
from pipeline.domain.flags import flag
from pipeline.stages.confidence import load_model, uncalibrated
from pipeline.stages.judging.judge import Judge, packages_of
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from pipeline.stages.translation.rendering import Rendering
from tests.unit.judging.doubting import BACK, PACKAGE, PIVOT, SIGNATURE, forced, leg, machine

SOURCE = "The class walked along the river and counted birds near the old mill."
TARGET = "La clase caminó junto al río y contó aves cerca del viejo molino."


def judged(judge: Judge, rendering: Rendering, signature: str = SIGNATURE) -> Rendering:
    """Judge, note and flag one passage by itself."""
    opinion = judge.judge(rendering, signature)
    judge.note(rendering, opinion)
    return judge.flagged(rendering, opinion)


def is_low(judge: Judge, rendering: Rendering) -> bool:
    """Tell whether a passage would be flagged, without noting it."""
    opinion = judge.judge(rendering, SIGNATURE)
    return "low-confidence" in codes(judge.flagged(rendering, opinion))


def codes(rendering: Rendering) -> list[str]:
    return [one.code for one in rendering.flags]


def pivot(first: float, second: float) -> Rendering:
    """Make a translation by way of a third language; each leg has a sureness of its own."""
    one, other = (
        machine(SOURCE, "Walk and birds.", first),
        machine("Walk and birds.", TARGET, second),
    )
    return replace(
        other, legs=(one.legs[0], leg("Walk and birds.", TARGET, "es", "en")),
        forced=(*one.forced, *other.forced),
    )  # fmt: skip


def test_signatures_name_packages_leg_by_leg() -> None:
    assert packages_of(SIGNATURE) == (PACKAGE,)
    assert packages_of(PIVOT) == (PACKAGE, BACK)
    assert packages_of("identity:en-es") == ("identity:en-es",)


def test_the_starter_packages_are_known() -> None:
    assert set(KNOWN_PACKAGES) >= {PACKAGE, BACK}


@pytest.mark.parametrize("sure", [-0.001, -0.1, -0.7, -3.0, -30.0])
def test_confidence_is_a_probability(sure: float) -> None:
    found = judged(Judge(0.2), machine(SOURCE, TARGET, sure))
    assert found.confidence is not None
    assert 0.0 <= found.confidence <= 1.0
    assert "confidence-unknown" not in codes(found)


def test_what_the_engine_likes_less_gets_less_confidence() -> None:
    found = [judged(Judge(0.2), machine(SOURCE, TARGET, -one)).confidence
             for one in (0.02, 0.2, 0.6, 1.5)]  # fmt: skip
    assert found == sorted(found, key=lambda one: -(one or 0.0))
    assert len(set(found)) == 4


@pytest.mark.parametrize(
    "signature",
    [
        "argos:en-fr:1.0:abc:beam4",
        "argos:en-es:9.9:abc",
        "identity:en-es",
        f"{SIGNATURE}+x:es-fr:1",
    ],
)
def test_of_packages_without_figures_nothing_is_made_up(signature: str) -> None:
    rendering = pivot(-0.1, -0.1) if "+" in signature else machine(SOURCE, TARGET)
    found = judged(Judge(0.0), rendering, signature)
    assert found.confidence is None
    assert codes(found) == ["confidence-unknown"]


def test_a_text_that_the_engine_was_not_asked_about_has_no_confidence() -> None:
    rendering = replace(machine(SOURCE, TARGET), forced=())
    found = judged(Judge(1.0), rendering)
    assert (found.confidence, codes(found)) == (None, ["confidence-unknown"])


def test_scores_of_more_or_fewer_legs_than_the_signature_has_say_nothing() -> None:
    found = judged(Judge(1.0), machine(SOURCE, TARGET), PIVOT)
    assert (found.confidence, codes(found)) == (None, ["confidence-unknown"])


@pytest.mark.parametrize(("first", "second"), [(-0.05, -1.5), (-1.5, -0.05), (-0.4, -0.4)])
def test_a_pivot_is_worth_what_its_worst_leg_is_worth(first: float, second: float) -> None:
    judge = Judge(0.2)
    whole = pivot(first, second)
    legs = [
        judge.judge(replace(whole, legs=(one,), forced=(score,)), signature).judged.confidence
        for one, score, signature in zip(
            whole.legs, whole.forced, (SIGNATURE, f"{BACK}:4567cdef:beam4"), strict=True
        )
    ]
    found = judged(judge, whole, PIVOT).confidence
    assert found == min(one for one in legs if one is not None)


def put_in(text: str, *words: str, method: str = "replaced") -> tuple[TermUse, ...]:
    return tuple(
        TermUse(entry=word, kind="translate", source=(0, 3), satisfied=True, method=method,
                target=(text.index(word), text.index(word) + len(word)))
        for word in words
    )  # fmt: skip


def test_words_that_a_glossary_put_in_do_not_lower_confidence() -> None:
    tokens = forced(TARGET).tokens
    logs = [-9.0 if token in {"▁mol", "ino"} else -0.1 for token in tokens]
    doubted = replace(machine(SOURCE, TARGET), forced=(forced(TARGET, [*logs, -0.1]),))
    judge = Judge(0.2)
    as_chosen = replace(doubted, terms=put_in(TARGET, "molino", method="plain"))
    as_put_in = replace(doubted, terms=put_in(TARGET, "molino"))
    chosen = judged(judge, as_chosen).confidence
    forced_in = judged(judge, as_put_in).confidence
    liked = judged(judge, machine(SOURCE, TARGET)).confidence
    assert chosen is not None
    assert forced_in is not None
    assert liked is not None
    assert chosen < forced_in
    assert math.isclose(forced_in, liked, abs_tol=1e-9)


def many(count: int, seed: int = 3) -> list[Rendering]:
    """Make translations of all sorts of sureness."""
    chance = random.Random(seed)  # the same each time
    return [
        machine(
            SOURCE, TARGET.replace("aves", f"{number} aves"), -math.exp(chance.gauss(-1.6, 0.7))
        )
        for number in range(count)
    ]


def test_a_budget_of_nothing_flags_nothing_and_of_all_flags_all() -> None:
    for budget, expected in ((0.0, 0), (1.0, 60)):
        judge = Judge(budget)
        found = [judged(judge, one) for one in many(60)]
        assert sum("low-confidence" in codes(one) for one in found) == expected


@pytest.mark.parametrize("budget", [0.05, 0.2, 0.5])
def test_the_share_flagged_comes_near_the_budget_as_passages_come(budget: float) -> None:
    judge = Judge(budget)
    low = 0
    for number, one in enumerate(many(1_500)):
        if number % 50 == 0:
            judge.next_window()
        found = judged(judge, one)
        low += number >= 500 and "low-confidence" in codes(found)
    assert abs(low / 1_000 - budget) <= 0.04


def test_passages_with_critical_flags_do_not_count_towards_the_budget() -> None:
    critical = (flag("untranslated"),)

    def limit(first: list[Rendering]) -> list[bool]:
        judge = Judge(0.2)
        for one in first:
            judged(judge, one)
        judge.next_window()
        return [is_low(judge, one) for one in many(60, seed=8)]

    awful = [replace(machine(SOURCE, TARGET, -6.0), flags=critical)] * 400
    assert limit(awful) == limit([])
    assert limit([machine(SOURCE, TARGET, -6.0)] * 400) != limit([])


def test_what_was_found_before_stays_and_comes_first() -> None:
    rendering = replace(machine(SOURCE, TARGET), flags=(flag("untranslated"),))
    assert codes(judged(Judge(1.0), rendering))[0] == "untranslated"


def test_within_a_window_the_order_of_passages_changes_nothing() -> None:
    passages = many(80)
    judge, other = Judge(0.2), Judge(0.2)
    found = [judged(judge, one) for one in passages]
    backwards = [judged(other, one) for one in passages[::-1]]
    assert found == backwards[::-1]


def test_the_next_window_learns_from_the_one_before() -> None:
    judge = Judge(0.2)
    poor = [machine(SOURCE, TARGET, -4.0 - number / 100) for number in range(300)]
    first = sum(is_low(judge, one) for one in poor)
    for one in poor:
        judged(judge, one)
    assert sum(is_low(judge, one) for one in poor) == first == 300
    judge.next_window()
    assert 0 < sum(is_low(judge, one) for one in poor) < 150


def test_each_package_has_a_calibration_of_its_own() -> None:
    model = load_model()
    start = model.calibration_for(KNOWN_PACKAGES[PACKAGE])
    rejected = start.after([(raw / 10, False) for raw in range(-20, 20)] * 5)
    plain, learned = Judge(0.2), Judge(0.2, calibrations={PACKAGE: rejected})
    one, back = machine(SOURCE, TARGET), f"{BACK}:4567cdef:beam4"
    before, after = judged(plain, one, SIGNATURE), judged(learned, one, SIGNATURE)
    assert (after.confidence or 0.0) < (before.confidence or 0.0) / 2
    assert judged(plain, one, back) == judged(learned, one, back)
    assert start == uncalibrated(start.prior)


def test_calibration_moves_confidence_and_not_the_threshold() -> None:
    start = load_model().calibration_for(KNOWN_PACKAGES[PACKAGE])
    rejected = start.after([(0.0, False)] * 200)
    plain, learned = Judge(0.2), Judge(0.2, calibrations={PACKAGE: rejected})
    for one in many(40):
        assert is_low(plain, one) == is_low(learned, one)
