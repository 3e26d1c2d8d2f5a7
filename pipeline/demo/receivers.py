"""Two small HTTP servers that stand for the platforms of two classes."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

_MOST_BYTES = 4 * 1024 * 1024


class Receiver:
    """Listens on 127.0.0.1 and keeps the events that it is sent; use it with `with`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.events: list[dict[str, Any]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.take(self)

            def log_message(self, *_args: object) -> None:
                """Keep quiet: request lines are not for the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        """Give the address to deliver to."""
        return f"http://127.0.0.1:{self._server.server_port}/hooks/{self.name}"

    def take(self, request: BaseHTTPRequestHandler) -> None:
        """Keep one event: `{type, timestamp, data}`; answer 204, or 400 for anything else."""
        length = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(min(length, _MOST_BYTES))
        try:
            event = json.loads(body)
            known = {"type", "timestamp", "data"} <= event.keys()
        except (ValueError, AttributeError):
            known = False
        if known:
            self.events.append(event)
        request.send_response(204 if known else 400)
        request.end_headers()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
