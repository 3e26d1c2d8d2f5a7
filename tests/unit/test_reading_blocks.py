"""How the reading page cuts HTML into blocks and writes them again."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.blocks import block_letters, is_kept, letters, read_blocks
from pipeline.reading.markup import Writer
from pipeline.reading.runs import Overlay
from pipeline.stages.render import sanitize
from pipeline.wording import words_for
from tests.support.timing import assert_at_most

INLINE = st.sampled_from(["b", "em", "code", "a", "span", "sup", "u-nknown"])
BLOCK = st.sampled_from(["p", "div", "h2", "ul", "ol", "li", "blockquote", "pre", "table", "td"])
WORDS = st.text(st.sampled_from("abc 1<&>\"'\n☐é"), max_size=8)
TAGS = st.builds("<{}{}>".format, st.sampled_from(["", "/"]), INLINE | BLOCK)
HTML = st.lists(TAGS | WORDS, max_size=25).map("".join)


def shapes(html: str) -> list[str]:
    return [">".join((*block.around, block.tag)) for block in read_blocks(html)]


def written(html: str, above: int = 2) -> str:
    blocks = read_blocks(html)
    writer = Writer(above, blocks, words_for("en"))
    cells = [writer.write([block], [Overlay()]) for block in blocks]
    return "".join(f"<{cell.tag}>{cell.html}</{cell.tag}>" for cell in cells)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h1>A</h1><p>B</p>", ["h1", "p"]),
        ("<ul><li>A</li><li>B<ul><li>C</li></ul></li></ul>", ["ul>li", "ul>li"]),
        ("<blockquote><p>A</p><ol><li>B</li></ol></blockquote>", ["blockquote>p",
         "blockquote>ol>li"]),
        ("<div><section><p>A</p></section>B <b>C</b><p>D</p></div>", ["p", "", "p"]),
        ("A<br>B", [""]),
        ("<b>A<p>B</p></b>", [""]),
        ("<table><tr><td><p>A</p></td></tr></table><hr><pre>x</pre>", ["table", "hr", "pre"]),
        ("<p> </p><p><br></p><!-- x --><script>x</script>", []),
        ("", []),
    ],
)  # fmt: skip
def test_blocks_are_paragraphs_items_tables_and_what_stands_between(
    html: str, expected: list[str]
) -> None:
    assert shapes(html) == expected


def test_items_keep_their_numbers_and_know_their_list() -> None:
    html = '<ol start="3"><li>A</li><li value="7">B</li><li>C</li></ol><ol><li>D</li></ol>'
    blocks = read_blocks(html)
    assert [block.number for block in blocks] == [3, 7, 8, 1]
    assert [block.series == blocks[0].series for block in blocks] == [True, True, True, False]
    assert '<ol start="7"><li>B</li></ol>' in written(html)


@pytest.mark.parametrize("start", ["", "x", "9" * 400, "-5", "1e9", "٣"])
def test_odd_numbers_of_lists_break_nothing(start: str) -> None:
    assert read_blocks(f'<ol start="{start}"><li>A</li></ol>')[0].tag == "li"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<pre><code>x = 1</code></pre>", True),
        ('<p><code class="math">a^2</code> <kbd>x</kbd>!</p>', True),
        ("<hr>", True),
        ("<p>😂</p>", True),
        ("<p>code</p>", False),
        ("<p><code>x</code> is 1</p>", False),
    ],
)
def test_code_formulas_rules_and_signs_have_no_words(html: str, kept: bool) -> None:
    assert [is_kept(block) for block in read_blocks(html)] == [kept]


def test_numbers_of_footnotes_are_no_letters_of_the_text() -> None:
    (block,) = read_blocks("<p>Fish<sup>[12]</sup> x<sup>2</sup></p>")
    assert block_letters(block) == "Fishx2"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p onclick="x" id="x" style="x" class="x">A</p>', "<p>A</p>"),
        ("<p><mark>A</mark> <strike>B</strike></p>", "<p><em>A</em> <s>B</s></p>"),
        ('<p><a href="javascript:x">A</a></p>', "<p>A</p>"),
        ('<p><a href="#fn1">A</a> <a href="/x">B</a> <a href="mailto:x@y.z">C</a></p>',
         "<p>A B C</p>"),
        ('<p><a href="https://example.org/?a=1&amp;b=2">A</a></p>',
         '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer nofollow">A</a>'
         "</p>"),
        ('<p><img src="https://example.org/fish%20one.png" alt=""></p>',
         '<p><a class="i" href="https://example.org/fish%20one.png"'
         ' rel="noopener noreferrer nofollow"><b lang="en" dir="ltr">Picture</b>:'
         " <bdi>fish one.png (example.org)</bdi></a></p>"),
        ('<p><img src="x.png" alt="A &lt;fish&gt;"></p>',
         '<p><span class="i"><b lang="en" dir="ltr">Picture</b>: <bdi>A &lt;fish&gt;</bdi></span>'
         "</p>"),
        ('<p><a href="https://example.org/"><img src="https://example.org/x" alt="A"></a></p>',
         '<p><a href="https://example.org/" rel="noopener noreferrer nofollow"><span class="i">'
         '<b lang="en" dir="ltr">Picture</b>: <bdi>A</bdi></span></a></p>'),
        ("<table><tr><td colspan=2>A</td><td colspan=9999>B</td></tr></table>",
         '<div><div class="t" tabindex="0"><table><tbody><tr><td colspan="2">A</td><td>B</td></tr>'
         "</tbody></table></div></div>"),
        ("<ul><li>☑ A<ul><li>☐ B</li><li>C</li></ul></li></ul>",
         '<div><ul><li class="x">☑ A<ul><li class="x">☐ B</li><li>C</li></ul></li></ul></div>'),
        ("<pre>\n\nx</pre>", "<div><pre>\n\nx</pre></div>"),
        ("<pre>x</pre>", "<div><pre>\nx</pre></div>"),
        ("<pre>" + "x" * 40 + "</pre>", '<div><pre tabindex="0">\n' + "x" * 40 + "</pre></div>"),
    ],
)  # fmt: skip
def test_only_elements_and_attributes_of_our_own_are_written(html: str, expected: str) -> None:
    assert written(html) == expected


@pytest.mark.parametrize(
    ("above", "given", "expected"),
    [
        (2, [1, 2, 3], [3, 4, 5]),
        (3, [1, 2, 3, 4], [4, 5, 6, 6]),
        (2, [4, 6, 4], [3, 4, 3]),
        (2, [3, 1, 2, 3], [3, 3, 4, 5]),
        (2, [1, 4, 2], [3, 4, 4]),
    ],
)
def test_headings_follow_the_one_above_without_a_gap(
    above: int, given: list[int], expected: list[int]
) -> None:
    html = "".join(f"<h{level}>A</h{level}>" for level in given)
    found = re.findall(r"<h(\d)", written(html, above))
    levels = [int(level) for level in found]
    assert levels == expected
    assert all(two <= one + 1 for one, two in zip([above, *levels], levels, strict=False))


@given(HTML)
def test_no_letter_is_lost_or_added_and_what_is_written_is_safe_to_read_again(html: str) -> None:
    def read(value: str) -> str:
        return "".join(block_letters(block) for block in read_blocks(value))

    again = written(html)
    shown = re.sub(r"<[^>]*>", "", sanitize(html))
    assert read(html) == letters(unescape(shown))
    assert sorted(read(again)) == sorted(read(html))  # a table puts what is not its own before it


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<blockquote>", "<b>", "<ul><li>", "<a href=https://x.y>", "<table><td>", "<pre>",
     "<p>x", "<h1>x</h1>", "&amp;", "<sup>[1]</sup>", "<img src=https://x.y alt=a>", "<", "<!--"],
)  # fmt: skip
def test_sixty_four_thousand_hostile_characters_take_linear_time(unit: str) -> None:
    text = unit * (64_000 // len(unit))
    assert_at_most(2, lambda: written(text))
