"""`passerelle demo`, as a newcomer types it, with the network cut."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.schemas.bilingual import json_schema
from pipeline.stages.structure.skeleton import skeleton
from tests.support.program import PROGRAM, environment, lines, post, records, run, write_project

# A namespace of its own has no network but a loop-back interface that is down.
CUT = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
CUT_AS_ROOT = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
POSTS = 16


def cut() -> list[str]:
    """Give the command before a command that cuts the network off."""
    for command in (CUT, CUT_AS_ROOT):
        try:
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
        except FileNotFoundError:
            break
    pytest.skip("the network cannot be cut: needs unshare, ip and the right to use them")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Give what the demo printed, and the folder it wrote; on a new machine, offline."""
    folder = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [*cut(), PROGRAM, "demo", "-o", str(folder / "out")],
        capture_output=True, check=False, timeout=120, cwd=folder,
        env=environment(
            PASSERELLE_DATA_DIR=str(folder / "data"), HTTP_PROXY="http://127.0.0.1:9",
            HTTPS_PROXY="http://127.0.0.1:9",
        ),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode(), folder / "out"


def test_the_network_is_really_cut() -> None:
    script = (
        "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 2)\n"
        "except OSError as error: print(error.errno)"
    )
    done = subprocess.run(
        [*cut(), os.fspath(Path(PROGRAM).with_name("python")), "-c", script],
        capture_output=True, check=True, timeout=30,
    )  # fmt: skip
    assert done.stdout.strip() == b"101", "network is unreachable"


def test_both_receivers_get_every_post(shown: tuple[str, Path]) -> None:
    text, folder = shown
    assert len(records((folder / "bilingual.jsonl").read_bytes())) == POSTS
    delivered = re.findall(
        r"delivered to accra \(http://127\.0\.0\.1:\d+/\S+\) and sevilla \(http://127\.0\.0\.1:",
        text,
    )
    assert len(delivered) == POSTS


def test_what_was_delivered_is_valid_and_translated(shown: tuple[str, Path]) -> None:
    validator = Draft202012Validator(json_schema())
    origins = set()
    for one in records((shown[1] / "bilingual.jsonl").read_bytes()):
        validator.validate(one)
        assert one["status"] == "published"
        for translation in one["translations"].values():
            origins |= {passage["origin"] for passage in translation["passages"]}
    assert origins == {"machine", "verbatim"}


def test_the_page_is_written_and_the_way_on_is_shown(shown: tuple[str, Path]) -> None:
    text, folder = shown
    page = (folder / "exchange.html").read_text("utf-8")
    assert page.startswith("<!")
    assert "Two rivers" in page
    assert str(folder / "exchange.html") in text
    for command in ("translate --project", "read bilingual.jsonl", "doctor", "models available"):
        assert command in text
    assert "! “" in text, "what was marked is shown with its reason"


def test_formatted_posts_keep_their_shape_and_are_shown_without_their_marks(
    shown: tuple[str, Path],
) -> None:
    text, folder = shown
    posts = records((folder / "bilingual.jsonl").read_bytes())
    formatted = [one for one in posts if one["format"] != "plain"]
    assert {one["format"] for one in formatted} == {"markdown", "html"}
    for one in formatted:
        for translation in one["translations"].values():
            assert skeleton(translation["html"]) == skeleton(one["html"])
            flags = {flag["code"] for each in translation["passages"] for flag in each["flags"]}
            assert not flags & {"structure-changed", "token-changed"}
    for wanted in (
        "☑ take the bottles",
        "(https://example.org/museum)",
        "│ The water is very",
        "• My mother sells fish & bread.",
        "[picture: A woman with a big hat]",
    ):
        assert wanted in text
    for unwanted in ("**", "](", "<p>", "&amp;", "&iexcl;", "- [x]"):
        assert unwanted not in text


@pytest.mark.parametrize("home", ["/nonexistent", "/proc/self", None])
def test_nothing_ever_touches_the_home_folder(tmp_path: Path, home: str | None) -> None:
    env = environment(
        PASSERELLE_DATA_DIR=str(tmp_path / "data"), HOME=home, XDG_DATA_HOME=None,
        XDG_CACHE_HOME=None, XDG_CONFIG_HOME=None,
    )  # fmt: skip
    given = lines([post(text="We saw a river.")])
    project = write_project(tmp_path)
    out, page = tmp_path / "out.jsonl", tmp_path / "page.html"
    done = run("translate", "--project", project, "-o", out, given=given, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "río" in out.read_text("utf-8")
    assert run("read", out, "-o", page, env=env).returncode == 0
    assert run("doctor", "--project", project, env=env).returncode == 0


def test_an_empty_home_stays_empty(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    env = environment(
        PASSERELLE_DATA_DIR=str(tmp_path / "data"), HOME=str(home), XDG_DATA_HOME=None,
        XDG_CACHE_HOME=None, XDG_CONFIG_HOME=None,
    )  # fmt: skip
    project = write_project(tmp_path)
    done = run("translate", "--project", project, given=lines([post()]), env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(home.rglob("*")) == []


def test_without_a_data_folder_the_usual_place_is_used(tmp_path: Path) -> None:
    home = tmp_path / "home"
    env = environment(PASSERELLE_DATA_DIR=None, XDG_DATA_HOME=None, HOME=str(home))
    done = run("doctor", "--json", env=env)
    assert str(home / ".local" / "share" / "passerelle") in done.stdout.decode()
