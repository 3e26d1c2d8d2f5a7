"""What holds for every number: how it is written does not matter, what it is does."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.checks.numbers import check_numbers
from pipeline.stages.checks.pair import Pair
from tests.support.timing import assert_at_most, assert_linear

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pt", "ru", "zh")
GROUPED = {"en": ",", "zh": ",", "ar": ",", "fr": "\u202f", "ru": "\u00a0"}


def written(number: int, language: str) -> str:
    return f"{number:,}".replace(",", GROUPED.get(language, "."))


def flagged(source: str, target: str, languages: tuple[str, str]) -> bool:
    pair = Pair(
        source=source, target=target, source_language=languages[0], target_language=languages[1]
    )
    return bool(check_numbers(pair))


pairs_of_languages = st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))


@given(st.integers(3, 9_999_999), pairs_of_languages)
def test_grouping_digits_changes_no_number(number: int, languages: tuple[str, str]) -> None:
    source, target = (f"— {written(number, language)} —" for language in languages)
    assert not flagged(source, target, languages)


@given(st.integers(100, 9_999_999), st.integers(100, 9_999_999), pairs_of_languages)
def test_another_number_is_flagged(one: int, other: int, languages: tuple[str, str]) -> None:
    source, target = f"— {written(one, languages[0])} —", f"— {written(other, languages[1])} —"
    # Written alike, 1.500 may be a number with decimals: then nobody can tell.
    if one != other and abs(one - other) not in (1000 * one, 1000 * other):
        assert flagged(source, target, languages)


@given(st.text(max_size=60), st.text(max_size=60), pairs_of_languages)
def test_any_text_is_judged_with_spans_inside_it(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    pair = Pair(
        source=source, target=target, source_language=languages[0], target_language=languages[1]
    )
    for flag in check_numbers(pair):
        for span, text in ((flag.source, source), (flag.target, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(st.text(alphabet="0123456789.,:/- ½hap.m'’tofive 三十百万点半", max_size=40))
def test_a_text_says_the_same_numbers_as_itself(text: str) -> None:
    for language in LANGUAGES:
        assert not flagged(text, text, (language, language))


HOSTILE = [
    "1 ",
    "1",
    "1.",
    "1:",
    "1,234",
    "two ",
    "three hundred ",
    "half past ",
    "at 5 to 6 ",
    "(1) ",
    "monday ",
    "XIV ",
    "5 % ",
    "06 12 34 56 ",
    "zwei",
    "三百",
    "一",
    "ثلاثة و",
    "двадцать ",
    "soixante-",
]


PAIRS = [("en", "es"), ("de", "it"), ("zh", "ar"), ("fr", "ru"), ("pt", "en")]


@pytest.mark.parametrize(("piece", "languages"), list(zip(HOSTILE, cycle(PAIRS), strict=False)))
def test_long_rows_of_numbers_take_little_time(piece: str, languages: tuple[str, str]) -> None:
    text = (piece * 64_000)[:64_000]
    assert_at_most(0.8, lambda: flagged(text, text[:32_000] + " 7 ", languages))


def test_time_is_in_proportion_to_length() -> None:
    text = "We saw 15 reefs and two birds at half past seven on Monday, 3 May. "
    other = "Vimos 15 arrecifes y dos aves a las siete y media el lunes 3 de mayo. "
    assert_linear(
        lambda: flagged(text * 25, other * 25, ("en", "es")),
        lambda: flagged(text * 100, other * 100, ("en", "es")),
    )


def test_a_sentence_without_numbers_costs_next_to_nothing() -> None:
    source = "Our school stands beside a river and many pupils come by bike every morning now"
    target = "Unsere Schule steht neben einem Fluss und viele kommen jeden Morgen mit dem Rad"

    def thousand() -> None:
        for _ in range(1000):
            flagged(source, target, ("en", "de"))

    assert_at_most(0.1, thousand)
