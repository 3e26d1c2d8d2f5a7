"""`passerelle worker`: one of many that share the work over Kafka, and how all of them stand."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Family, json_option
from pipeline.cli.outcome import DONE, INTERRUPTED, guarded

if TYPE_CHECKING:
    from pipeline.exchange.crew import Member
    from pipeline.streams.status import Status
    from pipeline.topics.names import Stage

_STAGES = ("translate", "record")


@click.group(cls=Family, invoke_without_command=True)
@click.option("--stage", type=click.Choice(_STAGES), help="What this worker does.")
@json_option
@click.pass_context
def worker(context: click.Context, stage: Stage | None, as_json: bool) -> None:
    """Work over Kafka until Ctrl-C or SIGTERM; or `status`: how all workers stand.

    Ends with 75 where it is to be started again: no broker, no database, or something that nobody
    expected.
    """
    if context.invoked_subcommand is not None:
        if stage is not None:
            raise click.UsageError("--stage starts a worker; leave it out for status")
        return
    if stage is None:
        raise click.UsageError(f"give --stage, one of {', '.join(_STAGES)}; or the command status")
    _work(stage=stage, as_json=as_json)


@guarded
def _work(stage: Stage, as_json: bool) -> int:
    from pipeline.logging import set_up
    from pipeline.settings import Settings
    from pipeline.store.troubles import StoreUnavailable
    from pipeline.streams.cluster import BrokerAway
    from pipeline.streams.leaving import AGAIN
    from pipeline.streams.running import TopicsMissing, work

    def announce(address: str) -> None:
        told = {"stage": stage, "health": address}
        _tell(json.dumps(told) if as_json else f"{stage}: ready, health on {address}")

    set_up()
    try:
        number = work(Settings.load(), stage, announce=announce)
    except (BrokerAway, TopicsMissing, StoreUnavailable) as error:
        _tell(json.dumps({"error": str(error)}) if as_json else str(error))
        return AGAIN
    return INTERRUPTED if number == signal.SIGINT else DONE


@worker.command()
@json_option
@guarded
def status(as_json: bool) -> int:
    """Show the workers, what waits for them in each partition, and what they put aside."""
    from pipeline.settings import Settings
    from pipeline.store.database import Database
    from pipeline.store.migrate import upgrade
    from pipeline.streams.broker import Broker
    from pipeline.streams.status import look_around
    from pipeline.topics.names import Topics

    settings = Settings.load()
    broker = Broker.of(settings)
    database = Database(settings.database)
    try:
        upgrade(database)
        found = asyncio.run(
            look_around(broker, Topics(prefix=settings.topic_prefix), database, datetime.now(UTC))
        )
    finally:
        database.close()
    click.echo(json.dumps(found.as_json()) if as_json else _table(found))
    return DONE


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _table(found: Status) -> str:
    """Give all as two tables of text."""
    from pipeline.streams.status import state_of

    workers: list[tuple[str, ...]] = [
        ("stage", "worker", "state", "partitions", "records", "retries", "dead")
    ]
    workers += [
        (
            one.stage, _where(one), state_of(one, found.at),
            ",".join(map(str, one.partitions)) or "-",
            str(one.records), str(one.retries), str(one.dead),
        )
        for one in found.members
    ]  # fmt: skip
    stages: list[tuple[str, ...]] = [
        ("stage", "behind", "by partition", "dead letters", "sent back")
    ]
    stages += [
        (
            one.stage, str(one.behind),
            " ".join(f"{number}:{lag}" for number, lag in one.lag.items() if lag) or "-",
            str(one.dead), str(one.retried),
        )
        for one in found.stages
    ]  # fmt: skip
    if not found.members:
        workers += [("no worker was heard of in the last day",)]
    return "\n".join([*_columns(workers), "", *_columns(stages)])


def _where(one: Member) -> str:
    """Name a worker by its machine and the start of its id."""
    port = "" if one.port is None else f":{one.port}"
    return f"{one.host}{port} {one.id[:6]}"


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    whole = [row for row in rows if len(row) == len(rows[0])]
    widths = [max(len(row[at]) for row in whole) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        for row in rows
    ]
