"""`passerelle topics apply`: the topics on Kafka, made as they should be."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Family, json_option, quiet_option
from pipeline.cli.outcome import DONE, guarded

if TYPE_CHECKING:
    from pipeline.streams.administering import Step

_PARTITIONS = 12
_MOST_PARTITIONS = 1000
_MOST_COPIES = 32
_DOES = {"make": "to be made", "change": "to be changed", "keep": "stays as it is"}


@click.group(cls=Family)
def topics() -> None:
    """Topics on Kafka: apply."""


@topics.command()
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--partitions", type=click.IntRange(1, _MOST_PARTITIONS), default=_PARTITIONS,
    show_default=True, help="Of each topic that is made; the number stays for good.",
)  # fmt: skip
@click.option(
    "--replication", type=click.IntRange(1, _MOST_COPIES),
    help="Copies of each topic that is made; else as many as there are brokers, at most 3.",
)  # fmt: skip
@json_option
@quiet_option
@guarded
def apply(
    dry_run: bool,
    yes: bool,
    partitions: int,
    replication: int | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Make the topics that are missing, and widen what is too narrow; shows first, then asks.

    Nothing is ever shrunk: topics keep their number of partitions, and records their time.
    """
    from pipeline.settings import Settings
    from pipeline.streams.administering import carry_out, plan
    from pipeline.streams.broker import Broker
    from pipeline.streams.cluster import look
    from pipeline.topics.names import Topics

    settings = Settings.load()
    broker = Broker.of(settings)
    wanted = Topics(prefix=settings.topic_prefix).planned(partitions)
    cluster = asyncio.run(look(broker, [one.name for one in wanted]))
    steps = plan(wanted, cluster, replication=replication)
    to_do = any(step.does != "keep" for step in steps)
    if not as_json and not (quiet and yes):
        sys.stdout.write("".join(f"{line}\n" for step in steps for line in _lines(step)))
        sys.stdout.flush()
    if to_do and not dry_run:
        if not yes:
            _ask()
        asyncio.run(carry_out(broker, steps, cluster))
    if as_json:
        report = {"done": not dry_run, "topics": [_values(step) for step in steps]}
        sys.stdout.write(json.dumps(report) + "\n")
    elif not quiet and (dry_run or not to_do):
        sys.stderr.write("nothing to do\n" if not to_do else "nothing was done\n")
    return DONE


def _ask() -> None:
    """Let a person say yes. Raises UsageError where there is nobody to ask, Abort for a no."""
    if not sys.stdin.isatty():
        raise click.UsageError(
            "nobody can be asked here; give --yes to do it, or --dry-run to see it"
        )
    click.confirm("Do this?", abort=True, err=True)


def _lines(step: Step) -> Sequence[str]:
    """Tell of one topic: what is done, what changes, and what stays other than planned."""
    topic = step.topic
    lines = [f"{topic.name}: {_DOES[step.does]}. {topic.about}"]
    if step.does == "make":
        lines.append(f"    partitions: {step.partitions}, copies: {step.copies}")
    lines += [
        f"    {one.name}={one.after}" + ("" if one.before is None else f", was {one.before}")
        for one in step.changes
    ]
    return [*lines, *(f"    note: {one}" for one in step.left)]


def _values(step: Step) -> dict[str, object]:
    return {
        "name": step.topic.name,
        "does": step.does,
        "partitions": step.partitions,
        "copies": step.copies,
        "changes": {one.name: {"before": one.before, "after": one.after} for one in step.changes},
        "left": list(step.left),
    }
