"""Names that are never translated."""

from __future__ import annotations

import pytest

from glossary.keep import find_names

NAMES = ("Ana", "Ana María", "Kwame", "Rosa", "St. Mary", "O'Neil", "C++", "Ñusta", "अमा", "  ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana likes Ana María and Ana.", ["Ana", "Ana María", "Ana"]),
        ("Kwame's dog, KWAME, kwame, Kwames", ["Kwame"]),
        ("Banana Anabel _Ana_ Ana1 1Ana", []),
        ("Rosa wears rosa (Rosa)", ["Rosa", "Rosa"]),
        ("at St. Mary with O'Neil", ["St. Mary", "O'Neil"]),
        ("Ana\u0301 is not her", []),
        ("¿Ana?«Ana»Ana/Ana-Ana", ["Ana"] * 5),
        ("Ana  María", ["Ana"]),
        ("", []),
    ],
)
def test_names_are_whole_words_in_their_own_case(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in find_names(text, NAMES)] == found


def test_without_names_nothing_is_found() -> None:
    assert find_names("Ana", ()) == ()
    assert find_names("Ana", ("", " ")) == ()


def test_combining_marks_are_part_of_a_word() -> None:
    assert find_names("Ama\u0301s", ("Ama",)) == ()
    assert find_names("रामायण", ("राम",)) == ()
