"""The command line as a process of its own, with files to feed it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PROGRAM = str(Path(sys.executable).with_name("passerelle"))

PROJECT = """\
id = "rivers"
name = "Rivers of two continents"
[[classrooms]]
id = "accra"
language = "en"
timezone = "Africa/Accra"
[[classrooms]]
id = "sevilla"
language = "es"
timezone = "Europe/Madrid"
[names]
keep = ["Kwame"]
[review]
policy = "mark"
[retention]
days = 400
"""


def write_project(folder: Path, text: str = PROJECT) -> Path:
    path = folder / "project.toml"
    path.write_text(text, "utf-8")
    return path


def post(number: int = 1, **fields: Any) -> dict[str, Any]:
    """Give a post that is right but for the fields given."""
    return {
        "id": f"p-{number}",
        "project": "rivers",
        "classroom": "accra",
        "author": "s-4",
        "created_at": "2026-11-20T09:30:00+00:00",
        "text": "We saw a river.",
        **fields,
    }


def lines(posts: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in posts)


def environment(**changes: str | None) -> dict[str, str]:
    """Give the environment with some variables set, or left out where None."""
    made = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    return {name: value for name, value in made.items() if changes.get(name, "") is not None}


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([PROGRAM, *map(str, arguments)], **{**pipes, **options})


def run(
    *arguments: str | Path, given: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end; whatever happens, it must not end in a traceback."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=given, capture_output=True, env=env, timeout=120, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def records(output: bytes) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in output.split(b"\n") if line]
