"""One attempt: a POST, and what came of it in plain words."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from itertools import chain

import certifi
import httptools
import httpx

from pipeline.delivery.connection import Broken, Connection, ReplyTooLong
from pipeline.delivery.guard import AddressRefused, NameUnknown, Resolve, addresses_of
from pipeline.exchange.addresses import Allowance

ATTEMPT_SECONDS = 15.0  # for all of it: name, connection, request, reply
_DRAIN_SECONDS = 1.0  # for the rest of a reply whose status is known
_KEPT_SECONDS = 2.0  # less than servers keep a connection that nobody uses
_MOST_KEPT = 8  # connections to a server
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CLOSED_EARLY = (Broken, ConnectionResetError)

# The first that fits.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (AddressRefused, "the address is private"),
    (NameUnknown, "the name is not known"),
    (ReplyTooLong, "the reply is too long"),
    (Broken, "the connection broke"),
    (TimeoutError, "timed out"),
    (ssl.SSLError, "no trusted TLS"),
    (httptools.HttpParserError, "the reply is not HTTP"),
    (OSError, "no connection"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of an attempt."""

    status: int | None  # of HTTP; None: no reply
    error: str | None  # in plain words, nothing of the reply
    milliseconds: int
    retry_after: str | None = None  # as it was received


@dataclass(frozen=True, kw_only=True, slots=True)
class _Target:
    """A URL taken apart; also the name under which its connections are kept."""

    scheme: str
    host: str  # in ASCII, IPv6 without brackets
    port: int
    netloc: bytes
    path: bytes


class Sender:
    """Posts bodies: no redirects, no cookies, no proxies, nothing unpacked."""

    def __init__(
        self,
        *,
        allowance: Allowance,
        resolve: Resolve,
        seconds: float = ATTEMPT_SECONDS,
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self._allowance = allowance
        self._resolve = resolve
        self._seconds = seconds
        self._ssl_context = ssl_context or _ssl_context()
        self._kept: dict[tuple[str, bytes], list[Connection]] = {}
        self._agent = f"Passerelle/{version('passerelle')}".encode()

    async def post(self, url: str, body: bytes, headers: Sequence[tuple[bytes, bytes]]) -> Answer:
        """Post a body; give what came of it, within the time for an attempt."""
        began = time.monotonic()
        status: int | None = None
        error: str | None = None
        wait: str | None = None
        connection: Connection | None = None
        try:
            target = _target(url)
            request = self._request(target, body, headers)
            async with asyncio.timeout(self._seconds):
                connection, status = await self._reply(target, request)
            wait = connection.retry_after
            await self._end(target, connection)
        except Exception as trouble:  # whatever a receiver does, it is one attempt that failed
            error = next(
                (words for kind, words in _WORDS if isinstance(trouble, kind)),
                "it could not be sent",
            )
        return Answer(
            status=status,
            error=error,
            milliseconds=round((time.monotonic() - began) * 1000),
            retry_after=wait,
        )

    def close(self) -> None:
        """Close all connections."""
        for connection in list(chain.from_iterable(self._kept.values())):
            connection.close()
        self._kept.clear()

    def _request(
        self, target: _Target, body: bytes, headers: Sequence[tuple[bytes, bytes]]
    ) -> bytes:
        lines = [
            b"POST %b HTTP/1.1" % target.path,
            b"Host: %b" % target.netloc,
            b"User-Agent: %b" % self._agent,
            b"Accept: */*",
            b"Accept-Encoding: identity",
            b"Content-Type: application/json",
            b"Content-Length: %d" % len(body),
            *(b"%b: %b" % header for header in headers),
        ]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body

    async def _reply(self, target: _Target, request: bytes) -> tuple[Connection, int]:
        """Send a request over a connection that is there, or a new one; give the reply's status."""
        kept = self._kept.get((target.scheme, target.netloc), [])
        while kept:
            connection = kept.pop()
            if connection.closing is not None:
                connection.closing.cancel()
            try:
                return connection, await self._status(connection, request)
            except _CLOSED_EARLY:
                # The server may close a connection that it has kept for long enough just now:
                # that says nothing about the request. Twice on the wire is once by its id.
                if connection.heard:
                    raise
        connection = await self._connect(target)
        return connection, await self._status(connection, request)

    async def _status(self, connection: Connection, request: bytes) -> int:
        try:
            return await connection.post(request)
        except BaseException:
            connection.close()
            raise

    async def _connect(self, target: _Target) -> Connection:
        """Connect to one of the checked addresses."""
        loop = asyncio.get_running_loop()
        secure = target.scheme == "https"
        trouble: OSError | None = None
        for address in await addresses_of(target.host, self._allowance, self._resolve):
            try:
                _, connection = await loop.create_connection(
                    Connection,
                    str(address),
                    target.port,
                    ssl=self._ssl_context if secure else None,
                    server_hostname=target.host.rstrip(".") if secure else None,
                )
            except OSError as error:
                trouble = error
            else:
                return connection
        assert trouble is not None
        raise trouble

    async def _end(self, target: _Target, connection: Connection) -> None:
        """Read the rest of a reply, so that its connection can be used again.

        The status is the answer already: where the rest is too long, too slow or broken, the
        connection is closed, and nothing else.
        """
        usable = False
        try:
            with suppress(TimeoutError, OSError, httptools.HttpParserError):
                async with asyncio.timeout(_DRAIN_SECONDS):
                    usable = await connection.drain()
        finally:
            kept = self._kept.setdefault((target.scheme, target.netloc), [])
            if usable and len(kept) < _MOST_KEPT:
                loop = asyncio.get_running_loop()
                connection.closing = loop.call_later(
                    _KEPT_SECONDS, self._forget, (target.scheme, target.netloc), connection
                )
                kept.append(connection)
            else:
                connection.close()

    def _forget(self, server: tuple[str, bytes], connection: Connection) -> None:
        connection.close()
        kept = self._kept.get(server, [])
        if connection in kept:
            kept.remove(connection)
        if not kept:
            self._kept.pop(server, None)


@lru_cache(maxsize=1000)
def _target(url: str) -> _Target:
    """Take a URL apart. Raises ValueError for one that is not http or https."""
    parts = httpx.URL(url)
    if parts.scheme not in _DEFAULT_PORTS:
        raise ValueError("neither http nor https")
    return _Target(
        scheme=parts.scheme,
        host=parts.raw_host.decode("ascii"),
        port=parts.port or _DEFAULT_PORTS[parts.scheme],
        netloc=parts.netloc,
        path=parts.raw_path,
    )


def _ssl_context() -> ssl.SSLContext:
    """Trust what the system trusts, and the usual authorities."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
