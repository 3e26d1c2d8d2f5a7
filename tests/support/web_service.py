"""A real server over a database, for tests of the API, and clients with tokens of every kind."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from pipeline.exchange.bell import Bell
from pipeline.exchange.ids import new_id
from pipeline.settings import Settings
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tokens import Scope, create_token
from pipeline.web.app import create_app
from pipeline.web.services import Services
from tests.support.exchange import Exchange

ADMIN = "an-operators-token"
BELOW = "/v1/projects/rivers"


@dataclass
class Served:
    """A running service, and the exchange in its database."""

    url: str
    services: Services
    exchange: Exchange

    @property
    def database(self) -> Database:
        return self.services.database

    def client(self, token: str | None = ADMIN) -> httpx.Client:
        """Give a client whose addresses are below the project."""
        return self._client(f"{self.url}{BELOW}", token)

    def outer(self, token: str | None = ADMIN) -> httpx.Client:
        """Give a client with whole addresses."""
        return self._client(self.url, token)

    def _client(self, base: str, token: str | None) -> httpx.Client:
        headers = {} if token is None else {"authorization": f"Bearer {token}"}
        return httpx.Client(base_url=base, headers=headers, timeout=30)

    def token(self, *scopes: Scope, project: str = "rivers") -> str:
        return self.database.write(
            lambda connection: create_token(
                connection, new_id("tok"), project, "test", scopes, self.exchange.now
            )
        )


@contextmanager
def serving(
    database: Database, detector: Detector, folder: Path, **settings: Any
) -> Iterator[Served]:
    """Run the application on a free port as `serve` does, with two projects."""
    Exchange(database, detector, name="mountains")
    exchange = Exchange(database, detector)

    def clock() -> datetime:
        return exchange.now

    services = Services(
        database=database,
        bell=Bell(),
        settings=Settings(data_dir=folder, admin_token=ADMIN, **settings),
        clock=clock,
    )
    with running(services) as url:
        yield Served(url, services, exchange)


@contextmanager
def running(services: Services) -> Iterator[str]:
    """Run the application on a free port; give its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        create_app(services),
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
