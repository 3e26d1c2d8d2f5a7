"""`passerelle demo`: what `make demo` runs."""

from __future__ import annotations

import os
import sys
from errno import ENOTDIR
from pathlib import Path

import click

from pipeline.cli.options import FilePath
from pipeline.cli.outcome import DONE, guarded


@click.command()
@click.option(
    "-o", "--output", type=FilePath(), default="demo-output",
    show_default=True, help="The folder for the page and the data.",
)  # fmt: skip
@guarded
def demo(output: Path) -> int:
    """Translate a sample exchange of two classes and show it side by side."""
    from pipeline.cli.terminal import Terminal
    from pipeline.demo.exchange import run

    if output.exists() and not output.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(output))
    output.mkdir(parents=True, exist_ok=True)  # rather fail before the work than after it
    run(Terminal(width=None if sys.stdout.isatty() else 110), output)
    return DONE
