"""Signs of emphasis that stand as text keep their place as marks do."""

from __future__ import annotations

import pytest

from pipeline.domain.post import Format
from pipeline.stages.formats.markdown import read_markdown
from pipeline.stages.passages.literal import with_literal_marks
from pipeline.stages.writing.write import write
from tests.support.passages import by_words, passage_of
from tests.support.timing import assert_linear
from tests.support.word_engine import backwards


@pytest.mark.parametrize(
    ("text", "written", "signs"),
    [
        (r"it was \_so\_ good", "markdown", [r"\_", r"\_"]),
        (r"it was \*\*so\*\* good", "markdown", [r"\*\*", r"\*\*"]),
        ("<p>it was _so_ good</p>", "html", ["_", "_"]),
        ("<p>it &#42;was&#42; ~so~ good</p>", "html", ["&#42;", "&#42;", "~", "~"]),
        (r"a **b \_c\_** d", "markdown", ["**", r"\_", r"\_", "**"]),
        # No pair, no word, part of a token, across an element.
        (r"it was \_so good", "markdown", []),
        (r"it was \_5\_ good", "markdown", []),
        (r"see `_so_` and my\_dog\_name", "markdown", []),
        ("<p>it _was <b>so_ good</b></p>", "html", ["<b>", "</b>"]),
    ],
)
def test_signs_that_readers_see_are_marks(text: str, written: Format, signs: list[str]) -> None:
    passage = passage_of(text, written)
    assert passage.markup is not None
    assert [sign.raw for sign in passage.markup.signs] == signs


@pytest.mark.parametrize(
    ("text", "written", "target"),
    [
        (r"it was \_so\_ good", "markdown", r"GOOD \_SO\_ WAS IT"),
        ("it was &#95;so&#95; good", "html", "GOOD &#95;SO&#95; WAS IT"),
    ],
)
def test_signs_that_readers_see_follow_their_words(text: str, written: Format, target: str) -> None:
    passage = passage_of(text, written)
    assert write(passage, by_words(passage, backwards)).text == target


@pytest.mark.parametrize("piece", [r"\_a\_ ", r"\_", r"\_a", r"\_a b\_ **c** "])
def test_signs_are_found_in_linear_time(piece: str) -> None:
    small, large = ((piece * length)[:length] for length in (8_000, 32_000))
    blocks, more = read_markdown(small), read_markdown(large)
    assert_linear(
        lambda: with_literal_marks(blocks, small), lambda: with_literal_marks(more, large)
    )
