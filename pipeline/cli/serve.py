"""`passerelle serve`: the whole service in one process."""

from __future__ import annotations

import json
import secrets
import shlex
import signal
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option
from pipeline.cli.outcome import DONE, INTERRUPTED, guarded

if TYPE_CHECKING:
    from pipeline.settings import Settings

_DEMO_DATABASE = "demo.sqlite3"


@click.command()
@click.option(
    "--project", type=click.Path(path_type=Path),
    help="A project file to read in first, with its glossaries.",
)  # fmt: skip
@click.option(
    "--demo", is_flag=True,
    help="Serve the sample project from a database of its own, and say how to post to it.",
)  # fmt: skip
@json_option
@guarded
def serve(project: Path | None, demo: bool, as_json: bool) -> int:
    """Serve the API, translate what comes in and deliver it, until Ctrl-C or SIGTERM.

    Everything is in one database; the address is that of PASSERELLE_HOST and PASSERELLE_PORT.
    """
    from pipeline.logging import set_up
    from pipeline.runtimes.service import serve as run
    from pipeline.settings import Settings

    if demo and project is not None:
        raise click.UsageError("--demo serves its own project; leave out --project")
    set_up()
    settings = Settings.load()
    if demo:
        return _serve_demo(settings, as_json)

    def announce(address: str) -> None:
        _tell(json.dumps({"listening": address}) if as_json else f"listening on {address}")

    return _ended(run(settings, project, announce))


def _serve_demo(settings: Settings, as_json: bool) -> int:
    """Serve the sample exchange, with a token made for this run and links to look at it."""
    from pipeline.demo.hosting import Invitation, settle_in
    from pipeline.runtimes.service import serve as run

    token = secrets.token_urlsafe(24)
    made: list[Invitation] = []

    def announce(address: str) -> None:
        (links,) = made
        login, reading = address + links.login, address + links.reading
        if as_json:
            told = {"listening": address, "token": token, "login": login, "reading": reading}
            _tell(json.dumps(told))
        else:
            _tell(f"listening on {address}\n{_where_to_look(login, reading)}")
            _tell(_how_to_post(address, token))

    home = resources.files("pipeline.demo")
    with resources.as_file(home) as folder:
        return _ended(
            run(
                _for_demo(settings, token),
                folder / "project.toml",
                announce,
                prepare=lambda database, now: made.append(settle_in(database, now)),
            )
        )


def _ended(number: int) -> int:
    return INTERRUPTED if number == signal.SIGINT else DONE


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _for_demo(settings: Settings, token: str) -> Settings:
    """Give settings with a database of the demo's own and a token for it."""
    from pydantic import SecretStr

    return settings.model_copy(
        update={
            "database_url": f"sqlite:///{settings.data_dir / _DEMO_DATABASE}",
            "admin_token": SecretStr(token),
        }
    )


def _where_to_look(login: str, reading: str) -> str:
    """Say where the pages are."""
    return f"""
The sample exchange is being translated. Look at it in a browser:

  as a teacher:  {login}
                 (good once, for ten minutes)
  as a class:    {reading}
"""


def _how_to_post(address: str, token: str) -> str:
    """Say how to send a post, read what became of it, and ask for another login link."""
    from pipeline.demo.hosting import CLASSROOM, PROJECT, TEACHER

    base = f"{address}/v1/projects/{PROJECT}"
    post = {
        "id": "my-first", "classroom": CLASSROOM, "author": "s-20",
        "created_at": "2026-12-01T09:30:00+01:00",
        "text": "Hoy vimos 12 garzas en el río. ¿Qué aves hay en vuestro río?",
    }  # fmt: skip
    line = json.dumps(post, ensure_ascii=False)
    link = json.dumps({"kind": "review", "member": TEACHER})
    return f"""In another terminal, send a post, and read it in both languages:

  export TOKEN={token}
  curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d {shlex.quote(line)} \\
    {base}/posts
  until curl -sS -H "Authorization: Bearer $TOKEN" {base}/posts/{post["id"]} \\
    | grep translations; do sleep 1; done  # it is being translated
  curl -sS -H "Authorization: Bearer $TOKEN" {base}/reviews

Another login link for the teacher:

  curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d {shlex.quote(link)} {base}/links

What there is: {address}/openapi.json. Ctrl-C ends it. The database stays; the token does not.
"""
