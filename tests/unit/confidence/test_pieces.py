from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.confidence import words_of_pieces


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
