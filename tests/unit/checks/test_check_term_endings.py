"""Terms in forms that no dictionary has."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.values import Term
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.term_endings import find_inflected
from pipeline.stages.checks.terms import check_terms
from tests.support.timing import assert_at_most

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "ru", "ar", "zh")


@pytest.mark.parametrize(
    ("language", "phrase", "text", "found"),
    [
        ("de", "Elternbrief", "Mit den Elternbriefen warten wir.", "Elternbriefen"),
        ("de", "stiller Raum", "Wir lesen in stillen Räumen.", "stillen Räumen"),
        ("de", "Lerntagebuch", "Das ist ein Lerntagebucheintrag.", "Lerntagebucheintrag"),
        ("es", "boletín", "Ya están los boletines.", "boletines"),
        ("it", "compagno di banco", "La mia compagna di banco ride.", "compagna di banco"),
        ("pt", "monitor", "As monitoras chegaram.", "monitoras"),
        ("fr", "délégué", "Nos déléguées parlent.", "déléguées"),
        ("en", "reading diary", "Bring your reading diaries.", "reading diaries"),
        ("ru", "сменная обувь", "Мы без сменной обуви.", "сменной обуви"),
        ("ar", "مدرسة شريكة", "زرنا المدرسة الشريكة.", "المدرسة الشريكة"),
    ],
)
def test_regular_forms_are_found_where_they_stand(
    language: str, phrase: str, text: str, found: str
) -> None:
    span = find_inflected(text, phrase, language)
    assert span is not None
    assert text[slice(*span)] == found


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [
        ("de", "Elternbrief", "Der Brief an die Eltern ist da."),
        ("es", "venta de pasteles", "La venta de libros fue bien."),
        ("fr", "banc de l'amitié", "Le banc des copains est rouge."),
        ("en", "contact book", "The link notebook is here."),
        ("zh", "班主任", "老师来了。"),  # no endings at all
        ("en", "", "Nothing asked."),
    ],
)
def test_other_words_are_not_taken_for_the_term(language: str, phrase: str, text: str) -> None:
    assert find_inflected(text, phrase, language) is None


def flagged(source: str, target: str, term: Term) -> bool:
    pair = Pair(source=source, target=target, source_language="de", target_language="es")
    return bool(check_terms(pair, [term]))


def test_a_term_in_a_rare_form_is_asked_for_and_accepted() -> None:
    term = Term(source="stiller Raum", target="rincón tranquilo")
    assert flagged("Wir lesen in stillen Räumen.", "Leemos en salas calladas.", term)
    assert not flagged("Wir lesen in stillen Räumen.", "Leemos en rincones tranquilos.", term)


def test_what_is_kept_as_it_is_written_has_no_other_endings() -> None:
    kept = Term(source="Lesomat", target="Lesomat", kind="keep")
    assert flagged("Der Lesomat läuft.", "Los Lesomates funcionan.", kept)


@given(st.text(max_size=60), st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_a_span_lies_inside_of_its_text(text: str, phrase: str, language: str) -> None:
    span = find_inflected(text, phrase, language)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ["a", "stille ", "ال", "lernen", "-"])
def test_long_texts_take_little_time(language: str, piece: str) -> None:
    text = (piece * 64_000)[:64_000]
    phrase = (piece * 40)[:40]
    assert_at_most(0.6, lambda: find_inflected(text, phrase + "x", language))


def accused(item: dict[str, Any], side: str) -> bool:
    pair = Pair(
        source=item["source"],
        target=item[side],
        source_language=item["source_lang"],
        target_language=item["target_lang"],
    )
    return bool(check_terms(pair, [Term(**term) for term in item["glossary"]]))
