"""The Markdown that posts are written in: CommonMark, tables, task lists, notes, formulas.

Reading and rendering share the rules, so that they agree on what a post says. Guards around
some rules keep the time linear for hostile texts, and keep text that markdown-it would drop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.stages.formats.markdown.maths import add_maths

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]
_Rule = TypeVar("_Rule")

_NESTING = 24  # eleven lists or twenty-two quotes in each other; brackets take time for each level
_DEEPEST = _NESTING - 2  # a list takes two levels
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]+\]")
_MOST_IMAGES = 4  # images in the texts of images

# What one document remembers: whether a note is being read, and how many images are around.
_IN_NOTE = "in a note"
_IMAGES = "images"

# What a rule may end besides its own kind; markdown-it forgets it when a rule is replaced.
_ENDS = {
    "table": ["paragraph", "reference"],
    "blockquote": ["paragraph", "reference", "blockquote", "list"],
    "list": ["paragraph", "reference", "blockquote"],
    "html_block": ["paragraph", "reference", "blockquote"],
    "heading": ["paragraph", "reference", "blockquote"],
    "footnote_def": ["paragraph", "reference"],
}


def make_parser(
    renderer: type[RendererHTML] = RendererHTML, *, notes_at_end: bool = True
) -> MarkdownIt:
    """Make a parser for posts; `notes_at_end` moves footnotes there and drops unused ones."""
    options = {"maxNesting": _NESTING, "tasklists": True, "xhtmlOut": False}
    md = MarkdownIt("commonmark", options, renderer_cls=renderer)
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=notes_at_end)
    add_maths(md)
    for name in ("blockquote", "list", "footnote_def"):
        wrap_block(md, name, _not_too_deep)
    wrap_block(md, "footnote_def", _one_note_at_a_time)
    wrap_inline(md, "link", _with_brackets)
    wrap_inline(md, "image", _not_in_many_images)
    wrap_inline(md, "image", _with_brackets)
    wrap_inline(md, "html_inline", _with_comments)
    wrap_inline(md, "footnote_ref", _with_note_mark)
    return md


def wrap_inline(md: MarkdownIt, name: str, wrapper: Callable[[InlineRule], InlineRule]) -> None:
    """Put a wrapper around an inline rule."""
    md.inline.ruler.at(name, wrapper(_rule(md.inline.ruler, name)))


def wrap_block(md: MarkdownIt, name: str, wrapper: Callable[[BlockRule], BlockRule]) -> None:
    """Put a wrapper around a block rule."""
    rule = wrapper(_rule(md.block.ruler, name))
    md.block.ruler.at(name, rule, {"alt": _ENDS.get(name, [])})


def _rule(ruler: Ruler[_Rule], name: str) -> _Rule:
    return dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))[name]


def _not_too_deep(rule: BlockRule) -> BlockRule:
    """Let what is nested too deeply be text: markdown-it leaves it out."""

    def guarded(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        return state.level < _DEEPEST and rule(state, first, last, silent)

    return guarded


def _one_note_at_a_time(rule: BlockRule) -> BlockRule:
    """Let a note within a note be text: the plugin loses the outer one."""

    def guarded(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        start = state.bMarks[first] + state.tShift[first]
        if _NOTE_MARK.match(state.src, start) is None:
            return False
        if silent:  # a note ends a paragraph in the note before it
            return rule(state, first, last, True)
        if state.env.get(_IN_NOTE):
            return False
        state.env[_IN_NOTE] = True
        found = rule(state, first, last, False)
        state.env[_IN_NOTE] = False
        return found

    return guarded


def _with_brackets(rule: InlineRule) -> InlineRule:
    """Try links and images only where brackets that can close them follow."""

    def guarded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "[!":
            return False
        closing = "]" if "references" in state.env else "]("
        return state.html_terminator_last(closing) > state.pos and rule(state, silent)

    return guarded


def _not_in_many_images(rule: InlineRule) -> InlineRule:
    """Let images deep in the texts of images be text: each is parsed once for every one around."""

    def guarded(state: StateInline, silent: bool) -> bool:
        around = state.env.get(_IMAGES, 0)
        if around == _MOST_IMAGES:
            return False
        state.env[_IMAGES] = around if silent else around + 1
        found = rule(state, silent)
        state.env[_IMAGES] = around
        return found

    return guarded


def _with_note_mark(rule: InlineRule) -> InlineRule:
    def guarded(state: StateInline, silent: bool) -> bool:
        if _NOTE_MARK.match(state.src, state.pos, state.posMax) is None:
            return False
        return rule(state, silent)

    return guarded


def _with_comments(rule: InlineRule) -> InlineRule:
    """Find the end of a comment as CommonMark 0.31 says, which is also faster."""

    def guarded(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not state.src.startswith("<!--", start):
            return rule(state, silent)
        end = _end_of_comment(state)
        if end is None:
            return False
        if not silent:
            state.push("html_inline", "", 0).content = state.src[start:end]
        state.pos = end
        return True

    return guarded


def _end_of_comment(state: StateInline) -> int | None:
    start = state.pos
    for short in ("<!-->", "<!--->"):
        if state.src.startswith(short, start):
            return start + len(short)
    if state.html_terminator_last("-->") < start + 4:
        return None
    return state.src.index("-->", start + 4) + 3
