"""Read a post's text in the format that it says it is written in."""

from __future__ import annotations

from pipeline.domain.post import Format
from pipeline.stages.formats.values import Block


def read_blocks(value: str, written: Format) -> tuple[Block, ...] | None:
    """Give the blocks of a text, in order; None for plain text, read as titles and captions are."""
    # The parsers are loaded by the first post that needs them.
    match written:
        case "markdown":
            from pipeline.stages.formats.markdown import read_markdown

            return read_markdown(value)
        case "html":
            from pipeline.stages.formats.html import read_html

            return read_html(value)
        case "plain":
            return None


def is_unread(value: str, written: Format) -> bool:
    """Tell whether a text without blocks has none because it is too tangled to be read."""
    if written != "html" and "<" not in value:
        return False
    from pipeline.stages.formats.html.tangle import is_tangled

    return is_tangled(value)
