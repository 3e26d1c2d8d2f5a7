"""Help and version: there for every command, quick, and without loading what they do not need."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.support.processor import taken_by_programs
from tests.support.program import run

MOST_SECONDS = 1.0
COMMANDS = [
    [], ["translate"], ["score"], ["read"], ["serve"], ["worker"], ["worker", "status"],
    ["models"], ["models", "install"], ["models", "list"], ["models", "available"],
    ["models", "verify"], ["models", "remove"],
    ["glossary"], ["glossary", "check"], ["glossary", "import"], ["glossary", "export"],
    ["token"], ["token", "create"], ["token", "list"], ["token", "revoke"],
    ["deliveries"], ["deliveries", "list"], ["deliveries", "replay"],
    ["erase"], ["export"], ["topics"], ["topics", "apply"], ["dead"], ["dead", "list"],
    ["dead", "retry"], ["doctor"], ["bench"], ["demo"],
]  # fmt: skip


def timed(*arguments: str) -> tuple[float, str]:
    """Give the seconds of the processor and the output."""
    began = taken_by_programs()
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    return taken_by_programs() - began, done.stdout.decode()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "passerelle")
def test_help_is_there_in_less_than_a_second(command: list[str]) -> None:
    seconds, text = timed(*command, "--help")
    assert seconds < MOST_SECONDS
    assert text.startswith(f"Usage: passerelle {' '.join(command)}".rstrip())
    assert "--help" in text


@pytest.mark.parametrize(
    "family", ["models", "glossary", "token", "deliveries", "topics", "dead", "worker"]
)
def test_what_a_command_does_is_said_to_the_end(family: str) -> None:
    listed = run(family, "--help").stdout.decode().split("Commands:")[1]
    assert listed.rstrip().endswith(".")
    assert "..." not in listed


def test_every_command_is_named_in_the_help() -> None:
    text = run("--help").stdout.decode()
    for command in COMMANDS:
        assert not command or command[0] in text


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout.decode().split()[-1] == version("passerelle")


def test_help_loads_neither_engine_nor_profiles() -> None:
    script = (
        "import sys; from pipeline.cli.main import passerelle\n"
        "for name in ['translate', 'read', 'models', 'doctor', 'bench', 'demo']:\n"
        "    passerelle.get_command(None, name)\n"
        "print(*(one for one in ('ctranslate2', 'numpy', 'pydantic', 'httpx', 'argostranslate')"
        " if one in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().split() == []
