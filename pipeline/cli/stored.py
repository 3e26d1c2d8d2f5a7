"""The database that commands work on, beside a service that may be running."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError
from pipeline.store.troubles import StoreUnavailable

if TYPE_CHECKING:
    from sqlalchemy import URL

    from pipeline.settings import Settings
    from pipeline.store.database import Database


_SET = "set PASSERELLE_DATA_DIR or PASSERELLE_DATABASE_URL as the service's"


class NoDatabase(PipelineError):
    """There is no database where the settings say."""


class NoSuchProject(PipelineError):
    """The database has no such project."""


class NotAllowed(PipelineError):
    """The database is another user's."""


@contextmanager
def as_its_user(url: URL) -> Iterator[None]:
    """Tell who may use a SQLite file where this user may not, and trying again would not help.

    Raises NotAllowed, or what was raised.
    """
    try:
        yield
    except (StoreUnavailable, PermissionError):
        file = Path(url.database or "")
        if url.get_backend_name() != "sqlite" or _may_use(file):
            raise
        owner = "the user that the service runs as"
        with suppress(OSError, KeyError):
            owner = file.owner()
        raise NotAllowed(
            f"This user may not read and write {file}; run the command as {owner}."
        ) from None


@contextmanager
def opened(settings: Settings, project: str) -> Iterator[Database]:
    """Open the database of the settings, with the tables of this version.

    Raises NoDatabase for a file that is not there, NotAllowed, AddressUnusable, NoSuchProject,
    StoreUnavailable.
    """
    from pipeline.diagnosis.database import named
    from pipeline.exchange.projects import project_ids
    from pipeline.store.address import read_address
    from pipeline.store.database import Database
    from pipeline.store.migrate import upgrade

    url = read_address(settings.database)
    with as_its_user(url), ExitStack() as stack:
        is_file = url.get_backend_name() == "sqlite"
        if is_file and not (url.database and Path(url.database).is_file()):
            raise NoDatabase(f"There is no database {url.database}; {_SET}.")
        database = Database(settings.database)
        stack.callback(database.close)
        upgrade(database)
        known = database.read(project_ids)
        if project not in known:
            names = ", ".join(known[:20])
            there = f"there are: {names}" if known else f"{named(url)} has none; {_SET}"
            raise NoSuchProject(f"There is no project {project[:60]!r}; {there}.")
        yield database


def _may_use(file: Path) -> bool:
    """Tell whether this user may write the file, and beside it, as SQLite must."""
    both = os.R_OK | os.W_OK
    return os.access(file, both, effective_ids=True) and os.access(
        file.parent, both | os.X_OK, effective_ids=True
    )
