"""`passerelle models`, as an operator calls it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from pipeline.cli.main import passerelle
from tests.support.package_server import PackageServer, Page, package_server
from tests.support.tiny_packages import build_package, pack

ROOT = Path(__file__).parents[2]
STARTERS = Path(str(resources.files("translators") / "starter"))
EN_ES = STARTERS / "translate-en_es-0_2.argosmodel"
ES_EN = STARTERS / "translate-es_en-0_2.argosmodel"


class Models:
    """Runs the command over a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.home = folder / "home"
        self.home.mkdir()
        self.index = "http://127.0.0.1:1/"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "NO_PROXY": "127.0.0.1",
            "PASSERELLE_DATA_DIR": str(self.data),
            "PASSERELLE_PACKAGE_INDEX_URL": self.index,
        }

    def __call__(self, *arguments: str | Path) -> Result:
        words = ["models", *map(str, arguments)]
        return CliRunner(env=self.environment).invoke(passerelle, words)

    def list(self) -> dict[str, dict[str, Any]]:
        rows = json.loads(self("list", "--json").stdout)
        return {row["package"]: row for row in rows}


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Models]:
    made = Models(tmp_path)
    yield made
    assert list(made.home.iterdir()) == []  # the home is left alone


@pytest.fixture
def server() -> Iterator[PackageServer]:
    with package_server() as running:
        yield running


def test_a_file_is_installed_listed_verified_and_removed(models: Models) -> None:
    done = models("install", EN_ES)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "translate-en_es-0.2: installed\n"
    assert models("install", EN_ES).stdout == "translate-en_es-0.2: already installed\n"

    rows = models.list()
    assert rows["translate-en_es-0.2"]["state"] == "used"
    assert rows["translate-en_es-0.2"]["origin"] == "file"
    assert rows["translate-es_en-0.2"]["state"] == "bundled"
    assert "used" in models("list").stdout

    assert rows["translate-en_es-0.2"]["marks"][0].keys() == {"form", "kept", "score"}

    assert models("verify").stdout == "translate-en_es-0.2: intact\n"
    assert models("remove", "en-es").stdout == "translate-en_es-0.2: removed\n"
    assert models.list()["translate-en_es-0.2"]["state"] == "bundled"


def test_a_package_is_installed_from_the_index(models: Models, server: PackageServer) -> None:
    models.index = server.address
    server.pages["/p"] = Page(body=EN_ES.read_bytes(), etag='"1"', ranges=True)
    server.offer(server.entry("/p", package_version="0.2"), {"nonsense": 1})

    offered = models("available")
    assert offered.stdout.split() == ["translate-en_es-0.2", "English", "→", "Spanish"]
    assert "1 entries of the index cannot be used" in offered.stderr
    done = models("install", "en-es", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "name": "en-es", "package": "translate-en_es-0.2", "state": "installed", "reason": None,
    }  # fmt: skip
    assert models.list()["translate-en_es-0.2"]["origin"] == "index"
    assert json.loads(models("available", "--json", "es").stdout)[0]["installed"] is True
    assert json.loads(models("available", "--json", "fr").stdout) == []


def test_one_that_fails_does_not_stop_the_others(models: Models, tmp_path: Path) -> None:
    broken = tmp_path / "broken.argosmodel"
    broken.write_bytes(EN_ES.read_bytes()[:100_000])

    done = models("install", broken, "xx-yy", tmp_path / "none.argosmodel", ES_EN)

    assert done.exit_code == 1
    assert done.stdout == "translate-es_en-0.2: installed\n"
    lines = done.stderr.splitlines()
    assert len(lines) == 3
    assert "half-finished" in lines[0]
    assert "no connection could be made" in lines[1]
    assert "could not be read" in lines[2]


def test_a_package_from_before_any_was_measured_is_used_and_verifying_measures_it(
    models: Models,
) -> None:
    models("install", EN_ES)
    (path,) = (models.data / "packages").glob("translate-*/record.json")
    record = json.loads(path.read_text("utf-8"))
    measured = record.pop("marks")
    assert record.pop("figures")["statistics"]["count"] > 50
    path.write_text(json.dumps(record), "utf-8")
    row = models.list()["translate-en_es-0.2"]
    assert (row["state"], row["marks"], row["confidence"]) == ("used", [], False)
    assert "file, confidence unknown" in models("list").stdout

    assert models("verify").stdout == "translate-en_es-0.2: intact\n"

    row = models.list()["translate-en_es-0.2"]
    assert (row["marks"], row["confidence"]) == (measured, True)
    assert models("verify").stdout == "translate-en_es-0.2: intact\n"


