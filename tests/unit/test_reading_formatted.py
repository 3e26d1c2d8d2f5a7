"""How the reading page lays Markdown and HTML side by side."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.blocks import letters, read_blocks
from pipeline.reading.look import Look
from pipeline.reading.model import Field, read_posts
from pipeline.reading.page import render_page
from pipeline.reading.places import find_places, visible
from pipeline.reading.rows import Cell
from pipeline.reading.testing import bilingual_post
from pipeline.stages.render import to_html
from tests.support.formatted_posts import (
    CRITICAL,
    UNSURE,
    arabic_post,
    formatted_post,
    html_post,
    markdown_post,
)


def field(post: dict[str, Any]) -> Field:
    found = read_posts([post], Look()).views[0].text
    assert found is not None
    return found


def words(cell: Cell) -> str:
    assert cell.written is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", cell.written.html)).strip()


def table(post: dict[str, Any]) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in field(post).rows]


def small(**options: Any) -> dict[str, Any]:
    return formatted_post(
        "# {a}\n\n{b} {c}\n",
        "<h1>{a}</h1>\n<p>{b} {c}</p>\n",
        {"a": ("El río", "The river"), "b": ("Vimos 15.", "We saw."), "c": ("Sí.", "Yes.")},
        format="markdown",
        **options,
    )


def test_blocks_stand_side_by_side_lists_by_item_and_code_once() -> None:
    rows = table(markdown_post())
    assert rows[0] == ["La excursión al río", "The trip to the river"]
    assert ["☐ Dibujar el mapa", "☐ Draw the map"] in rows
    assert ["Y todos somos del río.", "And we all belong to the river."] in rows
    assert [len(row) for row in rows if row[0].startswith("for row in range")] == [1]
    assert [""] in rows  # a rule
    assert all(len(row) in {1, 2} for row in rows)


def test_the_example_has_the_shape_that_the_pipeline_gives_it() -> None:
    post = markdown_post()
    rendered = [block.shape for block in read_blocks(to_html(post["text"], "markdown"))]
    assert rendered == [block.shape for block in read_blocks(post["html"])]


def test_markup_of_the_text_is_never_shown() -> None:
    for post in (markdown_post(), html_post(), arabic_post()):
        body = render_page([post]).split("<main>")[1]
        assert "**" not in body
        assert "&lt;p" not in body
        assert "```" not in body


def test_items_of_a_list_stay_close_and_footnotes_are_told() -> None:
    rows = field(markdown_post()).rows
    tight = [words(row.cells[1]) for row in rows if row.tight]
    assert tight[:3] == ["Birds, above all herons.", "☐ Draw the map", "☑ Tell it in class"]
    assert [words(row.cells[1]) for row in rows if row.footnote] == ["The keeper told us so."]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>A</h1><p>B</p><p>C</p>", [["El río", "A"], ["Vimos 15. Sí.", "B"], ["", "C"]]),
        ("<p>B</p>", [["El río", ""], ["Vimos 15. Sí.", "B"]]),
        ("<h2>A</h2><p>B</p>", [["El río", "A"], ["Vimos 15. Sí.", "B"]]),
        ("", [["El ríoVimos 15. Sí.", ""]]),
    ],
)
def test_where_the_shapes_differ_what_differs_is_one_row(
    html: str, expected: list[list[str]]
) -> None:
    post = small()
    post["translations"]["en"]["html"] = html
    assert table(post) == expected


def test_notes_stand_under_the_row_of_their_passage_and_its_words_are_marked() -> None:
    post = small()
    place = post["text"].index("15")
    flag = {**CRITICAL, "source": [place, place + 2]}
    post["translations"]["en"]["passages"][1]["flags"] = [flag]
    post["translations"]["en"]["passages"][2]["flags"] = [UNSURE]
    first, second = field(post).rows
    assert first.cells[1].notes == ()
    assert [note.message for note in second.cells[1].notes] == [
        "The number 15 is missing.",
        "The computer was unsure of this translation.",
    ]
    source, target = (cell.written.html for cell in second.cells if cell.written)
    assert source == "Vimos <mark>15</mark>. Sí."
    assert target == "<mark>We saw. Yes</mark>."


def test_a_doubt_about_one_sentence_of_several_marks_it() -> None:
    post = small()
    unsure = post["translations"]["en"]["passages"][2]
    unsure["flags"] = [{**UNSURE, "source": unsure["source"], "target": unsure["target"]}]
    source, target = (cell.written for cell in field(post).rows[1].cells)
    assert source is not None
    assert target is not None
    assert source.html == "Vimos 15. Sí."
    assert target.html == "We saw. <mark>Yes</mark>."


def test_notes_that_belong_to_no_row_come_last() -> None:
    post = small(flags={1: [CRITICAL]})
    post["html"] = post["translations"]["en"]["html"] = "<p>!</p>"
    first, last = field(post).rows
    assert not any(cell.notes for cell in first.cells)
    assert [note.message for note in last.cells[1].notes] == ["The number 15 is missing."]


def test_a_sentence_said_twice_has_its_note_where_it_stands() -> None:
    words_of = {"a": ("Sí.", "Yes."), "b": ("No.", "No!"), "c": ("Sí.", "Yes.")}
    post = formatted_post(
        "{a}\n\n{b}\n\n{c}", "<p>{a}</p><p>{b}</p><p>{c}</p>", words_of,
        flags={2: [UNSURE]}, format="markdown",
    )  # fmt: skip
    assert [len(row.cells[1].notes) for row in field(post).rows] == [0, 0, 1]


def test_a_teacher_is_credited_in_the_row() -> None:
    post = small()
    post["translations"]["en"]["passages"][0]["origin"] = "teacher"
    assert [row.cells[1].origin for row in field(post).rows] == ["teacher", "machine"]


def test_what_has_nothing_to_translate_is_shown_once_in_its_language() -> None:
    same = {"a": ("El río", "El río"), "b": ("Sí.", "Sí."), "c": ("No.", "No.")}
    post = formatted_post("{a} {b} {c}", "<p>{a} {b} {c}</p>", same, format="html")
    assert table(post) == [["El río Sí. No."]]
    assert field(post).rows[0].cells[0].lang == "es"
    assert read_posts([post], Look()).views[0].columns == ()


def test_a_passage_in_the_other_language_is_explained_under_its_block() -> None:
    page = "<p>{a}</p><p>{b}</p>"
    options: dict[str, Any] = {"source": "en", "format": "markdown"}
    post = formatted_post(
        "{a}\n\n{b}", page, {"a": ("Yes.", "Sí."), "b": ("Qué rico.", "Qué rico.")},
        targets=("es",), **options,
    )  # fmt: skip
    own = formatted_post(
        "{a}\n\n{b}", page, {"a": ("Yes.", "Yes."), "b": ("Qué rico.", "How tasty.")},
        targets=("en",), **options,
    )  # fmt: skip
    post["translations"]["es"]["passages"][1]["language"] = "es"
    own["translations"]["en"]["passages"][1]["language"] = "es"
    post["translations"]["en"] = own["translations"]["en"]
    first, second = field(post).rows
    assert first.cells[0].glosses == ()
    assert [words(gloss) for gloss in second.cells[0].glosses] == ["How tasty."]
    assert second.cells[0].lang == "es"
    assert second.cells[1].repeats


def test_a_failed_post_without_translations_keeps_its_shape() -> None:
    post = bilingual_post(
        ["# A\n\nB"], targets=(), html=("<h1>A</h1><p>B</p>",), format="markdown", status="failed"
    )
    assert table(post) == [["A"], ["B"]]


def test_a_post_that_shows_nothing_has_no_rows() -> None:
    post = bilingual_post(["<!-- x -->"], html=("", ""), format="html")
    assert read_posts([post], Look()).views[0].text is None


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("markdown", "**two** [dogs](https://a.b/c_(d) 'e')", "twodogs"),
        ("markdown", "see[^note] ![a fish](x.png) `x` $y$ [a][b]", "seexya"),
        ("markdown", "<b>a</b> <https://a.b> 1 < 2 &eacute;\\*", "ahttpsab12é"),
        ("html", 'a <img alt="b"><!-- c --> <a href="d">e</a> &lt;f&gt;', "aef"),
        ("html", "[a](b)", "ab"),
    ],
)
def test_readers_see_the_words_and_not_the_marks(form: str, text: str, expected: str) -> None:
    assert letters(visible(text, form)) == expected


def test_pictures_are_found_by_what_they_show() -> None:
    blocks = read_blocks('<p>We saw <img src="x" alt="a fish"> there.</p><p>a fish</p>')
    places = find_places(["a fish", "We saw ![a fish](x) there.", "a fish"], blocks, "markdown")
    assert [place and place.block for place in places] == [0, 0, 1]


@given(st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=5), st.booleans())
def test_wrong_spans_break_nothing(spans: list[tuple[int, int]], flagged: bool) -> None:
    post = small()
    passages = post["translations"]["en"]["passages"]
    post["translations"]["en"]["passages"] = [
        {**passages[0], "source": list(span), "target": list(reversed(span)),
         "flags": [{**CRITICAL, "source": list(span), "target": list(span)}] * flagged}
        for span in spans
    ]  # fmt: skip
    shown = "".join(words(row.cells[0]) for row in field(post).rows)
    assert shown == "El ríoVimos 15. Sí."
