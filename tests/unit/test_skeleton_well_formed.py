"""What is well formed has the skeleton that a real parser gives, found faster."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.render.markdown import markdown_to_raw_html
from pipeline.stages.structure.skeleton import parsed_skeleton, skeleton
from pipeline.stages.structure.well_formed import digest_of_well_formed
from tests.support.corpus import markdown_cases
from tests.support.html_corpus import cases

_CHARACTERS = [*map(chr, range(0x300)), *"\u1680\u2003\u2028\u202f\u3000\ufdd0\ufeff\uffff😀"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "words",
        "<p>a <em>b <strong>c</strong></em> <code>d &lt; e</code></p>\n",
        '<p><a href="x?a=1&amp;b=2" title="t">a</a><br>\n<img src="x" alt="a dog"></p>',
        "<ul>\n<li>a\n<ol>\n<li>\n<p>b</p>\n</li>\n</ol>\n</li>\n</ul>",
        '<table>\n<thead>\n<tr>\n<th style="text-align:right">a</th>\n</tr>\n</thead>\n</table>',
        '<pre><code class="language-py">x\n</code></pre>\n<hr>\n',
        "<em><em><em><em><em>a</em></em></em></em></em>",
    ],
)
def test_simple_html_needs_no_parser(html: str) -> None:
    assert digest_of_well_formed(html) is not None
    assert skeleton(html) == parsed_skeleton(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a", "a</p>", "<p><p>a</p></p>", "<em>a<strong>b</em></strong>", "<b>a</b>", "<P>a</P>",
        "<p>a<!-- b --></p>", "<p>a < b</p>", "<p>a &nbsp; b</p>", "<p>&amp b</p>", "a\r\nb", "\0",
        "<a href=x>a</a>", '<a href="x"><a href="y">a</a></a>', "<table>a</table>", "</br>",
        "<table><tr><td>a</td></tr></table>", "<p><ul><li>a</li></ul></p>", "<li>a</li>",
        '<em translate="no">a</em>', '<em class="notranslate">a</em>', "<pre>\na</pre>",
        '<a href="x" href="y">a</a>', "<em/>a</em>", "\ufeffa", '<p title="a>b">c</p>',
    ],
)  # fmt: skip
def test_everything_else_goes_to_the_parser(html: str) -> None:
    assert digest_of_well_formed(html) is None


def test_both_agree_on_every_case() -> None:
    rendered = [markdown_to_raw_html(one.markdown) for one in markdown_cases()]
    assert sum(digest_of_well_formed(one) is not None for one in rendered) > 0.8 * len(rendered)
    for html in [*rendered, *(one.html for one in cases())]:
        assert skeleton(html) == parsed_skeleton(html)


@pytest.mark.parametrize("frame", ["{}", "<p>{}</p>", "<p><code>{}</code></p>", "<em>{}</em>"])
def test_both_agree_on_every_character(frame: str) -> None:
    for character in _CHARACTERS:
        html = frame.format(character)
        assert skeleton(html) == parsed_skeleton(html), repr(character)
        html = f'<p><img src="{character}" alt="{character}"></p>'
        assert skeleton(html) == parsed_skeleton(html), repr(character)


def test_what_is_tangled_is_so_for_both() -> None:
    for times in (10, 99, 101, 999, 1001, 3000):
        quotes = "<blockquote>" * times + "a" + "</blockquote>" * times
        marks = "<em>" * 50 + "a<br>" * times + "</em>" * 50
        table = "<table><tbody>" + "<tr><td>a</td></tr>" * times + "</tbody></table>"
        for html in (quotes, marks, table):
            assert skeleton(html) == parsed_skeleton(html)


_NAMES = st.sampled_from(
    ["p", "h2", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "s", "a", "sup",
     "br", "img", "hr", "table", "thead", "tbody", "tr", "th", "td", "section", "b", "div"]
)  # fmt: skip
_WORDS = st.sampled_from(["a", " ", "\n", "b &amp; c", "&nbsp;", "< ", "", "x\n", "&lt;"])
_VALUES = st.sampled_from(["", ' href="x"', ' class="math"', ' alt=""', ' alt="a" src="b"'])
_TREES = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds(lambda name, values, text: f"<{name}{values}>{text}</{name}>",
                  _NAMES, _VALUES, inner),
        st.builds("<{}>{}".format, _NAMES, inner),
        st.builds("<ul>{}</ul>".format, inner.map("<li>{}</li>".format)),
        st.builds("<table><tbody><tr><td>{}</td></tr></tbody></table>".format, inner),
        st.builds("<p>{}</p>".format, inner),
        st.builds("<em>{}</em>".format, inner),
    ),
    max_leaves=10,
)  # fmt: skip


@pytest.mark.fuzz
@given(_TREES)
def test_both_agree_on_any_tree(html: str) -> None:
    assert skeleton(html) == parsed_skeleton(html)


@pytest.mark.fuzz
@given(st.text(alphabet="ab \n*_`[]()<>!&#\\~|-.1", max_size=50))
def test_both_agree_on_any_markdown(value: str) -> None:
    html = markdown_to_raw_html(value)
    assert skeleton(html) == parsed_skeleton(html)
