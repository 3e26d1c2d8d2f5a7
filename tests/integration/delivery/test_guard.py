"""Request forgery: the address that is connected to is the one that was checked."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import pytest

from pipeline.delivery.guard import SystemResolver
from pipeline.delivery.sending import Answer, Sender
from pipeline.exchange.addresses import Allowance
from tests.support.loops import run_apart
from tests.support.outgoing import LOCAL
from tests.support.receivers import Receiver

Address = IPv4Address | IPv6Address
NOTHING = Allowance()


class Names:
    """A resolver that answers from a script, the last answer again and again."""

    def __init__(self, *answers: str) -> None:
        self.asked: list[str] = []
        self._answers = [tuple(ip_address(one) for one in answer.split()) for answer in answers]

    async def __call__(self, name: str) -> tuple[Address, ...]:
        self.asked.append(name)
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


def send(
    url: str,
    allowance: Allowance,
    resolve: Names,
    *,
    times: int = 1,
    context: ssl.SSLContext | None = None,
) -> list[Answer]:
    async def main() -> list[Answer]:
        sender = Sender(allowance=allowance, resolve=resolve, seconds=1.0, ssl_context=context)
        answers = [await sender.post(url, b"{}", []) for _ in range(times)]
        sender.close()
        return answers

    return run_apart(main())


@pytest.mark.parametrize(
    "found",
    [
        "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254", "0.0.0.0", "224.0.0.1",
        "127.0.0.1 10.0.0.1 ::1",
    ],
)  # fmt: skip
def test_a_name_that_leads_into_a_private_network_is_refused(found: str) -> None:
    with Receiver() as receiver:
        [answer] = send(f"http://platform.example:{receiver.port}/", NOTHING, Names(found))
    assert (answer.status, answer.error) == (None, "the address is private")
    assert receiver.received == []


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "127.1", "0x7f.1", "[::1]"])
def test_a_private_address_is_refused_without_asking_for_its_name(host: str) -> None:
    names = Names("8.8.8.8")
    with Receiver() as receiver:
        [answer] = send(f"http://{host}:{receiver.port}/", NOTHING, names)
    assert answer.error == "the address is private"
    assert names.asked == []
    assert receiver.received == []


def test_a_name_is_resolved_once_for_a_connection_so_that_it_cannot_change() -> None:
    names = Names("127.0.0.1", "127.0.0.9")
    allowed = Allowance.parse("127.0.0.1/32")
    with Receiver() as receiver:
        [answer] = send(f"http://platform.example:{receiver.port}/", allowed, names)
    assert answer.status == 204
    assert names.asked == ["platform.example"]
    assert receiver.received[0].headers["host"] == f"platform.example:{receiver.port}"


def test_a_name_that_turns_private_is_refused_at_the_next_connection() -> None:
    def close(_got: object, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        writer.close()

    names = Names("127.0.0.1", "10.0.0.1")
    allowed = Allowance.parse("127.0.0.1/32")
    with Receiver(close) as receiver:
        url = f"http://platform.example:{receiver.port}/"
        answers = send(url, allowed, names, times=2)
    assert [(one.status, one.error) for one in answers] == [
        (204, None), (None, "the address is private")
    ]  # fmt: skip


def test_of_several_addresses_only_the_allowed_are_tried() -> None:
    allowed = Allowance.parse("127.0.0.1/32")
    with Receiver() as receiver:
        url = f"http://platform.example:{receiver.port}/"
        [answer] = send(url, allowed, Names("10.0.0.1 ::1 127.0.0.1"))
    assert answer.status == 204


def test_a_name_that_the_operator_allows_may_lead_anywhere() -> None:
    with Receiver() as receiver:
        url = f"http://Platform.Internal:{receiver.port}/"
        [answer] = send(url, Allowance.parse("platform.internal"), Names("127.0.0.1"))
        [other] = send(url, Allowance.parse("other.internal"), Names("127.0.0.1"))
    assert answer.status == 204
    assert other.error == "the address is private"


def test_a_name_that_nobody_knows_is_told() -> None:
    [answer] = send("http://platform.example/", NOTHING, Names(""))
    assert answer.error == "the name is not known"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Receiver() as proxy, Receiver() as receiver:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        [answer] = send(receiver.url, LOCAL, Names("127.0.0.1"))
    assert answer.status == 204
    assert proxy.received == []


def test_a_name_whose_servers_are_silent_delays_no_other() -> None:
    class Slow(Names):
        async def __call__(self, name: str) -> tuple[Address, ...]:
            if name == "silent.example":
                await asyncio.sleep(3600)
            return await super().__call__(name)

    async def main(port: int) -> float:
        sender = Sender(allowance=LOCAL, resolve=Slow("127.0.0.1"), seconds=0.5)
        slow = [
            asyncio.create_task(sender.post("http://silent.example/", b"{}", [])) for _ in range(50)
        ]
        began = time.monotonic()
        answer = await sender.post(f"http://live.example:{port}/", b"{}", [])
        took = time.monotonic() - began
        assert answer.status == 204
        assert {(await one).error for one in slow} == {"timed out"}
        sender.close()
        return took

    with Receiver() as receiver:
        assert run_apart(main(receiver.port)) < 0.4


def test_the_system_resolves_names() -> None:
    async def main() -> tuple[tuple[Address, ...], ...]:
        resolve = SystemResolver()
        return await resolve("localhost"), await resolve("no-such-name.invalid")

    local, none = run_apart(main())
    assert IPv4Address("127.0.0.1") in local or IPv6Address("::1") in local
    assert none == ()


class _Kind(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def secure_server(folder: Path, name: str) -> Iterator[tuple[int, ssl.SSLContext]]:
    """Serve under a certificate for a name; give the port and a context that trusts it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", f"/CN={name}",
            "-addext", f"subjectAltName=DNS:{name}",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Kind)
    server.socket = own.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, ssl.create_default_context(cafile=str(certificate))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_tls_is_checked_against_the_name_not_the_address(tmp_path: Path) -> None:
    with secure_server(tmp_path, "platform.example") as (port, trusting):
        names = Names("127.0.0.1")
        [good] = send(f"https://platform.example:{port}/", LOCAL, names, context=trusting)
        [other] = send(f"https://other.example:{port}/", LOCAL, names, context=trusting)
        [untrusted] = send(f"https://platform.example:{port}/", LOCAL, names)
    assert good.status == 204
    assert (other.status, other.error) == (None, "no trusted TLS")
    assert (untrusted.status, untrusted.error) == (None, "no trusted TLS")
