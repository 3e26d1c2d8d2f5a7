"""A database that breaks over certain posts, as a fault of the program would."""

from __future__ import annotations

from sqlalchemy import Connection, text

from pipeline.store.database import Database

_SQLITE = """
CREATE TRIGGER breaking BEFORE INSERT ON editions WHEN NEW.post = '{post}'
BEGIN SELECT RAISE(ABORT, 'broken'); END
"""
_POSTGRESQL = """
CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'broken'; END $$;
CREATE TRIGGER breaking BEFORE INSERT ON editions FOR EACH ROW
WHEN (NEW.post = '{post}') EXECUTE FUNCTION break()
"""


def break_over(database: Database, post: str) -> None:
    """Let whoever publishes a post meet with an error that no program expects."""

    def make(connection: Connection) -> None:
        kind = connection.dialect.name
        connection.execute(text((_SQLITE if kind == "sqlite" else _POSTGRESQL).format(post=post)))

    database.write(make)
