"""Where samples and tables are printed; rich takes a while to load."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console

from pipeline.cli.outcome import leave_pipe


class Terminal(Console):
    """A console that ends as every command does when its reader has gone."""

    def on_broken_pipe(self) -> NoReturn:
        """End at once; rich's own ends with exit code 1."""
        leave_pipe()
