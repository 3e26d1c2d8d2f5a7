"""A block as readers see it, and the way back to its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.domain.post import Format
from pipeline.stages.formats.read import read
from pipeline.stages.passages.view import View


def views_of(text: str, written: Format) -> list[View]:
    return [View(block, text) for block in read(text, written).blocks or ()]


@pytest.mark.parametrize(
    ("text", "written", "seen"),
    [
        ("**two** dogs", "markdown", "two dogs"),
        ("a \\* b", "markdown", "a * b"),
        ("fish &amp; chips", "markdown", "fish & chips"),
        ("> one\n> two", "markdown", "one two"),
        ("see ![a dog](d.png)", "markdown", "see ![a dog](d.png)"),
        ("run `x = 1` now", "markdown", "run `x = 1` now"),
        ("fish &amp; <b>chips</b>", "html", "fish & chips"),
        ("see <img\nalt='a dog'>", "html", "see <img alt='a dog'>"),
    ],
)
def test_readers_see_text_without_marks(text: str, written: Format, seen: str) -> None:
    (view,) = views_of(text, written)
    assert view.text == seen


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("**two** dogs", "two", "two"),
        ("**two** dogs", "dogs", "dogs"),
        ("a \\* b", "*", "\\*"),
        ("a \\* b", "a * b", "a \\* b"),
        ("fish &amp; chips", "&", "&amp;"),
        ("> one\n> two", "one two", "one\n> two"),
        ("*a*![b](c) d", "![b](c)", "![b](c)"),
    ],
)
def test_every_word_leads_back_to_its_source(text: str, word: str, source: str) -> None:
    (view,) = views_of(text, "markdown")
    at = view.text.index(word)
    assert text[view.start(at) : view.end(at + len(word))] == source


@given(st.text(alphabet="ab *_`[]()<>&amp;!\\\n", min_size=1, max_size=40))
def test_offsets_lead_to_the_source_in_order(text: str) -> None:
    for written in ("markdown", "html"):
        for view in views_of(text, written):
            starts = [view.start(at) for at in range(len(view.text))]
            ends = [view.end(at + 1) for at in range(len(view.text))]
            assert starts == sorted(starts)
            assert ends == sorted(ends)
            assert all(start < end for start, end in zip(starts, ends, strict=True))
            spelled = [
                text[start:end] == seen
                for seen, start, end in zip(view.text, starts, ends, strict=True)
            ]
            atoms = {at for (a, b), _ in view.atoms((0, len(view.text))) for at in range(a, b)}
            shown = {
                at for piece, a, b in view.shown() if piece.kind != "text" for at in range(a, b)
            }
            assert all(same or at in atoms | shown for at, same in enumerate(spelled))
