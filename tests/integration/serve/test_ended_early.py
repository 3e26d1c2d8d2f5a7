"""Whoever ends a command while it is still being loaded sees no traceback."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.program import environment

# Sends itself a signal when a module is looked for: first the module, then the signal.
ENDED = """
import os, sys
module, number = sys.argv[1], int(sys.argv[2])
class Trap:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), number)
sys.meta_path.insert(0, Trap())
del sys.argv[1:3]
from pipeline.cli.main import main
main()
"""
SERVICES = {
    ("serve",): ("click", "pipeline.cli.serve", "pipeline.settings", "sqlalchemy", "uvicorn"),
    ("worker", "--stage", "record"): ("click", "pipeline.cli.worker", "sqlalchemy", "faust"),
}
COMMANDS = {
    ("doctor",): ("click", "pipeline.cli.outcome", "pipeline.cli.doctor", "pipeline.settings"),
    ("token", "list", "--project", "rivers"): ("click", "pipeline.cli.token", "sqlalchemy"),
    ("worker", "status"): ("click", "pipeline.cli.worker"),
    ("--help",): ("click", "pipeline.cli.outcome"),
    ("no-such-command",): ("click",),
}


def ended(
    arguments: tuple[str, ...],
    module: str,
    number: signal.Signals,
    folder: Path,
    start: tuple[str, ...] = (),
) -> tuple[int, bytes]:
    done = subprocess.run(
        [*start, sys.executable, "-c", ENDED, module, str(int(number)), *arguments],
        env=environment(
            PASSERELLE_DATA_DIR=str(folder),
            PASSERELLE_PORT="0",
            PASSERELLE_BROKER_URL="kafka://127.0.0.1:1" if arguments[0] == "worker" else None,
        ),
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("arguments", "module"),
    [(name, module) for name, some in (SERVICES | COMMANDS).items() for module in some],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_ctrl_c_while_it_is_loaded_is_130(
    arguments: tuple[str, ...], module: str, tmp_path: Path
) -> None:
    assert ended(arguments, module, signal.SIGINT, tmp_path) == (130, b"interrupted\n")


@pytest.mark.parametrize(
    ("arguments", "module"),
    [(name, module) for name, some in SERVICES.items() for module in some],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_a_service_that_is_told_to_end_while_it_is_loaded_has_done_well(
    arguments: tuple[str, ...], module: str, tmp_path: Path
) -> None:
    assert ended(arguments, module, signal.SIGTERM, tmp_path) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (("doctor",), "click"),
        (("doctor",), "pipeline.settings"),
        (("worker", "status"), "pipeline.cli.worker"),
        (("worker", "--json", "status"), "pipeline.cli.worker"),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one),
)
def test_a_command_that_is_told_to_end_ends_as_others_do(
    arguments: tuple[str, ...], module: str, tmp_path: Path
) -> None:
    assert ended(arguments, module, signal.SIGTERM, tmp_path) == (-signal.SIGTERM, b"")


@pytest.mark.parametrize("module", ["click", "pipeline.cli.topics", "pipeline.settings"])
def test_ctrl_c_that_is_for_others_ends_nothing(module: str, tmp_path: Path) -> None:
    """Shells start so what a script runs in the background."""
    ignoring = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")
    arguments = ("topics", "apply")
    code, errors = ended(arguments, module, signal.SIGINT, tmp_path, ignoring)
    assert (code, b"interrupted" in errors) == (1, False), errors
    assert b"PASSERELLE_BROKER_URL" in errors, "it went on until it found no broker"
