"""Documents in which teachers settle passages, one or many at a time."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.exchange.documents import Draft, as_written, field_text, passages_of, texts_of

_SOURCE = "One dog. Two dogs. No dog."
_TARGET = "Un perro. Dos perros. Nada."
_SPANS = (((0, 8), (0, 9)), ((9, 18), (10, 21)), ((19, 26), (22, 27)))


def _document() -> dict[str, Any]:
    flag = {"code": "untranslated", "severity": "critical", "source": None, "target": [22, 27]}
    passages: list[dict[str, Any]] = [
        {
            "index": index, "field": "text", "source": list(source), "target": list(target),
            "origin": "machine", "score": 0.5, "confidence": 0.5, "alternatives": [],
            "alignment": [[source[0], source[1], target[0], target[1]]], "terms": [], "flags": [],
        }
        for index, (source, target) in enumerate(_SPANS)
    ]  # fmt: skip
    passages[2]["flags"] = [flag]
    title = {**passages[0], "index": 3, "field": "title", "source": [0, 3], "target": [0, 4],
             "alignment": []}  # fmt: skip
    alt = {**title, "index": 4, "field": "attachments/0/alt"}
    return {
        "format": "plain", "title": "Dog", "text": _SOURCE, "flags": [],
        "attachments": [{"url": "https://example.org/d.png", "alt": "Dog"}],
        "translations": {
            "es": {
                "title": "Can.", "text": _TARGET, "html": f"<p>{_TARGET}</p>",
                "attachments": [{"url": "https://example.org/d.png", "alt": "Can."}],
                "passages": [*passages, title, alt],
            }
        },
    }  # fmt: skip


def _settled(*changes: tuple[int, str | None]) -> dict[str, Any]:
    draft = Draft(_document())
    for position, text in changes:
        draft.settle("es", position, text=text, origin="teacher")
    return draft.written()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([], _TARGET),
        ([(0, "Solo un perro.")], "Solo un perro. Dos perros. Nada."),
        ([(1, "2.")], "Un perro. 2. Nada."),
        ([(0, "Uno."), (1, ""), (2, "Ninguno, nada.")], "Uno.  Ninguno, nada."),
        ([(2, "C."), (0, "A.")], "A. Dos perros. C."),
        ([(1, "B."), (1, "Mejor."), (1, None)], "Un perro. Mejor. Nada."),
        ([(0, None), (2, None)], _TARGET),
    ],
)
def test_passages_are_settled_together_as_one_after_the_other(
    changes: list[tuple[int, str | None]], text: str
) -> None:
    together = _settled(*changes)
    alone = _document()
    for position, wanted in changes:
        draft = Draft(alone)
        draft.settle("es", position, text=wanted, origin="teacher")
        alone = draft.written()
    assert together == alone
    translation = together["translations"]["es"]
    assert translation["text"] == text
    assert translation["html"] == f"<p>{text}</p>"
    for position, wanted in changes:
        assert translation["passages"][position]["flags"] == []
        assert wanted is None or translation["passages"][position]["origin"] == "teacher"


def test_what_was_not_settled_keeps_its_words_and_moves_with_what_is_about_it() -> None:
    (_, *others) = passages_of(_settled((0, "Solo un perro.")))
    made = _settled((0, "Solo un perro."))
    assert [texts_of(made, "es", one)[1] for _, one in others[:2]] == ["Dos perros.", "Nada."]
    assert others[1][1]["flags"][0]["target"] == [27, 32]
    assert others[1][1]["alignment"] == [[19, 26, 27, 32]]


def test_fields_are_settled_each_by_itself() -> None:
    translation = _settled((3, "Perro"), (4, "Un perro azul"))["translations"]["es"]
    assert translation["text"] == _TARGET
    assert field_text(translation, "title") == "Perro"
    assert field_text(translation, "attachments/0/alt") == "Un perro azul"


def test_a_draft_knows_what_a_passage_says_by_now() -> None:
    draft = Draft(_document())
    draft.settle("es", 1, text="Dos canes.", origin="teacher")
    assert [draft.text("es", position) for position in (0, 1, 2)] == [
        "Un perro.",
        "Dos canes.",
        "Nada.",
    ]


def test_a_rejected_post_stands_as_its_author_wrote_it() -> None:
    before = _document()
    made = as_written(before)
    translation = made["translations"]["es"]
    assert (translation["text"], translation["title"]) == (_SOURCE, "Dog")
    assert {one["origin"] for one in translation["passages"]} == {"verbatim"}
    assert as_written(made) == made
    assert before == _document()
