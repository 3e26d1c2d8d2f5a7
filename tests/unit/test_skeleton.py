"""The structure of HTML without its words."""

from __future__ import annotations

import pytest
from hypothesis import given

from pipeline.stages.formats.html import read_html
from pipeline.stages.structure.skeleton import skeleton
from tests.support.html_corpus import Case, cases
from tests.unit.test_format_html_laws import trees


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>dog</p>", "<p>perro</p>"),
        ("<p>a</p> <p>b</p>", "<p>c</p><p>d</p>"),
        ("<p>a <b>x</b> <i>y</i></p>", "<p><i>y</i> a <b>x</b></p>"),
        ("<img src=x alt=dog>", "<img src=x alt=perro>"),
        ("<p>a &amp; b</p>", "<p>c</p>"),
        ("<p>a</p>", "<p>a"),
        ("<p>use <code>x</code> a</p>", "<p>b <code>x</code></p>"),
        ("a <i translate=no>Ama</i>", "<i translate=no>Ama</i> b"),
    ],
)
def test_words_and_the_order_of_marks_do_not_count(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert hash(skeleton(one)) == hash(skeleton(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<div>a</div>"),
        ("<p>a</p><ul><li>b</ul>", "<ul><li>b</ul><p>a</p>"),
        ("<b>a</b>", "<b></b>a"),
        ("<b>a</b>", "a"),
        ("<b>a</b>", "<b>a</b><b>a</b>"),
        ("<b><i>a</i></b>", "<i><b>a</b></i>"),
        ("a<br><b>b</b>", "<b>b</b><br>a"),
        ("a<br>b", "a b"),
        ("<a href=x>a</a>", "<a href=y>a</a>"),
        ("<img src=x alt=a>", "<img src=y alt=a>"),
        ("<img src=x alt=a>", "<img src=x alt=''>"),
        ("<code>x</code>", "<code>y</code>"),
        ("<pre>x  y</pre>", "<pre>x y</pre>"),
        ("<code>a<b>b</b></code>", "<code><b>b</b>a</code>"),
        ("<script>a</script>b", "<script>c</script>b"),
        ("a<!-- b -->", "a<!-- c -->"),
        ("<i translate=no>Ama</i>", "<i translate=no>AMA</i>"),
        ("<i class=notranslate>Ama</i>", "<i class=notranslate>AMA</i>"),
        ("<math><mi>x</mi></math>", "<math><mi>y</mi></math>"),
        ("<template><b>x</b></template>", "<template><i>x</i></template>"),
        ("a < b", "a <b"),
    ],
)
def test_everything_else_counts(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def _in_capitals(value: str) -> str:
    """Write the texts that the reader finds in capitals."""
    parts: list[str] = []
    position = 0
    for block in read_html(value):
        for outer in block.pieces:
            for piece in outer.inset.pieces if outer.inset else (outer,):
                start, end = piece.span
                if piece.kind == "text" and piece.text == value[start:end]:
                    parts += (value[position:start], piece.text.upper())
                    position = end
    return "".join((*parts, value[position:]))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.section}-{case.name}")
def test_texts_can_be_replaced_without_a_change_of_structure(case: Case) -> None:
    assert skeleton(_in_capitals(case.html)) == skeleton(case.html)


@pytest.mark.fuzz
@given(trees)
def test_the_structure_of_a_tree_outlives_its_words(value: str) -> None:
    assert skeleton(_in_capitals(value)) == skeleton(value)
