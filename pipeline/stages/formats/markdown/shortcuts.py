"""Shorter ways to the same tokens: most posts are a paragraph of one line with few marks in it.

Every rule of markdown-it looks at the first sign and mostly gives up; here a table says which rules
that sign may begin.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

# The inline rules that a sign may begin, in their order; any other sign may begin text.
_BEGUN_BY = {
    "\n": ("newline",),
    "$": ("math_inline",),
    "\\": ("math_inline", "escape"),
    "`": ("backticks",),
    "~": ("strikethrough",),
    "*": ("emphasis",),
    "_": ("emphasis",),
    "[": ("link", "footnote_ref"),
    "!": ("image",),
    "<": ("autolink", "html_inline"),
    "&": ("entity",),
}


def add_shortcuts(md: MarkdownIt) -> None:
    """Let a parser, whose rules are all there, come to its tokens faster."""
    ruler = md.inline.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    begun = {sign: tuple(rules[name] for name in names) for sign, names in _BEGUN_BY.items()}
    text = rules["text"]

    def first_of(state: StateInline, silent: bool) -> bool:
        chosen = begun.get(state.src[state.pos])
        if chosen is None:
            return text(state, silent)
        for rule in chosen:  # noqa: SIM110 - any() takes twice the time
            if rule(state, silent):
                return True
        return False

    ruler.push("first_of", first_of)
    ruler.enableOnly("first_of")
    md.core.ruler.at("block", _block)


def _block(state: StateCore) -> None:
    """Find the blocks; a line that begins with a letter is a paragraph, if there is no other."""
    text = state.src
    if "\n" in text or not text[:1].isalpha() or text[-1:].isspace():
        block(state)
        return
    state.tokens += (
        Token("paragraph_open", "p", 1, map=[0, 1], block=True),
        Token("inline", "", 0, map=[0, 1], level=1, children=[], content=text, block=True),
        Token("paragraph_close", "p", -1, block=True),
    )
