"""Markdown as HTML: what posts have besides CommonMark, and what pages of many posts need."""

from __future__ import annotations

import pytest

from pipeline.stages.render.markdown import markdown_to_raw_html

LINK = '<a href="https://example.org/a">https://example.org/a</a>'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a **b** ~~c~~", "<p>a <strong>b</strong> <s>c</s></p>\n"),
        ("a<br>b\\\nc", "<p>a<br>b<br>\nc</p>\n"),
        ("$a < b$", '<p><code class="math">a &lt; b</code></p>\n'),
        ("so $$b$$ is", '<p>so <code class="math">b</code> is</p>\n'),
        ("$$\na & b\n$$", '<pre><code class="math">a &amp; b</code></pre>\n'),
        (
            r"so \(b^2\) and \[c\] is",
            '<p>so <code class="math">b^2</code> and <code class="math">c</code> is</p>\n',
        ),
        (r"so \(no maths\) \(\) \[a word\](c)", "<p>so (no maths) () [a word](c)</p>\n"),
        (r"![a \(b^2\)](d)", '<p><img src="d" alt="a \\(b^2\\)"></p>\n'),
        ("![a $b$ &amp; c](d)", '<p><img src="d" alt="a $b$ &amp; c"></p>\n'),
        ("<b>a</b>", "<p><b>a</b></p>\n"),
        ("x <!--->a-->", "<p>x <!--->a--&gt;</p>\n"),
    ],
)
def test_marks(value: str, expected: str) -> None:
    assert markdown_to_raw_html(value) == expected


def test_task_boxes_are_characters() -> None:
    html = markdown_to_raw_html("- [ ] pan\n- [x] agua\n- [ ]\n")
    assert "<input" not in html
    assert ">\u2610 pan</li>" in html
    assert ">\u2611 agua</li>" in html


def test_notes_stand_at_the_end_without_names_that_could_meet_on_a_page() -> None:
    html = markdown_to_raw_html("uno[^a] dos[^b] tres[^a]\n\n[^b]: *be*\n[^a]: a\n")
    assert html == (
        "<p>uno<sup>[1]</sup> dos<sup>[2]</sup> tres<sup>[1]</sup></p>\n"
        '<section class="footnotes">\n<ol>\n<li><p>a</p>\n</li>\n<li><p><em>be</em></p>\n</li>\n'
        "</ol>\n</section>\n"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("see https://example.org/a.", f"<p>see {LINK}.</p>\n"),
        ("(https://example.org/a)", f"<p>({LINK})</p>\n"),
        ("**https://example.org/a**", f"<p><strong>{LINK}</strong></p>\n"),
        ("[https://example.org/a](https://example.org/a)", f"<p>{LINK}</p>\n"),
        ('<a href="https://example.org/a">https://example.org/a</a>', f"<p>{LINK}</p>\n"),
        ("<https://example.org/a>", f"<p>{LINK}</p>\n"),
        ("`https://example.org/a`", "<p><code>https://example.org/a</code></p>\n"),
        ("https:// and xhttps://example.org", "<p>https:// and xhttps://example.org</p>\n"),
        (
            'https://example.org/"onclick="x',
            '<p><a href="https://example.org/">https://example.org/</a>&quot;onclick=&quot;x</p>\n',
        ),
    ],
)
def test_bare_addresses_are_links(value: str, expected: str) -> None:
    # `plain` tells an address from a link that was written as one; pages never see it.
    assert markdown_to_raw_html(value).replace(' plain=""', "") == expected


def test_what_is_nested_too_deeply_is_shown_as_text() -> None:
    for mark in ("> ", "- ", "1. ", "> - "):
        assert "hondo" in markdown_to_raw_html(mark * 500 + "hondo")
