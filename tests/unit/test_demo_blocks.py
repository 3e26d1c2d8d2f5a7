"""Blocks of formatted posts in the terminal: shapes are seen, marks are not."""

from __future__ import annotations

import pytest

from pipeline.demo.blocks import show_block
from pipeline.reading.blocks import read_blocks


def shown(html: str) -> str:
    return "\n".join(show_block(block).plain for block in read_blocks(html))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>two <b>big</b> dogs</p>", "two big dogs"),
        ("<p>two\n  dogs <i>and</i>\na cat</p>", "two dogs and a cat"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<ul><li>dogs</li><li>cats</li></ul>", "• dogs\n• cats"),
        ('<ol start="3"><li>dogs</li><li>cats</li></ol>', "3. dogs\n4. cats"),
        ("<ul><li>☑ dogs</li></ul>", "☑ dogs"),
        ("<blockquote><p>dogs</p></blockquote>", "│ dogs"),
        ("<blockquote><ul><li>dogs</li></ul></blockquote>", "│ • dogs"),
        ("<p>our <a href='https://example.org'>dogs</a></p>", "our dogs (https://example.org)"),
        ("<p><a href='https://example.org'>https://example.org</a></p>", "https://example.org"),
        ("<p><a href='javascript:x()'>dogs</a></p>", "dogs"),
        ("<p><img src='https://example.org/d.png' alt='A dog'></p>", "[picture: A dog]"),
        ("<pre><code>a\n  b\n</code></pre>", "a\n  b"),
        ("<p>one</p><hr><p>two</p>", "one\n────────────\ntwo"),
        (
            "<table>\n<tr>\n<th>dogs</th>\n<th>cats</th>\n</tr>\n<tr>\n<td>2</td>\n<td>3</td>\n"
            "</tr>\n</table>",
            "dogs │ cats\n2 │ 3",
        ),
    ],
)
def test_a_block_is_shown_as_readers_see_it(html: str, wanted: str) -> None:
    assert shown(html) == wanted


@pytest.mark.parametrize(
    ("html", "words", "style"),
    [
        ("<p>two <strong>big</strong> dogs</p>", "big", "bold"),
        ("<p>two <em>big</em> dogs</p>", "big", "italic"),
        ("<p>two <del>big</del> dogs</p>", "big", "strike"),
        ("<p>two <code>big</code> dogs</p>", "big", "cyan"),
        ("<h2>two big dogs</h2>", "two big dogs", "bold"),
    ],
)
def test_marks_become_styles(html: str, words: str, style: str) -> None:
    (block,) = read_blocks(html)
    text = show_block(block)
    assert [(text.plain[one.start : one.end], one.style) for one in text.spans] == [(words, style)]
