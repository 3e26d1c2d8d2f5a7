"""How a text becomes source again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import Writing
from pipeline.stages.splice import splice
from pipeline.stages.writing.spelling import respell, spellings_of


def spelled(
    text: str,
    writing: Writing,
    source: dict[str, list[str]] | None = None,
    *,
    outside: tuple[Span, ...] = (),
    careful: bool = False,
    lines: tuple[int, ...] = (0,),
) -> str:
    found = respell(text, outside, source or {}, writing, lines=lines, careful=careful)
    return splice(text, found).text


@pytest.mark.parametrize(
    ("text", "writing", "target"),
    [
        ("a * b", "markdown", "a \\* b"),
        ("a_b [c] <d> & `e`", "markdown", "a\\_b \\[c\\] \\<d> \\& \\`e\\`"),
        ("a|b", "markdown", "a|b"),
        ("a|b", "cell", "a\\|b"),
        ("a < b & c > d", "html", "a &lt; b &amp; c &gt; d"),
        ("a * b", "html", "a * b"),
        ("a \"b\" 'c'", "attribute", "a &quot;b&quot; &#39;c&#39;"),
        ("a=b `c`", "attribute", "a&#61;b &#96;c&#96;"),
        ("a * b & c", "plain", "a * b & c"),
    ],
)
def test_new_signs_that_would_be_markup_are_escaped(
    text: str, writing: Writing, target: str
) -> None:
    assert spelled(text, writing) == target


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        # As many as before: each as it was, in order.
        ("a & b & c", {"&": ["&amp;", "&"]}, "a &amp; b & c"),
        ("a * b", {"*": ["*"]}, "a * b"),
        ("a é b", {"é": ["&eacute;"]}, "a &eacute; b"),
        # More: the new ones are escaped.
        ("a & b & c", {"&": ["&"]}, "a & b \\& c"),
        # Fewer: which is left cannot be told.
        ("a & b", {"&": ["&amp;", "&"]}, "a \\& b"),
        ("a & b", {"&": ["&amp;", "&amp;"]}, "a &amp; b"),
        # Longer texts go before shorter ones.
        ("a ... b", {"...": ["&hellip;"], ".": ["&period;"]}, "a &hellip; b"),
    ],
)
def test_signs_are_spelled_as_the_source_spelled_them(
    text: str, source: dict[str, list[str]], target: str
) -> None:
    assert spelled(text, "markdown", source) == target


@pytest.mark.parametrize(
    ("text", "writing", "target"),
    [
        ("# no title", "markdown", "\\# no title"),
        ("- no item", "markdown", "\\- no item"),
        ("  + no item", "markdown", "  \\+ no item"),
        ("1. no item", "markdown", "1\\. no item"),
        ("12) no item", "markdown", "12\\) no item"),
        ("> no quote", "markdown", "\\> no quote"),
        ("=== no line", "markdown", "\\=== no line"),
        ("| no table", "cell", "\\| no table"),
        ("1.5 km", "markdown", "1.5 km"),
        ("a big dog", "attribute", "a&#32;big&#32;dog"),
    ],
)
def test_careful_spelling_opens_no_block_and_ends_no_value(
    text: str, writing: Writing, target: str
) -> None:
    assert spelled(text, writing, careful=True) == target


def test_careful_spelling_forgets_what_the_source_did() -> None:
    assert spelled("a * b", "markdown", {"*": ["*"]}, careful=True) == "a \\* b"


def test_what_is_spelled_already_stays() -> None:
    assert spelled("run a*b now * x", "markdown", outside=((4, 7),)) == "run a*b now \\* x"


@pytest.mark.parametrize(
    ("text", "atoms", "found"),
    [
        ("a & b & c", [((2, 3), "&amp;")], {"&": ["&amp;", "&"]}),
        ("a é", [((2, 3), "&eacute;")], {"é": ["&eacute;"]}),
        ("a * b", [], {"*": ["*"]}),
        ("a b", [], {}),
    ],
)
def test_a_source_tells_how_it_spells(
    text: str, atoms: list[tuple[Span, str]], found: dict[str, list[str]]
) -> None:
    assert spellings_of(text, atoms, [], "markdown") == found


@given(
    st.text(alphabet="ab *_&<>[]`|\\$~\"'="),
    st.sampled_from(["markdown", "cell", "html", "attribute"]),
)
def test_a_text_that_does_not_change_is_spelled_as_it_was(text: str, writing: Writing) -> None:
    assert spelled(text, writing, spellings_of(text, [], [], writing)) == text
