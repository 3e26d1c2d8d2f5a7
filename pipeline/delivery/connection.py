"""A connection over which one POST after the other goes, and short replies come back.

Of a reply only its status and Retry-After are kept. Nothing is unpacked, no redirect is followed.
"""

from __future__ import annotations

import asyncio
from typing import cast

from httptools import HttpParserUpgrade, HttpResponseParser

MOST_REPLY_BYTES = 64 * 1024  # headers and all
_FINAL = 200  # statuses below announce another


class Broken(ConnectionError):
    """The connection ended before the reply did."""


class ReplyTooLong(ConnectionError):
    """The reply is longer than anybody reads."""


class Connection(asyncio.Protocol):
    """One connection; one exchange at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._head: asyncio.Future[int] | None = None
        self._end: asyncio.Future[None] | None = None
        self._left = 0
        self._lasts = False  # the server keeps it open
        self.heard = False  # some of the reply has come
        self.retry_after: str | None = None
        self.closing: asyncio.TimerHandle | None = None  # when nobody uses it
        self.open = False

    async def post(self, request: bytes) -> int:
        """Send a request and give the status of its reply.

        Raises ConnectionError and httptools.HttpParserError.
        """
        loop = asyncio.get_running_loop()
        self._head, self._end = loop.create_future(), loop.create_future()
        self._parser = HttpResponseParser(self)
        self._left = MOST_REPLY_BYTES
        self.heard, self.retry_after = False, None
        if not self.open or self._transport is None:
            raise Broken
        self._transport.write(request)
        return await self._head

    async def drain(self) -> bool:
        """Read the rest of the reply; tell whether the connection can be used again."""
        if self._end is None:
            return False
        await self._end
        self._head = self._end = None
        return self.open and self._lasts

    def close(self) -> None:
        """Close at once: what has not been sent is not sent."""
        self.open = False
        if self.closing is not None:
            self.closing.cancel()
        if self._transport is not None:
            self._transport.abort()

    # Of asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of another class
        self.open = True

    def data_received(self, data: bytes) -> None:
        """Read on; what nobody asked for ends the connection."""
        self.heard = True
        if self._end is None or self._end.done():
            self.close()
            return
        try:
            self._parser.feed_data(data[: self._left])
        except HttpParserUpgrade:
            self._fail(Broken())
        except Exception as error:  # of httptools; also what is no HTTP at all
            self._fail(error)
        self._left -= len(data)
        if self._left < 0:
            self._fail(ReplyTooLong())

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  # asyncio's signature
        """End."""
        self._fail(Broken())

    # Of httptools

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep the one header that counts."""
        if name.lower() == b"retry-after":
            self.retry_after = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        """Tell the status."""
        status = self._parser.get_status_code()
        if status >= _FINAL and self._head is not None and not self._head.done():
            self._head.set_result(status)

    def on_message_complete(self) -> None:
        """Tell that the reply is whole."""
        final = self._head is not None and self._head.done()
        if final and self._end is not None and not self._end.done():
            self._lasts = bool(self._parser.should_keep_alive())
            self._end.set_result(None)

    def _fail(self, error: Exception) -> None:
        self.close()
        for future in (self._head, self._end):
            if future is not None and not future.done():
                future.set_exception(error)
                future.exception()  # seen: nobody may be waiting for it
