"""What was changed in a text is told word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.pages.difference import word_difference
from tests.support.differences import CASES
from tests.support.timing import assert_at_most

TEXTS = st.text(alphabet=st.sampled_from("ab éא 学न\u093fง,.'\n\u200d👍🏽🇬🇭"), max_size=40)


def told(before: str, after: str) -> str:
    """Write a difference on one line: [what went] and {what came}."""
    ends = {"same": ("", ""), "gone": ("[", "]"), "new": ("{", "}")}
    return "".join(
        f"{ends[part.kind][0]}{part.text}{ends[part.kind][1]}"
        for part in word_difference(before, after)
    )


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_words_that_were_changed_are_told(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_from_the_parts(before: str, after: str) -> None:
    parts = word_difference(before, after)
    assert "".join(part.text for part in parts if part.kind != "new") == before
    assert "".join(part.text for part in parts if part.kind != "gone") == after
    assert all(part.text for part in parts)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {part.kind for part in word_difference(text, text)} <= {"same"}


HOSTILE = {
    "one word again and again": ("a " * 10_000, "a " * 9_000),
    "two words in another order": ("a b " * 5_000, "b a " * 5_000),
    "no word in common": ("a " * 10_000, "b " * 10_000),
    "signs": ("." * 20_000, "," * 20_000),
    "marks without a letter": ("\u0301" * 20_000, "\u0300" * 20_000),
    "joiners": ("👍\u200d" * 10_000, "👎\u200d" * 10_000),
    "just short enough to be paired": ("a b " * 100, "b a a " * 66),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_texts_take_no_long_time(name: str) -> None:
    before, after = HOSTILE[name]
    assert_at_most(0.5, lambda: word_difference(before, after))
