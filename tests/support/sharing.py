"""A server that all processes of the tests share, and that ends after the last of them."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 90.0


@contextmanager
def shared(folder: Path, name: str, module: str, *arguments: object) -> Iterator[str]:
    """Give the address of a server; all who name the same folder and name share one.

    `module` is the program that keeps it: it gets the lock file, the file for the address and
    `arguments`, and runs the server for as long as somebody holds the lock.
    """
    lock, address = folder / f"{name}.lock", folder / f"{name}.address"
    with (folder / f"{name}.start").open("w") as start, lock.open("w") as user:
        fcntl.flock(start, fcntl.LOCK_EX)
        fcntl.flock(user, fcntl.LOCK_SH)  # waits for a server that is about to stop
        if not address.exists():
            _keep([sys.executable, "-m", module, lock, address, *arguments], address)
        fcntl.flock(start, fcntl.LOCK_UN)
        yield address.read_text()


def _keep(command: list[object], address: Path) -> None:
    with tempfile.TemporaryFile("w+") as errors:
        keeper = subprocess.Popen(
            [str(word) for word in command],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        latest = time.monotonic() + SECONDS
        while not (address.exists() and address.read_text()):
            if keeper.poll() is not None or time.monotonic() > latest:
                errors.seek(0)
                raise RuntimeError(f"the server did not start: {errors.read()}")
            time.sleep(0.02)
        keeper.returncode = 0  # it outlives us on purpose; nobody waits for it
