"""What was promised is there after a power cut, at whatever point it comes."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import pytest

from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.faults.compiling import compiled
from tests.faults.powercut_disk import Disk, Left, Operation, operations
from tests.faults.processes import HERE, ROOT
from tests.faults.scale import say, scaled

NAME = "passerelle.sqlite"
WRITES = scaled(180, 1200)
POINTS = scaled(80, 2000)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the library that records."""
    return compiled("powercut", tmp_path_factory.mktemp("shim"))


def recorded(shim: Path, tmp_path: Path, synchronous: str) -> tuple[Path, list[Operation]]:
    """Let the writer write, and give its folder and what it did there."""
    folder, log = tmp_path / "disk", tmp_path / "log"
    folder.mkdir()
    subprocess.run(
        [sys.executable, HERE / "powercut_writer.py", folder, synchronous, str(WRITES)],
        check=True,
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "LD_PRELOAD": str(shim),
            "POWERCUT_FOLDER": str(folder),
            "POWERCUT_LOG": str(log),
        },
    )
    return folder, list(operations(log))


@dataclass(slots=True)
class Found:
    """What was found in the images."""

    counts: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)  # promises, by what was left
    damaged: Counter[str] = field(default_factory=Counter)


def kept_keys(path: Path) -> set[str]:
    """Give the keys in a database. Raises AssertionError where it is damaged or half written."""
    connection = sqlite3.connect(path)
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if "alembic_version" not in tables:
            assert not tables, "half of the tables"
            return set()
        keys = [
            {key for (key,) in connection.execute(f"SELECT {column} FROM {table}")}
            for table, column in (("erased", "digest"), ("audit", "object"))
        ]
    finally:
        connection.close()
    assert keys[0] == keys[1], "half of a transaction"
    return keys[0]


def broken_promises(acks: bytes, keys: set[str]) -> list[str]:
    """Give the promises that do not hold."""
    lines = acks.decode().splitlines()
    said = {sign: {line[1:] for line in lines if line[0] == sign} for sign in "+?-"}
    missing = said["+"] - said["?"] - keys
    back = said["-"] & keys
    return sorted(missing | back)


def put(image: Path, files: Mapping[str, bytes]) -> None:
    """Make an image's files."""
    for name, content in files.items():
        if not name.endswith("-shm"):  # is in memory, and made anew
            (image / name).write_bytes(content)


def cut_everywhere(folder: Path, done: list[Operation], tmp_path: Path) -> Found:
    """Cut the power at many points, of which half come right after a promise."""
    chance = random.Random(6)
    found = Found()
    disk = Disk(folder)
    acks = {place.file for place in done if place.kind == "o" and place.data.endswith(b"/acks")}
    after_acks = [at for at, one in enumerate(done) if one.kind == "w" and one.file in acks]
    points = {
        *chance.sample(after_acks, min(len(after_acks), POINTS // 2)),
        *chance.sample(range(len(done)), min(len(done), POINTS // 2)),
    }
    image = tmp_path / "image"
    for at, operation in enumerate(done):
        disk.play(operation)
        if at not in points:
            continue
        found.counts["points"] += 1
        for what in get_args(Left):
            image.mkdir()
            put(image, disk.left(what, chance))
            found.counts["images"] += 1
            try:
                keys = kept_keys(image / NAME)
                found.lost[what] += len(broken_promises(disk.now("acks"), keys))
            except (AssertionError, sqlite3.DatabaseError):
                found.damaged[what] += 1
            shutil.rmtree(image)
    found.counts["operations"] = len(done)
    found.counts["promises"] = len(disk.now("acks").splitlines())
    found.counts["syncs"] = sum(one.kind == "s" for one in done)
    return found


def test_nothing_that_was_promised_is_lost_in_a_power_cut(shim: Path, tmp_path: Path) -> None:
    found = cut_everywhere(*recorded(shim, tmp_path, "FULL"), tmp_path)
    say("power cuts, synchronous=FULL", **found.counts, lost=found.lost.total())
    assert found.counts["points"] > 0.8 * POINTS
    assert found.damaged.total() == 0
    assert found.lost.total() == 0


def test_the_power_cuts_find_what_weaker_syncs_lose(shim: Path, tmp_path: Path) -> None:
    found = cut_everywhere(*recorded(shim, tmp_path, "NORMAL"), tmp_path)
    say("power cuts, synchronous=NORMAL", **found.counts, lost=found.lost.total())
    assert found.lost["lost"] > 0
    assert found.lost["torn"] > 0
    assert found.lost["kept"] == 0  # nothing is lost when only the program is killed
    assert found.damaged.total() == 0


def test_the_power_cuts_find_a_disk_that_only_says_it_synced(shim: Path, tmp_path: Path) -> None:
    folder, done = recorded(shim, tmp_path, "FULL")
    chance = random.Random(6)
    lying = [one for one in done if one.kind != "s" or chance.random() < 0.5]
    found = cut_everywhere(folder, lying, tmp_path)
    assert found.lost.total() + found.damaged.total() > 0


def test_a_planted_loss_is_found(tmp_path: Path) -> None:
    database = Database.at(tmp_path / NAME)
    upgrade(database)
    database.close()
    keys = kept_keys(tmp_path / NAME)
    assert broken_promises(b"+a\n+b\n?b\n", keys) == ["a"]
    assert broken_promises(b"+a\n?a\n-a\n", keys | {"a"}) == ["a"]
    assert broken_promises(b"+a\n", keys | {"a"}) == []


def test_a_planted_half_of_a_transaction_is_found(tmp_path: Path) -> None:
    database = Database.at(tmp_path / NAME)
    upgrade(database)
    database.write(lambda c: c.exec_driver_sql("INSERT INTO erased VALUES ('p', 'a', 0)").close())
    database.close()
    with pytest.raises(AssertionError, match="half of a transaction"):
        kept_keys(tmp_path / NAME)
