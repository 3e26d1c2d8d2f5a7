"""`passerelle score`: checks and scores translations from any engine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from pipeline.cli.files import LineWriter, differ, open_input
from pipeline.cli.interrupt import Interruptible
from pipeline.cli.options import FilePath, json_option, quiet_option
from pipeline.cli.outcome import DONE, REFUSED, guarded
from pipeline.cli.refusals import report_refusal

if TYPE_CHECKING:
    from pipeline.domain.item import Item
    from pipeline.scoring import Scorer

_BLANK = b"\xef\xbb\xbf \t\r\n"  # with the byte order mark that a file may begin with


@click.command()
@click.argument("items", type=FilePath(), default="-")
@click.option(
    "-o", "--output", type=FilePath(), default="-",
    help="Where the scores go, one JSON object a line. Default: standard output.",
)  # fmt: skip
@click.option(
    "--verdicts", type=FilePath(), metavar="FILE",
    help="Items with a verdict (approve, edit, reject, ask): confidence is calibrated by them, "
    "for each engine and pair.",
)  # fmt: skip
@json_option
@quiet_option
@guarded
def score(items: Path, output: Path, verdicts: Path | None, as_json: bool, quiet: bool) -> int:
    """Check and score ITEMS (JSON Lines; - or nothing: standard input), in order.

    For each line one line comes out: what was found, or why it could not be scored. Exit code 3:
    at least one line could not.
    """
    from pipeline.cli.progress import progress
    from pipeline.schemas.post import MOST_LINE_BYTES
    from pipeline.schemas.score_item import RefusedItem, read_item, refused_json, scored_json
    from pipeline.scoring import Scorer

    # Items may be their own verdicts: both are only read.
    differ(items, output)
    differ(verdicts, output)
    if str(items) == str(verdicts) == "-":
        raise click.UsageError("items and verdicts cannot both come from the standard input")
    scorer = Scorer()
    refused = 0
    if verdicts is not None:
        refused += _learn(scorer, verdicts, as_json=as_json, quiet=quiet)
    interruptible = Interruptible()
    with ExitStack() as stack:
        stream = open_input(items, stack)
        sink = LineWriter(output, stack, interruptible)
        seen = not quiet and not as_json and not (str(output) == "-" and sys.stdout.isatty())
        size = os.fstat(stream.fileno()).st_size or None
        advance = stack.enter_context(progress("scoring", total=size, shown=seen))
        stack.enter_context(interruptible.guard())
        for number, line, length in _lines(stream, MOST_LINE_BYTES):
            outcome = read_item(line, most_bytes=MOST_LINE_BYTES)
            if isinstance(outcome, RefusedItem):
                refused += 1
                with interruptible.whole():
                    report_refusal(number, outcome, as_json=as_json, thing="item")
                sink.write(refused_json(outcome).encode() + b"\n")
            else:
                sink.write(scored_json(scorer.score(outcome)).encode() + b"\n")
            advance(length, f"{number} lines")
    return REFUSED if refused else DONE


def _learn(scorer: Scorer, path: Path, *, as_json: bool, quiet: bool) -> int:
    """Calibrate by a file of verdicts; give how many of its lines could not be used."""
    from pipeline.schemas.post import MOST_LINE_BYTES
    from pipeline.schemas.score_item import RefusedItem, read_item

    learned: list[Item] = []
    refused = 0
    with ExitStack() as stack:
        for number, line, _ in _lines(open_input(path, stack), MOST_LINE_BYTES):
            outcome = read_item(line, most_bytes=MOST_LINE_BYTES, with_verdict=True)
            if isinstance(outcome, RefusedItem):
                refused += 1
                report_refusal(number, outcome, as_json=as_json, thing="item", file=str(path))
            else:
                learned.append(outcome)
    counts = scorer.learn(learned)
    if not quiet and not as_json and sys.stderr.isatty():
        for (engine, source, target), count in counts.items():
            name = f"{engine}, " if engine else ""
            sys.stderr.write(f"calibrated by {count} verdicts: {name}{source} to {target}\n")
    return refused


def _lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield the number, the bytes and the whole length of each line that is not blank.

    Of a line that is longer than allowed as much is given as tells that it is.
    """
    number = 0
    while line := stream.readline(most + 2):
        number += 1
        length = len(line)
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(most)
            length += len(rest)
        if line.strip(_BLANK):
            yield number, line, length
