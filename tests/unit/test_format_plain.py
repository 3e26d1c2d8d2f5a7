"""Emphasis in plain text: what is read as such, and that nothing else is."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.formats.plain import read_plain

PIECES = [*"*_~ \n\r.a5😀", "**", "***", "~~", "*very* ", "_never_", "a_b", "^_^", "*_*", "`*a*`"]


def emphasised(text: str) -> list[tuple[str, str]]:
    """Give the label and the words of each element of a text."""
    (block,) = read_plain(text) or (None,)
    if block is None:
        return []
    return [
        (opening.label, inner.text)
        for opening, inner in itertools.pairwise(block.pieces)
        if opening.kind == "open"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is *very* big.", [("em", "very")]),
        ("_Never_ go there!", [("em", "Never")]),
        ("**We won**, ***yes***!", [("em", "We won"), ("em", "yes")]),
        ("It was ~yesterday~ today.", [("s", "yesterday")]),
        ("(*two dogs*)", [("em", "two dogs")]),
        ("¿*Qué*?", [("em", "Qué")]),
        ("*one*\n*two*", [("em", "one"), ("em", "two")]),
    ],
)
def test_marks_around_words_are_emphasis(text: str, found: list[tuple[str, str]]) -> None:
    assert emphasised(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "5*3*2",
        "*5*",
        "a snake_case_name",
        "^_^ and *_*",
        "* one\n* two",
        "*very\nbig*",
        "**very*",
        "* very *",
        "`*a*` and https://x.org/_a_",
        "~~old~~",  # the marks are tokens
        "__init__.py",
        "no marks",
        "",
    ],
)
def test_other_signs_are_none(text: str) -> None:
    assert emphasised(text) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_pieces_cover_the_text(text: str) -> None:
    for block in read_plain(text) or ():
        assert block.span == (0, len(text))
        for one, following in itertools.pairwise(block.pieces):
            assert one.span[1] == following.span[0]
        shown = "".join(
            piece.text if piece.kind == "text" else text[slice(*piece.span)]
            for piece in block.pieces
        )
        assert shown == text


@pytest.mark.parametrize("piece", ["*", "_a", "*a ", "*a* ", "**a", "~a_", "a*" + "b" * 199])
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = (piece * 64_000)[:64_000]
    start = time.process_time()
    read_plain(text)
    assert time.process_time() - start < 4
