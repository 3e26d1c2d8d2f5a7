"""Shortcuts of the Markdown parser lead to the very tokens that all of its rules give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.stages.formats.markdown.ends import add_ends
from pipeline.stages.formats.markdown.parser import make_parser
from pipeline.stages.formats.markdown.places import ORIGIN, add_places, origin_of
from pipeline.stages.formats.markdown.shortcuts import add_shortcuts
from tests.support.made_up_posts import INLINE, TEXTS

SIGNS = "ab é\u4eec1.\n\t \\`*_~[]()!<>&;:$|#+-=^@\"'/?{}\0\r\u00a0"


def _reading() -> MarkdownIt:
    md = make_parser(notes_at_end=False)
    add_places(md)
    add_ends(md)
    return md


def _both(make: Callable[[], MarkdownIt]) -> tuple[MarkdownIt, MarkdownIt]:
    short = make()
    add_shortcuts(short)
    return make(), short


READING, RENDERING = _both(_reading), _both(make_parser)


def _parsed(md: MarkdownIt, text: str) -> tuple[list[Token], dict[str, Any]]:
    env: dict[str, Any] = {ORIGIN: origin_of(text)}
    tokens = md.parse(text, env)
    env.pop("images", None)  # a count that rules keep while they are at work
    return tokens, env


@pytest.mark.parametrize("parsers", [READING, RENDERING], ids=["reading", "rendering"])
@given(
    text=st.one_of(
        st.text(alphabet=SIGNS, max_size=60),
        INLINE,
        TEXTS.map(lambda one: one[0]),
        st.tuples(st.sampled_from("aZé中ª1٣"), st.text(alphabet=SIGNS, max_size=20)).map("".join),
    )
)
def test_tokens_and_their_places_are_the_same_with_and_without(
    parsers: tuple[MarkdownIt, MarkdownIt], text: str
) -> None:
    assert _parsed(parsers[1], text) == _parsed(parsers[0], text)


def test_no_rule_is_left_out() -> None:
    plain, short = READING
    assert short.inline.ruler.get_active_rules() == ["first_of"]
    signs = "\n".join(
        [
            "x `a` ~~b~~ *c* _d_ [e](f) ![g](h) <i>j</i> <http://k.l> &amp; $m$ \\* n[^1]",
            "",
            "[^1]: o",
        ]
    )
    found = {one.type for token in _parsed(short, signs)[0] for one in token.children or ()}
    assert found == {one.type for token in _parsed(plain, signs)[0] for one in token.children or ()}
    assert {"code_inline", "s_open", "em_open", "link_open", "image", "html_inline",
            "text_special", "math_inline", "footnote_ref"} <= found  # fmt: skip
