"""`passerelle read`: a self-contained side-by-side page."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import click

from pipeline.cli.files import LineWriter, differ, open_input
from pipeline.cli.interrupt import Interruptible
from pipeline.cli.options import FilePath, json_option, quiet_option
from pipeline.cli.outcome import DONE, REFUSED, guarded
from pipeline.cli.refusals import report_refusal

# The page languages, written out: to ask for them would load what only the page needs.
_LANGUAGES = ("en", "es", "fr", "ar")


@click.command()
@click.argument("bilingual", type=FilePath())
@click.option(
    "-o", "--output", type=FilePath(),
    required=True, help="The page to write; - is standard output.",
)  # fmt: skip
@click.option("--title", help="The heading of the page.")
@click.option(
    "--language", type=click.Choice(_LANGUAGES), default="en", show_default=True,
    help="What the page itself is written in.",
)  # fmt: skip
@json_option
@quiet_option
@guarded
def read(
    bilingual: Path, output: Path, title: str | None, language: str, as_json: bool, quiet: bool
) -> int:
    """Write the posts of BILINGUAL (JSON Lines from `translate`) as one page for reading.

    The page needs nothing else: no network, no script. Exit code 3: a line was no bilingual
    post; the others are on the page.
    """
    from pipeline.reading.page import render_page

    differ(bilingual, output)
    with ExitStack() as stack:
        posts, refused = _read_posts(open_input(bilingual, stack), as_json=as_json)
        page = render_page(posts, title=title, page_language=language)
        LineWriter(output, stack, Interruptible()).write(page.encode())
    if str(output) != "-" and not quiet:
        report = {"page": str(output), "posts": len(posts)}
        words = f"{output}: {len(posts)} {'post' if len(posts) == 1 else 'posts'}"
        sys.stderr.write((json.dumps(report) if as_json else words) + "\n")
    return REFUSED if refused else DONE


def _read_posts(stream: BinaryIO, *, as_json: bool) -> tuple[list[dict[str, Any]], int]:
    """Give the bilingual posts of a file, and how many lines were none."""
    from pipeline.schemas.bilingual import check_bilingual
    from pipeline.schemas.problems import Refusal

    posts: list[dict[str, Any]] = []
    refused = 0
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        outcome = check_bilingual(line)
        if isinstance(outcome, Refusal):
            refused += 1
            report_refusal(number, outcome, as_json=as_json)
        else:
            posts.append(outcome)
    return posts, refused
