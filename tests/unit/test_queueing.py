"""What takes much is done once at a time, and only some may wait for it."""

from __future__ import annotations

import threading
import time

import pytest

from pipeline.web.pages.queueing import Queue


def test_one_at_a_time_is_inside_and_all_come_in() -> None:
    queue, inside, most = Queue(3), [0], []

    def come() -> None:
        with queue.turn():
            inside[0] += 1
            time.sleep(0.005)
            most.append(inside[0])
            inside[0] -= 1

    threads = [threading.Thread(target=come) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most == [1] * 8
    assert not queue.is_full


def test_it_is_full_with_those_who_wait() -> None:
    queue = Queue(2)

    def come() -> None:
        with queue.turn():
            pass

    other = threading.Thread(target=come)
    with queue.turn():
        assert not queue.is_full
        other.start()
        end = time.monotonic() + 10
        while not queue.is_full and time.monotonic() < end:
            time.sleep(0.005)
        assert queue.is_full
    other.join()
    assert not queue.is_full


def test_an_error_leaves_it_to_the_next() -> None:
    queue = Queue(1)
    with pytest.raises(RuntimeError, match="planted"), queue.turn():
        raise RuntimeError("planted")
    assert not queue.is_full
    with queue.turn():
        assert queue.is_full
