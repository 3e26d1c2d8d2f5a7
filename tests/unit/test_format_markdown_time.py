"""Reading and rendering take time linear in the text, and no depth is too deep."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.stages.formats.markdown import read_markdown
from pipeline.stages.render.markdown import markdown_to_raw_html
from tests.support.timing import assert_at_most, assert_linear

WAYS: list[Callable[[str], object]] = [read_markdown, markdown_to_raw_html]

# Hostile pieces; `REFERENCE` before a text lets `[a]` be a link.
REFERENCE = "[a]: b\n\n[^a]: b\n\n"
PIECES = [
    *("[", "![", "*", "_", "<", ">", "`", "$", "~~", "&", "|", "\\", "#", "-", "]", "!", " ", "\n"),
    *("<div>", "<div>\n", "<div>\n\n", "</div>", "<b>", "<b></b>", "<i></b>", "<code>", "<script>"),
    *("<!--", "<!--a--->", "<?", "<![CDATA[", "<!a", '<a b="', "<a ", "<span translate=no>"),
    *("[a](", "[a][", "[a]", "[^", "[^a", "[^a]", "![](a)", "[](", "[a](b '", "[*a*](b)", "[a]: "),
    *("*a ", "**a ", "*a_", "a**b", "*~~", "~~~", "***a", "`a", "``a", "$a\\", "\\$", "$a ", "$$a"),
    *("- ", "- a\n", "> ", "> a\n", "1. ", "\n>", "- \n", "+ a\n\n", "- [ ] ", "    a\n", "\t"),
    *("a\n", "a\r\n", "a  \n", "a\\\n", "a<br>", "a\n-\n", "~~~a\n", "```\n", "[a\n", "[a]: b '\n"),
    *("$$a\n", "$$a\n#\n", "> $$a\n> #\n", "|-|\n", "a|b\n-|-\n", "\\|", "<p>\n\na\n\n"),
    *("&amp;", "&#1;", "&a", "http://a.b ", "http://", "<http://a>", "<a@b>", '<img alt="a">'),
]
WHOLE = {
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "nested images": lambda size: "![" * (size // 5) + "](a)" * (size // 5),
    "notes without end": lambda size: "[^" * (size // 2) + "]",
    "a title without end": lambda size: "[c]: d '\n" + "a\n" * (size // 2),
    "one line": lambda size: "We saw the reef. " * (size // 17),
}


def check_linear(way: Callable[[str], object], make: Callable[[int], str]) -> None:
    small, large = make(4_000), make(16_000)
    assert_linear(lambda: way(small), lambda: way(large))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear_in_repetitions(piece: str, way: Callable[[str], object]) -> None:
    check_linear(way, lambda size: REFERENCE + (piece * size)[:size])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", WHOLE)
def test_time_is_linear_in_nesting(name: str, way: Callable[[str], object]) -> None:
    check_linear(way, lambda size: REFERENCE + WHOLE[name](size))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("piece", ["[", "<div>", "*"])
def test_hostile_texts_take_at_most_a_second(piece: str, way: Callable[[str], object]) -> None:
    value = (piece * 65_536)[:65_536]
    assert_at_most(1, lambda: way(value))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *(("> ", ""), ("- ", ""), ("1. ", ""), ("> - ", ""), ("[^a]: ", ""), ("*", "*")),
        *(("*a ", "*"), ("**a ", "**"), ("~~a ", "~~"), ("[", "](b)"), ("![", "](b)")),
        *(("<b>", "</b>"), ("<div>\n", "</div>\n"), ("<code>", "</code>"), ("`", "`")),
    ],
)
def test_depth_is_never_too_deep(opening: str, closing: str, way: Callable[[str], object]) -> None:
    way(opening * 10_000 + "a" + closing * 10_000)
