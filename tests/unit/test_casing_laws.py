"""Laws of letter case, for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.spans import Span
from pipeline.stages.casing import retell, tame
from tests.support.protected import with_protected

LANGUAGES = st.sampled_from(["en", "es", "fr", "de", "pt-BR", "it", "tr", "el", "ka", "zh"])
PIECES = [
    *"aAiIßẞİıΣσςάΐǅŉﬁĳé.!?¿ '-\n\t1µაა",
    *[
        "WE WON ",
        "NASA ",
        "the ",
        "i ",
        "I'm ",
        "SO ",
        "¡HOLA! ",
        "ΜΆΪΟΣ ",
        "ÇOK İYİ ",
        "über ",
        "EE.UU. ",
        "L'ONU ",
    ],
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)


@given(with_protected(TEXTS), LANGUAGES)
def test_taming_keeps_every_place_and_what_is_protected(
    case: tuple[str, tuple[Span, ...]], language: str
) -> None:
    text, protected = case
    casing = tame(text, protected, language, names=("Ana", "İris"))
    assert len(casing.text) == len(text)
    assert casing.source == text
    assert [casing.text[a:b] for a, b in protected] == [text[a:b] for a, b in protected]
    assert all(0 <= a < b <= len(text) for a, b in casing.raised)


@given(with_protected(TEXTS), LANGUAGES)
def test_a_passage_that_comes_back_as_it_was_shown_is_the_passage(
    case: tuple[str, tuple[Span, ...]], language: str
) -> None:
    text, protected = case
    casing = tame(text, protected, language)
    assert retell(casing.text, casing, protected, language).text == text


@given(with_protected(TEXTS), with_protected(TEXTS), LANGUAGES)
def test_what_is_protected_stays_and_is_found_again(
    source: tuple[str, tuple[Span, ...]], target: tuple[str, tuple[Span, ...]], language: str
) -> None:
    casing = tame(*source, language)
    text, protected = target
    whole = (0, len(source[0]), 0, len(text))
    told = retell(text, casing, protected, language, alignment=(whole,))
    if text == casing.text:
        return
    for start, end in protected:
        a, b = told.to_new((start, end))
        assert told.text[a:b] == text[start:end]


@pytest.mark.parametrize(
    "piece",
    ["A", "a", "A ", "SO a ", "WON'T-", "İ", "ΐ", "i ", ". A", '."', "NASA so ", "\ue000A",
     "A.", "EE.UU. A ", "XQ-", "'LL", "NASA'"],
)  # fmt: skip
def test_time_is_linear_in_the_text(piece: str) -> None:
    text = (piece * 64_000)[:64_000]
    start = time.process_time()
    casing = tame(text, (), "en", names=("Ana",))
    pairs = [(place, place + 4, place, place + 4) for place in range(0, 60_000, 5)]
    retell(text + "b", casing, (), "el", alignment=tuple(pairs))
    assert time.process_time() - start < 6