def test_a_store_that_cannot_be_written_is_verified_all_the_same(models: Models) -> None:
    models("install", "--no-smoke-test", EN_ES)
    assert models.list()["translate-en_es-0.2"]["marks"] == []
    lock = models.data / "packages" / ".lock"
    lock.unlink()
    lock.mkdir()  # nobody, root neither, can lock a folder as a file

    done = models("verify")

    assert (done.exit_code, done.stdout) == (0, "translate-en_es-0.2: intact\n")
    assert models.list()["translate-en_es-0.2"]["marks"] == []


def test_errors_are_json_when_asked(models: Models, tmp_path: Path) -> None:
    done = models("install", "--json", tmp_path / "none.argosmodel")

    assert done.exit_code == 1
    assert "could not be read" in json.loads(done.stderr)["error"]


def test_a_stick_with_several_packages_is_installed(models: Models) -> None:
    done = models("install", "--quiet", STARTERS)

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert {row["state"] for row in models.list().values()} == {"used"}


def test_an_untrained_package_is_set_aside(models: Models, tmp_path: Path) -> None:
    folder = build_package(tmp_path / "toy", source="en", target="fr")
    done = models("install", pack(folder, tmp_path / "toy.argosmodel"))

    assert done.exit_code == 1
    assert "failed its smoke test and is set aside" in done.stderr
    row = models.list()["translate-en_fr-1.0"]
    assert row["state"] == "quarantined"
    assert "test sentences" in row["reason"]
    assert models("install", "--no-smoke-test", folder).exit_code == 0
    assert models.list()["translate-en_fr-1.0"]["state"] == "used"


def test_a_damaged_package_is_reported_with_what_mends_it(models: Models) -> None:
    models("install", EN_ES)
    path = models.data / "packages" / "translate-en_es-0.2" / "model" / "model.bin"
    path.write_bytes(path.read_bytes()[:-1])

    done = models("verify", "en-es")

    assert done.exit_code == 1
    assert "model/model.bin is 8,546,994 bytes long instead of 8,546,995" in done.stderr
    assert f"passerelle models install {EN_ES.name}" in done.stderr
    verdict = json.loads(models("verify", "--json").stdout)
    assert verdict["ok"] is False

    (path.parents[1] / "record.json").unlink()
    assert models.list()["translate-en_es-0.2"]["state"] in {"damaged", "bundled"}
    assert "damaged" in models("list").stdout


@pytest.mark.parametrize("command", ["verify", "remove"])
def test_names_that_nobody_has_are_refused(command: str, models: Models) -> None:
    done = models(command, "xx-yy")

    assert done.exit_code == 1
    assert "No installed package is called xx-yy" in done.stderr


@pytest.mark.parametrize("arguments", [("install",), ("remove",), ("nonsense",), ("list", "--x")])
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...], models: Models) -> None:
    assert models(*arguments).exit_code == 2


def test_the_page_for_operators_names_every_command_and_option() -> None:
    from pipeline.cli.models import models as group

    page = (ROOT / "docs" / "models.md").read_text("utf-8")
    for name, command in group.commands.items():
        assert f"models {name}" in page
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert max(parameter.opts, key=len) in page


def test_the_command_runs_as_a_program_and_imports_no_torch(models: Models) -> None:
    code = "from pipeline.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "importtime", "-c", code, "models", "list"],
        env={**os.environ, **models.environment, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0
    assert "put in at first use" in done.stdout
    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & {"torch", "stanza", "spacy", "minisbd", "httpx", "ctranslate2"}


def test_progress_is_shown_on_a_terminal_and_results_stay_on_stdout(models: Models) -> None:
    ours, theirs = pty.openpty()
    code = "from pipeline.cli.main import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "models", "install", str(EN_ES)],
        env={**os.environ, **models.environment, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
        stdout=subprocess.PIPE, stderr=theirs, text=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal says that the other side has gone
        while data := os.read(ours, 65536):
            shown += data
    os.close(ours)
    results, _ = process.communicate()

    assert process.returncode == 0
    assert results == "translate-en_es-0.2: installed\n"
    assert EN_ES.name.encode() in shown
    assert b"MB" in shown
