"""Where long texts are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translators.clauses import cut_at_clauses


def cut(text: str, most: int) -> list[str]:
    return [text[a:b] for a, b in cut_at_clauses(text, lambda part: len(part) <= most)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We swam all day. Then we went home.", ["We swam all day. ", "Then we went home."]),
        ("We swam all day; then we went home.", ["We swam all day; ", "then we went home."]),
        ("We swam all day, then we went home", ["We swam all day, ", "then we went home"]),
        ("We swam all day and we went home", ["We swam all day ", "and we went home"]),
        ("Nadamos todo el día y fuimos a casa", ["Nadamos todo el día ", "y fuimos a casa"]),
        ("我们游了一整天的泳，然后就回家了", ["我们游了一整天的泳，", "然后就回家了"]),
        ("a" * 30, ["a" * 15, "a" * 15]),
    ],
)
def test_a_text_is_cut_where_it_hurts_least(text: str, parts: list[str]) -> None:
    assert cut(text, len(text) - 1) == parts
    assert cut(text, len(text)) == [text]


@given(st.text("ab ,.;\n中", max_size=200), st.integers(1, 40))
def test_parts_fit_and_join_to_the_text(text: str, most: int) -> None:
    parts = cut(text, most)
    assert "".join(parts) == text
    assert all(len(part) <= most for part in parts)


def test_what_never_fits_ends_at_single_characters() -> None:
    assert cut("abc", 0) == ["a", "b", "c"]
