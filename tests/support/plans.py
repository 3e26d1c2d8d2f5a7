"""How a database finds what is read from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event, text

from pipeline.store.database import Database


def plans_of(database: Database, *reads: Callable[[Connection], object]) -> dict[str, str]:
    """Give the plan of each statement with which something is read."""
    found: dict[str, str] = {}

    def look_on(connection: Connection) -> None:
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:  # so small a table would be read whole
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        statements: list[tuple[str, Any]] = []

        @event.listens_for(connection, "before_cursor_execute")
        def note(*given: Any) -> None:
            statements.append((given[2], given[3]))

        for read in reads:
            read(connection)
        event.remove(connection, "before_cursor_execute", note)
        for statement, values in statements:
            rows = connection.exec_driver_sql(f"{explain} {statement}", values).all()
            found[statement] = "\n".join(str(row) for row in rows)

    database.read(look_on)
    return found
