"""Plain text as HTML."""

from __future__ import annotations

import html
import re

_PARAGRAPH_BREAK = re.compile(r"(?>\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*")  # CRLF is one break
_LINE_BREAK = re.compile(r"\r\n?|\n")


def plain_to_html(text: str) -> str:
    """Render plain text: blank lines part paragraphs, line breaks stay; nothing in it is a tag."""
    paragraphs = [part for part in _PARAGRAPH_BREAK.split(text.strip()) if part]
    return "".join(
        "<p>" + _LINE_BREAK.sub("<br>", html.escape(part, quote=False)) + "</p>"
        for part in paragraphs
    )
