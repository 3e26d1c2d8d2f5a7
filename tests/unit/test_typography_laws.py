"""Laws of typography, for any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.spans import Span
from pipeline.stages.typography import plain_letters, polish
from tests.support.protected import with_protected

LANGUAGES = st.sampled_from(["en", "es", "fr", "fr-CA", "de", "pt", "it", "tr", "el", "ja", "xx"])
PIECES = [
    *"aé1 .,;:!?…¿¡\"“”„«»'’()[]-\n\u00a0\u202f\u200b\u200d\u00adﬁＡ𝓱e\u0301\x01",
    *['"yes" ', "«oui» ", "“no” ", "l' a", "  ", "What? ", "Hola! ", ", qué ", "...", "x@y"],
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)


def bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@given(with_protected(TEXTS), LANGUAGES, LANGUAGES)
def test_a_translation_that_is_its_source_stays_as_it_is(
    case: tuple[str, tuple[Span, ...]], one: str, other: str
) -> None:
    text, protected = case
    assert polish(text, text, protected, one, other).text == text


@given(TEXTS, with_protected(TEXTS), LANGUAGES, LANGUAGES)
def test_polishing_moves_signs_only(
    source: str, case: tuple[str, tuple[Span, ...]], one: str, other: str
) -> None:
    target, protected = case
    polished = polish(source, target, protected, one, other)
    assert bare(polished.text) == bare(target)
    for start, end in protected:
        a, b = polished.to_new((start, end))
        assert polished.text[a:b] == target[start:end]


@given(with_protected(TEXTS))
def test_plain_letters_keep_what_is_protected_and_know_the_way(
    case: tuple[str, tuple[Span, ...]],
) -> None:
    text, protected = case
    plain = plain_letters(text, protected)
    for start, end in protected:
        a, b = plain.to_new((start, end))
        assert plain.text[a:b] == text[start:end]
        assert plain.to_old((a, b)) == (start, end) or start == end
    for (a, b), (c, d) in plain.places:
        assert text[a:b] != plain.text[c:d]


SENTENCES = st.lists(
    st.sampled_from(
        ["Sí", "no ", "a ", ", ", ". ", "? ", "! ", "¿", "¡", "?!", "!!!", ", qué ", '"']
    ),
    max_size=20,
).map("".join)


@given(SENTENCES, SENTENCES)
def test_every_opening_mark_of_spanish_has_its_end(source: str, target: str) -> None:
    source = "«" + source  # no plain pair: quotations stay as they are
    polished = polish(source, target, (), "en", "es").text
    runs = re.findall(r"[¿¡]+|[?!]+", polished)
    waiting = 0
    for run in runs:
        waiting = waiting + 1 if run[0] in "¿¡" else 0
        assert waiting < 3
    assert waiting == 0
    if not re.search(r"[,;:]\s*[?!]", source + "|" + target):
        assert not re.search(r"[,;:][?!]", polished)


@given(TEXTS)
def test_signs_that_are_polished_stay_so(source: str) -> None:
    once = polish(source, "¿Es «así», Ana?", (), "en", "es").text
    assert polish(source, once, (), "en", "es").text == once


@pytest.mark.parametrize(
    "piece",
    [*"\"“«»¿?!.,: ([’'", "« ", " .", ". ", "¿ ", "? ", "\"a", '." ', "a?", ", qué ", "«a»", " ,",
     "l' ", "\u200b", "e\u0301", "ﬁ", "\x01a", "?!", "a :", "\ue000?",
     "¡a, ¿b? ", "¡a ", "(!) a", "¡a ¿b ", "¡\"a ", "a! \"", "—a "],
)  # fmt: skip
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = (piece * 64_000)[:64_000]
    start = time.process_time()
    for language in ("es", "fr", "de"):
        polish("“Is it?” (yes)", text, (), "en", language)
        polish(text, "“Is it?” (yes)", (), "en", language)
    plain_letters(text)
    assert time.process_time() - start < 9
