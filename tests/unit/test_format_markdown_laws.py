"""Laws of reading Markdown, for the corpus, for generated posts and for any text."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.formats.markdown import blocks_of, parse_markdown, read_markdown
from pipeline.stages.formats.values import UNPAIRED, Block, Piece
from pipeline.stages.render.markdown import markdown_to_raw_html, parsed_to_raw_html
from tests.support.corpus import MarkdownCase, markdown_cases

CASES = markdown_cases()

# What the page shows and no block holds, or the other way round, and rightly so.
UNEQUAL = {
    "html blocks: kind 1 textarea": "what stands in a text area is no prose",
    "html blocks: not translated": "the author asked for it",
    "html blocks: not translated by class": "the author asked for it",
    "raw html: odd comments": "Python's parser reads on to the end of the text",
    "raw html: script": "kept in its passage, shown on no page",
    "raw html: style": "kept in its passage, shown on no page",
}


def check_laws(value: str, blocks: Iterable[Block]) -> None:
    """Fail unless blocks cover their source, in order, decoded rightly, and marks nest."""
    open_pairs: list[int] = []
    ends: Counter[int] = Counter()
    position = 0
    for block in blocks:
        assert position <= block.span[0] < block.span[1] <= len(value)
        position = block.span[1]
        _check_block(value, block, open_pairs, ends)
    assert not open_pairs
    assert all(count == 2 for count in ends.values())


def _check_block(value: str, block: Block, open_pairs: list[int], ends: Counter[int]) -> None:
    position = block.span[0]
    for piece in block.pieces:
        assert piece.span[0] == position < piece.span[1]
        position = piece.span[1]
        source = value[slice(*piece.span)]
        if piece.kind == "text":
            assert _is_decoded(source, piece.text)
        if piece.pair != UNPAIRED:
            ends[piece.pair] += 1
            if piece.kind == "open":
                open_pairs.append(piece.pair)
            else:
                assert piece.kind == "close"
                assert open_pairs.pop() == piece.pair
        if piece.inset is not None:
            assert piece.span[0] <= piece.inset.span[0]
            assert piece.inset.span[1] <= piece.span[1]
            height = len(open_pairs)
            _check_block(value, piece.inset, open_pairs, ends)
            assert len(open_pairs) == height


def _is_decoded(source: str, text: str) -> bool:
    if source == text:
        return not set("\r\n") & set(text)
    if source.startswith("\\"):
        return text == source[-1]
    return source.startswith("&") and text in (html.unescape(source), "\ufffd")


class _Page(HTMLParser):
    """Collects what readers see of a page, but for code on lines of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("pre", "script", "style")
        if tag == "img":
            self.shown.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("pre", "script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.shown.append(data)


def letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(character for text in texts for character in text if character.isalpha())


def on_the_page(value: str) -> Counter[str]:
    page = _Page()
    page.feed(markdown_to_raw_html(value))
    page.close()
    return letters(page.shown)


def in_blocks(blocks: Iterable[Block]) -> Counter[str]:
    return letters(_shown(piece) for piece in _all_pieces(blocks))


def _shown(piece: Piece) -> str:
    is_element = piece.kind == "kept" and piece.text.startswith("<") and piece.label == "code"
    return re.sub(r"<[^>]*>", "", piece.text) if is_element else piece.text


def _all_pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        for piece in block.pieces:
            yield piece
            if piece.inset is not None:
                yield from _all_pieces([piece.inset])


def test_the_corpus_has_cases_of_every_section() -> None:
    assert len(CASES) >= 300
    assert len({str(case) for case in CASES}) == len(CASES)
    assert len({case.section for case in CASES}) >= 25


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_laws_hold_for_the_corpus(case: MarkdownCase) -> None:
    check_laws(case.markdown, read_markdown(case.markdown))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_blocks_hold_what_the_page_shows(case: MarkdownCase) -> None:
    equal = in_blocks(read_markdown(case.markdown)) == on_the_page(case.markdown)
    assert equal is (str(case) not in UNEQUAL)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_blocks_are_the_same_with_crlf(case: MarkdownCase) -> None:
    lines = case.markdown.replace("\r\n", "\n").replace("\r", "\n")
    value = lines.replace("\n", "\r\n")
    blocks = read_markdown(value)
    check_laws(value, blocks)
    assert [[_gist(piece) for piece in block.pieces] for block in blocks] == [
        [_gist(piece) for piece in block.pieces] for block in read_markdown(lines)
    ]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_was_read_is_rendered_as_the_text_would_be(case: MarkdownCase) -> None:
    check_rendering(case.markdown)


def check_rendering(value: str) -> None:
    """Fail unless the parse that blocks came from gives the page that the value gives."""
    parsed = parse_markdown(value)
    blocks_of(parsed, value)
    assert parsed_to_raw_html(value, parsed) == markdown_to_raw_html(value)


def _gist(piece: Piece) -> tuple[str, str, str, int]:
    return piece.kind, piece.text.replace("\r\n", "\n"), piece.label, piece.pair


WORDS = st.sampled_from(["casa", "we saw", "el río", "15", "Ama", "¿sí?", "a b", "été", "魚", "😀"])
LEAVES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            *("`x = 1`", "$x^2$", "&amp;", "&#233;", r"\*", r"\[", "<https://example.org/a>"),
            *("<clase@example.org>", "![una *casa*](a.png)", "[casa]", "[casa][]", "[la][casa]"),
            *("nota[^1]", "<wbr>", "<!-- no -->", "<kbd>K</kbd>", '<img alt="un pez" src="p">'),
        ]
    ),
)
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(" ".join),
        st.tuples(st.sampled_from(["*{}*", "**{}**", "~~{}~~", "_{}_", "<b>{}</b>"]), inner).map(
            lambda pair: pair[0].format(pair[1])
        ),
        WORDS.map("[{}](https://example.org/b 'un título')".format),
    ),
    max_leaves=8,
)
PARAGRAPHS = st.lists(INLINES, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n", "<br>\n"]).map(lambda end: end.join(lines))
)
BLOCKS = st.one_of(
    PARAGRAPHS,
    INLINES.map("# {} #".format),
    INLINES.map("{}\n===".format),
    st.tuples(INLINES, INLINES).map(lambda two: "| {} | {} |\n|-|-|\n| a \\| b | |".format(*two)),
    st.sampled_from(
        ["```\ncódigo\n```", "$$\ny\n$$", "***", "    def a():", "<div>\nhola\n</div>"]
    ),
)


