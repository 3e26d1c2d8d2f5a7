"""`passerelle dead`: records that workers put aside, and sending them back."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Family, json_option, quiet_option
from pipeline.cli.outcome import DONE, FAILED, guarded

if TYPE_CHECKING:
    from pipeline.store.database import Database
    from pipeline.streams.broker import Broker
    from pipeline.streams.dead import Letter, Place
    from pipeline.topics.names import Stage, Topics

_STAGES = ("translate", "record")

_stage_option = click.option("--stage", type=click.Choice(_STAGES), help="Only those of a stage.")


@click.group(cls=Family)
def dead() -> None:
    """Dead letters, which are records that workers put aside: list, retry."""


@dead.command("list")
@_stage_option
@json_option
@guarded
def list_(stage: Stage | None, as_json: bool) -> int:
    """Show dead letters, one a line, the oldest first: why and when, never their text."""
    from pipeline.streams.dead import list_letters
    from pipeline.topics.names import STAGES

    with _opened() as (broker, topics, database):
        stages = STAGES if stage is None else (stage,)
        letters = asyncio.run(list_letters(broker, topics, database, stages))
    for one in letters:
        click.echo(json.dumps(one.as_json()) if as_json else _line(one))
    return DONE


@dead.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "all_", is_flag=True, help="All that were not sent back yet.")
@_stage_option
@json_option
@quiet_option
@guarded
def retry(ids: tuple[str, ...], all_: bool, stage: Stage | None, as_json: bool, quiet: bool) -> int:
    """Send dead letters back to where they came from, byte for byte.

    An ID is stage:partition:offset, as `dead list` shows it. What is sent back stays listed, as
    sent back, until its topic drops it.
    """
    if bool(ids) == all_ or (ids and stage is not None):
        raise click.UsageError("give ids of dead letters, or --all and perhaps --stage")
    from pipeline.streams.dead import Place, list_letters, retry_letters
    from pipeline.topics.names import STAGES

    places = [_place(text, Place.parse(text)) for text in dict.fromkeys(ids)]
    with _opened() as (broker, topics, database):
        if all_:
            stages = STAGES if stage is None else (stage,)
            letters = asyncio.run(list_letters(broker, topics, database, stages))
            places = sorted(one.place for one in letters if not one.is_retried)
        outcome = asyncio.run(retry_letters(broker, topics, database, places))
    for place in places:
        _report(place, outcome[place], as_json=as_json, quiet=quiet)
    return FAILED if any(outcome.values()) else DONE


def _place(text: str, place: Place | None) -> Place:
    if place is None:
        raise click.BadParameter(f"{text[:60]!r} is none; an id looks like translate:3:1415")
    return place


def _report(place: Place, error: str | None, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        stream = sys.stdout if error is None else sys.stderr
        stream.write(json.dumps({"id": str(place), "sent": error is None, "error": error}) + "\n")
    elif error is not None:
        sys.stderr.write(f"{place}: {error}\n")
    elif not quiet:
        click.echo(f"{place}: sent back")


@contextmanager
def _opened() -> Iterator[tuple[Broker, Topics, Database]]:
    """Give what commands work on. Raises PipelineError."""
    from pipeline.settings import Settings
    from pipeline.store.database import Database
    from pipeline.store.migrate import upgrade
    from pipeline.streams.broker import Broker
    from pipeline.topics.names import Topics

    settings = Settings.load()
    broker = Broker.of(settings)
    database = Database(settings.database)
    try:
        upgrade(database)
        yield broker, Topics(prefix=settings.topic_prefix), database
    finally:
        database.close()


def _line(one: Letter) -> str:
    """Give a letter as a line: where it lies, when and why it was put aside, how large it is."""
    told = one.envelope
    parts = (
        str(one.place), "" if told.at is None else told.at.isoformat(timespec="seconds"),
        told.reason or "", f"{one.size} bytes", "sent back" if one.is_retried else "",
        told.message or "",
    )  # fmt: skip
    return "\t".join(part.replace("\t", " ").replace("\n", " ") for part in parts).rstrip()
