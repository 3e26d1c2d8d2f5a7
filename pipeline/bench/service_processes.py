"""The processes of the benchmark of the service: the service, a receiver, and who posts."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import httpx

from pipeline.bench.service_load import Order
from pipeline.bench.service_receiver import Row
from pipeline.errors import PipelineError

_PATIENCE = 120.0  # seconds until the service must be ready
_ENDING = 40.0
# What an operator has set of these must not reach the service that is measured.
_OWN = re.compile(
    r"PASSERELLE_(DATA_DIR|DATABASE_URL|BROKER_URL|TOPIC_PREFIX|HOST|PORT|ADMIN_TOKEN|SECRET_KEY|ALLOW_ENDPOINTS"
    r"|DAILY_CHARACTERS|FAILPOINT)(_FILE)?"
)
_SERVE = "from pipeline.cli.main import main; main()"
_IMPORT = (
    "import time; began = time.perf_counter(); import pipeline.runtimes.service; "
    "print(time.perf_counter() - began)"
)


class BenchFailed(PipelineError):
    """The benchmark cannot go on."""


class Service:
    """A service that was started and answers."""

    def __init__(
        self, process: subprocess.Popen[bytes], log: Path, token: str, began: float
    ) -> None:
        self._process = process
        self._log = log
        self.token = token
        self.client = httpx.Client(
            base_url=self._address(began), trust_env=False, timeout=30,
            headers={"Authorization": f"Bearer {token}"},
        )  # fmt: skip
        while self.client.get("/readyz").status_code != 200:
            self._check(began)
            time.sleep(0.01)
        self.ready = time.monotonic() - began

    def _address(self, began: float) -> str:
        while True:
            found = re.search(rb'^\{"listening": "([^"]+)"', self._log.read_bytes(), re.MULTILINE)
            if found:
                return found[1].decode()
            self._check(began)
            time.sleep(0.01)

    def _check(self, began: float) -> None:
        if self._process.poll() is not None or time.monotonic() - began > _PATIENCE:
            tail = self._log.read_text("utf-8", "replace")[-2000:]
            raise BenchFailed(f"The service did not get ready:\n{tail}")

    def memory(self) -> tuple[float, float]:
        """Give its memory in MB: now, and the most it has had."""
        status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        now, most = (
            int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1000  # type: ignore[index]  # Linux has them
            for name in ("VmRSS", "VmHWM")
        )
        return now, most

    def cpu_seconds(self) -> float:
        """Give what it has spent on all cores."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def ask(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send a request that must go well, and give the answer."""
        reply = self.client.request(method, path, json=body)
        if not reply.is_success:
            raise BenchFailed(f"{method} {path} was answered {reply.status_code}: {reply.text}")
        answer: dict[str, Any] = reply.json()
        return answer


@contextmanager
def serving(folder: Path, token: str, more: Mapping[str, str] | None = None) -> Iterator[Service]:
    """Serve from a data folder on a port that is free, with `more` variables."""
    log = folder / "service.log"
    own = {
        "PASSERELLE_DATA_DIR": str(folder),
        "PASSERELLE_HOST": "127.0.0.1",
        "PASSERELLE_PORT": "0",
        "PASSERELLE_ADMIN_TOKEN": token,
        "PASSERELLE_ALLOW_ENDPOINTS": "127.0.0.1/32",
    }
    others = {name: value for name, value in os.environ.items() if not _OWN.fullmatch(name)}
    with log.open("wb") as lines:
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-c", _SERVE, "serve", "--json"],
            env={**others, **own, **(more or {})},
            stdin=subprocess.DEVNULL, stdout=lines, stderr=lines,
        )  # fmt: skip
    try:
        service = Service(process, log, token, began)
        with closing(service.client):
            yield service
        process.send_signal(signal.SIGTERM)
        process.wait(_ENDING)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


class Receiver:
    """A receiver that was started."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self._process = process
        self.url = f"http://127.0.0.1:{int(process.stdout.readline())}/hook"

    def end(self) -> list[Row]:
        """End it, and give what came."""
        said, _ = self._process.communicate()
        return [(event, kind, post, edition) for event, kind, post, edition in json.loads(said)]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Receive deliveries in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.bench.service_receiver"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield Receiver(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@contextmanager
def posting(order: Order, answers: TextIO) -> Iterator[subprocess.Popen[str]]:
    """Post in a process of its own, which writes into a file what it was answered."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.bench.service_load"],
        stdin=subprocess.PIPE, stdout=answers, text=True,
    )  # fmt: skip
    try:
        assert process.stdin is not None
        with process.stdin as order_in:
            json.dump(asdict(order), order_in)
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def import_seconds() -> float:
    """Measure how long a fresh process takes to import the service."""
    done = subprocess.run(  # noqa: S603  # ourselves
        [sys.executable, "-c", _IMPORT], check=True, capture_output=True, text=True
    )
    return float(done.stdout)
