"""A platform that receives, as a process of its own: `python -m pipeline.bench.service_receiver`.

Says its port on standard output, answers every delivery with 204, and gives what came as JSON when
its standard input is closed.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from typing import Any, cast

import uvloop

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_EVENT = re.compile(rb"(?i)\r\nwebhook-id: *([^\r]+)")
_ANSWER = b"HTTP/1.1 204 No Content\r\n\r\n"

# Event id, type, post, edition.
Row = tuple[str, str, str, int]


class _Receiving(asyncio.Protocol):
    """One connection of the service."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's has no such base

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while True:
            head, end, body = self._heard.partition(b"\r\n\r\n")
            length, event = _LENGTH.search(head), _EVENT.search(head)
            if not end or length is None or event is None or len(body) < int(length[1]):
                return
            size = int(length[1])
            self._heard = body[size:]
            self._rows.append(_row(event[1].decode(), json.loads(body[:size])))
            self._transport.write(_ANSWER)


def _row(event: str, body: dict[str, Any]) -> Row:
    data = body["data"]
    post = data.get("post") or data["id"]  # events of ids, and bilingual posts
    return event, body["type"], post, data.get("edition", 0)


async def _receive() -> list[Row]:
    rows: list[Row] = []
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Receiving(rows), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()
    return rows


def main() -> None:
    """Receive until standard input is closed."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        rows = runner.run(_receive())
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
