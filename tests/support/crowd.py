"""Many posts at once: copies of those that are there, in all tables that pages read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from pipeline.store.database import Database
from pipeline.store.tables import editions, passages, posts, reviews, revisions

_COPIED = (revisions, editions, passages)
_AT_ONCE = 2_000  # rows of one statement


def crowd(database: Database, project: str, wanted: int) -> int:
    """Copy the posts of a project until there are `wanted`; give how many questions are open.

    Every second copy stays in the thread of its post, so that one thread is long; the others go
    into threads of their own.
    """
    here = database.read(lambda c: c.scalar(select(func.count()).select_from(posts))) or 0
    copies = -(-(wanted - here) // max(1, here))
    database.write(lambda connection: _copy(connection, project, copies))
    return (
        database.read(
            lambda c: c.scalar(
                select(func.count()).select_from(reviews).where(reviews.c.state == "open")
            )
        )
        or 0
    )


def _copy(connection: Connection, project: str, copies: int) -> None:
    last = connection.scalar(select(func.max(posts.c.changed))) or 0
    rows = _rows(connection, posts, project)
    _keep(
        connection,
        posts,
        (
            row
            | {
                "id": _name(row["id"], copy),
                "thread": _thread(row["thread"], copy),
                "changed": last + copy * len(rows) + number + 1,
            }
            for copy in range(copies)
            for number, row in enumerate(rows)
        ),
    )
    for table in _COPIED:
        rows = _rows(connection, table, project)
        _keep(connection, table, (_of_copy(row, copy) for copy in range(copies) for row in rows))
    rows = _rows(connection, reviews, project)
    _keep(
        connection,
        reviews,
        (
            {name: value for name, value in _of_copy(row, copy).items() if name != "number"}
            | {"id": f"{row['id']}-{copy}", "question": f"{row['question']}-{copy}"}
            for copy in range(copies)
            for row in rows
        ),
    )


def _rows(connection: Connection, table: Table, project: str) -> list[dict[str, Any]]:
    found = connection.execute(select(table).where(table.c.project == project))
    return [dict(row) for row in found.mappings()]


def _keep(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    portion: list[dict[str, Any]] = []
    for row in rows:
        portion.append(row)
        if len(portion) == _AT_ONCE:
            connection.execute(insert(table), portion)
            portion = []
    if portion:
        connection.execute(insert(table), portion)


def _of_copy(row: dict[str, Any], copy: int) -> dict[str, Any]:
    made = row | {"post": _name(row["post"], copy)}
    for name in ("document", "body"):
        if row.get(name) is not None:
            document = row[name]
            made[name] = document | {
                "id": _name(document["id"], copy),
                "thread": _thread(document["thread"], copy),
            }
    return made


def _name(post: str, copy: int) -> str:
    return f"{post}.{copy}"


def _thread(thread: str | None, copy: int) -> str | None:
    return thread if thread is None or copy % 2 else f"{thread}.{copy}"
