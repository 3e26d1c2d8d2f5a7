"""The service in each of its runtimes, as processes: alone, or spread over fronts and workers."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Literal

from confluent_kafka.admin import AdminClient

from pipeline.topics.names import STAGES, Stage, Topics
from tests.support.kafka import QUIET
from tests.support.program import PROGRAM, environment, run
from tests.support.served import Served, served

Engine = Literal["identity", "argos"]
SECONDS = 60.0
_SERVE = "from tests.faults.serve_identity import serve_once; serve_once({})"


class Process:
    """A worker, and what it says."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.command, self.env = command, env
        self.lines: list[str] = []
        self._joined = threading.Event()
        self.popen = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.popen.stderr is not None
        for raw in self.popen.stderr:
            self.lines.append(raw.decode(errors="replace"))
            if '"health"' in self.lines[-1]:
                self._joined.set()
        self._joined.set()

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def until_joined(self) -> None:
        """Wait until it is one of its group."""
        assert self._joined.wait(SECONDS), self.output
        assert self.popen.poll() is None, self.output

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, unless it has ended; give the exit code."""
        if self.popen.poll() is None:
            self.popen.send_signal(number)
        code = self.popen.wait(SECONDS)
        self._reader.join(10)
        if self.popen.stderr is not None:
            self.popen.stderr.close()
        return code


@dataclass(kw_only=True, slots=True)
class Scaled:
    """Fronts and workers of one exchange."""

    broker: str
    prefix: str
    engine: Engine
    variables: dict[str, str]
    fronts: list[Served] = field(default_factory=list)
    workers: list[Process] = field(default_factory=list)

    @property
    def topics(self) -> Topics:
        return Topics(prefix=self.prefix)

    def hire(self, stage: Stage) -> Process:
        """Start one more worker."""
        module = [sys.executable, "-m", "tests.support.identity_worker"]
        command = module if self.engine == "identity" else [PROGRAM, "worker", "--json"]
        one = Process([*command, "--stage", stage], environment(**self.variables))
        self.workers.append(one)
        return one


@contextmanager
def alone(engine: Engine, **variables: str) -> Iterator[Served]:
    """Run the service in one process, ready."""
    command = [sys.executable, "-c", _SERVE] if engine == "identity" else None
    with served("--json", command=command, **variables) as one:
        one.until_ready()
        yield one


@contextmanager
def scaled(
    broker: str, prefix: str, engine: Engine, *, fronts: int = 1, makes_topics: bool = True,
    **variables: str,
) -> Iterator[Scaled]:  # fmt: skip
    """Run fronts and one worker of each stage, ready; all are gone in the end.

    Where topics cannot be made (`makes_topics`) they come by being asked for.
    """
    settings = {
        "PASSERELLE_BROKER_URL": broker,
        "PASSERELLE_TOPIC_PREFIX": prefix,
        "PASSERELLE_WORKER_PORT": "0",
        "PASSERELLE_TEST_SESSION_SECONDS": "6",
        **variables,
    }
    one = Scaled(broker=broker, prefix=prefix, engine=engine, variables=settings)
    if makes_topics:
        done = run("topics", "apply", "--yes", "--partitions", "4", env=environment(**settings))
        assert done.returncode == 0, done.stderr.decode()
    else:
        _ask_for(broker, [topic.name for topic in one.topics.planned()])
    with ExitStack() as stack:
        for _ in range(fronts):
            one.fronts.append(stack.enter_context(served("--json", **settings)))
        try:
            for front in one.fronts:
                front.until_ready()
            for stage in STAGES:
                one.hire(stage)
            for worker in one.workers:
                worker.until_joined()
            yield one
        finally:
            for worker in one.workers:
                worker.end(signal.SIGKILL)


def _ask_for(broker: str, names: list[str]) -> None:
    admin = AdminClient({"bootstrap.servers": broker, **QUIET})
    for name in names:
        end = time.monotonic() + SECONDS
        while not admin.list_topics(name, timeout=SECONDS).topics[name].partitions:
            assert time.monotonic() < end, name
            time.sleep(0.05)
