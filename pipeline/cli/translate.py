"""`passerelle translate`: posts in, bilingual posts out."""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click

from pipeline.cli.files import LineWriter, differ, open_input
from pipeline.cli.interrupt import Interruptible
from pipeline.cli.options import FilePath, json_option, project_option, quiet_option
from pipeline.cli.outcome import DONE, REFUSED, guarded


@click.command()
@project_option
@click.argument("posts", type=FilePath(), default="-")
@click.option(
    "-o", "--output", type=FilePath(), default="-",
    help="Where the bilingual posts go, one JSON object a line. Default: standard output.",
)  # fmt: skip
@click.option(
    "--refused", type=FilePath(),
    help="Keep the lines that were refused in this file, unchanged.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["argos", "identity"]), default="argos",
    help="identity gives every text back as it came: for trials without a model.",
)  # fmt: skip
@json_option
@quiet_option
@guarded
def translate(
    project: Path,
    posts: Path,
    output: Path,
    refused: Path | None,
    engine: str,
    as_json: bool,
    quiet: bool,
) -> int:
    """Translate POSTS (JSON Lines; - or nothing: standard input), in order.

    Exit code 3: at least one line was refused; the others are done.
    """
    from pipeline.cli.lines import LineReader
    from pipeline.cli.progress import progress
    from pipeline.glossaries import tell_problem
    from pipeline.schemas.bilingual import to_json
    from pipeline.service import Pipeline
    from translators.testing import IdentityTranslator

    differ(project, posts, output, refused)
    if refused is not None and str(refused) == "-":
        raise click.UsageError("--refused needs a file: refused lines are no output")
    pipeline = Pipeline.from_project(
        project, engine=IdentityTranslator() if engine == "identity" else None
    )
    for path, problem in () if quiet else pipeline.glossary_problems:
        _note(tell_problem(path, problem), as_json=as_json)
    interruptible = Interruptible()
    with ExitStack() as stack:
        source, size = _open_input(posts, stack, quiet=quiet or as_json)
        sink = LineWriter(output, stack, interruptible)
        kept = LineWriter(refused, stack, interruptible) if refused else None
        # Posts on a terminal and a bar on the same terminal would write over one another.
        seen = not quiet and not as_json and not (str(output) == "-" and sys.stdout.isatty())
        advance = stack.enter_context(progress("translating", total=size, shown=seen))
        stack.enter_context(interruptible.guard())
        reader = LineReader(source, refused_to=kept, as_json=as_json, interruptible=interruptible)
        done = position = 0
        for bilingual in pipeline.translate(reader.posts(), on_refused=reader.refuse):
            sink.write(to_json(bilingual).encode() + b"\n")
            done += 1
            before, position = position, reader.ends.popleft()
            advance(position - before, f"{done} posts")
    if seen and sys.stderr.isatty():
        sys.stderr.write(f"{done} posts translated, {reader.refused} lines refused\n")
    return REFUSED if reader.refused else DONE


def _open_input(path: Path, stack: ExitStack, *, quiet: bool) -> tuple[BinaryIO, int | None]:
    """Give the stream, and its size in bytes where that is known."""
    stream = open_input(path, stack)
    if str(path) == "-" and sys.stdin.isatty() and not quiet:
        _note("reading posts from the keyboard, one JSON object a line; Ctrl-D ends",
              as_json=False)  # fmt: skip
    return stream, os.fstat(stream.fileno()).st_size or None


def _note(words: str, *, as_json: bool) -> None:
    text = json.dumps({"note": words}, ensure_ascii=False) if as_json else f"note: {words}"
    sys.stderr.write(text + "\n")
