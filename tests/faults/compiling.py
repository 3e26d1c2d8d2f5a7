"""Libraries in C that programs are made to load before all others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.processes import HERE


def compiled(name: str, folder: Path) -> Path:
    """Give the library made of a file of this folder; skip the test without a compiler."""
    if shutil.which("gcc") is None:
        pytest.skip("no C compiler: apt-get install gcc libc6-dev")
    library = folder / f"{name}.so"
    command = ["gcc", "-Wall", "-Werror", "-O2", "-shared", "-fPIC", "-o", library]
    subprocess.run([*command, HERE / f"{name}.c", "-ldl"], check=True)
    return library
