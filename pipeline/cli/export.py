"""`passerelle export`: all that is kept of an author."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from pipeline.cli.files import LineWriter, writing
from pipeline.cli.interrupt import Interruptible
from pipeline.cli.options import FilePath, json_option, quiet_option
from pipeline.cli.outcome import DONE, guarded


@click.command()
@click.option("--project", required=True, metavar="ID", help="The project's id.")
@click.option("--author", required=True, metavar="ID", help="The author's id, as the platform's.")
@click.option(
    "-o", "--output", type=FilePath(), default="-",
    help="The file to write; the standard output if none is named.",
)  # fmt: skip
@json_option
@quiet_option
@guarded
def export(project: str, author: str, output: Path, as_json: bool, quiet: bool) -> int:
    """Write all that is kept of an author as JSON: posts, translations, verdicts, memory."""
    from pipeline.cli.stored import opened
    from pipeline.exchange.exporting import export_author
    from pipeline.settings import Settings

    with opened(Settings.load(), project) as database:
        found = database.read(lambda connection: export_author(connection, project, author))
    with ExitStack() as stack:
        if str(output) != "-" and not output.exists():
            with writing(output):
                output.touch(mode=0o600)  # a child's words: for nobody else on this machine
        written = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
        LineWriter(output, stack, Interruptible()).write(written.encode())
    if not (quiet or as_json or found["posts"] or found["memory"]):
        sys.stderr.write("nothing of this author is there; check the id\n")
    if str(output) != "-" and not quiet:
        count = len(found["posts"])
        report = {"file": str(output), "posts": count}
        words = f"{output}: {count} {'post' if count == 1 else 'posts'}"
        sys.stderr.write((json.dumps(report) if as_json else words) + "\n")
    return DONE
