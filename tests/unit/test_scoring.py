"""Scoring translations of any engine: what is said of one, and what verdicts change."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.values import Term
from pipeline.domain.item import Item, Scored, Verdict
from pipeline.scoring import Scorer, check_item, maker_of
from pipeline.stages.detect import Detector
from tests.support.timing import assert_at_most

DETECTOR = Detector()
SOURCE = "The class walked along the river and counted birds near the old mill."
TARGET = "La clase caminó junto al río y contó aves cerca del viejo molino."
WORDS = tuple(TARGET.split())
COUNTS = tuple(1 + len(word) // 5 for word in WORDS)


def item(sure: float = -0.2, **changes: object) -> Item:
    """Make an item of which every token has the same log-probability."""
    plain = Item(
        source=SOURCE,
        translation=TARGET,
        source_language="en",
        target_language="es",
        token_log_probs=(sure,) * (sum(COUNTS) + 1),
        words=WORDS,
        word_tokens=COUNTS,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def many(count: int, seed: int = 5, **changes: object) -> list[Item]:
    """Make items of all sorts of sureness."""
    chance = random.Random(seed)
    return [
        item(
            id=number,
            token_log_probs=tuple(
                -math.exp(chance.gauss(mean, 0.8)) for _ in range(sum(COUNTS) + 1)
            ),
            **changes,
        )
        for number, mean in enumerate(chance.gauss(-1.6, 0.7) for _ in range(count))
    ]


def scorer(*verdicts: Item) -> Scorer:
    made = Scorer(detector=DETECTOR)
    made.learn(verdicts)
    return made


def codes(scored: Scored) -> list[str]:
    return [one.code for one in scored.flags]


def judged(verdict: Verdict, items: Sequence[Item]) -> list[Item]:
    return [replace(one, verdict=verdict) for one in items]


@pytest.mark.parametrize(
    ("changes", "given_words"),
    [
        ({}, True),
        ({"words": None, "word_tokens": None}, False),
        ({"word_tokens": None}, True),
        ({"words": (*WORDS, ""), "word_tokens": (*COUNTS, 0)}, True),
        ({"words": ("La", "clase"), "word_tokens": None}, True),
        ({"words": (), "word_tokens": None}, True),
        ({"words": WORDS * 3, "word_tokens": None}, True),
        ({"token_log_probs": (-0.1,), "word_tokens": None}, True),
    ],
)
@pytest.mark.parametrize("languages", [("en", "es"), ("en", "de"), ("ru", "en"), ("tlh", "eo")])
def test_words_are_scored_where_they_are_given_and_each_of_them(
    changes: dict[str, object], given_words: bool, languages: tuple[str, str]
) -> None:
    one = item(**changes, source_language=languages[0], target_language=languages[1])
    found = scorer().score(one)
    assert found.confidence is not None
    assert 0 <= found.confidence <= 1
    if not given_words:
        assert (found.word_scores, found.word_flags) == (None, None)
        return
    assert found.word_scores is not None
    assert found.word_flags is not None
    assert len(found.word_scores) == len(found.word_flags) == len(one.words or ())
    assert all(0 <= score <= 1 for score in found.word_scores)


@pytest.mark.parametrize(
    "changes",
    [
        {"token_log_probs": None},
        {"token_log_probs": ()},
        {"token_log_probs": None, "words": None, "word_tokens": None},
        {"translation": "  "},
        {"source": ""},
    ],
)
def test_what_is_not_known_is_not_made_up(changes: dict[str, object]) -> None:
    found = scorer().score(item(**changes))
    assert (found.confidence, found.word_scores, found.word_flags) == (None, None, None)
    assert codes(found)[-1] == "confidence-unknown"
    assert "low-confidence" not in codes(found)


def test_a_text_that_became_nothing_is_flagged_from_end_to_end() -> None:
    (first, _) = scorer().score(item(translation=" \n")).flags
    assert (first.code, first.source) == ("untranslated", (0, len(SOURCE)))
    assert check_item(item(source=" ", translation=""), DETECTOR) == []


def test_a_good_translation_is_not_flagged() -> None:
    assert scorer().score(item()).flags == ()


def test_flags_of_content_and_of_the_glossary_stand_beside_the_score() -> None:
    one = item(
        source="We saw fifteen birds.", translation="Vimos trece aves.", words=None,
        word_tokens=None, terms=(Term(source="bird", target="pájaro"),),
    )  # fmt: skip
    found = scorer().score(one)
    assert codes(found) == ["number-changed", "term-missing"]
    assert found.confidence is not None


def test_the_worst_of_an_engine_is_flagged_with_the_words_in_doubt() -> None:
    logs = [-0.1] * (sum(COUNTS) + 1)
    at = sum(COUNTS[:8])  # of `aves`
    logs[at : at + COUNTS[8]] = [-8.0] * COUNTS[8]
    found = scorer().score(item(token_log_probs=tuple(one - 0.9 for one in logs)))
    assert codes(found) == ["low-confidence"]
    (doubt,) = found.flags
    assert doubt.target is not None
    assert TARGET[slice(*doubt.target)] == doubt.params["words"]
    assert "low-confidence" not in codes(scorer().score(item(-0.01)))


@pytest.mark.parametrize(
    ("words", "counts"),
    [(None, None), (("«¿La»", *WORDS[1:]), COUNTS), (("x",) * len(WORDS), COUNTS), ((), None)],
)
def test_words_that_are_written_otherwise_do_not_mislead_the_spans(
    words: tuple[str, ...] | None, counts: tuple[int, ...] | None
) -> None:
    for one in scorer().score(item(-4.0, words=words, word_tokens=counts)).flags:
        assert one.code == "low-confidence"
        assert one.target is not None
        assert TARGET[slice(*one.target)] == one.params.get("words", TARGET)


def test_about_a_fifth_of_a_known_engine_is_flagged() -> None:
    found = [scorer().score(one) for one in many(400, source_language="en", target_language="de")]
    assert 0.02 < sum("low-confidence" in codes(one) for one in found) / 400 < 0.6


def test_an_item_is_judged_the_same_alone_in_company_and_again() -> None:
    items = many(40)
    together = scorer()
    found = [together.score(one) for one in items]
    assert found == [scorer().score(one) for one in items]
    assert found[::-1] == [together.score(one) for one in items[::-1]]


@settings(max_examples=15)
@given(st.permutations(range(30)))
def test_the_order_of_verdicts_makes_no_difference(order: list[int]) -> None:
    verdicts: list[Verdict] = ["approve", "edit", "reject", "ask"]
    learned = [
        replace(one, verdict=verdicts[number % 4], engine=("a", None)[number % 3 == 0])
        for number, one in enumerate(many(30))
    ]
    plain, other = scorer(*learned), scorer(*[learned[at] for at in order])
    for one in many(3, seed=9):
        for engine in ("a", None, "b"):
            asked = replace(one, engine=engine)
            assert plain.scored(asked, ()) == other.scored(asked, ())


def test_verdicts_move_confidence_the_way_teachers_judge() -> None:
    items = many(60)
    plain = [scorer().score(one).confidence or 0.0 for one in items]
    for verdict, up in (("approve", True), ("edit", False), ("reject", False), ("ask", False)):
        learned = scorer(*judged(verdict, items))  # type: ignore[arg-type]
        found = [learned.score(one).confidence or 0.0 for one in items]
        assert (sum(found) > sum(plain)) is up


def _ranks(found: Sequence[Scored]) -> list[int]:
    return sorted(range(len(found)), key=lambda at: (found[at].confidence or 0.0, at))


@pytest.mark.parametrize("languages", [("en", "de"), ("et", "en"), ("en", "es"), ("tlh", "eo")])
@pytest.mark.parametrize("how", ["all approved", "all rejected", "inverted", "by chance"])
def test_no_verdicts_turn_the_order_of_confidence_around(
    languages: tuple[str, str], how: str
) -> None:
    items = many(200, source_language=languages[0], target_language=languages[1])
    plain = [scorer().scored(one, ()) for one in items]
    order = _ranks(plain)
    better = set(order[100:])
    chance = random.Random(1)
    approved = {
        "all approved": lambda _: True,
        "all rejected": lambda _: False,
        "inverted": lambda at: at not in better,
        "by chance": lambda _: chance.random() < 0.5,
    }[how]
    learned = scorer(
        *[replace(one, verdict="approve" if approved(at) else "reject")
          for at, one in enumerate(items)]
    )  # fmt: skip
    found = [learned.scored(one, ()) for one in items]
    assert _ranks(found) == order
    confidences = [found[at].confidence or 0.0 for at in order]
    assert confidences[0] < confidences[-1]
    assert all(0 < one < 1 for one in confidences)


def test_verdicts_of_one_engine_or_pair_say_nothing_of_another() -> None:
    plain = scorer()
    learned = scorer(*judged("reject", many(50, engine="bergamot")))
    for changes in ({}, {"engine": "argos"}, {"target_language": "fr", "engine": "bergamot"}):
        one = item(**changes)
        assert learned.score(one) == plain.score(one)
    own = item(engine="bergamot", source_language="en-GB", target_language="es-MX")
    assert (learned.score(own).confidence or 1) < (plain.score(own).confidence or 0)


def test_learning_counts_what_could_be_learned_from() -> None:
    verdicts = judged("approve", [*many(3, engine="a"), *many(2, source_language="fr")])
    useless = judged("reject", [item(token_log_probs=None), item(token_log_probs=()),
                                item(source=""), item(translation=" ")])  # fmt: skip
    made = Scorer(detector=DETECTOR)
    assert made.learn([*useless, *verdicts]) == {("a", "en", "es"): 3, ("", "fr", "es"): 2}
    assert made.learn([]) == {}


def test_no_engine_is_one_of_its_own_and_only_languages_name_a_pair() -> None:
    assert maker_of(item(engine="")) == maker_of(item(engine=None)) == ("", "en", "es")
    assert maker_of(item(source_language="en-GB", target_language="zh-Hant")) == ("", "en", "zh")


def test_an_engine_that_nothing_is_known_of_is_judged_as_others_of_its_pair() -> None:
    plain = scorer()
    for languages in (("en", "de"), ("en", "es")):
        own = {"source_language": languages[0], "target_language": languages[1]}
        assert plain.score(item(**own)) == plain.score(item(**own, engine="nobody-knows"))


def test_a_package_whose_figures_are_known_is_judged_by_them() -> None:
    plain, known = scorer().score(item()), scorer().score(item(engine="argos:en-es:0.2"))
    assert plain.confidence != known.confidence


LONG = ("We saw some birds in the old mill. " * 600)[:20_000]
LANGO = ("Vimos unas aves en el viejo molino. " * 600)[:20_000]


@pytest.mark.parametrize(
    "changes",
    [
        {"source": LONG, "translation": LANGO, "words": None, "word_tokens": None},
        {"words": ("",) * 20_000, "word_tokens": None, "token_log_probs": (-4.0,) * 20_001},
        {"words": ("zz",) * 20_000, "word_tokens": None, "translation": "z" * 20_000,
         "target_language": "de"},
        {"source": LONG, "translation": LANGO,
         "terms": (Term(source="birds", target="pájaro"),)},
        {"source": "a" * 20_000, "translation": "1 " * 10_000},
    ],
    ids=["long", "empty words", "words of a long word", "a term everywhere", "one word"],
)  # fmt: skip
def test_the_longest_items_are_scored_soon(changes: dict[str, object]) -> None:
    plain, one = scorer(), item(**{"word_tokens": None, **changes})
    assert_at_most(1.0, lambda: plain.score(one))
