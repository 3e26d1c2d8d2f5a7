"""The command `passerelle`: each subcommand is a file of its own, loaded when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from pipeline.cli.outcome import INTERRUPTED

# Name of the command and what it does; its module in this folder has the same name.
_COMMANDS = {
    "translate": "Posts in, bilingual posts out.",
    "read": "A self-contained side-by-side page of bilingual posts.",
    "models": "Model packages: install, list, available, verify, remove.",
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="passerelle")
def passerelle() -> None:
    """Carry posts between classrooms that do not share a language, offline."""


def main() -> None:
    """Run the command line; see `outcome` for the exit codes."""
    try:
        passerelle(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
