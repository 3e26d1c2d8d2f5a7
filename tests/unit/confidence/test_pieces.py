from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.confidence import words_of_pieces, words_of_text
from tests.support.timing import assert_linear


@pytest.mark.parametrize(
    ("pieces", "words", "counts"),
    [
        ((), (), ()),
        (("▁Vi", "mos", "▁gar", "z", "as", "."), ("Vimos", "garzas", "."), (2, 3, 1)),
        (("▁(", "dos", ")", ",", "▁ayer"), ("(", "dos", ")", ",", "ayer"), (1, 1, 1, 1, 1)),
        (("▁arc", "-", "en", "-", "ciel"), ("arc-en-ciel",), (5,)),
        (("▁", "¡", "Hola", "!"), ("¡", "Hola", "!"), (2, 1, 1)),
        (("▁Hola", "▁"), ("Hola",), (2,)),
        (("▁",), (), ()),
        (("▁河", "里有", "十五", "只"), ("河", "里有", "十五", "只"), (1, 1, 1, 1)),
        (("▁न", "दी"), ("नदी",), (2,)),
        (("el", "mo@@", "lino", "vie@@", "jo", "."), ("el", "molino", "viejo", "."), (1, 2, 2, 1)),
    ],
)
def test_pieces_become_words(
    pieces: tuple[str, ...], words: tuple[str, ...], counts: tuple[int, ...]
) -> None:
    assert words_of_pieces(pieces) == (words, counts)


@given(st.lists(st.text("▁ab.-@河é", min_size=1, max_size=4), max_size=12))
def test_no_piece_is_lost(pieces: list[str]) -> None:
    words, counts = words_of_pieces(pieces)
    assert len(words) == len(counts)
    assert all(words)
    assert sum(counts) == (len(pieces) if words else 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        (" \n", ""),
        ("Vimos garzas.", "Vimos garzas ."),
        ("«¡Hola!», dijo", "« ¡ Hola ! » , dijo"),
        ("L'eau arc-en-ciel don’t", "L'eau arc-en-ciel don’t"),
        ("3,5 l — 72%", "3 , 5 l — 72 %"),
        ("我们看了十五只鸟。", "我们 看了 十五 只鸟 。"),
        ("用Python写的。", "用 Python 写的 。"),
        ("नदी में", "नदी में"),
        ("เราเห็นนก", "เร าเ ห็ นน ก"),
    ],
)
def test_without_pieces_signs_are_still_words_of_their_own(text: str, words: str) -> None:
    assert list(words_of_text(text)) == words.split()


@given(st.text("ab é.,-'河里 \n", max_size=60))
def test_the_words_of_a_text_are_all_of_it_but_the_spaces(text: str) -> None:
    assert "".join(words_of_text(text)) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a", ".", "河", "a.", " "])
def test_words_take_time_in_proportion(unit: str) -> None:
    def of_pieces(count: int) -> None:
        words_of_pieces(("▁", *unit * count))

    assert_linear(lambda: words_of_text(unit * 4_000), lambda: words_of_text(unit * 16_000))
    assert_linear(lambda: of_pieces(4_000), lambda: of_pieces(16_000))
