"""A translation has the structure of its source, or the passage keeps its source."""

from __future__ import annotations

import pytest

from pipeline.domain.post import Format
from pipeline.stages.translation.rendering import Rendering, verbatim
from pipeline.stages.writing.page import Page
from pipeline.stages.writing.settle import Settled, settle
from tests.support.passages import passages_of


def machine(text: str) -> Rendering:
    return Rendering(text=text, origin="machine", score=0.5)


def settled(text: str, written: Format, *targets: str) -> Settled:
    passages = passages_of(text, written)
    renderings = [machine(target) for target in targets]
    return settle(Page(value=text, written=written), passages, renderings)


def codes(rendering: Rendering) -> list[str]:
    return [flag.code for flag in rendering.flags]


@pytest.mark.parametrize(
    ("text", "written", "targets", "value"),
    [
        ("One dog.", "markdown", ["Un perro."], "Un perro."),
        # What would be markup is escaped as far as it takes.
        ("One dog.", "markdown", ["1. perro"], "1\\. perro"),
        ("One dog.", "markdown", ["# perro"], "\\# perro"),
        ("One dog.", "markdown", ["un *perro*"], "un \\*perro\\*"),
        ("One dog.", "html", ["un <b>perro</b>"], "un &lt;b&gt;perro&lt;/b&gt;"),
        ("| One dog | b |\n|-|-|", "markdown", ["un|perro", "b"], "| un\\|perro | b |\n|-|-|"),
        # Of two passages only the guilty one is spelled with care.
        ("- Two _ cats\n- One dog", "markdown", ["Dos _ gatos", "# perro"],
         "- Dos _ gatos\n- \\# perro"),
    ],
)  # fmt: skip
def test_a_translation_becomes_no_markup(
    text: str, written: Format, targets: list[str], value: str
) -> None:
    found = settled(text, written, *targets)
    assert found.page.value == value
    assert all(one.origin == "machine" for one in found.renderings)
    assert not any("structure-changed" in codes(one) for one in found.renderings)


def test_a_passage_that_cannot_be_written_keeps_its_source_and_no_other_does() -> None:
    text = "- Two cats\n- One dog\n- Six birds"
    found = settled(text, "markdown", "Dos gatos", "un\n\n- perro", "Seis aves")
    assert found.page.value == "- Dos gatos\n- One dog\n- Seis aves"
    assert [one.origin for one in found.renderings] == ["machine", "verbatim", "machine"]
    assert codes(found.renderings[1]) == ["structure-changed"]
    assert found.renderings[1].alternatives == ("un\n\n- perro",)
    assert found.renderings[1].flags[0].source == (0, len("One dog"))


def test_a_translation_without_a_place_for_its_marks_keeps_its_source() -> None:
    found = settled("One **big** dog_", "markdown", "Un perro_ grande * x")
    assert found.page.value == "One **big** dog_"
    assert codes(found.renderings[0]) == ["structure-changed"]
    # What a teacher may begin with is spelled as it would stand in the post.
    assert found.renderings[0].alternatives == ("Un perro\\_ grande \\* x",)


def test_what_an_image_shows_is_translated_where_the_passage_is_not() -> None:
    text = "See **the** ![a big dog](d.png) now."
    passages = passages_of(text)
    assert [inset.text for inset in passages[0].insets] == ["a big dog"]
    lost = Rendering(text="Mira ahora.", origin="machine", insets=(machine("un perro grande"),))
    found = settle(Page(value=text, written="markdown"), passages, [lost])
    assert found.page.value == "See **the** ![un perro grande](d.png) now."
    assert found.renderings[0].origin == "verbatim"
    assert codes(found.renderings[0]) == ["structure-changed"]


def test_what_stays_is_not_touched() -> None:
    text = "One  <b >dog</b > &amp; *"
    passages = passages_of(text, "html")
    found = settle(Page(value=text, written="html"), passages, [verbatim(passages[0])])
    assert found.page.value == text
    assert found.renderings[0].flags == ()
