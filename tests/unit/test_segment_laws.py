"""Laws of segmentation, for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.segment import segment_plain
from pipeline.stages.tokens import find_tokens
from tests.support.timing import assert_linear

PIECES = [
    *"..!?…。;:,-—*>()[]{}\"'“”«»¿¡`$ \n\r\t\x85\u2028aAéЯ珊მ15",
    *[
        "We go",
        "we go",
        "Mr.",
        "etc.",
        "p. ej.",
        "z. B.",
        "EE. UU.",
        "e.g.",
        "3. Mai",
        "J. K.",
        " ",
        " ",
    ],
    *[
        "😀",
        "👨‍👩‍👧",
        "‼️",
        ":)",
        "<3",
        ":smile:",
        "http://a.b/c?d=E!F",
        "a@b.org",
        "@ana.Lee",
        "`a. B`",
    ],
    *["- ", "1. ", "a) ", "> ", "\r\n", "\u200b", "\ufe0f", "\u0301", "।", "؟", "\u3000", "\x1c"],
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
LANGUAGES = st.sampled_from(
    ["en", "es", "fr", "de", "it", "nb", "el", "ja", "zh-Hans", "und", "xx", "pt-BR"]
)


@given(TEXTS, LANGUAGES)
def test_passages_and_gaps_rejoin_to_the_text(text: str, language: str) -> None:
    pieces, at = [], 0
    for start, end in segment_plain(text, language=language):
        assert at <= start < end <= len(text)
        pieces += [text[at:start], text[start:end]]
        at = end
    assert "".join([*pieces, text[at:]]) == text


@given(TEXTS, LANGUAGES)
def test_passages_are_trimmed_and_on_one_line(text: str, language: str) -> None:
    for start, end in segment_plain(text, language=language):
        passage = text[start:end]
        assert passage == passage.strip()
        assert not set("\n\r\v\f\x85\u2028\u2029") & set(passage)


@given(TEXTS, LANGUAGES)
def test_gaps_within_a_line_are_only_space(text: str, language: str) -> None:
    spans = segment_plain(text, language=language)
    for before, after in pairwise(spans):
        gap = text[before[1] : after[0]]
        assert set("\n\r\v\f\x85\u2028\u2029") & set(gap) or not gap.strip()


@given(TEXTS, LANGUAGES)
def test_no_border_falls_inside_a_token(text: str, language: str) -> None:
    borders = {border for span in segment_plain(text, language=language) for border in span}
    for token in find_tokens(text):
        assert not borders & set(range(token.start + 1, token.end))


WORDS = st.sampled_from(
    ["we", "saw", "the", "reef", "15", "fish", "and", "ama", "swam", "😀", "far"]
)
SENTENCES = st.tuples(
    st.lists(WORDS, min_size=2, max_size=8).map(" ".join),
    st.sampled_from([".", "!", "?", "!!", "…"]),
).map(lambda pair: f"The {pair[0]}{pair[1]}")


@given(st.lists(SENTENCES, min_size=1, max_size=5))
def test_sentences_are_told_apart_and_stay_whole_alone(sentences: list[str]) -> None:
    text = " ".join(sentences)
    found = [text[start:end] for start, end in segment_plain(text, language="en")]
    assert found == sentences
    for sentence in found:
        assert segment_plain(sentence, language="en") == ((0, len(sentence)),)


@pytest.mark.parametrize(
    "piece",
    [
        *".😀\n(\"“«'!—«‘。`»>-",
        *[
            "a. ",
            "? ",
            "a\n",
            "a.\n",
            "A. B",
            "(a. B) ",
            '"a. "',
            "! 😀",
            "… ",
            '? " ',
            "1. ",
            "a.b@",
        ],
        *[
            "「。",
            ". »",
            "x. - ",
            "i.e. ",
            "Z. ",
            "z. B. ",
            "1) ",
            "> ",
            "!😀",
            "é. É",
            "http://a. B",
            "(: ",
        ],
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    small, large = ((piece * length)[:length] for length in (16_000, 64_000))
    assert_linear(
        lambda: segment_plain(small, language="de"), lambda: segment_plain(large, language="de")
    )
