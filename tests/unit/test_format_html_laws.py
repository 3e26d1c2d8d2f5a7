"""What holds for every HTML value, however broken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipeline.stages.formats.html import read_html
from pipeline.stages.formats.html.lexer import tokens
from pipeline.stages.formats.html.tangle import is_tangled
from pipeline.stages.render import sanitize
from pipeline.stages.structure.skeleton import skeleton
from tests.support.html_corpus import translatable_letters
from tests.unit.test_format_html import assert_well_read, letters

pytestmark = pytest.mark.fuzz


def _words(text: str) -> list[str]:
    return text.split()


SCRAPS = [
    *"<>/!-&;#\"'= \n\r\tab",
    *_words("<b> </b> <i> </i> <p> </p> <div> </div> <a> </a> <table> <td> </td> <tr> </table>"),
    *_words("<svg> </svg> <math> <mi> <desc> <code> </code> <script> </script> <style> </style>"),
    *_words("<textarea> </textarea> <title> <template> </template> <select> <option> </select>"),
    *_words("<li> <ul> </ul> <br> <ruby> <rt> <nobr> <button> <font> <plaintext> <frameset>"),
    *_words("<!-- --> <!x> <?x?> &amp &notit; &#6 &lt; é \x00 \ufeff <col> <pre> </pre> </x>"),
    '<img alt="x y">',
    "<span translate=no>",
    "<i translate=yes>",
    "</span>",
    "<![CDATA[",
]
soups = some.lists(some.sampled_from(SCRAPS), max_size=40).map("".join)

_WORDS = some.sampled_from(["word", "two words", "café &amp; co", "\n", " ", "", "x<!-- c -->y"])
_INLINE = some.sampled_from(["b", "i", "span", "a", "em", "code", "mark"])
_BLOCK = some.sampled_from(["div", "blockquote", "section"])
phrases = some.recursive(
    _WORDS,
    lambda inner: some.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        _INLINE.filter(lambda name: name != "a"),
        some.lists(inner, max_size=4),
    ),
    max_leaves=8,
)
trees = some.recursive(
    phrases.map(lambda phrase: f"<p>{phrase}</p>"),
    lambda inner: some.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        _BLOCK,
        some.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(soups)
def test_the_tokens_of_a_soup_are_all_of_it(value: str) -> None:
    assert "".join(value[token.start : token.end] for token in tokens(value)) == value


@given(soups)
def test_a_soup_is_well_read(value: str) -> None:
    assert_well_read(value)


@given(trees)
def test_no_letter_of_a_tree_is_left_out(value: str) -> None:
    assert_well_read(value)
    assert letters(value) == translatable_letters(value)


@given(trees)
def test_every_mark_of_a_tree_has_its_partner(value: str) -> None:
    for block in read_html(value):
        assert all(piece.pair >= 0 for piece in block.pieces if piece.kind in ("open", "close"))


@given(soups)
def test_scripts_and_styles_are_never_text(value: str) -> None:
    secret = "<script>qqq</script><style>qqq</style>"
    assert "q" not in letters(f"{secret}<p>{secret}</p>{value}")
    assert "q" not in letters(f"words {secret} words")


@given(some.text(alphabet="<>&;#x/!-=\"' abp\n", max_size=60))
def test_random_signs_are_well_read(value: str) -> None:
    assert_well_read(value)


HOSTILE = [
    *_words("<div> <b> <b><i> < & <!-- <a &amp &#x &#9 <p><b> <table> <b><td> <i></p> </b> <br> x"),
    *_words("<script> <textarea> <svg> <svg><title> <![CDATA[ <? </ <code> <li> <ul><li> <a></a>"),
    *_words("<a=\" <a=' <p/ <select><option> <table><tr><td> <template> &aaaaaaaaaaaaaaaaaaaaa"),
    "<p a a ",
    " ",
    "\r\n",
    "x \n",
    '<img alt="&amp;a">',
    "<b translate=no>",
    "<script><!--",
]


@pytest.mark.parametrize("scrap", HOSTILE)
def test_64_kb_of_hostile_html_take_little_time(scrap: str) -> None:
    value = (scrap * 65536)[:65536]
    for work in (read_html, sanitize, skeleton):
        begun = time.process_time()
        work(value)
        assert time.process_time() - begun < 6  # usually under a quarter of that


def test_marks_that_go_on_through_thousands_of_paragraphs_take_little_time() -> None:
    value = "<p>" + "".join(f"<b a{n}>" for n in range(3000)) + "</p>" + "<p>x</p>" * 3000
    assert is_tangled(value)
    begun = time.process_time()
    assert read_html(value) == ()
    assert sanitize(value).startswith("<p>&lt;p&gt;&lt;b a0&gt;")
    assert skeleton(value) != skeleton(value + "x")
    assert time.process_time() - begun < 6


@pytest.mark.parametrize("name", ["div", "b", "span", "ul", "x"])
def test_elements_ten_thousand_deep_are_left_alone(name: str) -> None:
    value = f"<{name}>" * 10_000 + "words" + f"</{name}>" * 10_000
    assert read_html(value) == ()
    assert "words" in sanitize(value)


def test_large_tables_and_lists_are_no_tangle() -> None:
    assert not is_tangled("<table>" + ("<tr>" + "<td>x" * 10) * 200 + "</table>")
    assert not is_tangled("<ul>" + "<li>x <b>y</b>" * 2000 + "</ul>")
    assert not is_tangled("<p><font color=red>x</p>" * 300)


def test_attributes_with_quotes_too_many_are_cut() -> None:
    value = '<p><img src=""" alt="""></p><br/><a href=x/><b =/>'
    found = list(tokens(value))
    assert "".join(value[one.start : one.end] for one in found) == value
    assert [one.name for one in found] == ["p", "img", "p", "br", "a", "b"]
    assert [one.name for one in found if one.self_closing] == ["br", "b"]
