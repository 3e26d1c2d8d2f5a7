"""Text as HTML: what pages, `read`, feeds and books show."""

from __future__ import annotations

import html
import re

import nh3

_PARAGRAPH_BREAK = re.compile(r"(?>\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*")  # CRLF is one break
_LINE_BREAK = re.compile(r"\r\n?|\n")
_CLEANER = nh3.Cleaner(tags={"p", "br"}, attributes={})


def plain_to_html(text: str) -> str:
    """Render plain text: blank lines part paragraphs, line breaks stay; sanitised."""
    paragraphs = [part for part in _PARAGRAPH_BREAK.split(text.strip()) if part]
    raw = "".join(
        "<p>" + _LINE_BREAK.sub("<br>", html.escape(part, quote=False)) + "</p>"
        for part in paragraphs
    )
    return _CLEANER.clean(raw)
