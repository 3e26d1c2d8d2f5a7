"""`passerelle demo`: what `make demo` runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.outcome import DONE, guarded


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default="demo-output",
    show_default=True, help="The folder for the page and the data.",
)  # fmt: skip
@guarded
def demo(output: Path) -> int:
    """Translate a sample exchange of two classes and show it side by side."""
    from rich.console import Console

    from pipeline.demo.exchange import run

    output.mkdir(parents=True, exist_ok=True)  # rather fail before the work than after it
    run(Console(width=None if sys.stdout.isatty() else 110), output)
    return DONE
