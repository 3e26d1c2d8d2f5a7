"""A full disk refuses writes, takes nothing back, and is left as soon as there is room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.processes import HERE, ROOT

# A disk of its own, in a name space of its own: nobody else sees it, and it goes with the program.
ON_SMALL_DISK = ["unshare", "--map-root-user", "--mount", "sh", "-c",
                 'mount -t tmpfs -o size=3m small "$1" && exec "$2" "$3" "$1"', "sh"]  # fmt: skip


def test_a_full_disk_loses_nothing_and_is_left_again(tmp_path: Path) -> None:
    tried = subprocess.run(
        [*ON_SMALL_DISK, tmp_path, "true", "true"], capture_output=True, check=False
    )
    if tried.returncode:
        pytest.skip(f"cannot mount a small disk: {tried.stderr.decode().strip()}")
    done = subprocess.run(
        [*ON_SMALL_DISK, tmp_path, sys.executable, HERE / "fill_disk.py"],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["refused"] > 50
    assert found["told"] > 50
    assert found["readable"] == found["told"] - 1
    assert (found["lost"], found["more"], found["sound"]) == (0, 0, "ok")
