"""What of a field are passages of their own, and what none at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.passages.parts import outside_blocks
from pipeline.stages.tokens.forum import code_blocks
from tests.support.passages import passages_of
from tests.support.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I ❤️ Ghana", ["I", "Ghana"]),
        ("We ❤️❤️ 😍 dogs.", ["We", "dogs."]),
        ("I <3 my dog and :heart: it", ["I", "my dog and :heart: it"]),
        ("Hello! I :heart: you.", ["Hello!", "I", "you."]),
        ("Yo 💙 mi escuela", ["Yo", "mi escuela"]),
        # No verb: another picture, a longer word before it, nothing after it.
        ("I 🐶 dogs", ["I 🐶 dogs"]),
        ("My mum ❤️ cats", ["My mum ❤️ cats"]),
        ("Hi ❤️", ["Hi ❤️"]),
        ("❤️ Ghana", ["❤️ Ghana"]),
    ],
)
def test_a_heart_after_a_short_word_parts_it_from_the_rest(text: str, parts: list[str]) -> None:
    assert [one.text for one in passages_of(text, "plain")] == parts


def test_a_heart_parts_words_with_marks() -> None:
    sources = [one.markup.source for one in passages_of("**I ❤️ Ghana** now") if one.markup]
    assert sources == ["**I", "Ghana** now"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("We wrote:\n[code]\nthe big dog\n[/code]\nIt works.", ["We wrote:", "It works."]),
        ("See [code]the\ndog[/code] here.", ["See", "here."]),
        ("[CODE=py]\nthe dog\n[/code]", []),
        ("We *wrote*:\n[code]\nthe *big* dog\n[/code]\nIt works.", ["We wrote:", "It works."]),
        # One that is never closed is text.
        ("We wrote:\n[code]\nthe big dog", ["We wrote:", "[code]", "the big dog"]),
    ],
)
def test_a_block_of_code_is_no_passage(text: str, parts: list[str]) -> None:
    assert [one.text for one in passages_of(text, "plain")] == parts


PIECES = st.lists(st.sampled_from(["[code]", "[/code]", "[tex]", "[/tex]", "\n", " ", "a", "b c"]))


@given(PIECES.map("".join), st.lists(st.integers(0, 40), max_size=8))
def test_sentences_lose_nothing_but_blocks_of_code(text: str, borders: list[int]) -> None:
    cuts = sorted({0, len(text), *(min(border, len(text)) for border in borders)})
    spans = list(pairwise(cuts))
    blocks = code_blocks(text)
    found = list(outside_blocks(text, spans))
    assert found == sorted(found)
    inside = {at for start, end in blocks for at in range(start, end)}
    covered = [at for start, end in found for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert inside.isdisjoint(covered)
    left = set(range(len(text))) - inside - set(covered)
    assert not "".join(text[at] for at in sorted(left)).strip()


@pytest.mark.parametrize("piece", ["[code]", "[/code]", "[code]\n", "[code]\n[/code]", "[code ="])
def test_blocks_of_code_are_found_in_linear_time(piece: str) -> None:
    small, large = ((piece * length)[:length] for length in (16_000, 64_000))
    assert_linear(lambda: code_blocks(small), lambda: code_blocks(large))


def test_sentences_are_parted_in_linear_time() -> None:
    small, large = ("I ❤️ a [code]\n[/code] " * count for count in (200, 800))
    assert_linear(lambda: passages_of(small, "plain"), lambda: passages_of(large, "plain"))
