"""`passerelle serve`: the whole service in one process."""

from __future__ import annotations

import json
import secrets
import shlex
import signal
import sys
from contextlib import ExitStack
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
    from pipeline.runtimes.embedded import serve as run
    from pipeline.settings import Settings

    if demo and project is not None:
        raise click.UsageError("--demo serves its own project; leave out --project")
    set_up()
    settings = Settings.load()
    token: str | None = None
    with ExitStack() as stack:
        if demo:
            token = secrets.token_urlsafe(24)
            settings = _for_demo(settings, token)
            home = resources.files("pipeline.demo")
            project = stack.enter_context(resources.as_file(home)) / "project.toml"

        def announce(address: str) -> None:
            if as_json:
                line = json.dumps({"listening": address, "token": token} if demo
                                  else {"listening": address})  # fmt: skip
            else:
                line = f"listening on {address}"
                line += _how_to_post(address, token) if token else ""
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

        number = run(settings, project, announce)
    return INTERRUPTED if number == signal.SIGINT else DONE


def _for_demo(settings: Settings, token: str) -> Settings:
    """Give settings with a database of the demo's own and a token for it."""
    from pydantic import SecretStr

    return settings.model_copy(
        update={
            "database_url": f"sqlite:///{settings.data_dir / _DEMO_DATABASE}",
            "admin_token": SecretStr(token),
        }
    )


def _how_to_post(address: str, token: str) -> str:
    """Say how to send the sample posts and read what became of them."""
    home = resources.files("pipeline.demo")
    lines = (home / "posts.jsonl").read_text("utf-8").splitlines()
    posts = {line: json.loads(line) for line in lines}
    # The shortest that begins a thread and can be pasted: whole sentences, no answer to nothing.
    line = min((one for one, post in posts.items() if post["in_reply_to"] is None), key=len)
    post = posts[line]
    base = f"{address}/v1/projects/{post['project']}"
    return f"""

In another terminal, send a post of the sample exchange, and read it in both languages:

  export TOKEN={token}
  curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
    -d {shlex.quote(line)} \\
    {base}/posts
  sleep 5  # it is being translated
  curl -sS -H "Authorization: Bearer $TOKEN" {base}/posts/{post["id"]}
  curl -sS -H "Authorization: Bearer $TOKEN" {base}/reviews

What there is: {address}/openapi.json. Ctrl-C ends it. The database stays; the token does not.
"""
