"""The small HTTP port of a worker, in threads of its own: it answers whatever the worker does."""

from __future__ import annotations

import json
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pipeline.errors import PipelineError
from pipeline.metrics import CONTENT_TYPE
from pipeline.streams.health import Health, Seen, as_json

_JSON = "application/json"
_SECONDS = 10.0  # that a request may take to come


class NoPort(PipelineError):
    """The health port cannot be listened on."""


class HealthPort:
    """Answers /livez, /readyz, /metrics and /status until it is closed."""

    def __init__(self, host: str, port: int, health: Health, look: Callable[[], Seen]) -> None:
        """Listen; `look` gives how the worker is. Raises NoPort."""

        class Handler(_Handler):
            def answer(self, path: str) -> tuple[int, str, bytes] | None:
                return _answer(path, health, look)

        class Server(ThreadingHTTPServer):
            address_family = _family(host, port)
            daemon_threads = True

        try:
            self._server = Server((host, port), Handler)
        except OSError as error:
            raise NoPort(
                f"Cannot listen on {host}, port {port}: {error.strerror}. Choose another with "
                "PASSERELLE_HOST and PASSERELLE_WORKER_PORT; 0 is any that is free."
            ) from None
        self.port = int(self._server.server_address[1])
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="health", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _family(host: str, port: int) -> socket.AddressFamily:
    """Give the kind of an address. Raises NoPort."""
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise NoPort(f"PASSERELLE_HOST cannot be listened on: {error.strerror}.") from None


class _Handler(BaseHTTPRequestHandler, ABC):
    timeout = _SECONDS

    @abstractmethod
    def answer(self, path: str) -> tuple[int, str, bytes] | None:
        """Give status, media type and body, or None where there is nothing."""

    def do_GET(self) -> None:
        found = self.answer(self.path.partition("?")[0])
        status, kind, body = found or (404, "text/plain; charset=utf-8", b"not found\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def version_string(self) -> str:
        return "passerelle"

    def log_message(self, *_: Any) -> None:
        """Say nothing: it is asked every few seconds."""


def _answer(path: str, health: Health, look: Callable[[], Seen]) -> tuple[int, str, bytes] | None:
    if path == "/livez":
        is_alive = health.is_alive
        return 200 if is_alive else 503, _JSON, _json({"alive": is_alive})
    if path == "/readyz":
        seen = look()
        told = {"state": seen.state, "missing": list(seen.missing)}
        return 200 if seen.is_ready else 503, _JSON, _json(told)
    if path == "/metrics":
        return 200, CONTENT_TYPE, health.figures.exposition(look())
    if path == "/status":
        return 200, _JSON, _json(as_json(health.stage, look()))
    return None


def _json(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"
