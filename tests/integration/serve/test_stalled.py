"""Requests that stand still are given up; slow ones that go on, and idle pauses, are not."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator

import pytest

from pipeline.runtimes.stalled import NoStalling
from tests.support.protocols import MUCH, measuring_bodies

PATIENCE = 20.0  # seconds
STANDING, WHOLE = 0.6, 2.0


class Hasty(NoStalling):
    """The protocol with less patience."""

    standing_seconds = STANDING
    whole_seconds = WHOLE


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Give the port of a server with this protocol."""
    with measuring_bodies(Hasty) as found:
        yield found


def _answers(port: int, *parts: bytes, pause: float = 0.0) -> tuple[bytes, float]:
    """Send parts of a request and no end; give all that is answered, and the seconds to the end."""
    began = time.monotonic()
    answered = b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        try:
            for part in parts:
                line.sendall(part)
                time.sleep(pause)
            while part := line.recv(65536):
                answered += part
        except ConnectionError:
            pass  # closed while it was sent
    return answered, time.monotonic() - began


def _read(line: socket.socket, body: bytes) -> bytes:
    """Read one answer, whose body is known."""
    answered = b""
    while not answered.endswith(b"\r\n\r\n" + body):
        part = line.recv(65536)
        assert part, answered
        answered += part
    return answered


HEAD = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n"
GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


@pytest.mark.parametrize(
    "part",
    [b"GET /", b"GET / HTTP/1.1\r\nhost: x\r\n", HEAD, HEAD + b"abc"],
    ids=["in its line", "in its head", "before its body", "in its body"],
)
def test_a_request_that_stands_still_is_given_up(port: int, part: bytes) -> None:
    answered, seconds = _answers(port, part)
    assert answered.startswith(b"HTTP/1.1 408 ")
    assert STANDING <= seconds < PATIENCE / 2


def test_a_request_that_comes_byte_by_byte_for_too_long_is_given_up(port: int) -> None:
    answered, seconds = _answers(port, HEAD, *[b"a"] * 60, pause=0.1)
    assert answered.startswith(b"HTTP/1.1 408 ") or not answered  # or reset by what came after
    assert WHOLE <= seconds < PATIENCE / 2


def test_a_request_that_is_slow_but_goes_on_is_answered(port: int) -> None:
    parts = [b"a" * 20] * 5
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        for part in (HEAD, *parts):
            line.sendall(part)
            time.sleep(STANDING / 3)
        assert _read(line, b"100").startswith(b"HTTP/1.1 200 ")


def test_a_second_request_is_watched_like_the_first(port: int) -> None:
    answered, _ = _answers(port, GET, b"GET / HT", pause=0.1)
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert answered.count(b"HTTP/1.1 408 ") == 1


@pytest.mark.parametrize("after", [b"\r\n", b"\r\n\r\n"])
def test_a_line_break_after_a_request_holds_no_connection(port: int, after: bytes) -> None:
    answered, seconds = _answers(port, GET, after, pause=0.1)
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert b" 408 " not in answered
    assert seconds < PATIENCE / 2


def test_what_the_service_takes_its_time_for_does_not_count(port: int) -> None:
    slow = b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n"
    answered, _ = _answers(port, slow + b"GET / HT")
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert answered.endswith(b"\r\n\r\n")  # of the refusal, which is the second's
    assert answered.index(b" 408 ") > answered.index(b" 200 ")
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        line.sendall(
            HEAD.replace(b"POST /", b"POST /slow").replace(b"host", b"expect: 100-continue\r\nhost")
        )
        assert line.recv(65536).startswith(b"HTTP/1.1 100 ")
        line.sendall(b"a" * 100)
        assert _read(line, b"100").startswith(b"HTTP/1.1 200 ")


def test_a_request_that_was_answered_early_is_not_answered_twice(port: int) -> None:
    answered, _ = _answers(port, HEAD.replace(b"POST /", b"POST /early") + b"abc")
    assert answered.startswith(b"HTTP/1.1 200 ")
    assert b" 408 " not in answered


def test_who_does_not_read_is_given_up(port: int) -> None:
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(PATIENCE)
        line.connect(("127.0.0.1", port))
        line.sendall(b"GET /much HTTP/1.1\r\nhost: x\r\n\r\n")
        time.sleep(5 * STANDING)
        read = 0
        with contextlib.suppress(ConnectionError):
            while part := line.recv(1 << 20):
                read += len(part)
        assert read < MUCH


def test_a_connection_on_which_nothing_comes_is_closed_without_a_word(port: int) -> None:
    assert _answers(port)[0] == b""


def test_a_pause_between_two_requests_is_none_within_one(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        for _ in range(2):
            line.sendall(GET)
            assert _read(line, b"0").startswith(b"HTTP/1.1 200 ")
            time.sleep(STANDING / 2)
