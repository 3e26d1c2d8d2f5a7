"""Freeze filled databases of this version, for the tests of later versions' upgrades.

    python -m tools.freeze_store

writes `tests/data/stores/VERSION.sqlite.sql` and `VERSION.postgresql.sql`, each a story of a whole
exchange (`frozen_story.py`), and reads each back to see that nothing was lost. Files that are there
stay: what was frozen once is never made anew. Needs PostgreSQL, whose server it starts.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.store.database import Database
from pipeline.store.migrate import known_versions, upgrade
from tests.support.postgres import address_of, programs, run_sql, shared_server
from tools.frozen_story import fill

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "stores"
# Of pg_dump: who wrote it, settings that PostgreSQL 15 does not know, commands that only newer
# programs know.
_NOT_KEPT = re.compile(
    r"^(?:-- Dumped (?:from|by) .*|SET transaction_timeout = .*|\\(?:un)?restrict .*)\n",
    re.MULTILINE,
)
_BLANKS = re.compile(r"\n{3,}")


def main() -> int:
    """Write both files, or say that they are there already."""
    version = known_versions()[-1]
    files = [FOLDER / f"{version}.{kind}.sql" for kind in ("sqlite", "postgresql")]
    if there := [file.name for file in files if file.exists()]:
        print(f"{', '.join(there)}: frozen already, and never to be changed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name, shared_server(Path(name)) as server:
        texts = _sqlite(Path(name)), _postgresql(server)
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
        print(f"{file.name}: {len(text.encode()) // 1000} kB")
    return 0


def _fill(address: str) -> None:
    database = Database(address)
    upgrade(database)
    fill(database)
    database.close()


def _sqlite(folder: Path) -> str:
    """Give a filled SQLite file as statements. Raises ValueError if they do not make the same."""
    _fill(f"sqlite:///{folder / 'filled.sqlite'}")
    text = _dumped(folder / "filled.sqlite")
    again = sqlite3.connect(folder / "again.sqlite")
    again.executescript(text)
    again.close()
    return _same(text, _dumped(folder / "again.sqlite"))


def _dumped(path: Path) -> str:
    connection = sqlite3.connect(path)
    text = "".join(f"{statement}\n" for statement in connection.iterdump())
    connection.close()
    return text


def _postgresql(server: str) -> str:
    """Give a filled PostgreSQL database as statements. Raises ValueError as above."""
    run_sql(server, *(f"CREATE DATABASE {name} TEMPLATE template0" for name in ("filled", "again")))
    _fill(address_of(server, "filled"))
    text = _dump(server, "filled")
    options = ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", "again"]
    _run(server, "psql", *options, text=text)
    return _same(text, _dump(server, "again"))


def _dump(server: str, name: str) -> str:
    text = _run(server, "pg_dump", "--no-owner", "--no-privileges", "--encoding=UTF8", name)
    return _BLANKS.sub("\n\n", _NOT_KEPT.sub("", text))


def _run(server: str, program: str, *options: str, text: str | None = None) -> str:
    folder = programs()
    assert folder is not None
    command = [str(folder / program), "--host", server, "--username", "postgres", *options]
    done = subprocess.run(command, input=text, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout


def _same(text: str, again: str) -> str:
    if text != again:
        raise ValueError("what is read back is not what was written")
    return text


if __name__ == "__main__":
    sys.exit(main())
