"""`passerelle deliveries list` and `replay`, beside a service or without one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.deliveries import deliveries
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from tests.support.outgoing import add_event, make_endpoint, make_project, rows


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    path = tmp_path / "passerelle.sqlite"
    monkeypatch.setenv("PASSERELLE_DATABASE_URL", f"sqlite:///{path}")
    database = Database.at(path)
    upgrade(database)
    make_project(database)
    make_endpoint(database, "https://platform.example/hook")
    for number in range(3):
        database.write(lambda c, number=number: add_event(c, f"p-{number}"))
    return database


def run(*arguments: str) -> Result:
    return CliRunner().invoke(deliveries, list(arguments))


def test_deliveries_are_listed_a_line_each(filled: Database) -> None:
    names = [row.id for row in rows(filled)]
    done = run("list", "--project", "rivers")
    assert done.exit_code == 0
    assert [line.split("\t")[:2] for line in done.stdout.splitlines()] == [
        [name, "waiting"] for name in names
    ]
    last = run("list", "--project", "rivers", "--limit", "1", "--json")
    assert json.loads(last.stdout)["id"] == names[-1]
    assert run("list", "--project", "rivers", "--state", "delivered").stdout == ""


def test_deliveries_are_replayed_by_id_or_by_span(filled: Database) -> None:
    name = rows(filled)[0].id
    done = run("replay", "--project", "rivers", name, "dlv_none", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"id": name, "waiting": 1, "error": None}
    assert json.loads(done.stderr)["id"] == "dlv_none"
    span = run("replay", "--project", "rivers", "--since", "2020-01-01T00:00:00Z")
    assert (span.exit_code, span.stdout) == (0, "rivers: 3 waiting\n")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "arguments",
    [
        [], ["dlv_1", "--since", "2026-01-01T00:00:00Z"], ["--since", "yesterday"],
        ["--since", "2026-01-01T00:00:00"], ["dlv_1", "--endpoint", "end_1"],
    ],
)  # fmt: skip
def test_a_replay_that_is_not_clear_is_a_usage_error(arguments: list[str]) -> None:
    assert run("replay", "--project", "rivers", *arguments).exit_code == 2


@pytest.mark.usefixtures("filled")
def test_an_unknown_project_is_said() -> None:
    done = run("list", "--project", "lakes")
    assert done.exit_code == 1
    assert "rivers" in done.stderr
