"""Bring a database to the tables of this version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from pipeline.errors import PipelineError
from pipeline.store.database import Database

_SCRIPTS = Path(__file__).with_name("migrations")
_LOCK = 0x7061_7373_6572_656C  # "passerel": who holds it on PostgreSQL migrates
_VERSIONS = "alembic_version"


class StoreNewer(PipelineError):
    """The database belongs to a newer version of Passerelle; use that one."""


def upgrade(database: Database) -> None:
    """Make the tables, or bring those of an earlier version up to date; do nothing if they are.

    It is one transaction: all of it happens or nothing. Raises StoreNewer, and StoreUnavailable
    where the database cannot be read or written.
    """
    if not _is_current(database.read(stored_version)):
        database.write(_run)


def stored_version(connection: Connection) -> str | None:
    """Give a database's version; None: it has no tables yet."""
    if not inspect(connection).has_table(_VERSIONS):
        return None
    version: str | None = connection.scalar(text(f"SELECT version_num FROM {_VERSIONS}"))  # noqa: S608
    return version


def known_versions() -> list[str]:
    """Give the versions that this program can read, oldest first."""
    files = (_SCRIPTS / "versions").glob("[0-9]*.py")
    return sorted(file.name.partition("_")[0] for file in files)


def _is_current(version: str | None) -> bool:
    """Tell whether nothing is to do. Raises StoreNewer."""
    known = known_versions()
    if version is not None and version not in known:
        raise StoreNewer
    return version == known[-1]


def _run(connection: Connection) -> None:
    """Take the steps that are missing, unless another process took them while we waited."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))  # a large database takes its time
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    if _is_current(stored_version(connection)):
        return
    from alembic import command  # takes longer to load than a service may take to start
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
