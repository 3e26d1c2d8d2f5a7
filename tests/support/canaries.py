"""Looks for words in all that a database keeps."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from pipeline.store.database import Database


def places(database: Database, *words: str) -> set[tuple[str, str]]:
    """Give where words stand: in which file of an SQLite database, or in which table, and which."""
    return _in_files(database, words) if database.is_sqlite else _in_tables(database, words)


def _in_files(database: Database, words: tuple[str, ...]) -> set[tuple[str, str]]:
    found = set()
    for ending in ("", "-wal", "-shm", "-journal"):
        path = Path(f"{database.url.database}{ending}")
        content = path.read_bytes() if path.exists() else b""
        found |= {(ending, word) for word in words if word.encode() in content}
    return found


def _in_tables(database: Database, words: tuple[str, ...]) -> set[tuple[str, str]]:
    found = set()
    with database.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for word in words:
                for shown in (word, word.encode().hex()):  # bytes are shown as hexadecimal digits
                    rows = connection.execute(
                        text(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE :word'),
                        {"word": f"%{shown}%"},
                    ).scalar_one()
                    if rows:
                        found.add((table, word))
    return found
