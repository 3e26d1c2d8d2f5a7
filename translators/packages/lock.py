"""Locks between processes. The system releases them when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translators.packages.errors import StoreBusy

_PAUSE = 0.02  # seconds between two tries


@contextmanager
def exclusive(path: Path, *, seconds: float = 600) -> Iterator[None]:
    """Hold the lock file at `path`, waiting for it. Raises StoreBusy, OSError."""
    end = time.monotonic() + seconds
    while (descriptor := try_lock(path)) is None:
        if time.monotonic() > end:
            raise StoreBusy(
                f"Another process has held {path} for {seconds:.0f} seconds while installing "
                "packages. Wait until it has ended, then try again."
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(descriptor)


def try_lock(path: Path) -> int | None:
    """Take the lock file at `path`, or give None when another has it. Closing it frees it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
