"""Edges of translations beside those of their sources."""

from __future__ import annotations

import pytest

from translators.edges import match_beginning, match_ending


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("three bags of soil", "tres bolsas de tierra.", "tres bolsas de tierra"),
        ("Our garden", "Nuestro huerto.", "Nuestro huerto"),
        ("We go.", "Vamos.", "Vamos."),
        ("We go!", "¡Vamos!", "¡Vamos!"),
        ("and then", "y luego...", "y luego..."),
        ("and then", "y luego…", "y luego…"),
        ("at ten in the morning", "a las diez a.m.", "a las diez a.m."),
        ("in the United States", "en EE. UU.", "en EE. UU."),
        ("class 6", "clase 6.", "clase 6"),
        ("Here is our list:", "Aquí está nuestra lista.", "Aquí está nuestra lista:"),
        ("she had gone home,", "se había ido a casa.", "se había ido a casa,"),
        ("x", ".", "."),
        ("", "", ""),
    ],
)
def test_a_full_stop_that_the_source_does_not_have_is_mended(
    source: str, target: str, expected: str
) -> None:
    assert match_ending(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("because it rained", "Porque llovió", "es", "porque llovió"),
        ("Because it rained", "Porque llovió", "es", "Porque llovió"),
        ("yo también", "I too", "en", "I too"),
        ("the cat", "Katzen sind da", "de", "Katzen sind da"),
        ("usa", "USA", "es", "USA"),
        ("", "", "es", ""),
    ],
)
def test_a_part_from_within_a_sentence_begins_as_its_source_does(
    source: str, target: str, language: str, expected: str
) -> None:
    assert match_beginning(source, target, language) == expected
