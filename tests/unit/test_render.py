"""Text as HTML."""

from __future__ import annotations

import pytest

from pipeline.stages.render import plain_to_html, raw_html, to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (" \n ", ""),
        ("We swim.", "<p>We swim.</p>"),
        ("One\nTwo\r\nThree\rFour", "<p>One<br>Two<br>Three<br>Four</p>"),
        ("One\n\nTwo\r\n \r\n\r\nThree", "<p>One</p><p>Two</p><p>Three</p>"),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('<img src=x onerror="y">', '<p>&lt;img src=x onerror="y"&gt;</p>'),
        ("&lt;b&gt;", "<p>&amp;lt;b&amp;gt;</p>"),
        ("“¿Qué?” 😀 שלום", "<p>“¿Qué?” 😀 שלום</p>"),
    ],
)
def test_text_stays_text(text: str, html: str) -> None:
    assert plain_to_html(text) == html
    assert to_html(text, "plain") == html


def test_html_is_rendered_as_it_is_and_then_sanitised() -> None:
    value = "<p onclick=x()>a<script>b</script></p>"
    assert raw_html(value, "html") == value
    assert to_html(value, "html") == "<p>a</p>"


def test_html_in_markdown_is_sanitised() -> None:
    assert to_html("**a** <script>b</script>", "markdown").strip() == "<p><strong>a</strong> </p>"
