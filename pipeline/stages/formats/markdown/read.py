"""Read Markdown into blocks of text."""

from __future__ import annotations

from functools import cache
from itertools import count
from typing import Any

from markdown_it import MarkdownIt

from pipeline.stages.formats.markdown.embedded import Embedded
from pipeline.stages.formats.markdown.ends import add_ends
from pipeline.stages.formats.markdown.inline import Text, read_inline
from pipeline.stages.formats.markdown.parser import make_parser
from pipeline.stages.formats.markdown.places import ORIGIN, PLACES, add_places, origin_of
from pipeline.stages.formats.values import Block

_CELLS = frozenset({"th_open", "td_open"})


def read_markdown(value: str) -> tuple[Block, ...]:
    """Read Markdown into its blocks, in order; pair numbers are unique in the whole value.

    Everything between blocks is a gap: marks of lists, headings, quotes and tables, code,
    formulas on lines of their own, definitions of links, hard line breaks. Time is linear.
    """
    env: dict[str, Any] = {ORIGIN: origin_of(value)}
    tokens = _parser().parse(value, env)
    embedded = Embedded(tokens, value)
    numbers = count()
    blocks = list(embedded.blocks(numbers))
    for number, token in enumerate(tokens):
        if token.type != "inline" or not token.children or embedded.hides(number):
            continue
        text = Text(
            value=value,
            content=token.content,
            places=token.meta[PLACES],
            writing="cell" if tokens[number - 1].type in _CELLS else "markdown",
        )
        blocks += read_inline(text, token.children, numbers)
    return tuple(sorted(blocks, key=lambda block: block.span))


@cache
def _parser() -> MarkdownIt:
    md = make_parser(notes_at_end=False)
    add_places(md)
    add_ends(md)
    return md
