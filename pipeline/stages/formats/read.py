"""Read a post's text in the format that it says it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.domain.post import Format
from pipeline.stages.formats.values import Block

if TYPE_CHECKING:
    from pipeline.stages.formats.markdown import Parsed


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """A text that was read."""

    # In order; None for plain text, which is read as titles and captions are.
    blocks: tuple[Block, ...] | None
    parsed: Parsed | None = None  # of Markdown


def read(value: str, written: Format) -> Read:
    """Read a text."""
    # The parsers are loaded by the first post that needs them.
    match written:
        case "markdown":
            from pipeline.stages.formats.markdown import blocks_of, parse_markdown

            parsed = parse_markdown(value)
            return Read(blocks=blocks_of(parsed, value), parsed=parsed)
        case "html":
            from pipeline.stages.formats.html import read_html

            return Read(blocks=read_html(value))
        case "plain":
            return Read(blocks=None)


def is_unread(value: str, written: Format) -> bool:
    """Tell whether a text without blocks has none because it is too tangled to be read."""
    if written != "html" and "<" not in value:
        return False
    from pipeline.stages.formats.html.tangle import is_tangled

    return is_tangled(value)
