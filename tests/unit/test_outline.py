"""What has the same outline has the same skeleton."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.render.markdown import markdown_to_raw_html
from pipeline.stages.structure.outline import outline_of
from pipeline.stages.structure.skeleton import skeleton
from tests.support.corpus import markdown_cases
from tests.support.html_corpus import cases

PAGES = [
    *(markdown_to_raw_html(one.markdown) for one in markdown_cases()),
    *(one.html for one in cases()),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>two <em>dogs</em></p>", "<p><em>dos</em> perros</p>"),
        ("<p><em>a</em> b</p>", "<p><em> </em> b</p>"),
        ("<p>a <code>b</code></p>", "<p>a <code>c</code></p>"),
        ('<p><a href="x">a</a></p>', '<p><a href="y">a</a></p>'),
        ('<p><img alt="a" src="x"></p>', '<p><img alt=" " src="x"></p>'),
        ("<p>a</p>", "<h1>a</h1>"),
        ("<kbd>a <b>b</b></kbd>", "<kbd>a <b>c</b></kbd>"),
    ],
)
def test_other_structures_have_other_outlines(one: str, other: str) -> None:
    assert outline_of(one) != outline_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>two <em>dogs</em>.</p>", "<p>dos <em>perros</em>.</p>"),
        ('<p><img alt="a dog" src="x">!</p>', '<p><img alt="un perro" src="x">.</p>'),
        ("<p>a <code>x &lt; y</code> b</p>", "<p>c <code>x &lt; y</code> d</p>"),
        ("<ul>\n<li>a</li>\n</ul>\n", "<ul>\n<li>uno dos</li>\n</ul>\n"),
    ],
)
def test_words_alone_change_no_outline(one: str, other: str) -> None:
    assert outline_of(one) == outline_of(other) is not None


@pytest.mark.parametrize(
    "html", ["a < b", "<P>a</P>", "a<!-- b -->", "&nbsp;", '<b translate="no">a</b>', "<a href=x>"]
)
def test_what_takes_a_parser_has_none(html: str) -> None:
    assert outline_of(html) is None


def check(one: str, other: str) -> None:
    known = outline_of(one)
    if known is not None and known == outline_of(other):
        assert skeleton(one) == skeleton(other)


def test_equal_outlines_are_equal_skeletons_for_every_case() -> None:
    assert sum(outline_of(html) is not None for html in PAGES) > 0.6 * len(PAGES)
    for html in PAGES:
        for word in ("y", " ", "&amp;", "palabra palabra"):
            check(html, re.sub(r"\b\w+\b(?![^<]*>)", word, html))


_PARTS = st.sampled_from(
    [
        *("<p>", "</p>", "<em>", "</em>", "<code>", "</code>", "<table>", "<tr>", "<td>", "</td>"),
        *("</table>", '<a href="x">', "</a>", "<br>", '<img src="x" alt="y">', '<img alt="">'),
        *("<pre>", "</pre>", "<select>", "<option>", "<textarea>", "</textarea>", "\n", " "),
        *(
            "<plaintext>",
            "</plaintext>",
            "<title>",
            "</title>",
            "<svg>",
            "</svg>",
            "<kbd>",
            "</kbd>",
        ),
    ]
)


@pytest.mark.fuzz
@given(
    st.lists(st.one_of(_PARTS, st.sampled_from(["word", "&lt;", "\xa0"])), max_size=12), st.data()
)
def test_equal_outlines_are_equal_skeletons(parts: list[str], data: st.DataObject) -> None:
    other = [
        data.draw(st.sampled_from(["palabra", "&amp;", "word", " "])) if part == "word" else part
        for part in parts
    ]
    check("".join(parts), "".join(other))
