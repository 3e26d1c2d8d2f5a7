"""Native threads that step aside."""

from __future__ import annotations

import os
import threading

import pytest

from translators.argos.priority import NICENESS, in_background


def test_what_is_made_in_the_background_has_a_lower_priority_and_the_caller_keeps_its_own() -> None:
    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    inside = in_background(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    assert inside == max(before, NICENESS)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        in_background(lambda: 1 // 0)
