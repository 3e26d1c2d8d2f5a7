"""A service with its client and its receivers, which is killed and started again."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import httpx
import psycopg
from sqlalchemy import make_url

from pipeline.exchange.projects import put_project
from pipeline.exchange.values import Actor
from pipeline.failpoints import VARIABLE
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tokens import create_token
from tests.faults.checker import Evidence, Faults, check
from tests.faults.processes import Nursery, Service, run
from tests.support.desk import PROJECT

ADMIN = "the-operators-token-of-the-fault-runs"
READY_SECONDS = 60.0
# Accepted posts that are not translated yet, or not delivered everywhere.
_IN_FLIGHT = """
    SELECT count(*) FROM posts WHERE state = 'received' OR EXISTS (
        SELECT 1 FROM deliveries WHERE deliveries.post = posts.id AND deliveries.state = 'waiting')
"""
_UNDONE = """
    SELECT (SELECT count(*) FROM posts WHERE work != 'idle')
         + (SELECT count(*) FROM deliveries WHERE state = 'waiting')
"""
Engine = Literal["identity", "real"]


@dataclass(slots=True)
class Play:
    """The service, on a port that stays the same, and what belongs to it."""

    folder: Path
    database: str  # address for SQLAlchemy
    engine: Engine
    port: int
    environment: Mapping[str, str]  # of the service, beside the usual
    reader: str = ""  # token
    nursery: Nursery | None = None
    service: Service | None = None
    client: subprocess.Popen[bytes] | None = None
    receivers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def begin(self, pause: float, most: int, slow: float, failing: float) -> None:
        """Start everything, with a project and two endpoints."""
        database = Database(self.database)
        upgrade(database)
        now = datetime.now(UTC)
        database.write(lambda c: put_project(c, PROJECT, now, Actor(id="test")))
        self.reader = database.write(
            lambda c: create_token(c, "tok_reader", "rivers", "reader", ("read",), now)
        )
        database.close()
        self.start()
        for name in ("accra", "sevilla"):
            command = ["receiver.py", name, self.folder / f"{name}.jsonl", slow, failing]
            receiver = run(command, stdout=subprocess.PIPE)
            assert receiver.stdout is not None
            port = int(receiver.stdout.readline())
            receiver.stdout.close()
            self.receivers.append(receiver)
            httpx.post(
                f"{self.address}/v1/projects/rivers/webhooks",
                headers={"authorization": f"Bearer {ADMIN}"},
                json={"classroom": name, "url": f"http://127.0.0.1:{port}/", "payload": "full"},
                timeout=30,
            ).raise_for_status()
        address = f"{self.address}/v1/projects/rivers"
        lines = self.folder / "client.jsonl"
        self.client = run(["client.py", address, ADMIN, self.reader, lines, pause, most])

    def start(self, failpoint: str | None = None) -> None:
        """Start the service; return once it is ready, or has killed itself."""
        environment = {
            **self.environment,
            "PASSERELLE_DATA_DIR": str(self.folder / "data"),
            "PASSERELLE_DATABASE_URL": self.database,
            "PASSERELLE_PORT": str(self.port),
            "PASSERELLE_ADMIN_TOKEN": ADMIN,
            "PASSERELLE_ALLOW_ENDPOINTS": "127.0.0.1/32",
            **({VARIABLE: failpoint} if failpoint else {}),
        }
        with (self.folder / "service.log").open("ab") as log:
            if self.engine == "real":
                command = ["-c", "from pipeline.cli.main import main; main()", "serve"]
                self.service = run(command, environment, stdout=log, stderr=log)
            else:
                self.nursery = self.nursery or Nursery(log, self.environment)
                self.service = self.nursery.start(environment)
        until = time.monotonic() + READY_SECONDS
        while not self._has_ended(0.02):
            with suppress(httpx.TransportError):
                if httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200:
                    return
            assert time.monotonic() < until, "the service does not become ready"
        assert failpoint, "the service ended by itself"

    def kill(self) -> None:
        """Kill the service, as a power cut would if there were no disk."""
        assert self.service is not None
        self.service.send_signal(signal.SIGKILL)
        self.service.wait()

    def wait_until_killed(self, seconds: float) -> bool:
        """Wait for the service to reach its failpoint; tell whether it did."""
        reached = self._has_ended(seconds)
        self.kill()
        return reached

    def accepted(self) -> int:
        """Count the revisions that the client was told are accepted."""
        lines = self.folder / "client.jsonl"
        return lines.read_text("utf-8").count('"accepted"') if lines.exists() else 0

    def in_flight(self) -> int:
        """Count the accepted posts that are still on their way."""
        return self._ask(_IN_FLIGHT)

    def wait(self, met: Callable[[], bool], seconds: float) -> bool:
        """Wait for something, at most for so long; tell whether it came."""
        until = time.monotonic() + seconds
        while not met():
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        return True

    def finish(self, seconds: float) -> Faults:
        """Let the client end, all work be done, and the service stop; then look at everything."""
        assert self.client is not None
        assert self.service is not None
        self.client.terminate()
        assert self.client.wait(seconds) == 0
        self.wait(lambda: self._ask(_UNDONE) == 0, seconds)
        self.service.send_signal(signal.SIGTERM)
        assert self.service.wait(30) == 0
        receivers = [self.folder / f"{name}.jsonl" for name in ("accra", "sevilla")]
        return check(Evidence.read(self.folder / "client.jsonl", self._plain, receivers))

    def end(self) -> None:
        """Kill what still runs."""
        if self.service is not None:
            self.kill()
        if self.nursery is not None:
            self.nursery.end()
        for process in (self.client, *self.receivers):
            if process is not None:
                process.kill()
                process.wait()

    def _has_ended(self, seconds: float) -> bool:
        """Tell whether the service ends within so many seconds."""
        assert self.service is not None
        try:
            self.service.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    @property
    def _plain(self) -> str:
        """Give the database's address for those who know nothing of Passerelle."""
        url = make_url(self.database)
        if url.get_backend_name() == "sqlite":
            return str(url.database)
        return url.set(drivername="postgresql").render_as_string(hide_password=False)

    def _ask(self, question: str) -> int:
        connection: Any
        if self._plain.startswith("postgresql:"):
            connection = psycopg.connect(self._plain)
        else:  # it must not tidy up the database when it leaves
            connection = sqlite3.connect(f"file:{self._plain}?mode=ro", uri=True)
        try:
            return int(connection.execute(question).fetchone()[0])
        finally:
            connection.close()


@contextmanager
def playing(
    folder: Path,
    database: str,
    engine: Engine,
    *,
    pause: float,
    most: int = 1_000_000,
    slow: float,
    failing: float,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Play]:
    """Give a service, a client whose writers pause between posts, and receivers that answer slowly.

    `most` is the number of posts of each writer, `failing` the share of deliveries that are refused
    the first time.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    play = Play(
        folder=folder,
        database=database,
        engine=engine,
        port=port,
        environment=environment or {},
    )
    try:
        play.begin(pause, most, slow, failing)
        yield play
    finally:
        play.end()
