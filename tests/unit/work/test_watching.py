"""Installed packages are watched for as long as the service runs, and posts go on with them."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from pipeline.exchange.bell import Bell
from pipeline.runtimes.handing_over import _Looker
from pipeline.store.database import Database
from pipeline.work import watcher
from pipeline.work.engine_room import EngineRoom
from pipeline.work.watcher import Watcher
from translators.testing import IdentityTranslator


class Clock:
    """A clock that stands, and the times at which posts were looked at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, woken: int) -> None:
        self.now = 1000.0
        self.looked: list[float] = []

        def wake_wanted(*_: object) -> int:
            self.looked.append(self.now - 1000)
            return woken

        monkeypatch.setattr(watcher, "wake_wanted", wake_wanted)
        monkeypatch.setattr(watcher, "time", SimpleNamespace(monotonic=lambda: self.now))

    def run(self, one: Watcher, seconds: int) -> None:
        for _ in range(seconds // 10):
            one.look()
            self.now += 10


@pytest.fixture
def room() -> EngineRoom:
    return EngineRoom(IdentityTranslator)


def test_posts_that_wait_are_looked_at_every_minute_with_the_same_packages_too(
    database: Database, room: EngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch, woken=0)
    clock.run(Watcher(database, room, Bell()), 200)
    assert clock.looked == [0, 60, 120, 180]


def test_posts_that_come_back_each_time_are_looked_at_less_and_less_often(
    database: Database, room: EngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(monkeypatch, woken=3)
    one = Watcher(database, room, Bell())
    clock.run(one, 1000)
    assert clock.looked == [0, 60, 180, 420, 900]
    room.number += 1  # another package
    clock.looked.clear()
    clock.run(one, 100)
    assert clock.looked == [1000, 1060]


def test_a_folder_that_cannot_be_read_does_not_end_the_looking(
    monkeypatch: pytest.MonkeyPatch, room: EngineRoom
) -> None:
    looks, enough = [], threading.Event()

    def look() -> bool:
        looks.append(1)
        if len(looks) == 3:
            enough.set()
        raise PermissionError

    monkeypatch.setattr(room, "look", look)
    looker = _Looker(room, every=0.01)
    looker.start()
    assert enough.wait(10)
    looker.stopping.set()
    looker.join(10)
    assert not looker.is_alive()
