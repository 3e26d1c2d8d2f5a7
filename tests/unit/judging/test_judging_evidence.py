"""From what the engine thinks of sub-words to what it thinks of words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.judging.evidence import evidence_of, word_spans
from tests.unit.judging.doubting import forced, leg, tokens_of
from translators.values import ForcedScore

WORDS = st.lists(st.text(alphabet="abñé不.,¿?'", min_size=1, max_size=8), min_size=1, max_size=12)


@given(WORDS)
def test_every_token_is_counted_for_one_word(words: list[str]) -> None:
    text = " ".join(words)
    one = evidence_of(leg("anything", text), forced(text))
    assert one.words == tuple(words)
    assert one.word_tokens == tuple(len(tokens_of(word)) for word in words)
    assert one.token_log_probs is not None
    assert sum(one.word_tokens) == len(one.token_log_probs) - 1


@pytest.mark.parametrize(
    ("text", "tokens", "counts"),
    [
        ("Hola mundo", ("▁Hola", "▁mun", "do"), (1, 2)),
        ("  Hola   mundo ", ("▁Hola", "▁", "▁mundo"), (2, 1)),
        ("buenos días", ("bue@@", "nos", "días"), (2, 1)),
        ("不好", ("▁不", "好"), (2,)),
        ("Hola", ("▁Adi", "ós"), None),  # of another text
        ("Hola mundo", ("▁Hola",), None),
        ("é", ("▁", "<0xC3>", "<0xA9>"), None),  # bytes
        ("", (), None),
    ],
)
def test_tokens_of_any_kind_are_laid_over_the_words(
    text: str, tokens: tuple[str, ...], counts: tuple[int, ...] | None
) -> None:
    score = ForcedScore(tokens=tokens, token_log_probabilities=(-0.5,) * (len(tokens) + 1))
    one = evidence_of(leg("x", text), score)
    assert one.word_tokens == counts
    assert one.words == tuple(text.split())
    assert one.token_log_probs == score.token_log_probabilities


def test_words_that_were_not_chosen_say_what_the_others_say() -> None:
    text = "una guagua azul"
    score = ForcedScore(
        tokens=("▁una", "▁gua", "gua", "▁azul"),
        token_log_probabilities=(-0.1, -9.0, -8.0, -0.2, -0.3),
    )
    one = evidence_of(leg("a blue bus", text), score, chosen={1})
    assert one.token_log_probs is not None
    assert [round(log, 6) for log in one.token_log_probs] == [-0.1, -0.2, -0.2, -0.2, -0.3]
    assert one.word_tokens == (1, 2, 1)


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


@given(st.text(alphabet="ab \n\t\u00a0\x1c.", max_size=40))
def test_words_are_those_that_the_model_sees(text: str) -> None:
    assert [text[slice(*span)] for span in word_spans(text)] == text.split()