def _indent(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", "\n" + rest)


TREES = st.recursive(
    BLOCKS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
        inner.map(lambda text: _indent(text, "> ", "> ")),
        inner.map(lambda text: _indent(text, "- ", "  ")),
        inner.map(lambda text: _indent(text, "2. ", "   ")),
        inner.map(lambda text: _indent(text, "- [x] ", "  ")),
        inner.map(lambda text: _indent(text, "-\t", "\t")),
    ),
    max_leaves=6,
)
END = "\n\n[casa]: https://example.org/casa\n\n[^1]: Una *nota*[^1].\n"

SOUP = [
    *"*_~`[]()!<>&\\|#-+.$ \n\r\t\"'=:^/xaé1😀\x0b\x0c\x85\xa0\u2028",
    *("\n\n", "\r\n", "> ", "- ", "1. ", "    ", "\n> ", "**", "~~", "``", "$$", "```\n", "===\n"),
    *("[^a]", "[^a]: ", "[r]: u\n", "[r]", "](u)", "![", "- [ ] ", "|-|-|\n", "a|b\n", "\\|"),
    *("<b>", "</b>", "<div>", "</div>", "<p>", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>"),
    *("<code>", "</code>", "<br>", '<img alt="a b">', '<span translate="no">', "</span>"),
    *("<script>", "</script>", "&amp;", "&#65;", "&ngE;", "<http://a>", "<a@b.c>"),
]
SOUPS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    st.lists(st.sampled_from(SOUP), max_size=40).map("".join),
)


@pytest.mark.fuzz
@given(TREES)
def test_generated_posts_keep_the_laws_and_show_the_same(tree: str) -> None:
    value = tree + END + "\nnota[^1]\n"
    blocks = read_markdown(value)
    check_laws(value, blocks)
    assert in_blocks(blocks) == on_the_page(value)
    check_rendering(value)


@pytest.mark.fuzz
@given(SOUPS)
def test_any_text_keeps_the_laws(value: str) -> None:
    check_laws(value, read_markdown(value))
    check_rendering(value)


@pytest.mark.fuzz
@given(SOUPS.filter(lambda value: "<" not in value and "[^" not in value and "$$" not in value))
def test_any_text_without_html_and_notes_shows_the_same(value: str) -> None:
    assert in_blocks(read_markdown(value)) == on_the_page(value)


def test_the_checker_sees_what_is_left_out_and_what_is_crossed() -> None:
    value = "*a* [b](c)"
    (block,) = read_markdown(value)
    pieces = block.pieces
    for broken in (
        pieces[:1] + pieces[2:],
        (*pieces[1:], pieces[0]),
        (pieces[2], pieces[1], pieces[0]),
        pieces[:2],
    ):
        with pytest.raises((AssertionError, IndexError)):
            check_laws(value, [Block(pieces=broken, writing="markdown")])
