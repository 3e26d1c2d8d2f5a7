"""What Markdown is read into, case by case."""

from __future__ import annotations

import pytest

from pipeline.stages.formats.markdown import read_markdown
from pipeline.stages.formats.values import UNPAIRED, Block, Piece


def told(piece: Piece, value: str) -> str:
    """Write a piece as its kind, label and source, and its text where that is another one."""
    source = value[slice(*piece.span)]
    pair = "" if piece.pair == UNPAIRED else str(piece.pair)
    shown = "" if piece.text in ("", source) else f" = {piece.text}"
    inset = f" {tell(value, [piece.inset])}" if piece.inset else ""
    return " ".join(filter(None, [piece.kind, piece.label + pair, source])) + shown + inset


def tell(value: str, blocks: list[Block]) -> list[list[str]]:
    return [[told(piece, value) for piece in block.pieces] for block in blocks]


def read(value: str) -> list[list[str]]:
    return tell(value, list(read_markdown(value)))


def texts(value: str) -> list[str]:
    """Give the source of every block."""
    return [value[slice(*block.span)] for block in read_markdown(value)]


@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ("a *b* c", ["text a ", "open em0 *", "text b", "close em0 *", "text  c"]),
        ("__b__", ["open strong0 __", "text b", "close strong0 __"]),
        ("~~b~~", ["open s0 ~~", "text b", "close s0 ~~"]),
        ("~~b~~~", ["open s0 ~~", "text b", "close s0 ~~", "text ~"]),
        (
            "***b***",
            ["open em1 *", "open strong0 **", "text b", "close strong0 **", "close em1 *"],
        ),
        ("a * b_c", ["text a * b_c"]),
        ("[b](c 'd')", ["open a0 [", "text b", "close a0 ](c 'd')"]),
        ("a `b\nc`", ["text a ", "kept code `b\nc` = `b c`"]),
        ("a $b$", ["text a ", "kept formula $b$"]),
        ("a $$b$$", ["text a ", "kept formula $$b$$"]),
        *(
            (formula, [f"kept formula {formula}"])
            for formula in (
                r"\(\{1, 2\}\)",
                r"\(x\,y\)",
                r"\[area = base \times height\]",
                r"\(v = \frac{\text{the distance}}{\text{the time}}\)",
            )
        ),
        # Brackets of a text, escaped.
        (r"\[see the a=b part\]", [r"text \[ = [", "text see the a=b part", r"text \] = ]"]),
        (
            r"\(they \- or I\)",
            [r"text \( = (", "text they ", r"text \- = -", "text  or I", r"text \) = )"],
        ),
        ("a <http://b.c>", ["text a ", "kept url <http://b.c>"]),
        ("a <b@c.d>", ["text a ", "kept email <b@c.d>"]),
        ("a &amp; \\* b", ["text a ", "text &amp; = &", "text  ", "text \\* = *", "text  b"]),
        ("&ngE;b", ["text &ngE; = ≧̸", "text b"]),
        ("C:\\Users", ["text C:\\Users"]),
        ("a \n> b", ["text a"]),
        ("> a \n>  b", ["text a", "break  \n>   =  ", "text b"]),
        ("a <b>b</b>", ["text a ", "open b0 <b>", "text b", "close b0 </b>"]),
        ("a <b>b", ["text a ", "open b <b>", "text b"]),
        ("a</b> b", ["text a", "close b </b>", "text  b"]),
        (
            "<div><b><i></b></i>a</div>",
            ["open b0 <b>", "open i1 <i>", "close b0 </b>", "close i1 </i>", "text a"],
        ),
        ("a <!-- b --> c", ["text a ", "single comment <!-- b -->", "text  c"]),
        ("a<wbr>b", ["text a", "single wbr <wbr>", "text b"]),
        ('<a id="x"></a>b', ['single a <a id="x"></a>', "text b"]),
        ("a <kbd>*b*</kbd>", ["text a ", "kept code <kbd>*b*</kbd>"]),
        ("a <code> b", ["text a ", "open code <code>", "text  b"]),
        ("a <i translate=no>b", ["text a ", "kept code <i translate=no>b"]),
        ("a <script>b</script> c", ["text a ", "kept code <script>b</script>", "text  c"]),
        ("![](b) a", ["single img ![](b)", "text  a"]),
        ("![15](b) a", ["single img ![15](b)", "text  a"]),
        ("![*a*](b)", ["single img ![*a*](b) [['open em0 *', 'text a', 'close em0 *']]"]),
        ('b <img alt="a">', ["text b ", "single img <img alt=\"a\"> [['text a']]"]),
    ],
)
def test_pieces(value: str, pieces: list[str]) -> None:
    assert read(value)[0] == pieces


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("[la casa]", "a:ref:la casa"),
        ("[la casa][]", "a:ref:la casa"),
        ("[La\nCasa][]", "a:ref:La Casa"),
        ("[x][la casa]", "a"),
        ("![la casa]", "img:ref:la casa"),
        ("![la casa][]", "img:ref:la casa"),
        ("![x][la casa]", "img"),
        ("[la casa](la casa)", "a:ref:la casa"),
        ("|[x\\|y]|\n|-|\n", "a:ref:x\\|y"),
    ],
)
def test_texts_that_name_an_address_say_so(value: str, label: str) -> None:
    (block,) = read_markdown(value + "\n\n[la casa]: /url\n[x|y]: /url\n")
    assert next(piece.label for piece in block.pieces[::-1] if piece.label) == label


