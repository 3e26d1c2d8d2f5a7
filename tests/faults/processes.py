"""Processes that end when the tests do, however those end."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Protocol

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_WITH_US = ("setpriv", "--pdeathsig", "KILL")


class Service(Protocol):
    """A process that serves."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and give its exit code. Raises subprocess.TimeoutExpired."""

    def send_signal(self, number: int) -> None:
        """Send it a signal."""


def run(
    command: list[Any], environment: Mapping[str, str] | None = None, **more: Any
) -> subprocess.Popen[bytes]:
    """Start a program: a file of this folder, or arguments of Python's."""
    if command[0].endswith(".py"):
        command = [HERE / command[0], *command[1:]]
    return subprocess.Popen(
        [*_WITH_US, sys.executable, *map(str, command)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        **more,
    )


class Nursery:
    """Starts services with the identity engine, one at a time, in a moment."""

    def __init__(self, log: IO[bytes], environment: Mapping[str, str]) -> None:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
        self._process = run(["serve_identity.py"], environment, bufsize=0, **pipes)
        assert self.line() == "ready"

    def start(self, environment: Mapping[str, str]) -> Service:
        """Start a service."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(environment).encode() + b"\n")
        line = self.line()
        assert line is not None
        return _Child(self, int(line))

    def line(self, timeout: float | None = None) -> str | None:
        """Give the next line that it prints, or None after so many seconds."""
        output = self._process.stdout
        assert output is not None
        if not select.select([output], [], [], timeout)[0]:
            return None
        return output.readline().decode().strip()

    def end(self) -> None:
        """End it, and the service with it."""
        self._process.kill()
        self._process.communicate()


class _Child:
    def __init__(self, nursery: Nursery, process: int) -> None:
        self._nursery = nursery
        self._process = process
        self._code: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        if self._code is None:
            line = self._nursery.line(timeout)
            if line is None:
                raise subprocess.TimeoutExpired("service", timeout or 0)
            self._code = int(line)
        return self._code

    def send_signal(self, number: int) -> None:
        if self._code is None:
            os.kill(self._process, signal.Signals(number))
