"""The container file, and the health check that it brings."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pipeline.settings import Settings
from tests.support.deployment import DEPLOY, ROOT, USER, instructions, read


def rests(what: str) -> list[str]:
    return [rest for name, rest in instructions() if name == what]


def test_its_base_is_a_fixed_version_of_the_python_that_its_paths_name() -> None:
    (base,) = {rest.partition(" ")[0] for rest in rests("FROM")}
    found = re.fullmatch(r"python:(3\.\d+)\.\d+-slim-\w+", base)
    assert found
    assert set(re.findall(r"lib/python(\d\.\d+)/", read("Containerfile"))) == {found[1]}


def test_it_installs_what_is_locked_and_looks_for_nothing_else() -> None:
    installs = [
        part.strip() for rest in rests("RUN") for part in rest.split("&&") if "pip install" in part
    ]
    assert len(installs) == 2
    assert all("--no-deps" in one and "--no-cache-dir" in one for one in installs)
    assert "-r requirements.lock" in installs[0]


def copied() -> Iterator[str]:
    for rest in rests("COPY"):
        words = [word for word in rest.split() if not word.startswith("--")]
        if "--from=" not in rest:
            yield from words[:-1]


def test_what_it_copies_is_there_and_is_let_through_and_nothing_else_is() -> None:
    lines = [
        line
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line and line[0] != "#"
    ]
    assert lines[0] == "*"
    assert sorted(copied()) == sorted(line[1:] for line in lines if line[0] == "!")
    assert all((ROOT / name).exists() for name in copied())


def test_it_copies_all_that_the_build_of_the_package_needs() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'^readme = "(.+)"$', text, re.MULTILINE)
    (licences,) = re.findall(r"^license-files = (\[.+\])$", text, re.MULTILINE)
    (packages,) = re.findall(r"^include = (\[.+\])$", text, re.MULTILINE)
    named += [*json.loads(licences), *(one.rstrip("*") for one in json.loads(packages))]
    assert [
        one for one in named if not any(fnmatch.fnmatch(one, f"{name}*") for name in copied())
    ] == []


def test_it_ends_as_a_user_without_power_whose_number_is_fixed() -> None:
    assert rests("USER") == [f"{USER}:{USER}"]
    created = next(rest for rest in rests("RUN") if "useradd" in rest)
    assert f"--uid {USER} --gid {USER}" in created
    assert f"install -d -o {USER} -g {USER} -m 0700" in created
    assert [what for what, _ in instructions()].index("USER") > max(
        place for place, (what, _) in enumerate(instructions()) if what in {"RUN", "COPY"}
    )


def test_it_exposes_the_ports_of_service_and_worker() -> None:
    ports = [str(Settings.model_fields[name].default) for name in ("port", "worker_port")]
    assert rests("EXPOSE") == [" ".join(ports)]


# Whether it is healthy


@pytest.fixture
def port() -> Iterator[int]:
    """Give the port of a server that is alive but not ready."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/livez" else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def healthy(*words: str, **variables: str) -> int:
    return subprocess.run(
        [sys.executable, DEPLOY / "healthy.py", *words], env=variables, timeout=30, check=False
    ).returncode


def test_the_health_check_tells_what_the_port_answers(port: int) -> None:
    proxy = {"http_proxy": "http://127.0.0.1:1"}
    assert healthy(PASSERELLE_PORT=str(port), **proxy) == 0
    assert healthy(str(port), "/livez", **proxy) == 0
    assert healthy(str(port), "/readyz", **proxy) == 1


def test_the_health_check_fails_where_nobody_listens(unused: int) -> None:
    assert healthy(str(unused)) == 1


@pytest.fixture
def unused() -> int:
    """Give a port that nobody listens on."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return int(server.server_address[1])
