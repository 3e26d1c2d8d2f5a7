"""`passerelle deliveries`: what is on its way to endpoints, and what is sent again."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

import click

from pipeline.cli.options import Family, json_option, quiet_option
from pipeline.cli.outcome import DONE, FAILED, guarded

_STATES = ("waiting", "delivered", "given-up", "dropped")
_MOST_LINES = 1_000_000

_project_option = click.option("--project", required=True, metavar="ID", help="The project's id.")


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """Read a time with its zone."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise click.BadParameter("give a time with its zone, such as 2026-11-20T09:30:00Z")
    return moment


@click.group(cls=Family)
def deliveries() -> None:
    """Deliveries to endpoints: list, replay."""


@deliveries.command("list")
@_project_option
@click.option("--state", type=click.Choice(_STATES), help="Only those in this state.")
@click.option("--endpoint", metavar="ID", help="Only those to this endpoint.")
@click.option("--post", metavar="ID", help="Only those that tell of this post.")
@click.option(
    "--limit", type=click.IntRange(1, _MOST_LINES), default=100, show_default=True,
    help="How many at most; the newest are shown.",
)  # fmt: skip
@json_option
@guarded
def list_(
    project: str,
    state: str | None,
    endpoint: str | None,
    post: str | None,
    limit: int,
    as_json: bool,
) -> int:
    """Show deliveries in the order of their events, one a line, the newest last."""
    from pipeline.cli.stored import opened
    from pipeline.exchange.deliveries import newest_json
    from pipeline.settings import Settings

    with opened(Settings.load(), project) as database:
        rows = database.read(
            lambda connection: newest_json(
                connection, project, state=state, endpoint=endpoint, post=post, limit=limit
            )
        )
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _line(row))
    return DONE


@deliveries.command()
@_project_option
@click.argument("names", nargs=-1, metavar="[DELIVERY]...")
@click.option("--since", callback=_moment, metavar="TIME", help="From this time on.")
@click.option("--until", callback=_moment, metavar="TIME", help="Before this time; else all.")
@click.option("--endpoint", metavar="ID", help="With --since: only to this endpoint.")
@json_option
@quiet_option
@guarded
def replay(
    names: tuple[str, ...],
    project: str,
    since: datetime | None,
    until: datetime | None,
    endpoint: str | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Send deliveries again, by their ids, or all that happened in a span of time.

    Events keep their ids, so receivers that drop those they have seen lose nothing. A running
    service sends them at once. Exit code 1: at least one could not be sent again.
    """
    if bool(names) == (since is not None) or (names and (until or endpoint)):
        raise click.UsageError("give ids of deliveries, or --since and perhaps --until, --endpoint")
    from pipeline.cli.stored import opened
    from pipeline.settings import Settings

    with opened(Settings.load(), project) as database:
        if since is not None:
            rows = [_replay_span(database, project, since, until, endpoint)]
        else:
            rows = [_replay_one(database, project, name) for name in names]
    for row in rows:
        if row["error"] is not None:
            sys.stderr.write(
                (json.dumps(row, ensure_ascii=False) if as_json else f"{row['id']}: {row['error']}")
                + "\n"
            )
        elif as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
        elif not quiet:
            click.echo(f"{row['id']}: {row['waiting']} waiting")
    return FAILED if any(row["error"] is not None for row in rows) else DONE


def _replay_one(database: Any, project: str, name: str) -> dict[str, Any]:
    from pipeline.exchange.deliveries import replay as replay_delivery
    from pipeline.exchange.values import Actor, Conflict

    outcome = database.write(
        lambda connection: replay_delivery(
            connection, project, name, datetime.now(UTC), Actor(id="command line")
        )
    )
    error = None
    if isinstance(outcome, Conflict):
        error = f"{outcome.message}; {outcome.hint}"
    elif not outcome:
        error = "there is no such delivery; see `passerelle deliveries list`"
    return {"id": name, "waiting": int(error is None), "error": error}


def _replay_span(
    database: Any, project: str, since: datetime, until: datetime | None, endpoint: str | None
) -> dict[str, Any]:
    from pipeline.exchange.deliveries import replay_span
    from pipeline.exchange.values import Actor, Conflict

    now = datetime.now(UTC)
    outcome = database.write(
        lambda connection: replay_span(
            connection, project, since, until or now, endpoint, now, Actor(id="command line")
        )
    )
    error = f"{outcome.message}; {outcome.hint}" if isinstance(outcome, Conflict) else None
    waiting = 0 if isinstance(outcome, Conflict) else outcome
    return {"id": endpoint or project, "waiting": waiting, "error": error}


def _line(row: dict[str, Any]) -> str:
    """Give a delivery as a line: what, where, how far, and what went wrong last."""
    last = row["last_error"] or (f"status {row['last_status']}" if row["last_status"] else "")
    when = f"next {row['next_at']}" if row["state"] == "waiting" else (row["done_at"] or "")
    parts = (
        row["id"], row["state"], row["type"], row["post"] or "", row["endpoint"],
        f"tries {row['tries']}", when, last,
    )  # fmt: skip
    return "\t".join(parts).rstrip()
