"""Parts of long texts, for a list."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.pages.excerpts import Excerpt, excerpt, marks_of

LONG = " ".join(f"word{number}" for number in range(100))
MOST = 180


def text(made: Excerpt) -> str:
    return "".join(piece.text for piece in made.pieces)


def marked(made: Excerpt) -> list[str]:
    return [piece.text for piece in made.pieces if piece.marked]


def test_a_short_text_stands_whole() -> None:
    made = excerpt("ar", "نص قصير", [(0, 2)])
    assert (text(made), marked(made)) == ("نص قصير", ["نص"])
    assert (made.lang, made.dir, made.starts_late, made.ends_early) == ("ar", "rtl", False, False)


def test_a_long_text_ends_with_a_word() -> None:
    made = excerpt("en", LONG)
    assert LONG.startswith(text(made) + " ")
    assert (made.starts_late, made.ends_early) == (False, True)
    assert MOST - 30 <= len(text(made)) <= MOST


def test_the_flagged_words_are_in_it() -> None:
    start = LONG.index("word70")
    made = excerpt("en", LONG, [(start, start + 6)])
    assert marked(made) == ["word70"]
    assert (made.starts_late, made.ends_early) == (True, True)
    assert f" {text(made)} " in LONG


def test_a_text_without_spaces_is_cut_between_letters() -> None:
    family = "👩‍👩‍👧‍👦"
    made = excerpt("zh", family * 40)
    assert len(text(made)) % len(family) == 0
    accents = excerpt("en", "e\u0301" * 200)
    assert unicodedata.normalize("NFC", text(accents)) == "é" * (len(text(accents)) // 2)


@given(
    st.text(st.sampled_from("ab \n\u0301\u200d👧🇪🇸سخ"), max_size=500),
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)).map(sorted), max_size=4),
)
def test_an_excerpt_is_a_part_of_the_text(written: str, spans: list[list[int]]) -> None:
    marks = [(one, min(other, len(written))) for one, other in spans if one < len(written)]
    made = excerpt("en", written, [mark for mark in marks if mark[0] < mark[1]])
    assert text(made) in written
    assert len(text(made)) <= MOST
    assert (text(made) == written) == (not made.starts_late and not made.ends_early)
    assert written.startswith(text(made)) or made.starts_late
    assert bool(text(made)) == bool(written)


def flag(severity: str = "critical", **more: list[int] | None) -> dict[str, object]:
    return {"severity": severity, "source": None, "target": None, **more}


@pytest.mark.parametrize(
    ("flags", "begin", "marks"),
    [
        ([flag(source=[12, 14])], 10, [(2, 4)]),
        ([flag(source=[12, 14])], None, []),  # nobody knows where it begins
        ([flag(source=[12, 14], severity="note")], 10, []),
        ([flag(source=[10, 30])], 10, []),  # all of it
        ([flag(source=[5, 13]), flag("unsure", source=[28, 99])], 10, [(0, 3), (18, 20)]),
        ([flag(source=[1, 5]), flag(target=[12, 14])], 10, []),
    ],
)
def test_marks_are_counted_from_the_passage(
    flags: list[dict[str, object]], begin: int | None, marks: list[tuple[int, int]]
) -> None:
    assert marks_of(flags, "source", begin, 20) == marks
