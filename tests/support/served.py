"""`passerelle serve` as a process of its own, on a port that is free."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.support.program import PROGRAM, environment

TOKEN = "a-long-random-text-of-a-test"


class Served:
    """A running service and what it writes."""

    def __init__(self, process: subprocess.Popen[bytes], began: float) -> None:
        self.process = process
        self.began = began
        self.lines: list[str] = []
        self.address = ""
        self.token = TOKEN
        self.database = ""
        self.client = httpx.Client(timeout=30, trust_env=False)
        self._listening = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for raw in self.process.stderr:
            line = raw.decode()
            self.lines.append(line)
            if line.startswith('{"listening"'):
                told = json.loads(line)
                self.address, self.token = told["listening"], told.get("token", TOKEN)
                self._listening.set()
            elif line.startswith("listening on "):
                self.address = line.split()[-1]
            elif line.startswith("What there is"):
                self._listening.set()
        self._listening.set()

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def until_listening(self, seconds: float = 60) -> None:
        """Wait until it answers; it may still be loading."""
        self._listening.wait(seconds)
        assert self.address, self.output

    def until_ready(self, seconds: float = 60) -> float:
        """Wait until it is ready; give how long that took since its start."""
        self.until_listening(seconds)
        self.client.base_url = httpx.URL(self.address)
        self.client.headers["Authorization"] = f"Bearer {self.token}"
        end = time.monotonic() + seconds
        while self.client.get("/readyz").status_code != 200:
            assert time.monotonic() < end, self.output
            time.sleep(0.02)
        return time.monotonic() - self.began

    def memory(self) -> int:
        """Give the most memory it has had, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024

    def get(self, path: str) -> dict[str, Any]:
        reply = self.client.get(path)
        assert reply.status_code == 200, reply.text
        value: dict[str, Any] = reply.json()
        return value

    def post(self, body: dict[str, Any]) -> httpx.Response:
        return self.client.post(f"/v1/projects/{body['project']}/posts", json=body)

    def until_published(self, *posts: str, project: str = "rivers", seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        for post in posts:
            while self.get(f"/v1/projects/{project}/posts/{post}")["status"] != "published":
                assert time.monotonic() < end, self.output[-3000:]
                time.sleep(0.05)

    def close(self) -> None:
        """Close what is open between it and this process."""
        self._reader.join(10)
        if self.process.stderr is not None:
            self.process.stderr.close()
        self.client.close()

    def end(self, number: int = signal.SIGTERM, seconds: float = 30) -> int:
        """Send a signal; give the exit code."""
        self.process.send_signal(number)
        code = self.process.wait(seconds)
        self._reader.join(10)
        return code


@contextmanager
def served(
    *arguments: str | Path, command: Sequence[str] | None = None, **variables: str | None
) -> Iterator[Served]:
    """Start the service, or another `command` that serves; it is killed in the end if it runs."""
    began = time.monotonic()
    settings = {"PASSERELLE_PORT": "0", "PASSERELLE_ADMIN_TOKEN": TOKEN, **variables}
    process = subprocess.Popen(
        command or [PROGRAM, "serve", *map(str, arguments)],
        env=environment(**settings), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    one = Served(process, began)
    one.database = variables.get("PASSERELLE_DATABASE_URL") or ""
    try:
        yield one
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
        one.close()
