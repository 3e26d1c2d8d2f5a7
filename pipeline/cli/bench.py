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

_WITH_FILES = ("terms", "confidence")


@click.command()
@click.argument("name", type=click.Choice(["pipeline", "terms", "confidence", "detect", "marks"]))
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

    `terms` takes files of sentences in place of its own, `confidence` files of human-scored
    translations. With --json the tables go to stderr and the figures to standard output.
    """
    if files and name not in _WITH_FILES:
        raise click.UsageError(f"Only the benchmarks {' and '.join(_WITH_FILES)} take files.")
    if show is not None and name != "terms":
        raise click.UsageError("Only the benchmark terms takes --show.")
    options: dict[str, Any] = {"files": files} if name in _WITH_FILES else {}
    if name == "terms":
        options["show"] = show or 0
    from rich.console import Console

    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else 140)
    figures = importlib.import_module(f"pipeline.bench.{name}").run(console, **options)
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
    return DONE
