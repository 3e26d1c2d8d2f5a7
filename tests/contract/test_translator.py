"""What every engine must do: one suite, run on every adapter of the port `Translator`."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.support.engines import tiny_engine
from translators import NoRoute, Request, ScoreRequest, Translator
from translators.placeholders import SHAPES
from translators.testing import IdentityTranslator, ScriptedTranslator

PAIR = frozenset({("en", "es")})


@pytest.fixture(scope="module", params=["identity", "scripted", "starter", "tiny", "tiny-bpe"])
def translator(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Translator:
    kind = request.param
    if kind == "identity":
        return IdentityTranslator()
    if kind == "scripted":
        return ScriptedTranslator(str.upper, pairs=PAIR)
    if kind == "starter":
        engine: Translator = request.getfixturevalue("engine")
        return engine
    folder: Path = tmp_path_factory.mktemp(kind)
    return tiny_engine(
        folder, [("en", "es")], tokenizer="bpe" if kind == "tiny-bpe" else "sentencepiece"
    )


def ask(text: str, **more: object) -> Request:
    return Request(text=text, source="en", target="es", **more)  # type: ignore[arg-type]  # a test's shorthand


def test_results_come_in_the_order_of_the_requests_and_do_not_depend_on_the_batch(
    translator: Translator,
) -> None:
    texts = ["I like dogs.", "We went to the beach yesterday and saw many birds.", "Yes.", "No."]
    together = translator.translate([ask(text) for text in texts])
    alone = [translator.translate([ask(text)])[0] for text in texts]
    assert [r.best.text for r in together] == [r.best.text for r in alone]


def test_an_empty_batch_gives_nothing_and_an_empty_text_an_empty_text(
    translator: Translator,
) -> None:
    assert translator.translate([]) == []
    assert translator.score([]) == []
    for text in ("", "   ", "\n"):
        result = translator.translate([ask(text)])[0]
        assert not result.best.text.strip()


def test_the_same_text_gives_the_same_result_and_a_signature_names_it(
    translator: Translator,
) -> None:
    first, second = translator.translate([ask("Good morning."), ask("Good morning.")])
    assert first == second
    assert translator.signature("en", "es") == translator.signature("en", "es")


def test_the_log_probability_is_a_sum_and_the_score_its_geometric_mean(
    translator: Translator,
) -> None:
    best = translator.translate([ask("My brother has a red bicycle.")])[0].best
    assert best.log_probability <= 0
    assert best.score == pytest.approx(
        math.exp(best.log_probability / (len(best.tokens) + best.end_marks)), abs=1e-9
    )
    assert 0 < best.score <= 1


def test_forced_scoring_of_the_engines_own_text_agrees_with_its_search(
    translator: Translator,
) -> None:
    text = "My brother has a red bicycle."
    best = translator.translate([ask(text)])[0].best
    forced = translator.score(
        [ScoreRequest(text=text, translation=best.text, source="en", target="es")]
    )[0]
    assert len(forced.token_log_probabilities) == len(forced.tokens) + 1
    # A text that the limit cut has no end mark; an untrained package's text is no text of its own.
    if forced.tokens == best.tokens and best.end_marks == 1:
        assert forced.log_probability == pytest.approx(best.log_probability, abs=0.25)


def test_forced_scoring_tells_the_probability_of_each_token_of_any_target(
    translator: Translator,
) -> None:
    asked = [
        ScoreRequest(text="I like dogs.", translation=text, source="en", target="es")
        for text in ("Me gustan los perros.", "", "zz qq 😀 9", "palabra " * 1500)
    ]
    for forced in translator.score(asked):
        assert len(forced.token_log_probabilities) == len(forced.tokens) + 1
        assert all(value <= 0 for value in forced.token_log_probabilities)


def test_decoding_goes_on_from_a_forced_prefix(translator: Translator) -> None:
    result = translator.translate([ask("I like dogs.", prefix="Los")])[0]
    assert result.best.text.startswith("Los")


def test_the_n_best_list_is_ordered_and_as_long_as_asked(translator: Translator) -> None:
    for wanted in (1, 2, 4):
        result = translator.translate([ask("I like dogs.", hypotheses=wanted)])[0]
        assert 1 <= len(result.hypotheses) <= wanted
        assert result.best == result.hypotheses[0]
        scores = [one.score for one in result.hypotheses]
        assert scores[0] >= min(scores)


def test_a_suppressed_sequence_is_not_decoded(translator: Translator) -> None:
    plain = translator.translate([ask("I like dogs.")])[0].best.text
    word = plain.split()[-1] if plain.split() else "x"
    again = translator.translate([ask("I like dogs.", suppress=(word,))])[0].best.text
    # Untrained packages decode bytes that are no words; a text cannot name their sub-words.
    odd = not word.isprintable() or "\ufffd" in word or "@@" in word
    assert odd or word not in again.split()


def test_alignments_lie_inside_both_texts(translator: Translator) -> None:
    text = "We went to the beach yesterday and saw many birds."
    best = translator.translate([ask(text)])[0].best
    for a, b, c, d in best.alignment:
        assert 0 <= a < b <= len(text)
        assert 0 <= c < d <= len(best.text)


def test_a_pair_without_a_way_has_no_route_and_is_refused(translator: Translator) -> None:
    if isinstance(translator, IdentityTranslator):
        assert translator.route("en", "xx") is not None  # it has a way for every pair
        return
    assert translator.route("en", "xx") is None
    with pytest.raises(NoRoute):
        translator.translate([ask("Yes."), Request(text="Hi.", source="en", target="xx")])
    with pytest.raises(NoRoute):
        translator.signature("en", "xx")
    with pytest.raises(NoRoute):
        translator.shapes("en", "xx")
    with pytest.raises(NoRoute):
        translator.score([ScoreRequest(text="Hi.", translation="x", source="en", target="xx")])


def test_one_or_two_shapes_of_marks_are_given_and_always_the_same(translator: Translator) -> None:
    shapes = translator.shapes("en", "es")
    assert 1 <= len(shapes) <= 2
    assert len({shape.form for shape in shapes}) == len(shapes)
    assert {shape.form for shape in shapes} <= {shape.form for shape in SHAPES}
    assert shapes[0].names_plain
    assert translator.shapes("en", "es") == shapes


def test_a_route_begins_and_ends_where_it_was_asked_to(translator: Translator) -> None:
    route = translator.route("en", "es")
    assert route is not None
    assert (route.languages, route.legs, route.via) == (("en", "es"), (("en", "es"),), ())


def test_the_score_of_a_result_lies_between_none_and_all(translator: Translator) -> None:
    for result in translator.translate([ask("I like dogs."), ask("We saw the sea."), ask("")]):
        assert 0 <= result.score <= 1


def test_a_text_that_comes_out_empty_says_so(translator: Translator) -> None:
    for result in translator.translate([ask("I like dogs."), ask("Yes.")]):
        assert bool(result.best.text.strip()) or "empty" in result.problems


def test_texts_of_any_kind_and_length_come_back_without_an_error(translator: Translator) -> None:
    odd = [
        "😀",
        "a" * 300,
        "word " * 300,
        "\u202eabc",
        "ñandú ß 中文",
        "...",
        "\t",
        "1",
        "(" * 150,
    ]
    results = translator.translate([ask(text) for text in odd])
    assert len(results) == len(odd)
    assert all(result.hypotheses for result in results)
