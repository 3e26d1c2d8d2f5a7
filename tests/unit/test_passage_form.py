"""What a teacher's form means, and what is wrong with it in plain words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exchange.values import Conflict, Verdict
from pipeline.reading.pieces import printable
from pipeline.web.pages.passage_form import Written, complaint_of, read_written, verdict_of
from pipeline.wording import words_for

TARGET = "Vimos perros."


def question(target: str | None = TARGET, *alternatives: str) -> dict[str, Any]:
    return {"target": target, "passage": {"alternatives": list(alternatives)}}


def meant(form: dict[str, str], body: dict[str, Any] | None = None) -> tuple[Any, ...] | None:
    verdict = verdict_of(form, read_written(form), body or question())
    return None if verdict is None else (verdict.verdict, verdict.text)


def as_browsers_send(text: str) -> str:
    """Give the value of a box that was filled with a text and left alone."""
    return printable(text).replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30))
def test_a_box_that_was_left_alone_is_no_edit(target: str) -> None:
    form = {"verdict": "approve", "text": as_browsers_send(target)}
    assert meant(form, question(target)) == ("approve", None)


@pytest.mark.parametrize(
    ("target", "text", "expected"),
    [
        (TARGET, "Vimos 15 perros.\n", "Vimos 15 perros."),
        (TARGET, "Vimos 15\n  perros.", "Vimos 15 perros."),
        ("Vimos\nperros.", "Vimos 15\nperros.", "Vimos 15\nperros."),
        ("Vimos\r\nperros.", "Vimos 15\nperros.", "Vimos 15\r\nperros."),
        ("Vimos\r\nperros.", "Vimos 15 perros.", "Vimos 15 perros."),
    ],
)
def test_lines_end_as_those_of_the_passage(target: str, text: str, expected: str) -> None:
    assert meant({"verdict": "edit", "text": text}, question(target)) == ("edit", expected)


def test_an_alternative_counts_before_what_is_in_the_box() -> None:
    body = question(TARGET, TARGET, "Vimos 15 perros.", "Hay perros.")
    form = {"verdict": "reject", "text": "something else"}
    assert meant({**form, "use": "1"}, body) == ("edit", "Hay perros.")
    assert meant({**form, "use": "2"}, body) == ("reject", None)


def test_a_whole_post_has_no_words_and_no_term() -> None:
    form = {"verdict": "approve", "text": "Hay perros.", "term_source": "dog"}
    verdict = verdict_of(form, read_written(form), {"target": None, "passage": None})
    assert verdict == Verdict(verdict="approve")


@pytest.mark.parametrize(
    ("source", "target", "term"),
    [
        ("", " ", None),
        (" dog ", "perro", {"source": "dog", "target": "perro"}),
        ("dog", "", {"source": "dog", "target": ""}),
    ],
)
def test_a_term_is_what_was_written_on_either_side(
    source: str, target: str, term: dict[str, str] | None
) -> None:
    assert Written(text=None, term_source=source, term_target=target).term == term


@pytest.mark.parametrize(
    ("code", "verdict", "where"),
    [
        ("missing", "edit", "text"),
        ("missing", "ask", "note"),
        ("too-long", "edit", "text"),
        ("too-long", "ask", "note"),
        ("line-break", "edit", "text"),
        ("bad-term", "approve", "term"),
        ("no-passage", "edit", "form"),
    ],
)
def test_every_complaint_says_where_and_repeats_no_code(
    code: str, verdict: Any, where: str
) -> None:
    conflict = Conflict(code=code, message="add_term: it is empty", hint="")
    complaint = complaint_of(conflict, Verdict(verdict=verdict), words_for("en"))
    assert complaint.where == where
    assert code not in complaint.message
    assert complaint.detail == ("it is empty" if code == "bad-term" else None)
