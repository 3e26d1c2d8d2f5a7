"""Secrets that stand in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import SettingsInvalid
from pipeline.settings import Settings


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the file that the environment names for the operator's token; it is not there yet."""
    file = tmp_path / "admin-token"
    monkeypatch.delenv("PASSERELLE_ADMIN_TOKEN", raising=False)
    monkeypatch.setenv("PASSERELLE_ADMIN_TOKEN_FILE", str(file))
    return file


def test_a_secret_is_read_without_the_blanks_around_it(named: Path) -> None:
    named.write_text("a-long-random-text\n", "utf-8")
    token = Settings.load().admin_token
    assert token is not None
    assert token.get_secret_value() == "a-long-random-text"


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff"])
def test_a_file_without_a_secret_is_no_token(named: Path, content: bytes) -> None:
    named.write_bytes(content)
    with pytest.raises(SettingsInvalid, match="PASSERELLE_ADMIN_TOKEN_FILE"):
        Settings.load()


def test_a_file_that_is_missing_is_told(named: Path) -> None:  # noqa: ARG001  # it is named
    with pytest.raises(SettingsInvalid, match="No such file"):
        Settings.load()
