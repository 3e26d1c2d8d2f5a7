"""A program that runs a PostgreSQL server for as long as somebody holds a lock on a file.

The kernel gives locks back however their holders end, so the server also stops when the tests
are killed. Arguments: lock file, file for the server's address, folder of PostgreSQL's programs.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

SECONDS = 30.0  # for the server to answer
# Nothing here outlives the tests, so nothing needs to reach the disk.
OPTIONS = {
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": "32MB",
}


def main() -> None:
    """Run the server; write its address; stop it when nobody is left."""
    lock, address, programs = (Path(argument) for argument in sys.argv[1:])
    with lock.open() as file, Server.in_new_folder(programs) as server:
        address.write_text(str(server.folder))
        fcntl.flock(file, fcntl.LOCK_EX)
        address.unlink()


class Server:
    """A PostgreSQL server with its data and its socket in a folder."""

    def __init__(self, programs: Path, folder: Path) -> None:
        """Make the data of a server; its superuser is `postgres`, who needs no password."""
        self._programs = programs
        self.folder = folder  # of the socket as well
        self._running: subprocess.Popen[bytes] | None = None
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            os.chown(folder, pwd.getpwnam(self._user).pw_uid, -1)
        data = folder / "data"
        command = [programs / "initdb", "--pgdata", data, "--username", "postgres", "--no-sync"]
        subprocess.run(
            [*command, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            user=self._user,
        )

    @classmethod
    @contextmanager
    def in_new_folder(cls, programs: Path) -> Iterator[Self]:
        """Give a running server whose folder goes with it."""
        # Not in the tests' own folder, which only its owner may enter, and whose name may be
        # longer than a socket's may be.
        folder = Path(tempfile.mkdtemp(prefix="passerelle-postgresql-"))
        try:
            with cls(programs, folder) as server:
                yield server
        finally:
            shutil.rmtree(folder)

    def start(self) -> None:
        """Start it, and return when it answers. Raises RuntimeError if it does not."""
        options = [f"--{name}={value}" for name, value in OPTIONS.items()]
        ends_with_us = ["setpriv", "--pdeathsig", "QUIT"]  # also when we are killed
        server = [self._programs / "postgres", "-D", "data", "-k", self.folder]
        with (self.folder / "log").open("ab") as log:
            self._running = subprocess.Popen(
                [*ends_with_us, *server, *options],
                cwd=self.folder,
                user=self._user,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        ready = [self._programs / "pg_isready", "--quiet", "--host", self.folder]
        latest = time.monotonic() + SECONDS
        while subprocess.run(ready, check=False).returncode:
            if time.monotonic() > latest or self._running.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        if self._running is not None:
            self._running.send_signal(signal.SIGQUIT)
            self._running.wait()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


if __name__ == "__main__":
    main()
