"""`passerelle translate`: posts in, bilingual posts out."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import click

from pipeline.cli.lines import LineReader
from pipeline.cli.options import json_option, project_option, quiet_option
from pipeline.cli.outcome import DONE, REFUSED, guarded
from pipeline.cli.progress import progress
from pipeline.errors import PipelineError


@click.command()
@project_option
@click.argument("posts", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False), default="-",
    help="Where the bilingual posts go, one JSON object a line. Default: standard output.",
)  # fmt: skip
@click.option(
    "--refused", type=click.Path(path_type=Path, dir_okay=False),
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
    from pipeline.schemas.bilingual import to_json
    from pipeline.service import Pipeline
    from translators.testing import IdentityTranslator

    _refuse_same_file(posts, output, refused)
    pipeline = Pipeline.from_project(
        project, engine=IdentityTranslator() if engine == "identity" else None
    )
    if pipeline.project.glossaries and not quiet:
        sys.stderr.write(
            "note: this version does not apply glossaries yet; names under [names] keep hold\n"
        )
    with ExitStack() as stack:
        source, size = _open_input(posts, stack)
        sink = _open_output(output, stack)
        kept = stack.enter_context(refused.open("wb")) if refused else None
        advance = stack.enter_context(progress("translating", total=size, shown=not quiet))
        done = 0
        reader = LineReader(
            source, pipeline.project, refused_to=kept, as_json=as_json,
            on_line=lambda count: advance(count, f"{done} posts done"),
        )  # fmt: skip
        for bilingual in pipeline.translate(reader.posts()):
            sink.write(to_json(bilingual).encode() + b"\n")
            done += 1
        sink.flush()
    if not quiet and sys.stderr.isatty():
        sys.stderr.write(f"{done} posts translated, {reader.refused} lines refused\n")
    return REFUSED if reader.refused else DONE


def _open_input(path: Path, stack: ExitStack) -> tuple[BinaryIO, int | None]:
    """Give the stream, and its size in bytes where that is known."""
    if str(path) == "-":
        return sys.stdin.buffer, None
    stream = stack.enter_context(path.open("rb"))
    return stream, os.fstat(stream.fileno()).st_size or None


def _open_output(path: Path, stack: ExitStack) -> BinaryIO:
    return sys.stdout.buffer if str(path) == "-" else stack.enter_context(path.open("wb"))


def _refuse_same_file(posts: Path, output: Path, refused: Path | None) -> None:
    """Refuse to write over what is read, or two things into one file."""
    named = [path.resolve() for path in (posts, output, refused) if path and str(path) != "-"]
    if len(set(named)) < len(named):
        raise PipelineError("POSTS, --output and --refused must be three different files")
