"""Faults that terms and signs once had, each as the test that holds now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.domain.post import Format
from tests.support.terms import (
    TermTranslator,
    asks,
    assert_told,
    codes,
    forbids,
    glossary,
    told,
    translated,
)
from tests.support.timing import assert_linear
from tests.unit.test_terms_places import WORDS
from translators.testing import ScriptedTranslator

BUS = asks("bus", "guagua")


@pytest.mark.parametrize(
    "text", ["We see @guagua and the bus.", "See https://x.org/guagua by bus."]
)
def test_a_form_inside_a_mention_or_an_address_satisfies_nothing(text: str) -> None:
    post = translated(text, [BUS], TermTranslator(WORDS))
    assert post.translations["es"].text.endswith("guagua.")
    ((_, _target, method),) = told(post)
    assert method != "plain"


@pytest.mark.parametrize("text", ["We see @rojo.", "We see `rojo` today."])
def test_a_forbidden_word_inside_a_mention_or_code_is_no_fault(text: str) -> None:
    post = translated(
        text, [forbids("rojo", source="we")], TermTranslator(WORDS), written="markdown"
    )
    assert codes(post) == []


def test_a_forbidden_word_that_was_suppressed_is_told_as_such() -> None:
    engine = TermTranslator(WORDS, choices={"rojo": ["colorado"]})
    post = translated("The red bus.", [forbids("rojo", source="red")], engine)
    assert told(post) == [("red", None, "suppressed")]


def test_what_is_forbidden_everywhere_changes_nothing_where_it_is_not_said() -> None:
    text = "we we<b>bus</b>we "
    one, other = (
        translated(text, terms, TermTranslator(WORDS), written="html")
        for terms in ([], [forbids("lava")])
    )
    assert one.translations["es"].text == other.translations["es"].text


def test_what_is_forbidden_everywhere_costs_nothing_where_it_is_not_said() -> None:
    one, other = TermTranslator(WORDS), TermTranslator(WORDS)
    translated("A red house.", [], one)
    translated("A red house.", [forbids("lava")], other)
    assert one.asked == other.asked


def test_words_glued_to_a_term_are_not_swallowed() -> None:
    post = translated("A reef/house is nice.", [asks("reef", "bajío")], TermTranslator(WORDS))
    assert "casa" in post.translations["es"].text


def test_a_forbidden_term_without_a_source_makes_a_valid_post() -> None:
    post = translated(
        "The student comes.", [forbids("estudiante")], TermTranslator({"student": "estudiante"})
    )
    assert_told(post, [glossary(forbids("estudiante"))])


def test_a_source_that_is_kept_for_its_formatting_says_nothing_that_is_forbidden() -> None:
    engine = ScriptedTranslator(lambda _: "lo rojo es")
    text = "A **bus** and [x](https://x.org) and *y* **z**"
    post = translated(text, [forbids("rojo", source="bus")], engine, written="markdown")
    assert post.translations["es"].text == post.text
    assert codes(post) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [("@bus[coral bus](https://x.org)", "markdown"), ("we<b>bus</b>we @bus student", "html")],
)
def test_no_sign_stands_inside_a_kept_stretch(text: str, written: Format) -> None:
    post = translated(
        text,
        [],
        TermTranslator({"bus": "autobús", "we": "nosotros", "student": "estudiante"}),
        written=written,
    )
    assert post.translations["es"].text.count("@bus") == 1
    assert "bus</b>  " not in post.translations["es"].text
    assert "[buscoral" not in post.translations["es"].text


def test_suppression_leaves_out_all_forms_of_what_is_forbidden() -> None:
    engine = TermTranslator(WORDS, choices={"rojo": ["rojos", "colorado"]})
    translated("The red bus.", [forbids("rojo", "rojos", source="red")], engine)
    assert engine.asked[-1][0].suppress == ("rojo", "rojos")


def test_a_passage_takes_time_in_proportion() -> None:
    def run(times: int) -> Callable[[], object]:
        return lambda: translated(
            "we see the bus and the coral reef " * times,
            [BUS, asks("reef", "bajío")],
            TermTranslator(WORDS),
        )

    run(1)()
    assert_linear(run(40), run(160))


def test_no_emoji_is_doubled_where_a_tag_is_left_open() -> None:
    post = translated(
        "we<b>https://x.org 😀 Rosa",
        [],
        TermTranslator({"we": "nos"}),
        written="html",
        names=("Rosa",),
    )
    assert post.translations["es"].text.count("😀") == 1


class _Pointing(TermTranslator):
    """An engine whose attention goes word by word where a noun and an adjective change places."""

    def _texts(self, text: str) -> list[str]:
        return ["mochila"] if text == "backpack" else super()._texts(text)


def test_where_attention_points_at_the_adjective_the_noun_beside_it_is_replaced() -> None:
    engine = _Pointing({"a": "una", "heavy": "mochila", "backpack": "pesada", "is": "es"})
    post = translated("A heavy backpack is here.", [asks("backpack", "morral")], engine)
    assert post.translations["es"].text == "Un morral pesado es here."


def test_a_term_that_is_used_twice_and_stands_once_is_flagged_at_one_of_its_uses() -> None:
    text = "The bus is here and the bus is red."
    engine = ScriptedTranslator(lambda _: "La guagua viene y es roja.")
    post = translated(text, [asks("bus", "guagua")], engine)
    (passage,) = post.translations["es"].passages
    assert [one.satisfied for one in passage.terms] == [True, False]
    assert [one.source for one in passage.flags if one.code == "term-missing"] == [(24, 27)]
    assert_told(post, [glossary(asks("bus", "guagua"))])


@pytest.mark.parametrize(
    ("disliked", "expected"),
    [("bajío", {"reef": False, "bus": True}), ("guagua", {"reef": True, "bus": False})],
)
def test_one_term_that_costs_too_much_takes_no_other_with_it(
    disliked: str, expected: dict[str, bool]
) -> None:
    terms = [asks("bus", "guagua"), asks("reef", "bajío")]
    words = {"the": "el", "bus": "autobús", "reef": "arrecife", "and": "y", "a": "un", "is": "es"}
    engine = TermTranslator(words, liking=lambda text: -9.0 if disliked in text else -0.1)
    post = translated("The bus is here and the reef is so very far away today.", terms, engine)
    (passage,) = post.translations["es"].passages
    assert {one.entry: one.satisfied for one in passage.terms} == expected
    assert_told(post, [glossary(*terms)])
