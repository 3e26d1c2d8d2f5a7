"""HTML as blocks of text."""

from __future__ import annotations

from functools import partial

import pytest

from pipeline.stages.formats.html import read_html
from pipeline.stages.formats.values import Block, Piece, text_of
from tests.support.html_corpus import Case, cases, translatable_letters
from tests.support.timing import assert_linear


def shown(value: str) -> list[str]:
    """Give the blocks as text, with marks in brackets and their pair's number."""
    return ["".join(map(_shown, block.pieces)) for block in read_html(value)]


def _shown(piece: Piece) -> str:
    if piece.kind in ("open", "close"):
        number = "" if piece.pair < 0 else str(piece.pair)
        return f"[{'/' if piece.kind == 'close' else ''}{piece.label}{number}]"
    if piece.kind == "single":
        return f"[{piece.label}{'=' + text_of(piece.inset) if piece.inset else ''}]"
    return f"{{{piece.text}}}" if piece.kind == "kept" else piece.text


def assert_lies_on(value: str, block: Block, start: int) -> None:
    for piece in block.pieces:
        assert piece.span[0] == start
        start = piece.span[1]
        source = value[slice(*piece.span)]
        assert source or block.writing == "attribute"
        if piece.kind == "text":
            assert piece.text == source or (source[0] == "&" and piece.text)
        if piece.inset is not None:
            assert piece.inset.writing == "attribute"
            assert piece.span[0] < piece.inset.span[0] < piece.inset.span[1] <= piece.span[1]
            assert_lies_on(value, piece.inset, piece.inset.span[0])


def assert_well_read(value: str) -> None:
    end = 0
    pairs: dict[int, list[str]] = {}
    for block in read_html(value):
        assert block.writing == "html"
        assert block.span[0] >= end
        end = block.span[1]
        assert_lies_on(value, block, block.span[0])
        for piece in block.pieces:
            if piece.pair >= 0:
                pairs.setdefault(piece.pair, []).append(piece.kind)
    assert end <= len(value)
    for kinds in pairs.values():
        assert kinds in (["open"], ["close"], ["open", "close"])


def letters(value: str) -> list[str]:
    found: list[str] = []
    for block in read_html(value):
        for piece in block.pieces:
            found += filter(str.isalpha, piece.text if piece.kind == "text" else "")
            found += filter(str.isalpha, text_of(piece.inset) if piece.inset else "")
    return sorted(found)


@pytest.mark.parametrize(
    ("value", "blocks"),
    [
        ("<p>We have <b>two</b> dogs.</p>", ["We have [b0]two[/b0] dogs."]),
        ("One<br>two<hr>three", ["One", "two", "three"]),
        ("<ul><li>a<li>b <i>c</ul>", ["a", "b [i]c"]),
        ("<b>one<p>two</b> three</p>", ["[b0]one", "two[/b0] three"]),
        ("<p><span>a<p>b</span>c", ["[span]a", "b[/span]c"]),
        ("<b><i>x</b></i>", ["[b0][i1]x[/b0][/i1]"]),
        ("<p>a <b>b</p><p>c</b> d", ["a [b0]b", "c[/b0] d"]),
        ("a &amp; b &copy c&#33;", ["a & b © c!"]),
        ("a <code>x &lt; y</code> b", ["a {<code>x &lt; y</code>} b"]),
        ("<p><code>alone</code></p>", []),
        ("<pre>alone</pre>text", ["text"]),
        ("a <pre>x</pre> b", ["a", "b"]),
        ("a<script>b</script> c", ["a{<script>b</script>} c"]),
        ("<script>b</script>a<style>c</style>", ["a"]),
        ("a <svg><title>b</title></svg> c", ["a {<svg><title>b</title></svg>} c"]),
        ("<p>a <img src=x alt='B &amp; c'> d", ["a [img=B & c] d"]),
        ("<img alt=cat/><img alt=1>", ["[img=cat/][img]"]),
        ("<img alt=one alt=two>", ["[img=one]"]),
        ("<p> a\r\n b <!-- c -->\n</p>", ["a b"]),
        ("a <!-- c --> b<wbr>d", ["a [comment] b[wbr]d"]),
        ("a <i translate=no>b\nc</i> d", ["a {<i translate=no>b c</i>} d"]),
        (
            "<p translate=no>a <i translate=yes>b</i> c</p>",
            ["{a }[i0]b[/i0]{ c}"],
        ),
        ("<b class=notranslate>a</b> b", ["{<b class=notranslate>a</b>} b"]),
        ("a <i translate=no>b<br>c</i> d", ["a", "d"]),
        ("a <i translate=no><img alt=b></i> d", ["a {<i translate=no><img alt=b></i>} d"]),
        ("a<b title=\"c", ["a"]),
        ("1 < 2 <3 </3>a", ["1 < 2 <3 [comment]a"]),
        ("<table>a<tr><td>b</table>c", ["a", "b", "c"]),
        ("<p>123</p>", []),
        ("", []),
    ],
)  # fmt: skip
def test_text_between_block_tags_is_a_block(value: str, blocks: list[str]) -> None:
    assert shown(value) == blocks
    assert_well_read(value)


