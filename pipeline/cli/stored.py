"""The database that commands work on, beside a service that may be running."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.store.database import Database


_SET = "set PASSERELLE_DATA_DIR or PASSERELLE_DATABASE_URL as the service's"


class NoDatabase(PipelineError):
    """There is no database where the settings say."""


class NoSuchProject(PipelineError):
    """The database has no such project."""


@contextmanager
def opened(settings: Settings, project: str) -> Iterator[Database]:
    """Open the database of the settings, with the tables of this version.

    Raises NoDatabase for a file that is not there, AddressUnusable, NoSuchProject,
    StoreUnavailable.
    """
    from pipeline.diagnosis.database import named
    from pipeline.exchange.projects import project_ids
    from pipeline.store.address import read_address
    from pipeline.store.database import Database
    from pipeline.store.migrate import upgrade

    url = read_address(settings.database)
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).is_file()):
        raise NoDatabase(f"There is no database {url.database}; {_SET}.")
    database = Database(settings.database)
    try:
        upgrade(database)
        known = database.read(project_ids)
        if project not in known:
            names = ", ".join(known[:20])
            there = f"there are: {names}" if known else f"{named(url)} has none; {_SET}"
            raise NoSuchProject(f"There is no project {project[:60]!r}; {there}.")
        yield database
    finally:
        database.close()
