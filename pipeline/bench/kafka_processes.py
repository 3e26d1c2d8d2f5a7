"""The processes of the benchmark of many machines: workers, and bare engines beside them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.bench.service_processes import BenchFailed
from pipeline.topics.names import Stage

_PATIENCE = 120.0  # seconds until a worker must have joined its group
_ENDING = 40.0
_WORKER = "from pipeline.cli.main import main; main()"
_JOINED = re.compile(rb'^\{.*"health": ', re.MULTILINE)


class Worker:
    """A worker that has joined its group."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        end = time.monotonic() + _PATIENCE
        while not _JOINED.search(log.read_bytes()):
            if process.poll() is not None or time.monotonic() > end:
                tail = log.read_text("utf-8", "replace")[-2000:]
                raise BenchFailed(f"A worker did not join its group:\n{tail}")
            time.sleep(0.02)

    def cpu_seconds(self) -> float:
        """Give what it has spent on all cores."""
        return cpu_seconds(self._process.pid)

    def kill(self) -> None:
        """End it as a power cut does."""
        self._process.kill()
        self._process.wait()


def cpu_seconds(pid: int) -> float:
    """Give what a process has spent on all cores."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2]
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def working(
    stage: Stage,
    folder: Path,
    variables: Mapping[str, str],
    *,
    identity: bool = False,
    core: int | None = None,
) -> Iterator[Worker]:
    """Run a worker, on one core alone if one is named.

    With the engine that gives texts back (`identity`), where only the way there matters.
    """
    log = folder / f"{stage}-{time.monotonic_ns()}.log"
    program = ["-m", "pipeline.bench.kafka_identity"] if identity else ["-c", _WORKER, "worker"]
    with ExitStack() as stack, log.open("wb") as lines:
        process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, *program, "--json", "--stage", stage],
            env={**os.environ, **variables, "PASSERELLE_WORKER_PORT": "0"},
            stdin=subprocess.DEVNULL, stdout=lines, stderr=lines,
        )  # fmt: skip
        stack.callback(_end, process)
        if core is not None:
            os.sched_setaffinity(process.pid, {core})
        yield Worker(process, log)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def bare_seconds(posts: int, processes: int, variables: Mapping[str, str]) -> float:
    """Let so many processes each call the bare engine for as many posts; give the seconds.

    They load first and begin together; the slowest counts.
    """
    running = [
        subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-m", "pipeline.bench.kafka_bare", str(posts), str(number)],
            env={**os.environ, **variables},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(processes)
    ]  # fmt: skip
    try:
        for one in running:
            assert one.stdout is not None
            one.stdout.readline()  # it is loaded
        for one in running:
            assert one.stdin is not None
            one.stdin.write("go\n")
            one.stdin.flush()
        return max(float(one.communicate()[0]) for one in running)
    finally:
        for one in running:
            if one.poll() is None:
                one.kill()
                one.wait()
