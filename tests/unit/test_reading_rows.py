"""How the reading page lays the passages of a field side by side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.look import Look
from pipeline.reading.model import Page, read_posts
from pipeline.reading.rows import Cell, Row
from pipeline.reading.testing import bilingual_post

CRITICAL = {
    "code": "number-changed",
    "severity": "critical",
    "message": "The number 15 is missing.",
    "params": {"number": "15"},
    "source": [6, 8],
    "target": None,
}


def read(*posts: dict[str, Any]) -> Page:
    return read_posts(posts, Look())


def rows(post: dict[str, Any]) -> tuple[Row, ...]:
    field = read(post).views[0].text
    assert field is not None
    return field.rows


def words(cell: Cell) -> str:
    return "".join(piece.text for piece in cell.pieces)


def table(post: dict[str, Any]) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in rows(post)]


def test_passages_stand_in_rows_the_original_first() -> None:
    post = bilingual_post([("Hola.", "Hello."), " ", ("¿Qué tal?", "How are you?")])
    assert table(post) == [["Hola.", "Hello."], ["¿Qué tal?", "How are you?"]]


def test_a_blank_line_begins_a_paragraph_and_a_line_break_does_not() -> None:
    a, b, c, d, e = [(letter, letter.lower()) for letter in "ABCDE"]
    post = bilingual_post([a, "\n\n", b, "\n", c, " ", d, "\r\n \r\n", e])
    assert [row.paragraph for row in rows(post)] == [False, True, False, False, True]


def test_bullets_and_numbers_stand_before_their_passage_on_both_sides() -> None:
    post = bilingual_post(
        ["- ", ("Pan", "Bread"), "\n2. ", ("Sal", "Salt"), "\n", ("¡Ya!", "Done!")]
    )
    assert [row.marker for row in rows(post)] == ["-", "2.", ""]


def test_text_that_is_in_no_passage_is_shown_once() -> None:
    post = bilingual_post([("Hola.", "Hello."), "\n---\n", ("Adiós.", "Bye."), "\n=====\n"])
    assert table(post) == [["Hola.", "Hello."], ["---"], ["Adiós.", "Bye."], ["====="]]


def test_three_languages_are_three_columns_even_where_they_are_cut_differently() -> None:
    post = bilingual_post(
        [("Uno.", "One.", "واحد."), " ", ("Dos.", "Two.", "اثنان.")], targets=("en", "ar")
    )
    arabic = post["translations"]["ar"]
    first, second = arabic["passages"]
    first["source"], first["target"] = [0, 9], [0, second["target"][1]]
    del arabic["passages"][1]
    assert table(post) == [["Uno. Dos.", "One. Two.", "واحد. اثنان."]]
    assert [(cell.lang, cell.dir) for cell in rows(post)[0].cells] == [
        ("es", "ltr"),
        ("en", "ltr"),
        ("ar", "rtl"),
    ]


@pytest.mark.parametrize("language", ["und", "es"])
def test_what_has_nothing_to_translate_is_shown_once(language: str) -> None:
    post = bilingual_post([("😂😂", "😂😂", "😂😂")], source=language, targets=("en", "ar"))
    assert table(post) == [["😂😂"]]
    assert read(post).views[0].columns == ()


def test_a_post_that_could_not_be_translated_is_shown_once_with_its_reasons() -> None:
    missing = {"severity": "critical", "message": "No package.", "code": "model-missing"}
    post = bilingual_post([("Hola.", "Hola.", "Hola.")], targets=("en", "ar"), flags={0: [missing]})
    (row,) = rows(post)
    assert [note.message for cell in row.cells for note in cell.notes] == ["No package."]
    assert len(row.cells) == 1


def test_a_post_without_translations_keeps_its_text() -> None:
    post = bilingual_post(["Hola.\n\nAdiós."], targets=(), status="failed")
    assert table(post) == [["Hola.\n\nAdiós."]]


def test_a_passage_in_the_other_language_is_explained_under_itself() -> None:
    post = bilingual_post(
        [("Yes.", "Sí."), " ", ("Qué rico.", "Qué rico.")], source="en", targets=("es",)
    )
    post["translations"]["es"]["passages"][1]["language"] = "es"
    own = bilingual_post(
        [("Yes.", "Yes."), " ", ("Qué rico.", "How tasty.")], source="en", targets=("en",)
    )
    post["translations"]["en"] = own["translations"]["en"]
    first, second = rows(post)
    assert [words(cell) for cell in second.cells] == ["Qué rico.", "Qué rico."]
    assert [(words(gloss), gloss.lang) for gloss in second.cells[0].glosses] == [
        ("How tasty.", "en")
    ]
    assert second.cells[0].lang == "es"
    assert second.cells[1].repeats
    assert first.cells[0].glosses == ()


def test_flags_are_said_in_words_and_point_at_what_they_are_about() -> None:
    note = {"code": "confidence-unknown", "severity": "note", "message": "Not known."}
    post = bilingual_post(
        [("Vimos 15 peces.", "We saw fish.")], flags={0: [note, CRITICAL, CRITICAL]}
    )
    source, target = rows(post)[0].cells
    assert [(n.severity, n.message) for n in target.notes] == [
        ("critical", "The number 15 is missing.")
    ]
    assert [piece.text for piece in source.pieces if piece.marked] == ["15"]
    assert read(post).unknown


@given(st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=5))
def test_wrong_spans_break_nothing(spans: list[tuple[int, int]]) -> None:
    post = bilingual_post([("Hola.", "Hello."), " ", ("¿Qué tal?", "How are you?")])
    passage = post["translations"]["en"]["passages"][0]
    post["translations"]["en"]["passages"] = [
        {**passage, "source": list(span), "target": list(span)} for span in spans
    ]
    shown = "".join(row.marker + words(row.cells[0]) for row in rows(post))
    assert shown.replace(" ", "") == "Hola.¿Quétal?"
