"""Edges of translations beside those of their sources."""

from __future__ import annotations

import time

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
        ("Do you?", "Lo haces.", "Lo haces?"),
        ("Do you?", "Lo haces", "Lo haces?"),
        ("Do you?!", "¿Lo haces?", "¿Lo haces?"),
        ("We won!!!", "Ganamos.", "Ganamos!!!"),
        ("We like it...", "Nos gusta..", "Nos gusta..."),
        ("We like it…", "Nos gusta.", "Nos gusta…"),
        ("We like it...", "Nos gusta", "Nos gusta"),
        ("He said: “Yes!”", "Dijo: “Sí.”", "Dijo: “Sí!”"),
        ("He said: “Yes!”", "Dijo que sí”", "Dijo que sí”"),
        ("At 3 p.m.?", "¿A las 3 p.m.", "¿A las 3 p.m.?"),
        ("Πού είναι;", "Where is it.", "Where is it?"),
        ("Where is it?", "Πού είναι.", "Πού είναι;"),
        ("fish;", "pescado.", "pescado;"),
        ("Hi!", "你好", "你好"),
        ("?!", "¿?", "¿?"),
        ("x", ".", "."),
        ("", "", ""),
    ],
)
def test_a_translation_ends_as_its_source_does(source: str, target: str, expected: str) -> None:
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


@pytest.mark.parametrize("piece", [".", "?", '"', "a.", ". ", ")"])
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = piece * 64_000
    start = time.process_time()
    match_ending(text, text)
    match_ending(text + "?", "a" + text)
    assert time.process_time() - start < 4
