"""From what the engine thinks of sub-words to what it thinks of words."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.confidence import load_model
from pipeline.stages.judging.evidence import evidence_of, find_words, has_letters
from tests.support.timing import assert_linear
from tests.unit.judging.doubting import forced, leg
from translators.values import ForcedScore

WORDS = st.lists(st.text(alphabet="abñé不.,¿?'", min_size=1, max_size=8), min_size=1, max_size=12)


@given(WORDS)
def test_every_token_is_counted_for_one_word(words: list[str]) -> None:
    text = " ".join(words)
    one = evidence_of(leg("anything", text), forced(text))
    assert one.word_tokens is not None
    assert one.token_log_probs is not None
    assert len(one.words) == len(one.word_tokens)
    assert sum(one.word_tokens) == len(one.token_log_probs) - 1
    assert "".join(one.words) == "".join(words)


@pytest.mark.parametrize(
    ("text", "tokens", "words", "counts"),
    [
        ("Hola mundo", ("▁Hola", "▁mun", "do"), "Hola mundo", (1, 2)),
        ("Hola, mundo.", ("▁Hola", ",", "▁mundo", "."), "Hola , mundo .", (1, 1, 1, 1)),
        ("  Hola   mundo ", ("▁Hola", "▁", "▁mundo"), "Hola mundo", (1, 2)),
        ("buenos días", ("bue@@", "nos", "días"), "buenos días", (2, 1)),
        ("河里有鸟。", ("▁河", "里有", "鸟", "。"), "河 里有 鸟 。", (1, 1, 1, 1)),
        ("é", ("▁", "<0xC3>", "<0xA9>"), "<0xC3> <0xA9>", (2, 1)),  # bytes
        ("", (), "", ()),
        ("x", ("▁",), "", ()),
    ],
)
def test_words_are_those_of_the_data_that_was_fitted(
    text: str, tokens: tuple[str, ...], words: str, counts: tuple[int, ...]
) -> None:
    score = ForcedScore(tokens=tokens, token_log_probabilities=(-0.5,) * (len(tokens) + 1))
    one = evidence_of(leg("x", text), score)
    assert (one.words, one.word_tokens) == (tuple(words.split()), counts)
    assert one.token_log_probs == score.token_log_probabilities
    assert load_model().judge(one).confidence is not None


def test_words_that_were_not_chosen_say_what_the_others_say() -> None:
    text = "una guagua, azul"
    score = ForcedScore(
        tokens=("▁una", "▁gua", "gua", ",", "▁azul"),
        token_log_probabilities=(-0.1, -9.0, -8.0, -0.2, -0.2, -0.3),
    )
    one = evidence_of(leg("a blue bus", text), score, chosen={1})
    assert one.token_log_probs is not None
    assert [round(log, 6) for log in one.token_log_probs] == [-0.1, -0.2, -0.2, -0.2, -0.2, -0.3]
    assert one.word_tokens == (1, 2, 1, 1)


def test_where_a_glossary_put_in_every_word_the_end_speaks_for_all() -> None:
    score = ForcedScore(tokens=("▁guagua",), token_log_probabilities=(-9.0, -0.3))
    one = evidence_of(leg("bus", "guagua"), score, chosen={0})
    assert one.token_log_probs == (-0.3, -0.3)


@given(WORDS, st.sets(st.integers(0, 15)))
def test_leaving_words_out_never_makes_a_figure_up(words: list[str], chosen: set[int]) -> None:
    text = " ".join(words)
    plain = evidence_of(leg("x", text), forced(text)).token_log_probs or ()
    left = evidence_of(leg("x", text), forced(text), chosen=chosen).token_log_probs or ()
    assert len(left) == len(plain)
    assert all(min(plain) - 1e-9 <= log <= max(plain) + 1e-9 and math.isfinite(log) for log in left)


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Hola, mundo.", ("Hola", ",", "mundo", "."), {0: "Hola", 2: "mundo"}),
        ("la ola la", ("la", "ola", "la"), {0: "la", 1: "ola", 2: "la"}),
        ("3,5 %", ("3", ",", "5", "%"), {0: "3", 2: "5"}),
        ("Hola “mundo”", ("Hola", "&quot;", "mundo", "&quot;"), {0: "Hola", 2: "mundo"}),
        ("河里有鸟。", ("河", "里有", "鸟", "。"), {0: "河", 1: "里有", 2: "鸟"}),
        ("Hola", ("", "x", "Hola"), {2: "Hola"}),
        ("", ("x",), {}),
    ],
)
def test_words_are_found_in_their_order_and_signs_have_no_place(
    text: str, words: tuple[str, ...], places: dict[int, str]
) -> None:
    found = find_words(text, words)
    assert {number: text[slice(*span)] for number, span in found.items()} == places


@given(st.text("ab ,.é河", max_size=40), st.lists(st.text("ab,é河", max_size=3), max_size=12))
def test_places_are_in_order_and_cut_the_words_out(text: str, words: list[str]) -> None:
    found = find_words(text, words)
    assert list(found) == sorted(found)
    assert all(text[slice(*span)] == words[number] for number, span in found.items())
    assert all(has_letters(words[number]) for number in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found.values()))


def test_words_that_are_not_there_are_sought_nearby_only() -> None:
    def work(count: int) -> None:
        find_words("a" * count, ["zz"] * count)

    assert_linear(lambda: work(4_000), lambda: work(16_000))
