"""`passerelle bench`: the project's own benchmarks."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import json_option
from pipeline.cli.outcome import DONE, guarded


@click.command()
@click.argument("name", type=click.Choice(["pipeline", "terms", "detect", "marks"]))
@click.argument(
    "files", nargs=-1, metavar="[FILE]...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--show", type=click.IntRange(min=0), metavar="N",
    help="terms: print N enforced sentences of each set.",
)  # fmt: skip
@json_option
@guarded
def bench(name: str, files: tuple[Path, ...], show: int | None, as_json: bool) -> int:
    """Run the benchmark NAME and print its tables.

    `terms` takes files of sentences in place of its own. With --json the tables go to stderr and
    the figures to standard output.
    """
    if name != "terms" and (files or show is not None):
        raise click.UsageError("Only the benchmark 'terms' takes files and --show.")
    options: dict[str, Any] = {"files": files, "show": show or 0} if name == "terms" else {}
    from rich.console import Console

    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else 140)
    figures = importlib.import_module(f"pipeline.bench.{name}").run(console, **options)
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
    return DONE
