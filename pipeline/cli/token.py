"""`passerelle token`: what opens the API to a platform or a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Family, json_option
from pipeline.cli.outcome import DONE, fail, guarded

if TYPE_CHECKING:
    from pipeline.store.database import Database
    from pipeline.store.tokens import Scope

_SCOPES: tuple[Scope, ...] = ("write", "read", "review", "admin")
_MOST_NAME = 100


def _scopes(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[Scope, ...]:
    wanted = {part.strip() for one in value for part in one.split(",")}
    if not wanted <= set(_SCOPES):
        raise click.BadParameter(f"scopes are {', '.join(_SCOPES)}, with commas between")
    return tuple(scope for scope in _SCOPES if scope in wanted)


def _name(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if len(value) > _MOST_NAME or not value.isprintable():
        raise click.BadParameter(f"takes at most {_MOST_NAME} printable characters")
    return value.strip()


@click.group(cls=Family)
def token() -> None:
    """Tokens of projects: create, list, revoke."""


@token.command()
@click.option("--project", required=True, metavar="ID", help="The project that it opens.")
@click.option(
    "--scope", "scopes", required=True, multiple=True, metavar="SCOPES", callback=_scopes,
    help="What it may do: write, read, review, admin, with commas between.",
)  # fmt: skip
@click.option(
    "--name", default="", callback=_name,
    help="What it is for, to tell it from others; no person's name.",
)  # fmt: skip
@json_option
@guarded
def create(project: str, scopes: tuple[Scope, ...], name: str, as_json: bool) -> int:
    """Make a token and show it, this once: only its SHA-256 is kept."""
    from datetime import UTC, datetime

    from sqlalchemy import Connection

    from pipeline.exchange.audit import write_audit
    from pipeline.exchange.ids import new_id
    from pipeline.exchange.projects import project_ids
    from pipeline.exchange.values import PASSERELLE
    from pipeline.store.tokens import create_token

    identifier = new_id("tok")
    now = datetime.now(UTC)

    def make(connection: Connection) -> str | None:
        if project not in project_ids(connection):
            return None
        write_audit(connection, now, project, PASSERELLE, "token.created", identifier)
        return create_token(connection, identifier, project, name, scopes, now)

    with _database() as database:
        text = database.write(make)
        known = database.read(project_ids) if text is None else []
    if text is None:
        fail(_not_there(known), as_json=as_json)
    if as_json:
        row = {"id": identifier, "token": text, "project": project, "name": name,
               "scopes": list(scopes)}  # fmt: skip
        click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(text)
        click.echo(
            f"{identifier}: {', '.join(scopes)} on {project}. Keep it: it is not shown again.",
            err=True,
        )
    return DONE


@token.command("list")
@click.option("--project", metavar="ID", help="Only those of this project.")
@json_option
@guarded
def list_(project: str | None, as_json: bool) -> int:
    """Show which tokens there are; never the tokens themselves."""
    from pipeline.exchange.projects import project_ids
    from pipeline.store.tokens import list_tokens

    with _database() as database:
        found = database.read(lambda connection: list_tokens(connection, project))
        known = database.read(project_ids)
    if project is not None and project not in known:
        fail(_not_there(known), as_json=as_json)
    rows = [
        {
            "id": one.id,
            "project": one.project,
            "name": one.name,
            "scopes": [scope for scope in _SCOPES if scope in one.scopes],
            "created_at": one.created_at.isoformat(),
            "revoked_at": None if one.revoked_at is None else one.revoked_at.isoformat(),
        }
        for one in found
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for one in found:
        state = "revoked" if one.revoked_at else "valid"
        scopes = ",".join(scope for scope in _SCOPES if scope in one.scopes)
        click.echo(
            f"{one.id}  {state:<7}  {one.created_at:%Y-%m-%d}  {one.project}  {scopes}  {one.name}"
        )
    if not found:
        click.echo("there are none yet; `passerelle token create` makes one", err=True)
    return DONE


@token.command()
@click.argument("identifier", metavar="ID")
@json_option
@guarded
def revoke(identifier: str, as_json: bool) -> int:
    """Let a token open nothing any more, at once. ID is what `token list` shows."""
    from datetime import UTC, datetime

    from sqlalchemy import Connection

    from pipeline.exchange.audit import write_audit
    from pipeline.exchange.values import PASSERELLE
    from pipeline.store.tokens import Token, revoke_token

    now = datetime.now(UTC)

    def withdraw(connection: Connection) -> Token | None:
        found = revoke_token(connection, identifier, now)
        if found is not None and found.revoked_at == now:
            write_audit(connection, now, found.project, PASSERELLE, "token.revoked", found.id)
        return found

    with _database() as database:
        found = database.write(withdraw)
    if found is None:
        fail("there is no token with this id; see `passerelle token list`", as_json=as_json)
    if as_json:
        click.echo(json.dumps({"id": found.id, "state": "revoked"}))
    else:
        click.echo(f"{found.id}: revoked")
    return DONE


def _not_there(known: list[str]) -> str:
    """Say that a project is not there, which are, and what makes one."""
    there = f"there are: {', '.join(known[:20])}" if known else "there is none yet"
    hint = "`passerelle serve --project FILE` or PUT /v1/projects/ID makes one"
    return f"the project is not in the database; {there}. {hint}."


@contextmanager
def _database() -> Iterator[Database]:
    """Open the database of the settings, made or brought to this version where need be."""
    from contextlib import ExitStack
    from pathlib import Path

    from pipeline.cli.stored import as_its_user
    from pipeline.settings import Settings
    from pipeline.store.address import read_address
    from pipeline.store.database import Database
    from pipeline.store.migrate import upgrade

    url = read_address(Settings.load().database)
    with as_its_user(url), ExitStack() as stack:
        if url.get_backend_name() == "sqlite" and url.database:
            database = Database.at(Path(url.database))
        else:
            database = Database(url.render_as_string(hide_password=False))
        stack.callback(database.close)
        upgrade(database)
        yield database
