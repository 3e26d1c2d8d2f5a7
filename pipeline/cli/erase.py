"""`passerelle erase`: an author's posts, and all that was made of them, for good."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import click

from pipeline.cli.options import json_option, quiet_option
from pipeline.cli.outcome import DONE, FAILED, guarded


@click.command()
@click.option("--project", required=True, metavar="ID", help="The project's id.")
@click.option("--author", required=True, metavar="ID", help="The author's id, as the platform's.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@quiet_option
@guarded
def erase(project: str, author: str, yes: bool, as_json: bool, quiet: bool) -> int:
    """Erase an author's posts and all that was made of them; receivers are told.

    Exit code 1: the posts are gone, but the file of the database could not be cleaned of their
    traces; run it again.
    """
    from pipeline.cli.stored import opened
    from pipeline.exchange.erasing import erase_author
    from pipeline.exchange.scrubbing import scrub
    from pipeline.exchange.values import Actor
    from pipeline.settings import Settings
    from pipeline.store.troubles import StoreUnavailable

    with opened(Settings.load(), project) as database:
        if not yes:
            _ask(project, author)
        now, actor = datetime.now(UTC), Actor(id="command line")
        done = database.write(
            lambda connection: erase_author(connection, project, author, now, actor)
        )
        try:
            is_clean = scrub(database)
        except StoreUnavailable:  # the posts are gone all the same, and that is told
            is_clean = False
    if as_json:
        report = {"posts": done.posts, "memory": done.memory, "clean": is_clean}
        sys.stdout.write(json.dumps(report) + "\n")
    elif not quiet:
        sys.stdout.write(f"erased: posts {done.posts}, remembered sentences {done.memory}\n")
        if not (done.posts or done.memory):
            sys.stderr.write("nothing of this author is there; check the id\n")
    if not is_clean:
        sys.stderr.write(
            "others use the database, or there is no room for a copy: traces may be in its file; "
            "run this again\n"
        )
    return DONE if is_clean else FAILED


def _ask(project: str, author: str) -> None:
    """Let a person say yes. Raises UsageError where there is nobody to ask, Abort for a no."""
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here; give --yes to erase without asking")
    click.confirm(
        f"Erase all that {author} wrote in {project}? It cannot be undone.", abort=True, err=True
    )
