"""A platform that posts, as a process of its own: `python -m pipeline.bench.service_load`.

Takes an order as JSON on standard input and gives what became of it as JSON. It does as little as
it can for each post, so that the machine is left to the service.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import resource
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass
from typing import Any, cast

import uvloop

from pipeline.bench.sentences import make_sentences

PROJECT = "bench"
CLASSROOM = "accra"
_POSTS_OF_A_THREAD = 20
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_BROKEN = 0  # stands for a status where a connection broke


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What to post, and how fast."""

    host: str
    port: int
    token: str
    prefix: str  # of the posts' ids
    count: int
    rate: float | None  # posts a second; None: each connection as fast as it is answered
    connections: int


def post_name(prefix: str, number: int) -> str:
    """Give the id of a post."""
    return f"{prefix}-{number}"


def make_posts(prefix: str, count: int) -> list[dict[str, Any]]:
    """Make posts of one to three sentences; no sentence comes twice."""
    chance = random.Random(prefix)  # noqa: S311  # a benchmark wants the same posts each time
    sizes = [chance.randint(1, 3) for _ in range(count)]
    sentences = iter(make_sentences(sum(sizes), seed=chance.randrange(1 << 30)))
    return [
        {
            "id": post_name(prefix, number),
            "classroom": CLASSROOM,
            "author": f"s-{number % 500}",
            "thread": f"{prefix}-t-{number // _POSTS_OF_A_THREAD}",
            "created_at": "2026-11-20T09:30:00+00:00",
            "text": " ".join(next(sentences) for _ in range(size)),
        }
        for number, size in enumerate(sizes)
    ]


class Load:
    """Posts all of an order."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._requests = [_request(order, post) for post in make_posts(order.prefix, order.count)]
        self._due: deque[tuple[int, float]] = deque()  # numbers of posts, and since when
        self._free: deque[_Connection] = deque()
        self._open = 0  # connections, those that are being made included
        self._left = order.count
        self._done = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._began = 0.0
        self._making: set[asyncio.Task[Any]] = set()
        self.statuses: Counter[int] = Counter()
        self.refused: list[int] = []  # numbers of posts that were not taken
        self.from_due: list[float] = []  # seconds until the answer
        self.from_sent: list[float] = []

    async def run(self) -> float:
        """Post all; give the seconds from the first to the last answer."""
        self._began = self._loop.time()
        if self._order.rate is None:
            self._due.extend((number, self._began) for number in range(self._order.count))
            for _ in range(min(self._order.connections, self._order.count)):
                self._connect()
        else:
            self._tick(0)
        await self._done.wait()
        return self._loop.time() - self._began

    def _tick(self, number: int) -> None:
        """Let the posts come whose time it is, and come back for the next."""
        assert self._order.rate is not None
        now = self._loop.time()
        while number < self._order.count:
            due = self._began + number / self._order.rate
            if due > now:
                self._loop.call_at(due, self._tick, number)
                break
            self._due.append((number, due))
            number += 1
        while self._due and self._free:
            self._send(self._free.popleft())
        for _ in range(min(len(self._due), self._order.connections - self._open)):
            self._connect()

    def _connect(self) -> None:
        self._open += 1
        made = self._loop.create_connection(
            lambda: _Connection(self), self._order.host, self._order.port
        )
        task = self._loop.create_task(made)
        self._making.add(task)
        task.add_done_callback(self._connected)

    def _connected(self, task: asyncio.Task[Any]) -> None:
        self._making.discard(task)
        if task.exception() is not None:
            self._open -= 1
            if self._due:
                number, due = self._due.popleft()
                self.answered(number, due, due, _BROKEN)

    def _send(self, connection: _Connection) -> None:
        number, due = self._due.popleft()
        connection.send(number, due, self._requests[number])

    def free(self, connection: _Connection) -> None:
        """Give a connection its next post. The one that has rested longest goes first."""
        if self._due:
            self._send(connection)
        else:
            self._free.append(connection)

    def lost(self, connection: _Connection) -> None:
        """Forget a connection that is closed."""
        self._open -= 1
        if connection in self._free:
            self._free.remove(connection)
        if self._due and self._open < self._order.connections:
            self._connect()

    def answered(self, number: int, due: float, sent: float, status: int) -> None:
        """Count an answer."""
        now = self._loop.time()
        if self._order.rate is None:
            due = sent  # it was due when its connection had time for it
        self.statuses[status] += 1
        self.from_due.append(now - due)
        self.from_sent.append(now - sent)
        if status != 202:
            self.refused.append(number)
        self._left -= 1
        if not self._left:
            self._done.set()


class _Connection(asyncio.Protocol):
    """One connection, kept alive; one request at a time."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._heard = b""
        self._now: tuple[int, float, float] | None = None  # number, due, sent

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's has no such base
        self._load.free(self)

    def send(self, number: int, due: float, request: bytes) -> None:
        """Send a request."""
        self._now = (number, due, asyncio.get_running_loop().time())
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head, end, body = self._heard.partition(b"\r\n\r\n")
        length = _LENGTH.search(head) if end else None
        if length is None or len(body) < int(length[1]) or self._now is None:
            return
        self._heard = b""
        now, self._now = self._now, None
        self._load.answered(*now, int(head[9:12]))
        self._load.free(self)

    def connection_lost(self, _error: Exception | None) -> None:
        now, self._now = self._now, None
        self._load.lost(self)
        if now is not None:
            self._load.answered(*now, _BROKEN)


def _request(order: Order, post: dict[str, Any]) -> bytes:
    body = json.dumps(post, ensure_ascii=False).encode()
    head = (
        f"POST /v1/projects/{PROJECT}/posts HTTP/1.1\r\nHost: {order.host}:{order.port}\r\n"
        f"Authorization: Bearer {order.token}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _carry_out(order: Order) -> dict[str, Any]:
    load = Load(order)
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.time()
    seconds = await load.run()
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "began": began,
        "seconds": seconds,
        "statuses": dict(load.statuses),
        "refused": load.refused,
        "from_due": load.from_due,
        "from_sent": load.from_sent,
        "client_cores": spent / seconds,
    }


def main() -> None:
    """Carry out the order on standard input."""
    order = Order(**json.load(sys.stdin))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        found = runner.run(_carry_out(order))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
