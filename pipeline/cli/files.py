"""Files that commands read and write: kept apart, with errors that name them."""

from __future__ import annotations

import select
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from pipeline.cli.interrupt import Interruptible
from pipeline.errors import PipelineError


class WriteFailed(PipelineError):
    """A file cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        name = "the standard output" if str(path) == "-" else path
        super().__init__(f"cannot write {name}: {error.strerror}")


class ReadFailed(PipelineError):
    """A file cannot be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        name = "the standard input" if str(path) == "-" else path
        super().__init__(f"cannot read {name}: {error.strerror}")


def open_input(path: Path, stack: ExitStack) -> BinaryIO:
    """Open a file, or take the standard input for `-`. Raises ReadFailed."""
    if str(path) == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(path.open("rb"))
    except OSError as error:
        raise ReadFailed(path, error) from None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the file when it cannot be written; a reader that has gone is another matter."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteFailed(path, error) from None


def differ(*paths: Path | None) -> None:
    """Refuse to write over what is read, or two things into one file; devices are no files."""
    named = [path for path in paths if path and str(path) != "-"]
    for number, path in enumerate(named):
        for other in named[:number]:
            if _are_same(path, other):
                raise click.UsageError(
                    f"{path} is named twice: what is read and what is written must differ"
                )


def _are_same(path: Path, other: Path) -> bool:
    if path.is_file() and other.is_file():
        return path.samefile(other)
    return not path.exists() and not other.exists() and path.resolve() == other.resolve()


class LineWriter:
    """Writes whole lines straight to a file or pipe: nothing waits in a buffer."""

    def __init__(self, path: Path, stack: ExitStack, interruptible: Interruptible) -> None:
        """Create the file, or take the standard output for `-`. Raises WriteFailed."""
        self._path = path
        self._interruptible = interruptible
        if str(path) == "-":
            stream = sys.stdout.buffer
            self._raw = getattr(stream, "raw", stream)
        else:
            with writing(path):
                self._raw = stack.enter_context(path.open("wb", buffering=0))

    def write(self, data: bytes) -> None:
        """Write all of it, as one piece. Raises WriteFailed, or BrokenPipeError."""
        with self._interruptible.whole(), writing(self._path):
            left = memoryview(data)
            while left:
                written = self._raw.write(left)
                if written is None:  # a pipe that does not block, and is full
                    select.select([], [self._raw], [])
                left = left[written or 0 :]
