"""Who must wait for whom."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, func, select


def lock_project(connection: Connection, project: str) -> None:
    """Let only one transaction write a project's events, so that numbers appear in their order.

    SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        key = int.from_bytes(hashlib.sha256(project.encode()).digest()[:8], signed=True)
        connection.execute(select(func.pg_advisory_xact_lock(key)))
