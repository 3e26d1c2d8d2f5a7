"""The server of the tests goes with them, however they end."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.databases import NO_POSTGRESQL
from tests.support.postgres import programs

USER = """
import sys
from pathlib import Path
from tests.support.postgres import run_sql, shared_server
with shared_server(Path(sys.argv[1])) as server:
    run_sql(server, "SELECT 1")
    print(server, flush=True)
    sys.stdin.read()
"""


def test_the_server_is_shared_and_ends_after_the_last_user_was_killed(tmp_path: Path) -> None:
    if programs() is None:
        pytest.skip(NO_POSTGRESQL)
    users = [
        subprocess.Popen(
            [sys.executable, "-c", USER, tmp_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    outputs = [user.stdout for user in users if user.stdout is not None]
    folders = {Path(output.readline().strip()) for output in outputs}
    assert len(folders) == 1
    folder = folders.pop()
    users[0].kill()
    users[0].communicate()
    time.sleep(0.5)
    assert (folder / "data" / "postmaster.pid").exists()
    users[1].kill()
    users[1].communicate()
    until = time.monotonic() + 30
    while folder.exists():
        assert time.monotonic() < until
        time.sleep(0.1)
