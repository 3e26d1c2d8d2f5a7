"""A field's value as HTML: what pages, `read`, feeds and books show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.domain.post import Format
from pipeline.stages.render.plain import plain_to_html
from pipeline.stages.render.sanitize import sanitize

if TYPE_CHECKING:
    from pipeline.stages.formats.markdown import Parsed

__all__ = ["plain_to_html", "raw_html", "sanitize", "to_html"]


def raw_html(value: str, written: Format, parsed: Parsed | None = None) -> str:
    """Render a value in its format, not sanitised: HTML is given as it is.

    `parsed` is what reading made of the value. It is spent: it can be rendered once.
    """
    if written == "html":
        return value
    if written == "markdown":
        # The parser is loaded by the first post that needs it.
        from pipeline.stages.render.markdown import markdown_to_raw_html, parsed_to_raw_html

        return markdown_to_raw_html(value) if parsed is None else parsed_to_raw_html(value, parsed)
    return plain_to_html(value)


def to_html(value: str, written: Format) -> str:
    """Render a value in its format as HTML that is safe in any page."""
    return sanitize(raw_html(value, written))
