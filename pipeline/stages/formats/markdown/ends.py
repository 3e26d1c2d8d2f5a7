"""Where each part of a line of Markdown ends: notes that inline rules leave on their tokens.

A token says nothing of its place. Its end is enough, because tokens leave nothing out: the next
one begins there. Delimiters (`*`, `_`, `~~`) get their length instead, since some of them change
places with a neighbour, and become marks, after all are found.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from pipeline.stages.formats.markdown.parser import InlineRule, wrap_inline

# Keys in a token's `meta`: offsets in, and lengths of, the text that the inline parser was given.
END = "end"
LENGTH = "length"

_ONE_TOKEN = (
    *("newline", "escape", "backticks", "image", "html_inline", "entity"),
    *("math_inline", "footnote_ref", "link"),  # of a link, its last one
)


def add_ends(md: MarkdownIt) -> None:
    """Let the inline rules of a parser note ends, and leave its tokens as the rules made them."""
    for name in _ONE_TOKEN:
        wrap_inline(md, name, _noting_end)
    wrap_inline(md, "autolink", _noting_autolink)
    for name in ("emphasis", "strikethrough"):
        wrap_inline(md, name, _noting_lengths)
    md.disable(["fragments_join", "text_join"])


def _noting_end(rule: InlineRule) -> InlineRule:
    def noting(state: StateInline, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if len(state.tokens) > count:  # else it was text after all
            state.tokens[-1].meta[END] = state.pos
        return True

    return noting


def _noting_autolink(rule: InlineRule) -> InlineRule:
    def noting(state: StateInline, silent: bool) -> bool:
        if not rule(state, silent):
            return False
        if not silent:
            state.tokens[-3].meta[END] = state.pos
        return True

    return noting


def _noting_lengths(rule: InlineRule) -> InlineRule:
    def noting(state: StateInline, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[count:]:
            token.meta[LENGTH] = len(token.content)
        return True

    return noting
