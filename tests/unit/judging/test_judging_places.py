"""Where words of the engine's text stand in the delivered one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.bilingual import TermUse
from pipeline.domain.spans import Span
from pipeline.stages.judging.places import judged_words, places_of, words_put_in
from pipeline.stages.translation.rendering import Rendering
from tests.support.timing import assert_at_most, assert_linear
from tests.unit.judging.doubting import machine
from translators.values import ForcedScore


def delivered(given_text: str, text: str) -> Rendering:
    """Make a rendering whose text was changed after the engine gave it."""
    return replace(machine("x", given_text), text=text)


def spaceless(given_text: str, text: str, *pieces: str) -> Rendering:
    """Make a rendering of a script whose pieces are words."""
    score = ForcedScore(tokens=pieces, token_log_probabilities=(-0.1,) * (len(pieces) + 1))
    return replace(delivered(given_text, text), forced=(score,))


def words_there(rendering: Rendering) -> dict[str, str]:
    """Give the judged words that have a place, and what stands there."""
    words = judged_words(rendering)
    return {
        words[number]: rendering.text[slice(*span)] for number, span in places_of(rendering).items()
    }


@pytest.mark.parametrize(
    ("given_text", "text", "places"),
    [
        ("Hola mundo.", "Hola mundo.", {"Hola": "Hola", "mundo": "mundo"}),
        ("hola mundo", "¡HOLA mundo!", {"hola": "HOLA", "mundo": "mundo"}),
        ("«Hola», dijo", "“Hola”, dijo", {"Hola": "Hola", "dijo": "dijo"}),
        ("Vimos aves ayer", "Vimos aves 😀 ayer",
         {"Vimos": "Vimos", "aves": "aves", "ayer": "ayer"}),
        ("Vimos X1 aves ayer", "Vimos aves ayer",
         {"Vimos": "Vimos", "aves": "aves", "ayer": "ayer"}),
        ("Unos 3,5 kilos", "Unos 3,5 kilos",
         {"Unos": "Unos", "3": "3,5", "5": "3,5", "kilos": "kilos"}),
        ("…", "…", {}),
        ("vi aves", "vi aves@ana", {"vi": "vi", "aves": "aves"}),
        ("vi aves", "«Vi:aves»", {}),
        ("Hola", "Adiós a todos", {}),
        ("", "Hola", {}),
    ],
)  # fmt: skip
def test_words_are_found_though_case_and_signs_differ(
    given_text: str, text: str, places: dict[str, str]
) -> None:
    assert words_there(delivered(given_text, text)) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("河里有十五只鸟。", {"河": "河", "里有": "里有", "十五": "十五", "只鸟": "只鸟"}),
        ("河里有😀十五只鸟！", {"河": "河", "里有": "里有", "十五": "十五", "只鸟": "只鸟"}),
        ("河里没有鸟。", {"河": "河"}),
        ("河里有 十五只鸟。", {}),
    ],
)
def test_each_word_of_a_script_without_spaces_has_its_own_place(
    text: str, places: dict[str, str]
) -> None:
    one = spaceless("河里有十五只鸟。", text, "▁河", "里有", "十五", "只鸟", "。")
    assert words_there(one) == places


@given(
    st.lists(st.sampled_from(["el", "río", "sol,", "¿y?", "a", "河里"]), max_size=12),
    st.lists(st.sampled_from(["el", "río", "Sol", "😀", "a", "里河"]), max_size=12),
)
def test_places_keep_the_order_of_words_and_overlap_only_where_they_are_the_same(
    here: list[str], there: list[str]
) -> None:
    one = delivered(" ".join(here), " ".join(there))
    found = places_of(one)
    spans = [found[number] for number in sorted(found)]
    assert all(0 <= start < end <= len(one.text) for start, end in spans)
    assert all(before[1] <= after[0] or before == after for before, after in pairwise(spans))


def term(target: Span | None, method: str | None) -> TermUse:
    return TermUse(entry="bus", kind="translate", source=(0, 3), target=target,
                   satisfied=target is not None, method=method)  # fmt: skip


@pytest.mark.parametrize(
    ("method", "put_in"),
    [("prefix", {1}), ("replaced", {1}), ("masked", {1}), ("plain", set()), ("n-best", set()),
     ("protected", set()), ("suppressed", set())],
)  # fmt: skip
def test_only_words_that_the_model_did_not_choose_are_put_in(method: str, put_in: set[int]) -> None:
    rendering = machine("The bus.", "La guagua, hoy.")
    assert words_put_in(replace(rendering, terms=(term((3, 9), method),))) == put_in
    assert words_put_in(replace(rendering, terms=(term(None, None),))) == frozenset()
    assert words_put_in(replace(rendering, terms=(term((3, 9), method),), legs=())) == frozenset()


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.sets(st.integers(0, 11)))
def test_the_words_that_terms_touch_are_put_in_and_no_others(
    lengths: list[int], touched: set[int]
) -> None:
    text = " ".join("a" * length for length in lengths)
    starts = [sum(lengths[:number]) + number for number in range(len(lengths))]
    own = [number for number in sorted(touched) if number < len(lengths)]
    uses = tuple(
        term((starts[number], starts[number] + lengths[number]), "replaced")
        for number in reversed(own)
    )
    assert words_put_in(replace(machine("x", text), terms=uses)) == set(own)


def test_many_terms_in_many_words_take_time_in_proportion() -> None:
    def work(count: int) -> None:
        text = "guagua " * count
        uses = tuple(term((7 * at, 7 * at + 6), "replaced") for at in range(count))
        words_put_in(replace(machine("x", text), terms=uses))

    assert_linear(lambda: work(1_000), lambda: work(4_000))


def test_a_long_text_without_spaces_takes_time_in_proportion() -> None:
    def work(count: int) -> None:
        places_of(spaceless("河里" * count, "里河" * count, *["河", "里"] * count))

    assert_linear(lambda: work(2_000), lambda: work(8_000))


@pytest.mark.parametrize("unit", ["a ", "a b ", "a b a c "])
def test_texts_of_the_same_few_words_are_compared_soon(unit: str) -> None:
    one, other = (unit * 400).split()[:400], (unit[::-1] * 400).split()[:399]
    assert_at_most(1.0, lambda: places_of(delivered(" ".join(one), " ".join(other))))
    long = " ".join(one * 50)
    assert_at_most(0.5, lambda: places_of(delivered(long, long + " a")))
