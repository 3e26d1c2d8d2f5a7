"""Fields of forms and addresses are read as browsers write them, or not at all."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.pages.forms import read_fields

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=20))
def test_what_was_written_is_read(pairs: list[tuple[str, str]]) -> None:
    read = read_fields(urlencode(pairs), most=100_000)
    assert read is not None
    assert read.last == dict(pairs)
    for name, values in read.all.items():
        assert list(values) == [value for other, value in pairs if other == name]


def test_lines_end_in_a_line_feed_alone() -> None:
    read = read_fields("text=one%0D%0Atwo%0Athree")
    assert read is not None
    assert read.last == {"text": "one\ntwo\nthree"}


@pytest.mark.parametrize(
    "text", ["a=%00", "%00=a", "a=%ff", "a=%ED%A0%80", "x" * 8001, "&".join(["a=1"] * 2001)]
)
def test_what_no_field_can_hold_is_refused(text: str) -> None:
    assert read_fields(text) is None