def test_an_alternative_text_covers_the_value_inside_its_quotes() -> None:
    value = '<img src=a alt="A &quot;big&quot;\n dog">'
    inset = read_html(value)[0].pieces[0].inset
    assert inset is not None
    assert value[slice(*inset.span)] == "A &quot;big&quot;\n dog"
    assert text_of(inset) == 'A "big" dog'
    assert [piece.kind for piece in inset.pieces].count("break") == 1


def test_a_reference_is_one_piece() -> None:
    value = "a&eacute;b&notit;c"
    pieces = read_html(value)[0].pieces
    found = [(value[slice(*piece.span)], piece.text) for piece in pieces]
    assert found == [("a", "a"), ("&eacute;", "é"), ("b", "b"), ("&not", "¬"), ("it;c", "it;c")]


def test_there_are_at_least_a_hundred_cases_of_many_kinds() -> None:
    assert len(cases()) >= 100
    assert len({case.section for case in cases()}) >= 15
    assert len({(case.section, case.name) for case in cases()}) == len(cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.section}-{case.name}")
def test_every_letter_to_translate_is_in_a_text(case: Case) -> None:
    assert_well_read(case.html)
    assert letters(case.html) == translatable_letters(case.html)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.section}-{case.name}")
def test_line_breaks_of_any_kind_do_not_move_offsets(case: Case) -> None:
    value = case.html.replace("\r\n", "\n").replace("\r", "\n")
    windows = value.replace("\n", "\r\n")
    assert_well_read(windows)
    assert letters(windows) == letters(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        # Space stands beside it: a mark that shows nothing.
        ("the <b> </b>farm", "the [b]farm"),
        ("the<b> </b> farm", "the[b] farm"),
        # It is all that parts two words: readers see one space.
        ("the<b> </b>farm", "the farm"),
        ("the<b> </b><i>\n</i><u></u>farm", "the [i][u]farm"),
        ("the<b>&nbsp;<i><!--x--></i></b>farm", "the farm"),
        ("<i>the</i><b> </b><i>farm</i>", "[i0]the[/i0] [i2]farm[/i2]"),
        # Something to read is in it.
        ("the<b> <i>old</i> </b>farm", "the[b0] [i1]old[/i1] [/b0]farm"),
        ("the<b> <img src=x> </b>farm", "the[b0] [img] [/b0]farm"),
        ("the<b> farm", "the[b] farm"),
        ("the<b></b>farm", "the[b]farm"),
        # It crosses another: both ends of each stay.
        ("the <b><i></b></i> farm", "the [b0][i1][/b0][/i1] farm"),
        ("the <b><u> </b></u>farm", "the [b0][u1] [/b0][/u1]farm"),
        ("the <b><i> </b>old</i> farm", "the [b0][i1] [/b0]old[/i1] farm"),
        ("the <u><b><i></b></i></u> farm", "the [u0][b1][i2][/b1][/i2][/u0] farm"),
    ],
)
def test_an_element_that_holds_nothing_to_read_is_one_mark(value: str, text: str) -> None:
    assert shown(value) == [text]
    assert_well_read(value)


def test_many_elements_that_hold_nothing_take_linear_time() -> None:
    for unit in ("<b> </b>", "a<b> </b>", "<b><i> </i></b>", "<b> ", "<b></b>", "<b><i></b></i>"):
        small, large = (f"<p>We swim {unit * (size // len(unit))}</p>" for size in (8_000, 32_000))
        assert_linear(partial(read_html, small), partial(read_html, large), slack=0.25)
