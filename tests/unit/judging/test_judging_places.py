"""Where words of the engine's text stand in the delivered one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.bilingual import TermUse
from pipeline.domain.spans import Span
from pipeline.stages.judging.evidence import word_spans
from pipeline.stages.judging.places import delivered_words, words_put_in
from tests.support.timing import assert_at_most, assert_linear
from tests.unit.judging.doubting import machine


@pytest.mark.parametrize(
    ("given_text", "delivered", "places"),
    [
        ("Hola mundo.", "Hola mundo.", {0: "Hola", 1: "mundo"}),
        ("hola mundo", "¡HOLA mundo!", {0: "HOLA", 1: "mundo"}),
        ("«Hola», dijo", "“Hola”, dijo", {0: "Hola", 1: "dijo"}),
        ("Vimos aves ayer", "Vimos aves 😀 ayer", {0: "Vimos", 1: "aves", 2: "ayer"}),
        ("Vimos X1 aves ayer", "Vimos aves ayer", {0: "Vimos", 2: "aves", 3: "ayer"}),
        ("…", "…", {0: "…"}),
        ("vi aves", "vi aves@ana", {0: "vi", 1: "aves"}),
        ("vi aves", "«Vi:aves»", {}),
        ("Hola", "Adiós a todos", {}),
        ("", "Hola", {}),
    ],
)
def test_words_are_found_though_case_and_signs_differ(
    given_text: str, delivered: str, places: dict[int, str]
) -> None:
    found = delivered_words(given_text, delivered, ())
    assert {number: delivered[slice(*span)] for number, span in found.items()} == places


@given(
    st.lists(st.sampled_from(["el", "río", "sol,", "¿y?", "a"]), max_size=12),
    st.lists(st.sampled_from(["el", "río", "Sol", "😀", "a"]), max_size=12),
)
def test_places_keep_the_order_of_words_and_do_not_overlap(
    here: list[str], there: list[str]
) -> None:
    one, other = " ".join(here), " ".join(there)
    found = delivered_words(one, other, ())
    spans = [found[number] for number in sorted(found)]
    assert all(0 <= start < end <= len(other) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


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
    spans = word_spans(text)
    own = [number for number in sorted(touched) if number < len(spans)]
    uses = tuple(term(spans[number], "replaced") for number in reversed(own))
    assert words_put_in(replace(machine("x", text), terms=uses)) == set(own)


def test_many_terms_in_many_words_take_time_in_proportion() -> None:
    def work(count: int) -> None:
        text = "guagua " * count
        uses = tuple(term((7 * at, 7 * at + 6), "replaced") for at in range(count))
        words_put_in(replace(machine("x", text), terms=uses))

    assert_linear(lambda: work(1_000), lambda: work(4_000))


@pytest.mark.parametrize("unit", ["a ", "a b ", "a b a c "])
def test_texts_of_the_same_few_words_are_compared_soon(unit: str) -> None:
    one, other = (unit * 400).split()[:400], (unit[::-1] * 400).split()[:399]
    assert_at_most(1.0, lambda: delivered_words(" ".join(one), " ".join(other), ()))
    long = " ".join(one * 50)
    assert_at_most(0.5, lambda: delivered_words(long, long + " a", ()))
