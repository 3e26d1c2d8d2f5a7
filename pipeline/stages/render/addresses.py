"""Web addresses in the text of Markdown, as links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import isLinkClose, isLinkOpen
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.stages.tokens.url import match_scheme

_START = re.compile(r"(?<![^\W_])https?://", re.IGNORECASE)


def add_addresses(md: MarkdownIt) -> None:
    """Let a parser make links of `http://` and `https://` addresses that stand in text."""
    md.core.ruler.push("addresses", _link_addresses)


def _link_addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and _START.search(token.content):
            token.children = list(_linked(token.children, state.md))


def _linked(tokens: list[Token], md: MarkdownIt) -> Iterator[Token]:
    links = 0  # that are open here: a link holds no other
    for token in tokens:
        if token.tag == "a":
            links += token.nesting
        elif token.type == "html_inline":
            links += isLinkOpen(token.content) - isLinkClose(token.content)
        if token.type == "text" and links <= 0:
            yield from _cut(token.content, md)
        else:
            yield token


def _cut(text: str, md: MarkdownIt) -> Iterator[Token]:
    position = 0
    for found in _START.finditer(text):
        start = found.start()
        end = match_scheme(text, start) if start >= position else None
        if end is None:
            continue
        yield Token("text", "", 0, content=text[position:start])
        # Told apart from a written link until it is sanitised: one may not become the other.
        attrs: dict[str, str | int | float] = {"href": md.normalizeLink(text[start:end])}
        yield Token("link_open", "a", 1, attrs=attrs | {"plain": ""})
        yield Token("text", "", 0, content=text[start:end])
        yield Token("link_close", "a", -1)
        position = end
    yield Token("text", "", 0, content=text[position:])
