"""Importing argostranslate leaves the user's home and environment alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import os
before = dict(os.environ)
from translators.packages import argos_format
assert dict(os.environ) == before
import sys
assert "torch" not in sys.modules and "stanza" not in sys.modules and "spacy" not in sys.modules
print(argos_format.OFFICIAL_INDEX)
"""


def run(home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(Path.cwd()), **more}
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGE_INDEX"):
        if name not in more:
            environment.pop(name, None)
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_home_stays_empty(tmp_path: Path) -> None:
    done = run(tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("index.json")
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_to_will_do(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("not even a folder", encoding="utf-8")
    places = {name: str(home / "x") for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}

    done = run(home, **places)

    assert done.returncode == 0, done.stderr


def test_argos_own_setting_of_the_index_is_kept(tmp_path: Path) -> None:
    done = run(tmp_path, ARGOS_PACKAGE_INDEX="https://mirror.example/argos/")

    assert done.stdout.strip() == "https://mirror.example/argos/index.json"
