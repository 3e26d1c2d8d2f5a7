"""Markdown as HTML, not yet sanitised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from pipeline.stages.formats.markdown.maths import closing
from pipeline.stages.formats.markdown.parser import make_parser
from pipeline.stages.formats.markdown.read import Parsed
from pipeline.stages.formats.markdown.shortcuts import add_shortcuts
from pipeline.stages.render.addresses import add_addresses


def markdown_to_raw_html(value: str) -> str:
    """Render Markdown; HTML in it passes through, so the outcome must be sanitised.

    Pages show many posts, so nothing has an id and notes are not linked.
    """
    html: str = _parser().render(value)
    return html


def parsed_to_raw_html(value: str, parsed: Parsed) -> str:
    """Render what was parsed to be read, the same as `markdown_to_raw_html` would; only once."""
    md = _parser()
    state = StateCore(value, md, parsed.env, parsed.tokens)
    for rule in _last_rules():
        rule(state)
    html: str = md.renderer.render(state.tokens, md.options, parsed.env)
    return html


@cache
def _last_rules() -> list[Callable[[StateCore], None]]:
    """Give the rules that come when all texts are parsed, most of which the reader does without."""
    ruler = _parser().core.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    names = list(rules)
    return [rules[name] for name in names[names.index("inline") + 1 :]]


class _Renderer(RendererHTML):
    """Renders what posts have besides CommonMark; methods are named for types of tokens."""

    def list_item_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        checked = tokens[idx].meta.get("checked")
        box = "" if checked is None else "\u2611 " if checked else "\u2610 "
        return self.renderToken(tokens, idx, options, env) + box

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Say how a column is aligned by attribute: pages take no styles from posts."""
        token = tokens[idx].copy()
        style = str(token.attrs.pop("style", ""))
        if style:
            token.attrs["align"] = style.removeprefix("text-align:")
        return self.renderToken([token, *tokens[idx + 1 : idx + 2]], 0, options, env)

    td_open = th_open

    def math_inline(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return f'<code class="math">{escapeHtml(tokens[idx].content)}</code>'

    def math_block(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return f'<pre><code class="math">{escapeHtml(tokens[idx].content)}</code></pre>\n'

    def renderInlineAsText(  # noqa: N802 - the library's name
        self, tokens: Sequence[Token] | None, options: OptionsDict, env: EnvType
    ) -> str:
        """Give an image's alternative text, with formulas as they are written."""
        shown = [
            Token("text", "", 0, content=token.markup + token.content + closing(token.markup))
            if token.type == "math_inline"
            else token
            for token in tokens or ()
        ]
        return super().renderInlineAsText(shown, options, env)


def _footnote_ref(
    _self: RendererHTML, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
) -> str:
    return f"<sup>[{tokens[idx].meta['id'] + 1}]</sup>"


def _constant(html: str) -> Callable[..., str]:
    def rule(
        _self: RendererHTML,
        _tokens: Sequence[Token],
        _idx: int,
        _options: OptionsDict,
        _env: EnvType,
    ) -> str:
        return html

    return rule


@cache
def _parser() -> MarkdownIt:
    md = make_parser(_Renderer)
    add_shortcuts(md)
    add_addresses(md)
    md.add_render_rule("footnote_ref", _footnote_ref)
    for name, html in (
        ("footnote_block_open", '<section class="footnotes">\n<ol>\n'),
        ("footnote_block_close", "</ol>\n</section>\n"),
        ("footnote_open", "<li>"),
        ("footnote_close", "</li>\n"),
        ("footnote_anchor", ""),
    ):
        md.add_render_rule(name, _constant(html))
    return md
