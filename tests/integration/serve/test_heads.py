"""Requests with endless heads are refused, the others are not."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from pipeline.runtimes.heads import MOST_HEAD_BYTES, BoundedHeads
from tests.support.protocols import measuring_bodies

PATIENCE = 20.0  # seconds
BODY = b"b" * (4 * MOST_HEAD_BYTES)
POST = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n" % len(BODY)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Give the port of a server with this protocol."""
    with measuring_bodies(BoundedHeads) as found:
        yield found


def _answers(port: int, *parts: bytes) -> bytes:
    """Send parts of a request, a moment between them, and give all that is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(0.01)
            line.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused while it was sent
        answered = b""
        try:
            while part := line.recv(65536):
                answered += part
        except OSError:
            pass
    return answered


LONG = b"x-a: " + b"a" * (MOST_HEAD_BYTES + 1)
ENDLESS = {
    "one line at one go": (b"GET / HTTP/1.1\r\n" + LONG + b"\r\n\r\n",),
    "one line without end": (b"GET / HTTP/1.1\r\nx-a: ", *[b"a" * 16384] * 5),
    "many lines": (b"GET / HTTP/1.1\r\n", *[b"x-a: b\r\n" * 2048] * 5),
    "an address without end": (b"GET /", *[b"a" * 16384] * 5),
    "a head before a body": (POST + LONG + b"\r\n\r\n" + BODY,),
}


@pytest.mark.parametrize("parts", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_head_without_end_is_refused(port: int, parts: tuple[bytes, ...]) -> None:
    answered = _answers(port, *parts)
    assert answered.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))
    assert b" 200 " not in answered


def test_a_long_body_is_no_long_head(port: int) -> None:
    told = b"\r\n\r\n%d" % len(BODY)
    assert _answers(port, POST + b"\r\n" + BODY).endswith(told)
    assert _answers(port, POST + b"\r\n", BODY[:10], BODY[10:]).endswith(told)


def test_requests_on_one_connection_are_measured_one_by_one(port: int) -> None:
    head = b"GET / HTTP/1.1\r\nx-a: " + b"a" * (MOST_HEAD_BYTES // 2) + b"\r\n"
    answered = _answers(port, *[head[:9000], head[9000:] + b"\r\n"] * 4)
    assert answered.count(b"HTTP/1.1 200 ") == 4
