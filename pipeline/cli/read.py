"""`passerelle read`: a self-contained side-by-side page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.lines import report_refusal
from pipeline.cli.options import json_option, quiet_option
from pipeline.cli.outcome import DONE, REFUSED, guarded


@click.command()
@click.argument("bilingual", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    required=True, help="The page to write; - is standard output.",
)  # fmt: skip
@click.option("--title", help="The heading of the page.")
@json_option
@quiet_option
@guarded
def read(bilingual: Path, output: Path, title: str | None, as_json: bool, quiet: bool) -> int:
    """Write the posts of BILINGUAL (JSON Lines from `translate`) as one page for reading.

    The page needs nothing else: no network, no script. Exit code 3: a line was no bilingual
    post; the others are on the page.
    """
    from pipeline.reading.page import render_page
    from pipeline.schemas.bilingual import check_bilingual
    from pipeline.schemas.problems import Refusal

    raw = sys.stdin.buffer.read() if str(bilingual) == "-" else bilingual.read_bytes()
    posts: list[dict[str, Any]] = []
    refused = 0
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        outcome = check_bilingual(line)
        if isinstance(outcome, Refusal):
            refused += 1
            report_refusal(number, outcome, as_json=as_json)
        else:
            posts.append(outcome)
    page = render_page(posts, title=title)
    if str(output) == "-":
        sys.stdout.buffer.write(page.encode())
    else:
        output.write_text(page, "utf-8", newline="\n")
        if not quiet:
            sys.stderr.write(json.dumps({"page": str(output), "posts": len(posts)}) + "\n"
                             if as_json else f"{output}: {len(posts)} posts\n")  # fmt: skip
    return REFUSED if refused else DONE
