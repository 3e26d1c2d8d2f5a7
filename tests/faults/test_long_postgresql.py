"""The same on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.play import playing
from tests.faults.test_kills import killed_and_checked


def test_kills_on_postgresql(tmp_path: Path, new_address: Callable[[str, bool], str]) -> None:
    address = new_address("postgresql", True)
    with playing(tmp_path, address, "identity", pause=0.5, slow=0.04, failing=0.002) as play:
        killed_and_checked(play, kills=60, seed=7)
