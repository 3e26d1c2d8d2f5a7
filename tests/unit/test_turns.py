"""Whose turn it is to write."""

from __future__ import annotations

import threading

from pipeline.store.turns import Turns


def turns_of(first: str = "", others: str = "") -> Turns[str]:
    turns: Turns[str] = Turns()
    for one in others:
        turns.put(one, first=False)
    for one in first:
        turns.put(one, first=True)
    return turns


def test_who_goes_first_goes_together_and_then_the_others() -> None:
    turns = turns_of("ab", "xyz")
    assert turns.take() == ["a", "b"]
    assert turns.take() == ["x", "y", "z"]


def test_others_have_a_turn_between_those_who_go_first() -> None:
    turns = turns_of("a", "x")
    assert turns.take() == ["a"]
    turns.put("b", first=True)
    assert turns.take() == ["x"]
    assert turns.take() == ["b"]


def test_a_turn_of_the_others_ends_when_somebody_comes_who_goes_first() -> None:
    turns = turns_of(others="uvwxyz")
    together = turns.take()
    assert not turns.is_up(6)
    turns.put("a", first=True)
    assert not turns.is_up(0)
    assert turns.is_up(1)
    turns.give_back(together[1:])
    assert turns.take() == ["a"]
    assert turns.take() == ["v", "w", "x", "y", "z"]


def test_a_turn_of_those_who_go_first_does_not_end_early() -> None:
    turns = turns_of("abcdef")
    turns.take()
    turns.put("g", first=True)
    assert not turns.is_up(5)


def test_there_is_a_hurry_while_somebody_who_goes_first_waits_or_is_written() -> None:
    turns = turns_of("a", "x")
    assert turns.hurry
    turns.take()
    assert turns.hurry
    turns.take()
    assert not turns.hurry


def test_after_the_last_there_is_nobody() -> None:
    turns = turns_of("a")
    turns.close()
    assert turns.take() == ["a"]
    assert turns.take() == []


def test_who_waits_for_a_turn_is_woken() -> None:
    turns = turns_of()
    taken: list[list[str]] = []
    waiting = threading.Thread(target=lambda: taken.append(turns.take()))
    waiting.start()
    turns.put("a", first=False)
    waiting.join(10)
    assert taken == [["a"]]
