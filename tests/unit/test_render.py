"""Plain text as HTML."""

from __future__ import annotations

import pytest

from pipeline.stages.render import plain_to_html


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
