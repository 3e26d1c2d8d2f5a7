"""What `doctor` says of the database of the service: its version, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, create_engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from pipeline.diagnosis.finding import Finding
from pipeline.diagnosis.serving import is_to_be_made, to_be_made, who_may_come
from pipeline.exchange.claiming import waiting_for_work, wanted_pairs
from pipeline.settings import Settings
from pipeline.store.address import AddressUnusable, read_address
from pipeline.store.migrate import known_versions, stored_version
from pipeline.store.tables import endpoints
from pipeline.store.tokens import list_tokens

_PATIENCE = 1  # seconds that another program may keep the database, or its server be silent
_LONG = 600.0  # seconds that a post waits for the worker of a service that works


def look_at_database(settings: Settings) -> list[Finding]:
    """Look into the database that settings name, and change nothing in it."""
    mend = "correct it, or unset it for a file in the data folder"
    try:
        url = read_address(settings.database)
        file = Path(url.database or "")
        if url.get_backend_name() == "sqlite" and is_to_be_made(file):
            return [*to_be_made(file, settings)]
        with _reading(url) as connection:
            return [*_database(connection, url), *_inside(connection, settings)]
    except AddressUnusable:
        detail = "PASSERELLE_DATABASE_URL is no address of a database"
    except DBAPIError as error:
        detail = f"{named(url)} cannot be read: {_reason(error)}"
        mend = (
            "give this user the right to read it; if it is damaged, restore it from a backup"
            if url.get_backend_name() == "sqlite"
            else "start its server, or correct PASSERELLE_DATABASE_URL"
        )
    return [Finding(what="database", state="missing", detail=detail, mend=mend)]


@contextmanager
def _reading(url: URL) -> Iterator[Connection]:
    """Open a database that is there, and change nothing."""
    if url.get_backend_name() == "sqlite":
        url = url.set(database=f"file:{quote(str(url.database))}").update_query_dict(
            {"mode": "ro", "uri": "true", "timeout": str(_PATIENCE)}
        )
        engine = create_engine(url, poolclass=NullPool)
    else:
        patience = {"connect_timeout": 2, "options": f"-c statement_timeout={1000 * _PATIENCE}"}
        engine = create_engine(url, poolclass=NullPool, connect_args=patience)
    with engine.connect() as connection:
        yield connection


def _database(connection: Connection, url: URL) -> Iterator[Finding]:
    version, known = stored_version(connection), known_versions()
    if version is None:
        detail = f"{named(url)} is empty; `passerelle serve` makes its tables"
    elif version not in known:
        yield Finding(
            what="database",
            state="missing",
            detail=f"{named(url)} has version {version}, and this program knows {known[-1]}",
            mend="install the version of Passerelle that served it last, or a newer one",
        )
        return
    elif version != known[-1]:
        detail = f"{named(url)}, version {version}; `passerelle serve` brings it to {known[-1]}"
    else:
        detail = f"{named(url)}, version {version}"
    yield Finding(what="database", state="fine", detail=detail)


def _inside(connection: Connection, settings: Settings) -> Iterator[Finding]:
    """Look at the rows, if this program knows the tables."""
    if stored_version(connection) != known_versions()[-1]:
        yield from who_may_come(settings)
        return
    tokens = [one for one in list_tokens(connection, None) if one.revoked_at is None]
    yield from who_may_come(settings, len(tokens))
    yield from _endpoints(connection)
    yield _posts(connection)
    yield from _wanting(connection)


def _endpoints(connection: Connection) -> Iterator[Finding]:
    """Name those that nothing is delivered to; their addresses may hold secrets."""
    rows = list(
        connection.execute(
            select(endpoints)
            .where(endpoints.c.removed_at.is_(None))
            .order_by(endpoints.c.project, endpoints.c.created_at)
        )
    )
    for row in rows:
        what = f"endpoint {row.id} of {row.project}"
        if row.disabled_at is not None:
            yield Finding(
                what=what,
                state="warning",
                detail=f"disabled since {row.disabled_at:%Y-%m-%d %H:%M} UTC: "
                f"{row.disabled_reason}",
                mend="once it answers again, POST "
                f"/v1/projects/{row.project}/webhooks/{row.id}/enable",
            )
        elif row.failing_since is not None:
            yield Finding(
                what=what,
                state="warning",
                detail=f"failing since {row.failing_since:%Y-%m-%d %H:%M} UTC",
                mend=f"passerelle deliveries list --project {row.project} --endpoint {row.id}, "
                "which says why",
            )
    if rows:
        working = sum(row.disabled_at is None and row.failing_since is None for row in rows)
        yield Finding(what="endpoints", state="fine", detail=f"{working} of {len(rows)} work")


def _posts(connection: Connection) -> Finding:
    count, oldest = waiting_for_work(connection, datetime.now(UTC))
    if not count:
        return Finding(what="posts", state="fine", detail="none waits to be translated")
    return Finding(
        what="posts",
        state="fine" if oldest < _LONG else "warning",
        detail=f"{count} wait to be translated, the oldest for {_said(oldest)}",
        mend=None if oldest < _LONG else "start passerelle serve; if it runs, look at its log",
    )


def _wanting(connection: Connection) -> Iterator[Finding]:
    """Name the packages that posts wait for."""
    pairs = sorted("-".join(pair) for pair in wanted_pairs(connection))
    if pairs:
        yield Finding(
            what="posts without a package",
            state="warning",
            detail=f"posts wait for {', '.join(pairs)}",
            mend=f"passerelle models install {' '.join(pairs)}",
        )


def named(url: URL) -> str:
    """Name a database, without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(query={}).render_as_string(hide_password=True)


def _reason(error: DBAPIError) -> str:
    """Give the first line of what the database says, which speaks of no rows."""
    return next(iter(str(error.orig).strip().splitlines()), type(error).__name__)


def _said(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    if seconds < 7200:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.0f} hours"
