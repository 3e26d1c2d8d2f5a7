"""Each step of the way in which a term gets into a translation, with an engine that is scripted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from glossary.values import Term
from pipeline.domain.bilingual import BilingualPost
from tests.support.engines import post_of
from tests.support.terms import (
    TermTranslator,
    asks,
    assert_told,
    codes,
    flow_of,
    forbids,
    glossary,
    told,
    translated,
)

WORDS = {
    "the": "el", "bus": "autobús", "is": "es", "red": "rojo", "a": "un", "comes": "viene",
    "today": "hoy", "reef": "arrecife", "student": "estudiante", "teacher": "profesor",
    "house": "casa", "we": "nosotros", "see": "vemos", "and": "y",
}  # fmt: skip
BUS = asks("bus", "guagua")


def run(text: str, terms: Sequence[Term], engine: TermTranslator) -> BilingualPost:
    post = translated(text, terms, engine)
    assert_told(post, [glossary(*terms)])
    return post


def dislikes(*words: str) -> TermTranslator:
    """Make an engine to which a text with one of the words is quite wrong."""
    return TermTranslator(
        WORDS, liking=lambda text: -9.0 if any(word in text for word in words) else -0.1
    )


def test_what_the_model_says_by_itself_is_taken_as_it_is() -> None:
    engine = TermTranslator({**WORDS, "bus": "guagua"})
    post = run("The bus comes today.", [BUS], engine)
    assert post.translations["es"].text == "El guagua viene hoy."
    assert told(post) == [("bus", "guagua", "plain")]
    assert (len(engine.asked), len(engine.judged)) == (1, 1)  # judged once, when delivered


def test_the_second_hypothesis_is_taken_before_anything_is_asked_anew() -> None:
    engine = TermTranslator(WORDS, choices={"El autobús": ["La guagua"]})
    post = run("The bus comes today.", [BUS], engine)
    assert post.translations["es"].text == "La guagua viene hoy."
    assert told(post) == [("bus", "guagua", "n-best")]
    assert len(engine.asked) == 1


def test_the_words_beside_a_term_go_with_it() -> None:
    post = run("The bus is red.", [BUS], TermTranslator(WORDS))
    assert post.translations["es"].text == "La guagua es roja."
    assert [(one, form) for one, form, _ in told(post)] == [("bus", "guagua")]
    assert told(post)[0][2] in {"prefix", "replaced"}
    assert codes(post) == []


def test_without_attention_the_term_alone_is_translated_to_find_its_place() -> None:
    engine = TermTranslator(WORDS, aligned=False)
    post = run("We see the bus today.", [BUS], engine)
    assert post.translations["es"].text == "Nosotros vemos la guagua hoy."
    assert "bus" in [one.text for batch in engine.asked for one in batch]


def test_a_term_that_has_no_place_is_sent_behind_a_mark() -> None:
    engine = TermTranslator({**WORDS, "bus": "", "coach": "bus"}, aligned=False)
    post = run("We see the bus today.", [BUS], engine)
    assert told(post) == [("bus", "guagua", "masked")]
    assert post.translations["es"].text == "Nosotros vemos la guagua hoy."


def test_what_costs_too_much_is_shown_beside_the_plain_text_and_flagged() -> None:
    post = run("The bus comes today.", [BUS], dislikes("guagua"))
    (passage,) = post.translations["es"].passages
    assert post.translations["es"].text == "El autobús viene hoy."
    assert told(post) == [("bus", None, None)]
    assert codes(post) == ["term-missing"]
    assert "La guagua viene hoy." in passage.alternatives
    assert passage.alternatives.count("El autobús viene hoy.") == 0
    (flag,) = [one for one in passage.flags if one.code == "term-missing"]
    assert (flag.params, flag.source) == ({"term": "bus", "wanted": "guagua"}, (4, 7))
    assert flag.message == "The glossary asks for “guagua” where the source says “bus”."


def test_of_two_terms_one_may_hold_by_itself_and_the_other_may_be_put_in() -> None:
    post = run("The reef and the bus.", [BUS, asks("reef", "arrecife")], TermTranslator(WORDS))
    assert post.translations["es"].text == "El arrecife y la guagua."
    assert [row[:2] for row in told(post)] == [("reef", "arrecife"), ("bus", "guagua")]
    assert told(post)[0][2] == "plain"


def test_another_listed_form_or_its_plural_is_as_good() -> None:
    engine = TermTranslator(WORDS)
    for text in ("autobús", "autobuses"):
        term = asks("bus", "guagua", "autobús")
        engine = TermTranslator({**WORDS, "bus": text})
        assert told(run("The bus comes.", [term], engine)) == [("bus", text, "plain")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [("The bus comes.", "La guagua viene."), ("THE BUS COMES.", "LA GUAGUA VIENE."),
     ("Bus comes.", "Guagua viene."), ("The Bus comes.", "La Guagua viene.")],
)  # fmt: skip
def test_case_is_the_source_s(source: str, expected: str) -> None:
    assert run(source, [BUS], TermTranslator(WORDS)).translations["es"].text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [("The bus comes.", "La gUAgua viene."), ("Bus comes.", "Autobús viene."),
     ("THE BUS COMES.", "EL AUTOBÚS VIENE.")],
)  # fmt: skip
def test_exact_is_as_stored_on_both_sides(source: str, expected: str) -> None:
    term = asks("bus", "gUAgua", exact=True)
    assert run(source, [term], TermTranslator(WORDS)).translations["es"].text == expected


def test_a_forbidden_word_is_left_out_by_another_hypothesis() -> None:
    engine = TermTranslator(WORDS, choices={"estudiante": ["alumno"]})
    post = run("The student comes today.", [forbids("estudiante", "estudiantes")], engine)
    assert post.translations["es"].text == "El alumno viene hoy."
    assert codes(post) == []
    assert [one.suppress for batch in engine.asked for one in batch][-1] == (
        "estudiante",
        "estudiantes",
    )


@pytest.mark.parametrize("others", [{}, {"estudiante": ["estudiantes"]}, {"estudiante": ["feo"]}])
def test_a_forbidden_word_that_stays_is_flagged_where_it_stands(
    others: dict[str, list[str]],
) -> None:
    engine = TermTranslator(
        WORDS, choices=others, liking=lambda text: -9.0 if "feo" in text else -0.1
    )
    post = run("The student comes today.", [forbids("estudiante", source="student")], engine)
    there = post.translations["es"]
    assert there.text == "El estudiante viene hoy."
    (flag,) = [one for one in there.passages[0].flags if one.code == "term-forbidden"]
    assert flag.params == {"term": "estudiante"}
    assert flag.target is not None
    assert there.text[slice(*flag.target)] == "estudiante"
    (use,) = there.passages[0].terms
    assert (use.kind, use.source, use.satisfied) == ("forbid", (4, 11), False)


def test_a_forbidden_word_with_a_source_is_forbidden_only_beside_it() -> None:
    term = forbids("estudiante", source="pupil")
    engine = TermTranslator({**WORDS, "pupil": "estudiante"}, choices={"estudiante": ["alumno"]})
    assert run("The student comes.", [term], engine).translations["es"].text == (
        "El estudiante viene."
    )
    post = run("The pupil comes.", [term], engine)
    assert post.translations["es"].text == "El alumno viene."
    assert [row[:2] for row in told(post)] == [("pupil", None)]


def test_a_term_that_is_asked_for_and_forbidden_leaves_the_choice_to_nobody() -> None:
    post = run("The bus comes.", [BUS, forbids("guagua")], TermTranslator(WORDS))
    assert post.translations["es"].text == "El autobús viene."
    assert codes(post) == ["term-missing"]


def test_all_passages_of_a_window_are_asked_for_together() -> None:
    def batches(count: int) -> tuple[int, int]:
        engine = TermTranslator(WORDS)
        flow = flow_of([BUS, forbids("estudiante")], engine)
        texts = ["The bus comes.", "A student comes.", "The house is red."] * count
        found = list(flow.run([post_of(text, identifier=f"p-{n}") for n, text in enumerate(texts)]))
        assert len(found) == len(texts)
        return len(engine.asked), len(engine.judged)

    assert batches(20) == batches(1)


def test_passages_without_terms_cost_nothing() -> None:
    with_terms, without = TermTranslator(WORDS), TermTranslator(WORDS)
    text = "The house is red. A teacher comes today."
    one = run(text, [BUS, asks("reef", "bajío")], with_terms)
    other = translated(text, [], without)
    assert with_terms.asked == without.asked
    assert with_terms.judged == without.judged
    assert one.translations["es"].text == other.translations["es"].text
