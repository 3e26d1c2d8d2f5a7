"""The texts of a passage's page: marked where flags point, cut where they are long."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.web.pages.passage_texts import (
    fields_of,
    lines_of,
    neighbour_of,
    slice_of,
    source_of,
    target_of,
    text_of,
)
from pipeline.wording import words_for
from tests.support.timing import assert_linear

WORDS = words_for("en")


def flag(code: str = "number-changed", **more: Any) -> dict[str, Any]:
    return {
        "code": code, "severity": "critical", "message": "", "params": {}, "source": None,
        "target": None, **more,
    }  # fmt: skip


def passage(source: list[int], target: list[int], **more: Any) -> dict[str, Any]:
    return {
        "index": 0, "field": "text", "source": source, "target": target, "language": "en",
        "origin": "machine", "flags": [], **more,
    }  # fmt: skip


def post(text: str, became: str, *passages: dict[str, Any], **more: Any) -> dict[str, Any]:
    spanish = {"title": None, "text": became, "attachments": [], "passages": list(passages)}
    return {
        "id": "p-1", "author": "s-4", "classroom": "accra", "status": "held",
        "created_at": "2026-11-20T09:30:00+00:00", "language": {"code": "en"}, "flags": [],
        "title": None, "text": text, "attachments": [], "translations": {"es": spanish}, **more,
    }  # fmt: skip


def marked(pieces: Any) -> list[str]:
    return [one.text for one in pieces if one.marked]


def test_words_that_flags_point_at_are_marked_on_either_side() -> None:
    one = passage([4, 18], [4, 14], flags=[flag(source=[11, 13]), flag(target=[8, 13])])
    document = post("Hi. We saw 15 dog", "Ea. Hay perro.", one)
    assert marked(source_of(document, one).pieces) == ["15"]
    assert marked(target_of(document, "es", one).pieces) == ["perro"]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ([flag(source=[4, 17])], []),  # all of it
        ([flag(source=[0, 6])], ["We"]),  # begins in the passage before
        ([flag(source=[14, 99])], ["dog"]),  # ends behind the text
        ([flag(source=[0, 3])], []),  # elsewhere
        ([flag(severity="note", source=[11, 13])], []),
        ([flag(source=[11, 13]), flag(source=[11, 13])], ["15"]),
    ],
)
def test_marks_stay_inside_and_say_something(
    flags: list[dict[str, Any]], expected: list[str]
) -> None:
    one = passage([4, 17], [0, 1], flags=flags)
    assert marked(source_of(post("Hi. We saw 15 dog", "a", one), one).pieces) == expected


def test_what_was_kept_is_in_the_language_it_was_written_in() -> None:
    one = passage([0, 2], [0, 2], origin="verbatim", language="ar")
    text = target_of(post("أب", "أب", one), "es", one)
    assert (text.lang, text.dir, text.plain) == ("ar", "rtl", "أب")


def test_the_passages_of_a_post_stand_in_order_and_say_which_is_asked_about() -> None:
    passages = [
        passage([0, 3], [0, 3]),
        passage([4, 7], [4, 7], index=1, flags=[flag()]),
        passage([8, 9], [8, 9], index=2, flags=[flag(severity="note")]),
    ]
    lines = list(lines_of(post("One two x", "Uno dos y", *passages), "es", 1))
    assert [line.source.plain for line in lines] == ["One", "two", "x"]
    assert [line.target.plain for line in lines] == ["Uno", "dos", "y"]
    assert [line.here for line in lines] == [False, True, False]
    assert [line.flagged for line in lines] == [False, True, False]


def test_a_whole_post_shows_each_field_with_its_own_marks() -> None:
    picture = {"alt": "A house", "caption": " ", "transcript": None}
    found = flag("contact-detail", source=[0, 1])
    elsewhere = flag("contact-detail", source=[2, 7], params={"field": "attachments/0/alt"})
    document = post("x y", "z", title="Home", attachments=[picture], flags=[found, elsewhere])
    document["translations"]["es"] |= {"title": "Casa", "attachments": [{**picture, "alt": "Z"}]}
    whole = list(fields_of(document))
    assert [one.name for one in whole] == ["title", "text", "alt"]
    assert [marked(one.source.pieces) for one in whole] == [[], ["x"], ["house"]]
    assert [one.targets[0].plain for one in whole] == ["Casa", "z", "Z"]


def test_a_neighbour_is_shown_beside_its_translation_and_not_twice() -> None:
    shown = neighbour_of(post("One.", "Uno."), "es", WORDS)
    assert shown.text is not None
    assert shown.translation is not None
    assert (shown.text.plain, shown.translation.plain) == ("One.", "Uno.")
    assert neighbour_of(post("One.", "One."), "es", WORDS).translation is None
    assert neighbour_of(post("One.", "Uno."), "fr", WORDS).translation is None


def test_a_post_without_text_has_none_to_show() -> None:
    body = {"author": "s-4", "classroom": "accra", "status": "withdrawn",
            "created_at": "2026-11-20T09:30:00+00:00"}  # fmt: skip
    assert neighbour_of(body, "es", WORDS).text is None
    failed = neighbour_of({**body, "status": "failed", "text": "One."}, "es", WORDS)
    assert failed.text is not None
    assert failed.text.lang == "und"


@pytest.mark.parametrize("text", ["word " * 1_000, "x" * 5_000, "line\n" * 1_000])
def test_a_long_neighbour_is_cut_behind_a_word(text: str) -> None:
    shown = neighbour_of(post(text, "corto"), "es", WORDS).text
    assert shown is not None
    assert shown.cut
    assert 400 < len(shown.plain) <= 800
    assert text.startswith(shown.plain)
    assert shown.plain == shown.plain.strip()


def test_a_slice_never_leaves_its_field() -> None:
    one = passage([0, 9], [0, 9])
    document = post("One two x", "Uno dos y", one)
    assert slice_of(document, one, [4, 7]) == "two"
    assert slice_of(document, one, [4, 99]) == "two x"
    assert slice_of(document, one, None) == ""


def test_many_marks_take_no_long_time() -> None:
    def work(count: int) -> None:
        text_of("en", "15 " * count, [(3 * n, 3 * n + 2) for n in range(count)])

    assert_linear(lambda: work(2_000), lambda: work(8_000))
