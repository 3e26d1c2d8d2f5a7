"""One service for each database: a second one would take its posts away."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import PipelineError


class AlreadyServed(PipelineError):
    """Another `passerelle serve` uses this database; stop it first."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another `passerelle serve` uses {path}; stop it first, or set PASSERELLE_DATA_DIR."
        )


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other services from a SQLite file as long as this lasts. Raises AlreadyServed.

    The lock goes with its process, however that ends; the file beside the database stays.
    """
    beside = path.with_name(f"{path.name}.lock")
    beside.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServed(path) from None
        yield
    finally:
        os.close(handle)
