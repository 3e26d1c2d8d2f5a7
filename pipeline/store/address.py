"""The address of the database, as the settings name it."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from pipeline.errors import PipelineError

_KINDS = frozenset({"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"})


class AddressUnusable(PipelineError):
    """PASSERELLE_DATABASE_URL names no database; give postgresql://USER@HOST/NAME, or unset it."""


def read_address(text: str) -> URL:
    """Read the address of an SQLite file or of a PostgreSQL database. Raises AddressUnusable."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise AddressUnusable from None  # not even a part of it is told: it may hold a password
    if url.drivername not in _KINDS:
        raise AddressUnusable
    if url.get_backend_name() == "sqlite" and not url.database:
        raise AddressUnusable
    return url
