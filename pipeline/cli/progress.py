"""A progress bar on stderr, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def progress(
    label: str, *, total: float | None, shown: bool
) -> Iterator[Callable[[float, str], None]]:
    """Give a function that moves the bar by an amount and sets the words beside it.

    Nothing is shown unless `shown` and stderr is a terminal. `total` None: no end is known.
    """
    if not shown or not sys.stderr.isatty():
        yield lambda _amount, _words: None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[words]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # what goes there is data
    )
    with bar:
        task = bar.add_task(label, total=total, words="")
        yield lambda amount, words: bar.update(task, advance=amount, words=words)
