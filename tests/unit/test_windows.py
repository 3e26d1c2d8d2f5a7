"""Windows of a stream, and what is done with them side by side."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.windows import overlapped, windows


@given(st.lists(st.integers(0, 40)), st.integers(1, 9), st.integers(1, 100))
def test_windows_hold_every_item_once_and_are_full_but_for_the_last(
    sizes: list[int], most: int, most_size: int
) -> None:
    cut = list(windows(sizes, lambda size: size, most=most, most_size=most_size))
    assert [one for window in cut for one in window] == sizes
    for window in cut:
        assert 0 < len(window) <= most
        assert sum(window[:-1]) < most_size
    for window in cut[:-1]:
        assert len(window) == most or sum(window) >= most_size


def test_the_next_window_is_begun_and_the_one_before_ended_while_one_is_worked_on() -> None:
    begun, ended = threading.Event(), threading.Event()

    def begin(window: int) -> int:
        if window == 2:
            begun.set()
        return window

    def work(window: int) -> int:
        if window == 1:
            assert begun.wait(5)
        if window == 2:
            assert ended.wait(5)
        return window

    def end(window: int) -> Iterator[int]:
        yield window
        if window == 1:
            ended.set()

    assert list(overlapped([1, 2, 3], begin, work, end)) == [1, 2, 3]


def test_no_more_than_two_windows_are_in_flight() -> None:
    taken: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    def end(window: int) -> Iterator[int]:
        yield window

    stream = overlapped(endless(), lambda one: one, lambda one: one, end)
    for expected in range(5):
        assert next(stream) == expected
        assert len(taken) <= expected + 2
    stream.close()  # type: ignore[attr-defined]  # a generator


@pytest.mark.parametrize("part", ["begin", "work", "end"])
def test_an_error_of_any_part_ends_the_stream_after_what_was_done(part: str) -> None:
    def failing(name: str, window: int) -> int:
        if name == part and window == 3:
            raise ValueError(name)
        return window

    def end(window: int) -> Iterator[int]:
        yield failing("end", window)

    stream = overlapped(
        range(9),
        lambda window: failing("begin", window),
        lambda window: failing("work", window),
        end,
    )
    done = [next(stream), next(stream)]
    with pytest.raises(ValueError, match=part):
        done.extend(stream)
    assert done == [0, 1] if part == "begin" else done == [0, 1, 2]
