"""The commands: each is a file of its own, loaded when it is called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from typing import TextIO

import click

from pipeline.cli.outcome import INTERRUPTED, fail, leave_pipe

# Name of the command and what it does; its module in this folder has the same name.
_COMMANDS = {
    "translate": "Posts in, bilingual posts out.",
    "score": "Checks and scores translations from any engine.",
    "read": "A self-contained side-by-side page of bilingual posts.",
    "serve": "The whole service in one process: API, worker, deliveries.",
    "token": "Tokens of a project: create, list, revoke.",
    "deliveries": "Deliveries to endpoints: list, replay.",
    "erase": "Erase all that an author wrote.",
    "export": "All that is kept of an author, as JSON.",
    "models": "Model packages: install, list, available, verify, remove.",
    "glossary": "Glossaries: check, import, export.",
    "worker": "One of many workers over Kafka; or status: how all of them stand.",
    "topics": "Topics on Kafka: apply.",
    "dead": "Records that workers put aside: list, retry.",
    "doctor": "What is installed, what is missing, and the command that mends it.",
    "bench": "The project's own benchmarks.",
    "demo": "The sample exchange of two classes.",
}


class _Lazy(click.Group):
    """Imports a subcommand only when it is needed: the start stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(importlib.import_module(f"pipeline.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(_COMMANDS)}."
            ctx.fail(f"No such command {args[0][:60]!r}. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="passerelle")
def passerelle() -> None:
    """Carry posts between classrooms that do not share a language, offline."""


def run() -> None:
    """Run the command line; see `outcome` for the exit codes."""
    try:
        passerelle(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # of --help, as the next
        leave_pipe()
    except OSError as error:
        fail(f"cannot write the standard output: {error.strerror}", as_json=False)


def load(name: str) -> None:
    """Load a command's file, if there is one of this name."""
    if name in _COMMANDS:
        importlib.import_module(f"pipeline.cli.{name}")


def fill_standard_streams() -> None:
    """Open what the caller has closed, so that using it is an ordinary error.

    Otherwise the next file opened would get its number. Characters that the terminal's
    encoding lacks are written as escapes.
    """
    for number, (name, wrong_way) in enumerate(
        (("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))
    ):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            os.open(os.devnull, wrong_way)  # gets the lowest free number: this one
            mode = "r" if number == 0 else "w"
            setattr(sys, name, os.fdopen(number, mode, closefd=False))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
