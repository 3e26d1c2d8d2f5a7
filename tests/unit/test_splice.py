"""Replaced stretches, and the way from the old text to the new and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.splice import splice

SPLICED = splice("We saw @ana today", [((7, 11), "X1")])


def test_stretches_are_replaced_and_their_places_are_known() -> None:
    assert SPLICED.text == "We saw X1 today"
    assert SPLICED.places == (((7, 11), (7, 9)),)


@pytest.mark.parametrize(
    ("old", "new"),
    [((0, 2), (0, 2)), ((3, 6), (3, 6)), ((7, 11), (7, 9)), ((12, 17), (10, 15))],
)
def test_spans_move_both_ways(old: tuple[int, int], new: tuple[int, int]) -> None:
    assert SPLICED.to_new(old) == new
    assert SPLICED.to_old(new) == old


@pytest.mark.parametrize("old", [(8, 9), (7, 9), (9, 11)])
def test_a_part_of_a_replaced_stretch_is_the_whole_of_what_replaced_it(
    old: tuple[int, int],
) -> None:
    assert SPLICED.to_new(old) == (7, 9)


@given(st.text(max_size=20), st.data())
def test_what_was_not_replaced_is_found_again(text: str, data: st.DataObject) -> None:
    borders = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(borders[::2], borders[1::2], strict=False))
    done = splice(text, [(span, data.draw(st.text(max_size=4))) for span in spans])
    changed = {at for start, end in spans for at in range(start, end)}
    for at in set(range(len(text))) - changed:
        start, end = done.to_new((at, at + 1))
        assert done.text[start:end] == text[at]
        assert done.to_old((start, end)) == (at, at + 1)
