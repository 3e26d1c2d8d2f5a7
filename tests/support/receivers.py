"""HTTP receivers that behave as told: kind, slow, broken, hostile; each on a port of its own."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from standardwebhooks.webhooks import Webhook

Behaviour = Callable[["Received", asyncio.StreamWriter], Any]

SECRET = "whsec_" + "c2VjcmV0IG9mIDMyIGJ5dGVzIGZvciB0ZXN0cyBvbmx5"


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """A request as it came in."""

    count: int  # which one it is, from 1
    headers: dict[str, str]  # names in small letters
    body: bytes
    at: float  # time.monotonic
    head: str = field(repr=False, default="")

    @property
    def event(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def verify(self, secret: str = SECRET) -> Any:
        return Webhook(secret).verify(self.body, self.headers)


class Receiver:
    """Listens in a thread of its own, keeps what it is sent, answers as its behaviour says."""

    def __init__(self, behaviour: Behaviour | None = None) -> None:
        self.received: list[Received] = []
        self.most_at_once = 0
        self._at_once = 0
        self.behaviour = behaviour or status(204)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._ready = threading.Event()
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def events(self) -> list[str]:
        return [one.event for one in self.received]

    def wait(self, count: int, seconds: float = 10.0) -> list[Received]:
        """Give what was received once it is so much. Raises AssertionError when it takes longer."""
        end = time.monotonic() + seconds
        while len(self.received) < count:
            assert time.monotonic() < end, f"{len(self.received)} of {count} came"
            time.sleep(0.005)
        return self.received

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._loop.close()

    async def _listen(self) -> None:
        self._end = asyncio.Event()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0, backlog=1000)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._end.wait()
        for listening in server.sockets:
            self._loop.remove_reader(listening.fileno())
        for _ in range(5):  # turns of the loop from an accepted socket to its task's first step:
            await asyncio.sleep(0)  # to close or to cancel before would leave the socket open
        server.close()
        while left := asyncio.all_tasks() - {asyncio.current_task()}:  # also just being accepted
            for one in left:
                one.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0.01)  # connections end in the round after

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._talk(reader, writer):
                pass
        except (asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort() if self._end.is_set() else writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = head.split("\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:] if line)
        }
        body = await reader.readexactly(int(headers["content-length"]))
        received = Received(
            count=len(self.received) + 1, headers=headers, body=body, at=time.monotonic(), head=head
        )
        self.received.append(received)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            done = self.behaviour(received, writer)
            if asyncio.iscoroutine(done):
                await done
            await writer.drain()
        finally:
            self._at_once -= 1
        return not writer.is_closing()


def reply(code: int, headers: tuple[str, ...] = (), body: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {code} Whatever", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def status(code: int, *headers: str) -> Behaviour:
    """Answer with a status."""
    return lambda _, writer: writer.write(reply(code, headers))


def first(count: int, bad: Behaviour, then: Behaviour | None = None) -> Behaviour:
    """Behave badly for some requests, then well."""
    good = then or status(204)
    return lambda got, writer: (bad if got.count <= count else good)(got, writer)


async def silence(_got: Received, _writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.sleep(3600)


async def drip_head(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer a byte at a time."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.02)


async def drip_body(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer at once, then send the rest a byte at a time."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(100_000):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def endless_body(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer 200 with a body that does not end."""
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        await writer.drain()


async def endless_head(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer 200 with headers that do not end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: " + b"x" * 1000 + b"\r\n")
        await writer.drain()


async def endless_continue(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Say 100 again and again."""
    while True:
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
        await writer.drain()


def gzip_bomb(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer 200 with 20 kB that unpack to 20 MB."""
    body = gzip.compress(b"\0" * 20_000_000)
    writer.write(reply(200, ("Content-Encoding: gzip",), body))


def reset(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Break the connection."""
    writer.transport.abort()


def nonsense(_got: Received, writer: asyncio.StreamWriter) -> None:
    """Answer in no HTTP."""
    writer.write(b"+OK I speak another protocol\r\n\r\n")
