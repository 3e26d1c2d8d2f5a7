"""Which marks belong to which passage, and what of a passage the engine sees."""

from __future__ import annotations

import time

import pytest

from pipeline.domain.post import Format
from pipeline.stages.writing.write import write
from tests.support.passages import by_words, passage_of, passages_of
from tests.support.word_engine import backwards


@pytest.mark.parametrize(
    ("text", "written", "sources"),
    [
        ("**One dog.** Two cats.", "markdown", ["**One dog.**", "Two cats."]),
        ("One dog. **Two cats.**", "markdown", ["One dog.", "**Two cats.**"]),
        ("*One dog. Two cats.*", "markdown", ["*One dog.", "Two cats.*"]),
        ("**_One dog._** Two cats.", "markdown", ["**_One dog._**", "Two cats."]),
        ("One dog.<b></b> Two cats.", "html", ["One dog.", "Two cats."]),
        ("<b>One dog. </b>Two cats.", "html", ["<b>One dog. </b>", "Two cats."]),
        ("One dog.<b> Two cats.</b>", "html", ["One dog.", "<b> Two cats.</b>"]),
        ("<i>One dog.<b> Two</b> cats.</i>", "html", ["<i>One dog.", "<b> Two</b> cats.</i>"]),
        # Text between a mark and a passage belongs to neither, and so does the mark.
        ("**1. One dog**", "markdown", ["One dog**"]),
        (
            'He said **"hola a todos los amigos"**, and left.',
            "markdown",
            ["He said", "hola a todos los amigos", "and left."],
        ),
    ],
)
def test_a_mark_belongs_to_the_passage_that_it_encloses(
    text: str, written: Format, sources: list[str]
) -> None:
    assert [text[slice(*one.span)] for one in passages_of(text, written)] == sources


@pytest.mark.parametrize(
    ("text", "written", "core", "signs"),
    [
        # Around the whole core: outside of it.
        ("**two dogs**", "markdown", "two dogs", []),
        ("*😀 two dogs*", "markdown", "two dogs", []),
        # Within: each with the place of its other end.
        ("**two** dogs", "markdown", "two dogs", [("**", 1), ("**", 0)]),
        ("*two **big*** dogs", "markdown", "two big dogs",
         [("*", 3), ("**", 2), ("**", 1), ("*", 0)]),
        # What straddles the core draws the emoji into it.
        ("*😀 two* dogs", "markdown", "😀 two dogs", [("*", 1), ("*", 0)]),
        ("two *dogs 😀*", "markdown", "two dogs 😀", [("*", 1), ("*", 0)]),
        # Space at the inner side of a mark is no part of the core.
        ("<b> one</b> two", "html", "one two", [("<b>", 1), ("</b>", 0)]),
        ("😀 <b> one</b> two", "html", "one two", [("<b>", 1), ("</b>", 0)]),
        ("one <b>two </b>", "html", "one two", [("<b>", 1), ("</b>", 0)]),
        # What is no text goes with the mark before it, or after it at the end.
        ("<b><!-- x -->one</b> two", "html", "one two", [("<b><!-- x -->", 1), ("</b>", 0)]),
        ("<b><i></i> one</b> two", "html", "one two", [("<b><i></i> ", 1), ("</b>", 0)]),
        ("one <b>two<!-- x --></b>", "html", "one two", [("<b>", 1), ("<!-- x --></b>", 0)]),
        # The other end is in another passage.
        ("one *dog  \nand* two", "markdown", "one dog", [("*", None)]),
    ],
)  # fmt: skip
def test_the_core_holds_what_begins_or_ends_within_it(
    text: str, written: Format, core: str, signs: list[tuple[str, int | None]]
) -> None:
    passage = passages_of(text, written)[0]
    assert passage.markup is not None
    assert passage.core.text == core
    assert [(one.raw, one.partner) for one in passage.markup.signs] == signs


@pytest.mark.parametrize(
    ("text", "written", "kept", "signs"),
    [
        ("see https://x.org/_map_ now", "markdown", ["https://x.org/map"], 0),
        ("see *https://x.org/map* now", "markdown", ["https://x.org/map"], 2),
        ("see https://x.org/a*b* now", "markdown", ["https://x.org/ab"], 0),
        ("see *https://x.org/a*b now", "markdown", ["https://x.org/ab"], 0),
        # An address that an element ends inside of ends there, too.
        ("see <b>us at https://x.org/a</b>b now", "html", ["https://x.org/a", "b"], 2),
        ("see <b>Kwame, https://x.org/a</b>b", "html", ["Kwame", "https://x.org/a", "b"], 2),
    ],
)
def test_a_token_swallows_the_elements_inside_and_ends_with_those_around(
    text: str, written: Format, kept: list[str], signs: int
) -> None:
    passage = passage_of(text, written)
    assert passage.markup is not None
    assert [one.text for one in passage.core.kept] == kept
    assert len(passage.markup.signs) == signs


@pytest.mark.parametrize("text", ["<b> one</b> two", "<b>\none</b> two", "**1. one**the river"])
def test_space_or_a_number_inside_a_mark_is_read_in_no_time(text: str) -> None:
    began = time.perf_counter()
    passages_of(text, "markdown" if "*" in text else "html")
    assert time.perf_counter() - began < 5  # it once took for ever


@pytest.mark.parametrize(
    "unit", ["*a* 😀 ", "<b> a</b>", "*😀 a* b ", "`a` *b* ", "_a*b_c* ", "a\n> "]
)
def test_every_passage_is_its_source_put_together_again(unit: str) -> None:
    for passage in passages_of(unit * 30):
        markup = passage.markup
        assert markup is not None
        assert markup.spelled((0, len(markup.source))) == markup.source
        assert markup.layout.text == markup.source
        assert 0 <= markup.core[0] <= markup.core[1] <= len(markup.source)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("see https://x.org/_map_ now", "NOW https://x.org/_map_ SEE"),
        ("see *https://x.org/a*b now", "NOW *https://x.org/a*b SEE"),
        ("run to https://x.org/_map_", "https://x.org/_map_ TO RUN"),
        ("*https://x.org/a*b is big", "BIG IS *https://x.org/a*b"),
    ],
)
def test_swallowed_marks_go_where_their_token_goes(text: str, target: str) -> None:
    passage = passage_of(text)
    assert write(passage, by_words(passage, backwards)).text == target
