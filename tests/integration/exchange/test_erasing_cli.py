"""`passerelle erase` and `passerelle export`, beside the service or without it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.erase import erase
from pipeline.cli.export import export
from pipeline.settings import DATABASE_FILE
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.support.canaries import places
from tests.support.exchange import NUMBER, Exchange

WORD = "Zyxwvutsrq"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty data folder, that of the settings."""
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def exchange(folder: Path, detector: Detector) -> Iterator[Exchange]:
    """Give an exchange with two posts of s-4 and one of s-5."""
    database = Database.at(folder / DATABASE_FILE)
    upgrade(database)
    made = Exchange(database, detector)
    made.run(f"{NUMBER} {WORD}", post="p-1")
    made.run(NUMBER, post="p-2")
    made.run(NUMBER, post="p-3", author="s-5")
    yield made
    database.close()


def call(command: Any, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_what_is_kept_of_an_author_is_written_as_json(exchange: Exchange, folder: Path) -> None:
    done = call(export, "--project", exchange.name, "--author", "s-4")
    assert done.exit_code == 0
    assert [one["id"] for one in json.loads(done.stdout)["posts"]] == ["p-1", "p-2"]
    file = folder / "s-4.json"
    done = call(export, "--project", exchange.name, "--author", "s-4", "-o", str(file))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{file}: 2 posts\n")
    assert WORD in file.read_text("utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_an_author_is_erased_with_a_yes(exchange: Exchange) -> None:
    assert places(exchange.database, WORD)
    done = call(erase, "--project", exchange.name, "--author", "s-4", "--yes")
    assert (done.exit_code, done.stdout) == (0, "erased: posts 2, remembered sentences 0\n")
    assert places(exchange.database, WORD) == set()
    assert exchange.shown("p-3", may_review=True)["author"] == "s-5"
    again = call(erase, "--project", exchange.name, "--author", "s-4", "--yes", "--json")
    assert json.loads(again.stdout) == {"posts": 0, "memory": 0, "clean": True}


@pytest.mark.parametrize("command", [erase, export])
def test_an_author_of_whom_nothing_is_there_is_told(exchange: Exchange, command: Any) -> None:
    arguments = ["--yes"] if command is erase else []
    done = call(command, "--project", exchange.name, "--author", "s-44", *arguments)
    assert (done.exit_code, done.stderr) == (0, "nothing of this author is there; check the id\n")


def test_without_a_yes_and_without_a_terminal_nothing_is_erased(exchange: Exchange) -> None:
    done = call(erase, "--project", exchange.name, "--author", "s-4")
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert places(exchange.database, WORD)


@pytest.mark.parametrize("command", [erase, export])
@pytest.mark.usefixtures("exchange")
def test_a_project_that_is_not_there_is_told(command: Any) -> None:
    arguments = ["--yes"] if command is erase else []
    done = call(command, "--project", "lakes", "--author", "s-4", *arguments)
    assert done.exit_code == 1
    assert done.stderr == "There is no project 'lakes'; there are: rivers.\n"


@pytest.mark.parametrize("command", [erase, export])
def test_no_database_is_made_where_there_is_none(command: Any, folder: Path) -> None:
    arguments = ["--yes"] if command is erase else []
    done = call(command, "--project", "rivers", "--author", "s-4", *arguments)
    assert done.exit_code == 1
    assert "PASSERELLE_DATA_DIR" in done.stderr
    assert str(folder / DATABASE_FILE) in done.stderr
    assert list(folder.iterdir()) == []


@pytest.fixture
def stranger() -> Iterator[None]:
    """Run as another user than that of the files."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    if before == 0:
        os.seteuid(0)


@pytest.mark.parametrize("command", [erase, export])
def test_another_user_is_told_who_may_use_the_database(
    exchange: Exchange, folder: Path, command: Any, request: pytest.FixtureRequest
) -> None:
    (folder / DATABASE_FILE).chmod(0)
    request.getfixturevalue("stranger")
    arguments = ["--yes"] if command is erase else []
    done = call(command, "--project", exchange.name, "--author", "s-4", *arguments)
    assert done.exit_code == 1
    assert f"{folder / DATABASE_FILE}; run the command as " in done.stderr


@pytest.mark.parametrize("command", [erase, export])
def test_a_database_without_projects_is_named(command: Any, folder: Path) -> None:
    database = Database.at(folder / DATABASE_FILE)
    upgrade(database)
    database.close()
    arguments = ["--yes"] if command is erase else []
    done = call(command, "--project", "rivers", "--author", "s-4", *arguments)
    assert done.exit_code == 1
    assert f"{folder / DATABASE_FILE} has none" in done.stderr
