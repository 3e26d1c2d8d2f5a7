"""One real PostgreSQL server for all tests and all their processes."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

KEEPER = Path(__file__).with_name("postgres_keeper.py")
SECONDS = 60.0


def programs() -> Path | None:
    """Give the folder of PostgreSQL's programs, of the newest version there is."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max(
        (file.parent for file in found), key=lambda one: float(one.parent.name), default=None
    )


@contextmanager
def shared_server(folder: Path) -> Iterator[str]:
    """Give the folder of the server's socket; all who name the same folder share one server.

    It runs until the last of them has ended, in whatever way.
    """
    binaries = programs()
    assert binaries is not None
    lock, address = folder / "postgresql.lock", folder / "postgresql.address"
    with (folder / "postgresql.start").open("w") as start, lock.open("w") as user:
        fcntl.flock(start, fcntl.LOCK_EX)
        fcntl.flock(user, fcntl.LOCK_SH)  # waits for a server that is about to stop
        if not address.exists():
            _keep(binaries, lock, address)
        fcntl.flock(start, fcntl.LOCK_UN)
        yield address.read_text()


def _keep(binaries: Path, lock: Path, address: Path) -> None:
    with tempfile.TemporaryFile("w+") as errors:
        keeper = subprocess.Popen(
            [sys.executable, KEEPER, binaries, lock, address],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        latest = time.monotonic() + SECONDS
        while not (address.exists() and address.read_text()):
            if keeper.poll() is not None or time.monotonic() > latest:
                errors.seek(0)
                raise RuntimeError(f"PostgreSQL did not start: {errors.read()}")
            time.sleep(0.02)
        keeper.returncode = 0  # it outlives us on purpose; nobody waits for it


def address_of(server: str, name: str) -> str:
    """Give the address of a database of a server."""
    return f"postgresql+psycopg://postgres@/{name}?host={server}"


def run_sql(server: str, *statements: str) -> None:
    """Run statements outside of any transaction, in the server's first database."""
    engine = create_engine(address_of(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
