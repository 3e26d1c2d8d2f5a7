"""What goes on around a service does it no harm: clocks that jump, locks, a burst."""

from __future__ import annotations

import sqlite3
import struct
import time
from pathlib import Path

from tests.faults.checker import Faults
from tests.faults.compiling import compiled
from tests.faults.play import playing
from tests.faults.scale import say, scaled

DRAIN_SECONDS = 180.0
DAY = 86400.0
JUMPS = (DAY, -DAY, 400 * DAY, -3600.0, 30.0, -30.0)


def say_all(what: str, faults: Faults, **more: float) -> None:
    say(what, **more, **faults.counts, **{kind: len(lines) for kind, lines in faults.found.items()})


def test_a_clock_that_jumps_loses_nothing(tmp_path: Path) -> None:
    offset = tmp_path / "offset"
    offset.write_bytes(struct.pack("d", 0.0))
    preload = {
        "LD_PRELOAD": str(compiled("clock", tmp_path)),
        "CLOCK_FILE": str(offset),
    }
    address = f"sqlite:///{tmp_path / 'passerelle.sqlite'}"
    with playing(
        tmp_path, address, "identity", pause=0.5, slow=0.02, failing=0, environment=preload
    ) as play:
        for jump in JUMPS[: scaled(3, len(JUMPS))]:
            before = play.accepted()
            with offset.open("r+b") as file:
                file.write(struct.pack("d", jump))
            assert play.wait(lambda seen=before: play.accepted() > seen + 30, 60)
        with offset.open("r+b") as file:
            file.write(struct.pack("d", 0.0))
        faults = play.finish(DRAIN_SECONDS)
    say_all("clock jumps", faults)
    assert faults.found == {}
    assert faults.counts["refused"] == 0


def test_a_database_that_is_locked_for_long_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "passerelle.sqlite"
    with playing(
        tmp_path, f"sqlite:///{path}", "identity", pause=0.5, slow=0.02, failing=0
    ) as play:
        assert play.wait(lambda: play.accepted() > 30, 60)
        holder = sqlite3.connect(path, isolation_level=None, timeout=30)
        holder.execute("BEGIN IMMEDIATE")
        time.sleep(scaled(7, 30))
        before = play.accepted()
        holder.execute("ROLLBACK")
        holder.close()
        assert play.wait(lambda: play.accepted() > before + 30, 60)
        faults = play.finish(DRAIN_SECONDS)
    say_all("locked database", faults)
    assert faults.found == {}
