"""Terms in what images are said to show: told with the passage that the image stands in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.values import Term
from pipeline.domain.post import Format
from tests.support.terms import TermTranslator, asks, assert_told, codes, forbids, glossary, told
from tests.support.terms import translated as translated_post

WORDS = {
    "the": "el", "a": "un", "bus": "autobús", "reef": "arrecife", "and": "y", "we": "nosotros",
    "see": "vemos", "student": "estudiante", "is": "es", "here": "aquí",
}  # fmt: skip
BUS, REEF, NEVER = asks("bus", "guagua"), asks("reef", "bajío"), forbids("estudiante")
TERMS = (BUS, REEF, NEVER)


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("![a bus](x.png)", "markdown", [("bus", "guagua", "replaced")]),
        (
            "We see the reef ![a bus](x.png) here.",
            "markdown",
            [("reef", "bajío", "replaced"), ("bus", "guagua", "replaced")],
        ),
        (
            "![the reef](a.png) ![a bus](b.png) and the bus",
            "markdown",
            [
                ("reef", "bajío", "replaced"),
                ("bus", "guagua", "replaced"),
                ("bus", "guagua", "replaced"),
            ],
        ),
        (
            "![bus][] and *the* ![reef]\n\n[bus]: b.png\n[reef]: r.png",
            "markdown",
            [("bus", "guagua", "replaced"), ("reef", "bajío", "replaced")],
        ),
        (
            "<p>The bus <img src=x alt='a &quot;reef&quot;'> is <b>here</b></p>",
            "html",
            [("bus", "guagua", "replaced"), ("reef", "bajío", "replaced")],
        ),
    ],
)
def test_terms_of_images_stand_where_they_are(
    text: str, written: Format, expected: list[tuple[str, str, str]]
) -> None:
    post = translated_post(text, TERMS, TermTranslator(WORDS), written=written)
    assert [(one.lower(), str(other).lower(), how) for one, other, how in told(post)] == expected
    assert codes(post) == []
    assert_told(post, [glossary(*TERMS)])


def test_each_missing_term_of_a_passage_and_its_images_is_flagged() -> None:
    dear = TermTranslator(WORDS, liking=lambda text: -90.0 if "guagua" in text else -0.2)
    more: list[Term] = [BUS, asks("reef", "guagua de mar")]
    post = translated_post("The bus ![a reef](r.png) and the bus.", more, dear, written="markdown")
    assert codes(post) == ["term-missing", "term-missing"]
    assert_told(post, [glossary(*more)])


_PIECES = st.sampled_from(
    [
        *("![a bus](x.png)", "![the reef and a bus][]", "![student](s.png)", "![](e.png)"),
        *("the bus", "a reef", "*here*", "**the bus", "**", "`bus`", "[a bus](b)", "[bus]", "zoo"),
        *(" ", " ", "\n", "\n\n", ". ", "\\*", "<b>", "<img src=x alt='the reef'>", "😀", "&amp;"),
        "\n\n[the reef and a bus]: r.png\n\n",
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=10).map("".join)


@pytest.mark.fuzz
@given(text=_TEXTS, written=st.sampled_from(["markdown", "html"]))
def test_terms_of_any_images_are_cut_from_both_sides(text: str, written: Format) -> None:
    post = translated_post(text, TERMS, TermTranslator(WORDS), written=written)
    assert_told(post, [glossary(*TERMS)])
