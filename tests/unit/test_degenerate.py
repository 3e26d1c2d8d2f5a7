"""Texts that are no translations."""

from __future__ import annotations

import time

import pytest

from translators.degenerate import find_loop, find_problem, is_near_copy

SOURCE = "We went to the beach with our dog."


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("Fuimos a la playa con nuestro perro.", None),
        ("", "empty"),
        (" \n", "empty"),
        ("perro perro perro perro", "repetition"),
        ("Fuimos a la playa, a la playa, a la playa, a la playa", "repetition"),
        ("Fuimos a la la la playa", None),
        ("lalalalalala", "repetition"),
        ("aaaaaaaaaaaaaaaaa", "repetition"),
        ("Fuimos......................", "repetition"),
        (SOURCE, "copied"),
        (SOURCE.upper(), "copied"),
        ("We went  to the beach with our dog. ", "copied"),
        ("Fuimos a la ⁇ playa", "unknown"),
        ("Fuimos <unk> la playa", "unknown"),
        ("Fuimos a la play\ufffd", "unknown"),
    ],
)
def test_what_is_wrong_is_named(target: str, problem: str | None) -> None:
    assert find_problem(SOURCE, target, cut=False) == problem


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("jajajajajajaja qué risa", "hahahahahaha what fun"),
        ("no no no no no", "no no no no no"),
        ("Kofi Annan, Accra", "Kofi Annan, Accra"),
        ("OK", "OK"),
        ("Internet radio", "Internet radio"),
        ("", ""),
        ("What is ⁇ then?", "¿Qué es ⁇ entonces?"),
        ("goooooooooooooal", "goooooooooooooool"),
        ("Wait..............", "Espera..............."),
    ],
)
def test_what_the_source_has_itself_is_not_held_against_a_translation(
    source: str, target: str
) -> None:
    assert find_problem(source, target, cut=False) is None


def test_what_the_limit_cut_is_truncated_unless_it_loops() -> None:
    assert find_problem(SOURCE, "Fuimos a la playa con", cut=True) == "truncated"
    assert find_problem(SOURCE, "la la la la la la", cut=True) == "repetition"


@pytest.mark.parametrize("piece", ["ab", "a b ", "a", "la casa ", "abcdefghijkl", "ab c"])
def test_looking_for_loops_takes_little_time(piece: str) -> None:
    start = time.process_time()
    find_loop((piece * 5000)[:20_000])
    find_loop("".join(chr(0x4E00 + n % 900) for n in range(20_000)))
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("We went to the beech with our dog", True),
        ("Fuimos a la playa con nuestro perro", False),
        ("", False),
    ],
)
def test_a_copy_with_a_slip_is_seen(target: str, near: bool) -> None:
    assert is_near_copy(SOURCE, target) == near
