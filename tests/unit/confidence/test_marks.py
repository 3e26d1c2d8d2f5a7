from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.confidence import NOTHING_KNOWN, Judged, band, marked_words, word_span


def judged(scores: tuple[float, ...]) -> Judged:
    flags = tuple(score > 0.5 for score in scores)
    return Judged(raw=0.0, confidence=0.5, word_scores=scores, word_flags=flags)


@pytest.mark.parametrize(
    ("passages", "marked"),
    [
        ([], []),
        ([(0.1,) * 30], [()]),
        ([(0.9,) * 9], [()]),
        ([(0.9, *(0.1,) * 9)], [((0, 1),)]),
        ([(0.6, 0.9, *(0.1,) * 8)], [((1, 2),)]),
        ([(0.1, 0.6, 0.9, *(0.1,) * 17)], [((1, 3),)]),
        ([(0.6, 0.1, 0.9, *(0.1,) * 17)], [((0, 1), (2, 3))]),
        ([(0.9, 0.1, 0.1, 0.8), (0.1,) * 16], [((0, 1), (3, 4)), ()]),
    ],
)
def test_the_most_suspicious_words_are_marked(
    passages: list[tuple[float, ...]], marked: list[tuple[tuple[int, int], ...]]
) -> None:
    assert marked_words([judged(one) for one in passages]) == marked


@given(st.lists(st.lists(st.floats(0, 1), max_size=40), max_size=6))
def test_at_most_a_tenth_of_the_words_is_marked_and_stretches_never_touch(
    passages: list[list[float]],
) -> None:
    found = marked_words([judged(tuple(one)) for one in passages])
    words = sum(end - start for one in found for start, end in one)
    assert words <= sum(map(len, passages)) / 10
    for one in found:
        assert all(left[1] < right[0] for left, right in pairwise(one))


def test_what_is_not_known_has_no_marks() -> None:
    assert marked_words([NOTHING_KNOWN]) == [()]


@pytest.mark.parametrize(
    ("text", "words", "stretch", "span"),
    [
        ("Le vieux moulin.", ("Le", "vieux", "moulin", "."), (1, 3), (3, 15)),
        ("Le vieux moulin.", ("Le", "vieux", "moulin", "."), (3, 4), (15, 16)),
        ("le le le", ("le", "le", "le"), (1, 2), (3, 5)),
        ("Le vieux moulin.", ("Le", "neuf", "moulin"), (2, 3), None),
    ],
)
def test_words_are_found_in_their_order(
    text: str, words: tuple[str, ...], stretch: tuple[int, int], span: tuple[int, int] | None
) -> None:
    assert word_span(text, words, stretch) == span


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.0, "low"), (0.39, "low"), (0.4, "medium"), (0.69, "medium"), (0.7, "high"), (1, "high")],
)
def test_confidences_have_names(confidence: float, name: str) -> None:
    assert band(confidence) == name
