"""`passerelle bench`: the project's own benchmarks."""

from __future__ import annotations

import importlib
import json
import sys

import click

from pipeline.cli.options import json_option
from pipeline.cli.outcome import DONE, guarded


@click.command()
@click.argument("name", type=click.Choice(["pipeline", "detect", "marks"]))
@json_option
@guarded
def bench(name: str, as_json: bool) -> int:
    """Run the benchmark NAME and print its table.

    With --json the table goes to stderr and the figures to standard output.
    """
    from rich.console import Console

    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else 140)
    figures = importlib.import_module(f"pipeline.bench.{name}").run(console)
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
    return DONE
