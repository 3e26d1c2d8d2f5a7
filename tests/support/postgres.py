"""One real PostgreSQL server for all tests and all their processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.support.sharing import shared


def programs() -> Path | None:
    """Give the folder of PostgreSQL's programs, of the newest version there is."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max(
        (file.parent for file in found), key=lambda one: float(one.parent.name), default=None
    )


@contextmanager
def shared_server(folder: Path) -> Iterator[str]:
    """Give the folder of the server's socket; all who name the same folder share one server."""
    binaries = programs()
    assert binaries is not None
    with shared(folder, "postgresql", "tests.support.postgres_keeper", binaries) as server:
        yield server


def address_of(server: str, name: str) -> str:
    """Give the address of a database of a server."""
    return f"postgresql+psycopg://postgres@/{name}?host={server}"


def run_sql(server: str, *statements: str) -> None:
    """Run statements outside of any transaction, in the server's first database."""
    engine = create_engine(address_of(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
