"""The whole service in a process of its own, with the real engine."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.program import environment, post, run, write_project
from tests.support.served import TOKEN, Served, served
from translators.argos.engine import ArgosTranslator

MOST_MEGABYTES = 400
SECRET_WORDS = "The quiet heron stood beside our canteen"  # must be in no log


def address(folder: Path) -> str:
    return f"sqlite:///{folder / 'service.sqlite3'}"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, engine: ArgosTranslator) -> Iterator[Served]:
    """Give one service to several tests; the fixture of the engine has installed the packages."""
    assert engine.route("en", "es")
    folder = tmp_path_factory.mktemp("serve")
    project = write_project(folder)
    with served("--project", project, "--json", PASSERELLE_DATABASE_URL=address(folder)) as one:
        took = one.until_ready()
        print(f"ready after {took:.1f} s, {one.memory()} MB")
        yield one


def test_a_post_comes_back_in_both_languages(service: Served) -> None:
    reply = service.post(post(1, text=f"{SECRET_WORDS}."))
    assert reply.status_code == 202, reply.text
    service.until_published("p-1")
    shown = service.get("/v1/projects/rivers/posts/p-1")
    assert shown["text"] == f"{SECRET_WORDS}."
    assert shown["translations"]["es"]["passages"][0]["source"] == [0, len(SECRET_WORDS) + 1]
    print(f"{service.memory()} MB after a post")
    assert service.memory() < MOST_MEGABYTES


def test_thirty_posts_at_once_are_one_batch_and_none_is_lost(service: Served) -> None:
    before = batches(service)
    texts = [f"We planted {number} tomatoes in the school garden." for number in range(30)]
    with ThreadPoolExecutor(30) as pool:
        replies = list(
            pool.map(service.post, [post(100 + n, text=text) for n, text in enumerate(texts)])
        )
    assert {reply.status_code for reply in replies} == {202}
    service.until_published(*(f"p-{100 + number}" for number in range(30)))
    assert batches(service) - before <= 3  # thirty connections are made one after the other


def test_no_log_line_holds_a_word_of_a_post_a_name_or_the_token(service: Served) -> None:
    assert len(service.lines) > 10
    for line in service.lines:
        json.loads(line)  # each is an object
    for word in ("heron", "canteen", "tomatoes", "s-4", TOKEN):
        assert word not in service.output


def test_a_second_service_on_the_same_database_is_refused(service: Served) -> None:
    done = run("serve", env=environment(
        PASSERELLE_DATABASE_URL=service.database, PASSERELLE_ADMIN_TOKEN=TOKEN, PASSERELLE_PORT="0"
    ))  # fmt: skip
    assert done.returncode == 1
    assert b"Another `passerelle serve` uses" in done.stderr


def batches(service: Served) -> int:
    lines = service.client.get("/metrics").text.splitlines()
    count = next(line for line in lines if line.startswith("passerelle_batch_posts_count"))
    return int(float(count.split()[-1]))


def test_without_a_token_that_anybody_could_have_it_does_not_start(tmp_path: Path) -> None:
    done = run("serve", "--json", env=environment(
        PASSERELLE_DATABASE_URL=address(tmp_path), PASSERELLE_ADMIN_TOKEN=None, PASSERELLE_PORT="0"
    ))  # fmt: skip
    assert done.returncode == 1
    assert "PASSERELLE_ADMIN_TOKEN" in json.loads(done.stderr.splitlines()[-1])["error"]


def test_a_terminated_service_ends_well_and_a_killed_one_loses_nothing(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    posts = [post(number, text=f"We saw {number} big dogs today.") for number in range(40)]
    names = [one["id"] for one in posts]
    arguments = ("--project", project, "--json")
    with served(*arguments, PASSERELLE_DATABASE_URL=address(tmp_path)) as one:
        one.until_ready()
        assert {one.post(body).status_code for body in posts[:20]} == {202}
        one.end(signal.SIGKILL)
    with served(*arguments, PASSERELLE_DATABASE_URL=address(tmp_path)) as one:
        one.until_ready()
        one.until_published(*names[:20])
        assert {one.post(body).status_code for body in posts[20:]} == {202}
        began = time.monotonic()
        assert one.end(signal.SIGTERM) == 0
        print(f"drained in {time.monotonic() - began:.1f} s")
    with sqlite3.connect(tmp_path / "service.sqlite3") as database:
        rows = dict(
            database.execute(
                "select post, count(*) from editions where kind='published' group by 1"
            )
        )
        counted = database.execute("select count(*) from posts where work = 'leased'").fetchone()
    database.close()
    assert (tmp_path / "service.sqlite3").stat().st_mode & 0o077 == 0
    assert counted == (0,)
    assert all(rows.get(name) == 1 for name in names[:20])
    assert set(rows.values()) == {1}


def test_the_commands_that_the_demo_prints_work_as_they_are_pasted() -> None:
    with served("--demo", PASSERELLE_ADMIN_TOKEN=None) as one:
        one.until_ready()
        shown = one.output[one.output.index("  export") : one.output.index("What there is")]
        commands = "\n".join(line for line in shown.splitlines() if line.startswith("  "))
        told = subprocess.run(
            ["bash", "-euc", commands], capture_output=True, text=True, timeout=60, check=False
        )
        assert told.returncode == 0, told.stderr
        told_of = told.stdout.replace(" ", "")
        assert '"status":"received"' in told_of
        assert '"translations":{' in told_of
        assert f'"url":"{one.address}/login/' in told_of
        login, reading = re.findall(r"as a \w+: +(\S+)", one.output)
        entered = one.client.post(login, headers={"origin": one.address})
        assert (entered.status_code, entered.headers["location"]) == (303, "/review")
        assert one.client.get(reading).status_code == 200
        assert one.end(signal.SIGINT) == 130


@pytest.mark.parametrize("pause", [0, 0.1, 0.2, 0.4, 0.7])
def test_a_service_that_is_ended_while_it_loads_ends_well(tmp_path: Path, pause: float) -> None:
    folder = str(tmp_path)
    with served("--demo", PASSERELLE_DATA_DIR=folder, PASSERELLE_ADMIN_TOKEN=None) as one:
        one.until_listening()
        time.sleep(pause)
        assert one.end(signal.SIGINT) == 130, one.output
        assert "terminate" not in one.output
        assert "Traceback" not in one.output
