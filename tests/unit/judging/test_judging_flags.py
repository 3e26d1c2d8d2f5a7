"""Flags of doubt: which words are marked, and what their spans cut out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.spans import Span
from pipeline.stages.confidence import Judged
from pipeline.stages.judging.flags import doubt_flags, doubtful
from pipeline.stages.protection.protect import Kept
from tests.support.timing import assert_linear
from tests.unit.judging.doubting import machine
from translators.values import Alignment, ForcedScore


def judged(*scores: float, flagged: float = 0.5) -> Judged:
    return Judged(
        raw=-1.0,
        confidence=0.2,
        word_scores=scores,
        word_flags=tuple(score > flagged for score in scores),
    )


def word_spans(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"\S+", text)]


def straight(source: str, target: str) -> Alignment:
    """Pair words one to one."""
    pairs = zip(word_spans(source), word_spans(target), strict=False)
    return tuple((*one, *other) for one, other in pairs)


TWENTY = " ".join(f"w{number:02}" for number in range(20))


@pytest.mark.parametrize(
    ("high", "marked"),
    [
        ({}, []),  # none: the whole text
        ({3: 0.9}, ["w03"]),
        ({3: 0.9, 7: 0.8}, ["w03", "w07"]),
        ({3: 0.9, 7: 0.8, 9: 0.7}, ["w03", "w07"]),  # a tenth of twenty
        ({7: 0.8, 3: 0.6, 8: 0.7}, ["w07 w08"]),  # neighbours together
        ({0: 0.9, 19: 0.9}, ["w00", "w19"]),
        (dict.fromkeys(range(20), 0.9), ["w00 w01"]),  # the first of equals
    ],
)
def test_the_most_suspicious_tenth_is_marked_and_neighbours_together(
    high: dict[int, float], marked: list[str]
) -> None:
    source = TWENTY.replace("w", "s")
    rendering = replace(machine(source, TWENTY), alignment=straight(source, TWENTY))
    scores = [high.get(number, 0.1) for number in range(20)]
    found = doubt_flags(rendering, judged(*scores))
    assert {one.code for one in found} == {"low-confidence"}
    if not marked:
        (whole,) = found
        assert (whole.source, whole.target, whole.params) == (None, (0, len(TWENTY)), {})
        assert whole.message == "The computer was unsure of this translation."
        return
    assert [one.params["words"] for one in found] == marked
    for one, words in zip(found, marked, strict=True):
        assert one.source is not None
        assert one.target is not None
        assert TWENTY[slice(*one.target)] == words
        assert source[slice(*one.source)] == words.replace("w", "s")
        assert one.message == f"The computer was unsure of “{words}”."


def test_signs_part_no_neighbours_are_never_marked_and_count_for_nothing() -> None:
    text = " ".join(f"w{number:02}," for number in range(20))
    scores = [0.1] * 40
    scores[6], scores[7], scores[8] = 0.8, 0.99, 0.9  # w03 , w04
    (found,) = doubt_flags(machine("x", text), judged(*scores))
    assert found.params == {"words": "w03, w04"}
    scores[6] = scores[8] = 0.1
    (whole,) = doubt_flags(machine("x", text), judged(*scores))
    assert whole.target == (0, len(text))


def test_figures_on_either_side_of_a_comma_are_one_mark() -> None:
    text = "Pesa 3,5 kilos " + "y más " * 9
    scores = [0.1, 0.9, 0.1, 0.8, 0.7, *[0.1] * 18]
    found = doubt_flags(machine("x", text), judged(*scores))
    assert [one.params for one in found] == [{"words": "3,5 kilos"}]


def test_of_a_text_without_spaces_words_are_marked_and_not_the_whole() -> None:
    pieces = ("▁我们", "看", "了", "十五", "只", "鸟", "。")
    text = "我们看了十五只鸟。"
    score = ForcedScore(tokens=pieces, token_log_probabilities=(-0.1,) * 8)
    rendering = replace(machine("x", text), forced=(score,))
    (found,) = doubt_flags(rendering, judged(0.1, 0.1, 0.1, 0.9, 0.1, 0.8, 0.1))
    assert (found.params, found.target) == ({"words": "十五"}, (4, 6))


def test_of_a_short_text_one_word_is_marked() -> None:
    (found,) = doubt_flags(machine("Hi you", "¡Hola, tú!"), judged(0.1, 0.6, 0.1, 0.9, 0.1))
    assert (found.params, found.target, found.source) == ({"words": "tú"}, (7, 9), None)


def test_what_was_kept_is_not_marked() -> None:
    text = "Hola Kwame"
    kept = Kept(span=(3, 8), text="Kwame", kind="name")
    rendering = replace(machine("Hi Kwame", text), kept=((kept, (5, 10)),))
    (found,) = doubt_flags(rendering, judged(0.1, 0.9))
    assert found.target == (0, len(text))


def test_words_that_are_nowhere_in_the_delivered_text_are_not_marked() -> None:
    rendering = replace(machine("x", "Hola X1 mundo"), text="Hola mundo")
    (found,) = doubt_flags(rendering, judged(0.1, 0.9, 0.1))
    assert found.target == (0, len("Hola mundo"))


def test_nothing_known_of_words_flags_the_whole_text() -> None:
    nothing = Judged(raw=-1.0, confidence=0.1, word_scores=None, word_flags=None)
    (found,) = doubtful("Hola", nothing, ("Hola",), {0: (0, 4)})
    assert found.target == (0, 4)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60),
    st.sets(st.integers(0, 59)),
    st.data(),
)
def test_spans_cut_the_words_they_name_out_of_both_sides(
    scores: list[tuple[float, bool]], nowhere: set[int], data: st.DataObject
) -> None:
    source = " ".join(f"s{number}" for number in range(len(scores)))
    text = " ".join(f"w{number}" for number in range(len(scores)))
    spans = word_spans(text)
    places: dict[int, Span] = {n: span for n, span in enumerate(spans) if n not in nowhere}
    partners = data.draw(st.permutations(range(len(scores))))
    starts = word_spans(source)
    alignment = tuple((*starts[partners[n]], *span) for n, span in enumerate(spans))
    own = Judged(raw=0.0, confidence=0.5, word_scores=tuple(score for score, _ in scores),
                 word_flags=tuple(flagged for _, flagged in scores))  # fmt: skip
    found = doubtful(text, own, text.split(), places, alignment)
    assert found
    last, marked = -1, 0
    for one in found:
        assert one.target is not None
        assert last < one.target[0] < max(one.target[1], 1) <= max(len(text), 1)
        last = one.target[1]
        if "words" in one.params:
            assert text[slice(*one.target)] == one.params["words"]
            numbers = [int(word[1:]) for word in one.params["words"].split()]
            marked += len(numbers)
            assert all(scores[number][1] and number not in nowhere for number in numbers)
            assert one.source is not None
            cut = source[slice(*one.source)].split()
            assert {f"s{partners[number]}" for number in numbers} <= set(cut)
            assert one.source[1] - one.source[0] <= len(source)
    assert marked <= max(1, len(scores) // 10)
    if len(found) > 1:
        assert all("words" in one.params for one in found)


def test_long_texts_take_time_in_proportion() -> None:
    def work(count: int) -> None:
        text = "ab " * count
        spans = word_spans(text)
        scores = [0.9 if number % 2 else 0.1 for number in range(count)]
        places = dict(enumerate(spans))
        doubtful(text, judged(*scores), text.split(), places, straight(text, text))

    assert_linear(lambda: work(2_500), lambda: work(10_000))
