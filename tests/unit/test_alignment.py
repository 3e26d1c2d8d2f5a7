"""From attention to pairs of words."""

from __future__ import annotations

import pytest

from translators.alignment import align, compose, unit_spans


@pytest.mark.parametrize(
    ("text", "tokens", "units"),
    [
        ("we swam", "▁we ▁sw am", ["we", "swam", "swam"]),
        ("¿Ayer fui?", "▁¿ ▁Ayer ▁fu i ?", ["¿Ayer", "¿Ayer", "fui?", "fui?", "fui?"]),
        ("de profesor", "▁de ▁ profe sor", ["de", "profesor", "profesor", "profesor"]),
        ("we swam.", "we sw@@ am .", ["we", "swam.", "swam.", "swam."]),
        ("中文字", "▁ 中 文字", ["", "中", "文字"]),
        ("it is", "▁this ▁was ▁not", None),
        ("it is", "", None),
        ("", "▁it", None),
        ("it is", "▁it", None),
    ],
)  # fmt: skip
def test_sub_words_are_laid_over_the_words_of_a_text(
    text: str, tokens: str, units: list[str] | None
) -> None:
    found = unit_spans(text, tokens.split())
    if found is None:
        assert units is None
        return
    spans, owners = found
    assert [text[slice(*spans[owner])] for owner in owners] == units


def test_clear_peaks_become_pairs() -> None:
    source, target = "red house", "casa roja"
    attention = [[0.1, 0.8, 0.1], [0.7, 0.2, 0.1]]
    pairs = align(source, ["▁red", "▁house"], target, ["▁casa", "▁roja"], attention)
    assert [(source[a:b], target[c:d]) for a, b, c, d in pairs] == [
        ("house", "casa"), ("red", "roja"),
    ]  # fmt: skip


def test_attention_without_a_peak_pairs_nothing() -> None:
    flat = [[0.2] * 5, [0.2] * 5]
    tokens = ["▁a", "▁b", "▁c", "▁d"]
    assert align("a b c d", tokens, "x y", ["▁x", "▁y"], flat) == ()


def test_missing_attention_pairs_nothing() -> None:
    assert align("a b", ["▁a", "▁b"], "x y", ["▁x", "▁y"], [[1.0, 0.0, 0.0]]) == ()


def test_texts_without_words_have_no_alignment() -> None:
    assert align("Hi", ["▁Hi"], "", ["▁"], [[1.0, 0.0]]) == ()
    assert align("", ["▁"], "Hola", ["▁Hola"], [[1.0, 0.0]]) == ()


def test_alignments_of_two_legs_are_joined_by_the_words_in_between() -> None:
    french, english, spanish = "maison rouge", "red house", "casa roja"
    first = ((0, 6, 4, 9), (7, 12, 0, 3))
    second = ((4, 9, 0, 4), (0, 3, 5, 9))
    assert [(french[a:b], english[c:d]) for a, b, c, d in first] == [
        ("maison", "house"), ("rouge", "red"),
    ]  # fmt: skip
    assert [(french[a:b], spanish[c:d]) for a, b, c, d in compose(first, second)] == [
        ("maison", "casa"), ("rouge", "roja"),
    ]  # fmt: skip
    assert compose(first, ((10, 12, 0, 4),)) == ()
