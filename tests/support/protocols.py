"""Uvicorn with a protocol of ours and an app that measures bodies, on a free port."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import Receive, Scope, Send

from pipeline.runtimes.heads import BoundedHeads

MUCH = 30_000_000  # bytes, more than sockets hold
_PATIENCE = 20.0  # seconds
_SLOW_SECONDS = 1.5


async def _measure(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the length of the body; late, early or with much where the path asks for it."""
    path = scope["path"]
    if path == "/slow":
        await asyncio.sleep(_SLOW_SECONDS)
    length, more = 0, path != "/early"
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        length += len(message.get("body", b""))
        more = message.get("more_body", False)
    told = b"x" * MUCH if path == "/much" else str(length).encode()
    headers = [(b"content-length", str(len(told)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": told})


@contextmanager
def measuring_bodies(protocol: type[BoundedHeads]) -> Iterator[int]:
    """Run a server with a protocol; give its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        _measure, http=protocol, ws="none", lifespan="off", log_config=None, access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listener])), daemon=True
    )
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.005)
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join(_PATIENCE)
    listener.close()
