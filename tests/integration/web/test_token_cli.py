"""`passerelle token`: made once, shown once, revoked at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import DATABASE_FILE
from pipeline.stages.detect import Detector
from pipeline.store.database import Database
from pipeline.store.tables import tokens
from tests.support.web_service import BELOW, serving

Call = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = Path(sys.executable).with_name("passerelle")


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Give a caller of the command with a data folder of the test's own."""
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path))
    return lambda *words: subprocess.run(
        [PROGRAM, "token", *words], capture_output=True, text=True, check=False
    )


def test_a_token_is_shown_once_and_opens_its_project(
    call: Call, detector: Detector, tmp_path: Path
) -> None:
    call("list")
    database = Database.at(tmp_path / DATABASE_FILE)
    with serving(database, detector, tmp_path) as served:
        made = call("create", "--project", "rivers", "--scope", "write,read", "--name", "platform")
        assert made.returncode == 0
        text = made.stdout.strip()
        assert text.startswith("psl_")
        with served.outer(text) as client:
            assert client.get(BELOW).status_code == 200
            assert client.get("/v1/projects/mountains").status_code == 404
            assert client.get(f"{BELOW}/reviews").status_code == 403
        (row,) = json.loads(call("list", "--json").stdout)
        assert (row["project"], row["name"], row["scopes"], row["revoked_at"]) == (
            "rivers",
            "platform",
            ["write", "read"],
            None,
        )
        listed = call("list", "--project", "rivers")
        assert row["id"] in listed.stdout
        assert text not in listed.stdout
        assert call("list", "--project", "mountains").stdout == ""
        for _ in range(2):
            assert call("revoke", row["id"]).returncode == 0
        with served.outer(text) as client:
            assert client.get(BELOW).status_code == 401
    kept = database.read(lambda connection: str(connection.execute(tokens.select()).all()))
    database.close()
    assert text not in kept


def test_as_json_a_token_comes_with_its_id(call: Call, detector: Detector, tmp_path: Path) -> None:
    call("list")
    database = Database.at(tmp_path / DATABASE_FILE)
    with serving(database, detector, tmp_path):
        words = ("--project", "rivers", "--scope", "admin", "--scope", "read", "--json")
        made: dict[str, Any] = json.loads(call("create", *words).stdout)
    database.close()
    assert made["scopes"] == ["read", "admin"]
    assert made["token"].startswith("psl_")
    revoked = call("revoke", made["id"], "--json")
    assert json.loads(revoked.stdout) == {"id": made["id"], "state": "revoked"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("create", "--project", "rivers", "--scope", "read"), 1, "there is none yet"),
        (("create", "--project", "rivers", "--scope", "everything"), 2, "scopes are"),
        (("create", "--project", "rivers"), 2, "--scope"),
        (("create", "--project", "r", "--scope", "read", "--name", "a\nb"), 2, "printable"),
        (("revoke", "tok_none"), 1, "no token with this id"),
        (("list", "--project", "rivers"), 1, "there is none yet"),
        (("list",), 0, "there are none yet"),
    ],
)
def test_what_cannot_be_is_said(call: Call, words: tuple[str, ...], code: int, said: str) -> None:
    done = call(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert "psl_" not in done.stdout + done.stderr