@pytest.mark.parametrize(
    ("value", "blocks"),
    [
        ("# One #\n\ntwo\n===\n", ["One", "two"]),
        ("- one\n- [ ] two\n- [x] three\n", ["one", "two", "three"]),
        ("1. one\n\n   two\n", ["one", "two"]),
        ("> one\n> two\n", ["one\n> two"]),
        ("> one\ntwo\n", ["one\ntwo"]),
        ("| one | t\\|o |\n|-|-|\n| **x** | |\n", ["one", "t\\|o", "**x**"]),
        ("one | two\nthree | four\n", ["one | two", "three | four"]),
        ("one\ntwo | three\n", ["one", "two | three"]),
        ("P(A | B)\none, `a | b`\ntwo, a|b\n", ["P(A | B)\none, `a | b`\ntwo, a|b"]),
        ("one  \ntwo\\\nthree<br>four\n", ["one", "two", "three", "four"]),
        ("one <div>two</div> three\n", ["one ", "two", " three"]),
        ("```\nno\n```\none\n\n    no\n", ["one"]),
        ("$$\nno\n$$\none\n", ["one"]),
        ("[no]: /url\none\n", ["one"]),
        ("***\n\none\n", ["one"]),
        ("one[^1]\n\n[^1]: two\n", ["one[^1]", "two"]),
        ("<!-- no -->\n\none\n", ["one"]),
        ("<script>\nno\n</script>\none\n", ["one"]),
        ("<div>\none <b>two</b>\n</div>\n\n*three*\n", ["one <b>two</b>", "*three*"]),
        ("> <p>one\n> two\n", ["one\n> two"]),
        ('<div translate="no">\n\n*no*\n\n- no\n\n</div>\n\none\n', ["one"]),
        ('<p translate="no">no\n\none\n', ["one"]),
        ("![](no.png)\n\n<!-- -->\n", []),
        (" \n", []),
    ],
)
def test_blocks_and_gaps(value: str, blocks: list[str]) -> None:
    assert texts(value) == blocks
    crlf = value.replace("\n", "\r\n")
    assert texts(crlf) == [block.replace("\n", "\r\n") for block in blocks]


def test_cells_and_html_are_told_from_other_text() -> None:
    blocks = read_markdown("|a|\n|-|\n|![b](c)|\n\n<p>d\n\ne\n")
    assert [block.writing for block in blocks] == ["cell", "cell", "html", "markdown"]
    inset = blocks[1].pieces[0].inset
    assert inset is not None
    assert inset.writing == "cell"


def test_a_mark_may_straddle_a_hard_line_break() -> None:
    assert read("**a  \nb** *c*") == [
        ["open strong0 **", "text a"],
        ["text b", "close strong0 **", "text  ", "open em1 *", "text c", "close em1 *"],
    ]


def test_a_mark_whose_partner_stands_in_a_gap_has_none() -> None:
    assert read("**<br>b**") == [["text b", "close strong **"]]


def test_pair_numbers_are_unique_in_a_value() -> None:
    value = "*a* <b>b</b>\n\n<p><i>c</i></p>\n\n| *d* |\n|-|\n\n![*e*](f)\n"
    pieces = [piece for block in read_markdown(value) for piece in block.pieces]
    insets = [inner for piece in pieces if piece.inset for inner in piece.inset.pieces]
    pairs = [piece.pair for piece in pieces + insets if piece.pair != UNPAIRED]
    assert len(pairs) == 10
    assert len(set(pairs)) == 5


def test_a_price_is_no_formula_and_a_number_last_takes_none_away() -> None:
    assert read("It costs $5 and the other $7.") == [["text It costs $5 and the other $7."]]
    assert read("$x$ is 5")[0][0] == "kept formula $x$"
