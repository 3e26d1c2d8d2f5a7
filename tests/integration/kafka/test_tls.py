"""TLS to the brokers: with the right authority alone and, where they ask for it, our own key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.kafka.local_kafka import Server, free_ports, missing
from tests.support.program import environment, run


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Give a broker's address, and the folder of the files that lead to it.

    It has a certificate for 127.0.0.1 and asks clients for theirs.
    """
    if reason := missing():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("tls")
    for authority in ("ca", "strange-ca"):
        openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                f"/CN={authority}", "-keyout", f"{authority}.key", "-out", f"{authority}.pem",
                "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    for name in ("broker", "client"):
        openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}",
                "-keyout", f"{name}.key", "-out", f"{name}.csr")  # fmt: skip
        (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
        openssl(folder, "x509", "-req", "-days", "2", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-in", f"{name}.csr", "-out", f"{name}.pem", "-extfile", "names")  # fmt: skip
    open_port, port, controller = free_ports(3)
    server = Server(
        folder=folder / "kafka",
        port=open_port,
        voters={1: controller},
        settings={
            "listeners": f"PLAINTEXT://127.0.0.1:{open_port},SSL://127.0.0.1:{port},"
            f"CONTROLLER://127.0.0.1:{controller}",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SSL:SSL",
            "ssl.keystore.type": "PEM",
            "ssl.keystore.key": one_line(folder / "broker.key"),
            "ssl.keystore.certificate.chain": one_line(folder / "broker.pem"),
            "ssl.truststore.type": "PEM",
            "ssl.truststore.certificates": one_line(folder / "ca.pem"),
            "ssl.client.auth": "required",
        },
    )
    try:
        server.start()
        server.wait_until_ready()
        yield f"127.0.0.1:{port}", folder
    finally:
        server.kill()


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def one_line(file: Path) -> str:
    """Write PEM as a file of properties has it."""
    return file.read_text("ascii").replace("\n", "\\n")


def address(secured: tuple[str, Path], ca: str = "ca.pem", options: str = "") -> str:
    server, folder = secured
    return f"kafka+ssl://{server}?ca={folder}/{ca}{options.replace('@', str(folder))}"


OURS = "&cert=@/client.pem&key=@/client.key"


def test_a_client_with_its_key_and_the_right_authority_comes_in(
    secured: tuple[str, Path],
) -> None:
    env = environment(PASSERELLE_BROKER_URL=address(secured, options=OURS))
    done = run("topics", "apply", "--dry-run", env=env)
    assert done.returncode == 0, done.stderr.decode()
    assert b"posts.in.v1: to be made" in done.stdout


@pytest.mark.parametrize(
    ("ca", "options"),
    [("strange-ca.pem", OURS), ("ca.pem", ""),
     ("ca.pem", "&cert=@/strange-ca.pem&key=@/strange-ca.key")],
    ids=["another authority", "no key", "a key of a stranger"],
)  # fmt: skip
def test_nobody_else_comes_in_nor_is_talked_to(
    ca: str, options: str, secured: tuple[str, Path]
) -> None:
    env = environment(PASSERELLE_BROKER_URL=address(secured, ca, options))
    done = run("topics", "apply", "--dry-run", env=env)
    assert done.returncode == 1
    assert b"or its certificate is not trusted" in done.stderr


FAUST = """
import asyncio, sys, faust
from pipeline.streams.broker import Broker

async def begin():
    app = faust.App("tls", **Broker.parse(sys.argv[1]).faust(), topic_allow_declare=False)
    producer = app.transport.create_producer()
    await producer.start()
    await producer.stop()

asyncio.run(begin())
"""


def test_faust_comes_in_the_same_way(secured: tuple[str, Path]) -> None:
    command = [sys.executable, "-c", FAUST, address(secured, options=OURS)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
