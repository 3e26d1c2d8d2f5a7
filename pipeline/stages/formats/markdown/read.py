"""Read Markdown into blocks of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.stages.formats.markdown.embedded import Embedded
from pipeline.stages.formats.markdown.ends import add_ends
from pipeline.stages.formats.markdown.inline import Text, read_inline
from pipeline.stages.formats.markdown.parser import make_parser
from pipeline.stages.formats.markdown.places import ORIGIN, PLACES, add_places, origin_of
from pipeline.stages.formats.markdown.shortcuts import add_shortcuts
from pipeline.stages.formats.values import Block

_CELLS = frozenset({"th_open", "td_open"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """What the parser made of a value; rendering it takes its tokens, so blocks come first."""

    tokens: list[Token]
    env: dict[str, Any]


def parse_markdown(value: str) -> Parsed:
    """Parse Markdown, with notes of where everything stands. Time is linear."""
    env: dict[str, Any] = {ORIGIN: origin_of(value)}
    return Parsed(tokens=_parser().parse(value, env), env=env)


def read_markdown(value: str) -> tuple[Block, ...]:
    """Read Markdown into its blocks, in order; pair numbers are unique in the whole value."""
    return blocks_of(parse_markdown(value), value)


def blocks_of(parsed: Parsed, value: str) -> tuple[Block, ...]:
    """Give the blocks of a value that was parsed.

    Everything between blocks is a gap: marks of lists, headings, quotes and tables, code,
    formulas on lines of their own, definitions of links, hard line breaks. Time is linear.
    """
    tokens = parsed.tokens
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
    add_shortcuts(md)
    return md
