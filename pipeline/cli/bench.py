"""`passerelle bench`: the project's own benchmarks."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import FilePath, json_option
from pipeline.cli.outcome import DONE, guarded

_WITH_FILES = ("terms", "confidence")
_OF_KAFKA = ("posts", "backlog")
_POSITIVE = click.FloatRange(min=0, min_open=True)


@click.command()
@click.argument(
    "name",
    type=click.Choice(["pipeline", "terms", "confidence", "detect", "marks", "service", "kafka"]),
)
@click.argument(
    "files", nargs=-1, metavar="[FILE]...",
    type=FilePath(exists=True, dir_okay=False),
)  # fmt: skip
@click.option(
    "--show", type=click.IntRange(min=0), metavar="N",
    help="terms: print N enforced sentences of each set.",
)  # fmt: skip
@click.option(
    "--rate", type=_POSITIVE, metavar="N", help="service: post N times a second (200)."
)  # fmt: skip
@click.option(
    "--seconds", type=_POSITIVE, metavar="S", help="service: post so for S seconds (60)."
)  # fmt: skip
@click.option(
    "--burst", type=click.IntRange(min=1), metavar="N",
    help="service: then N posts as fast as they are answered (10,000).",
)  # fmt: skip
@click.option(
    "--posts", type=click.IntRange(min=100), metavar="N",
    help="kafka: N posts for each measurement with the real engine (1,200).",
)  # fmt: skip
@click.option(
    "--backlog", type=click.IntRange(min=100), metavar="N",
    help="kafka: N posts with the engine that gives texts back (10,000).",
)  # fmt: skip
@json_option
@guarded
def bench(
    name: str, files: tuple[Path, ...], show: int | None, as_json: bool, **load: float | None
) -> int:
    """Run the benchmark NAME and print its tables.

    `terms` takes files of sentences in place of its own, `confidence` files of human-scored
    translations. With --json the tables go to stderr and the figures to standard output.
    """
    if files and name not in _WITH_FILES:
        raise click.UsageError(f"Only the benchmarks {' and '.join(_WITH_FILES)} take files.")
    if show is not None and name != "terms":
        raise click.UsageError("Only the benchmark terms takes --show.")
    given = {option: value for option, value in load.items() if value is not None}
    for option in given:
        owner = "kafka" if option in _OF_KAFKA else "service"
        if name != owner:
            raise click.UsageError(f"Only the benchmark {owner} takes --{option}.")
    options: dict[str, Any] = {"files": files} if name in _WITH_FILES else given
    if name == "terms":
        options["show"] = show or 0
    from pipeline.cli.terminal import Terminal

    console = Terminal(stderr=as_json, width=None if sys.stdout.isatty() else 140)
    figures = importlib.import_module(f"pipeline.bench.{name}").run(console, **options)
    if as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
    return DONE
