"""A real HTTP server on this machine that serves packages well, badly, or not at all."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(kw_only=True)
class Page:
    """What the server does with one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    ranges: bool = False  # answers a Range, if the ETag still fits
    etag: str | None = None
    break_after: list[int] = field(default_factory=list)  # bytes, one for each request to come
    length: int | None = None  # what Content-Length claims
    chunked: bool = False


class PackageServer:
    """Pages by path, and the requests that came."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, Page] = {}
        self.requests: list[tuple[str, str | None]] = []  # path, Range

    def offer(self, *entries: dict[str, Any]) -> None:
        """Serve an index in Argos' format."""
        self.pages["/index.json"] = Page(body=json.dumps(list(entries)).encode())

    def entry(self, path: str, **more: Any) -> dict[str, Any]:
        """Make an index entry, as Argos writes it, for the file at `path`."""
        return {
            "package_version": "1.0", "argos_version": "1.9", "from_code": "en",
            "from_name": "English", "to_code": "es", "to_name": "Spanish",
            "links": [f"{self.address}{path}"], **more,
        }  # fmt: skip


@contextmanager
def package_server() -> Iterator[PackageServer]:
    """Run a server on a free port of 127.0.0.1."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server = PackageServer(f"http://127.0.0.1:{httpd.server_port}")
    httpd.state = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server: PackageServer = self.server.state  # type: ignore[attr-defined]
        asked = self.headers.get("Range")
        server.requests.append((self.path, asked))
        page = server.pages.get(self.path)
        if page is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.send_header("Connection", "close")
            self.end_headers()
            return
        self._serve(page, asked)

    def _serve(self, page: Page, asked: str | None) -> None:
        body, start = page.body, 0
        fits = page.etag is None or self.headers.get("If-Range") == page.etag
        if page.ranges and asked and fits and (match := re.match(r"bytes=(\d+)-", asked)):
            start = int(match[1])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if page.etag:
            self.send_header("ETag", page.etag)
        self.send_header("Connection", "close")
        rest = body[start:]
        if page.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            length = len(rest) if page.length is None else page.length
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if page.break_after:
            rest = rest[: page.break_after.pop(0)]
        if page.chunked:
            rest = b"%x\r\n%s\r\n0\r\n\r\n" % (len(rest), rest)
        self.wfile.write(rest)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""
