"""Parts of the service that no engine is needed for."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import structlog
from sqlalchemy import func, select, update

from pipeline.exchange.bell import Bell
from pipeline.exchange.glossaries import glossary
from pipeline.exchange.glossary_changes import GlossaryDraft, draft_term, keep_draft
from pipeline.exchange.projects import stored_project
from pipeline.exchange.values import PASSERELLE
from pipeline.glossaries import GlossaryInvalid
from pipeline.logging import logger, set_up
from pipeline.runtimes.alone import AlreadyServed, alone
from pipeline.runtimes.housekeeping import Housekeeping
from pipeline.runtimes.loading import load_into
from pipeline.schemas.project_file import ProjectInvalid
from pipeline.store.database import Database
from pipeline.store.migrate import upgrade
from pipeline.store.tables import posts
from tests.support.desk import PROJECT, now, office
from tests.support.program import PROJECT as PROJECT_FILE
from tests.support.program import post, write_project
from translators.testing import IdentityTranslator

GLOSSARY = '\n[[glossaries]]\nsource = "en"\ntarget = "es"\nfile = "g.csv"\n'
SECRET = "a sentence that a child wrote"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.at(tmp_path / "parts.sqlite3")
    upgrade(opened)
    yield opened
    opened.close()


# One service for each database


def test_only_one_service_may_use_a_database_and_the_lock_goes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "passerelle.sqlite3"
    with alone(path), pytest.raises(AlreadyServed, match=r"passerelle\.sqlite3"), alone(path):
        pass
    with alone(path):
        assert (path.parent / "passerelle.sqlite3.lock").stat().st_mode & 0o077 == 0


# Project files


def test_a_project_file_comes_in_with_its_glossary_and_added_terms_outlive_a_restart(
    database: Database, tmp_path: Path
) -> None:
    path = write_project(tmp_path, PROJECT_FILE + GLOSSARY)
    (tmp_path / "g.csv").write_text("source,target\nriver,arroyo\n", "utf-8")
    project = load_into(database, path, now())

    def term(source: str, target: str) -> None:
        values = {"source": source, "target": target}
        draft = database.read(lambda c: draft_term(c, project, "en", "es", values))
        assert isinstance(draft, GlossaryDraft)
        database.write(lambda c: keep_draft(c, project.id, draft, now(), PASSERELLE))

    def terms() -> set[tuple[str, str]]:
        found = database.read(lambda c: glossary(c, "rivers", "en", "es"))
        assert found is not None
        rows = found.content.decode().splitlines()[1:]
        return {(row.split(",")[0], row.split(",")[1]) for row in rows}

    assert terms() == {("river", "arroyo")}
    term("lake", "laguna")
    load_into(database, path, now())
    assert terms() == {("river", "arroyo"), ("lake", "laguna")}
    (tmp_path / "g.csv").write_text("source,target\nriver,riachuelo\n", "utf-8")
    load_into(database, path, now())
    assert terms() == {("river", "riachuelo")}


def test_a_changed_project_file_changes_the_project(database: Database, tmp_path: Path) -> None:
    path = write_project(tmp_path)
    load_into(database, path, now())
    load_into(database, path, now())
    write_project(tmp_path, PROJECT_FILE.replace('"mark"', '"hold-all"'))
    load_into(database, path, now())
    stored = database.read(lambda c: stored_project(c, "rivers"))
    assert stored is not None
    assert (stored.project.policy, stored.version) == ("hold-all", 2)


@pytest.mark.parametrize(
    ("text", "error"),
    [(PROJECT_FILE + GLOSSARY, GlossaryInvalid), ("id = 5", ProjectInvalid)],
)
def test_a_project_that_cannot_be_read_leaves_nothing_behind(
    database: Database, tmp_path: Path, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        load_into(database, write_project(tmp_path, text), now())
    assert database.read(lambda c: stored_project(c, "rivers")) is None


def test_a_project_file_with_too_many_endpoints_is_refused_by_its_name(
    tmp_path: Path, database: Database
) -> None:
    hooks = ", ".join(f'{{url = "https://e.example/{number}"}}' for number in range(101))
    text = PROJECT_FILE.replace('language = "en"', f'language = "en"\nendpoints = [{hooks}]', 1)
    with pytest.raises(ProjectInvalid, match=r"project\.toml: classrooms: 101 endpoints"):
        load_into(database, write_project(tmp_path, text), now())
    assert database.read(lambda c: stored_project(c, "rivers")) is None


# Time


def test_housekeeping_releases_what_is_due_and_erases_what_is_too_old(tmp_path: Path) -> None:
    waiting = {**PROJECT, "review": {"policy": "hold-all", "release_after_hours": 1}}
    here = office(tmp_path, IdentityTranslator, projects=(waiting,))
    try:
        here.start()
        here.send(post(1, text="Clean water for 3 towns."))
        here.until(lambda: here.states() == {"p-1": "held"})
        later = Housekeeping(here.database, Bell(), lambda: now() + timedelta(hours=2))
        Housekeeping(here.database, Bell(), now).release()
        assert here.states() == {"p-1": "held"}
        later.release()
        assert here.states() == {"p-1": "published"}
        old = now() - timedelta(days=401)
        here.database.write(lambda c: c.execute(update(posts).values(received_at=old)))
        later.sweep()
        count = here.database.read(lambda c: c.scalar(select(func.count()).select_from(posts)))
        assert count == 0
    finally:
        here.close()


# Logs


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Set the logs up to write here, and leave them as they were."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    set_up(stream)
    yield stream
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def test_a_log_line_is_an_object_with_its_figures(lines: io.StringIO) -> None:
    logger("pipeline.x").info("batch", posts=3)
    told = json.loads(lines.getvalue())
    assert (told["event"], told["posts"], told["level"]) == ("batch", 3, "info")
    assert told["timestamp"].endswith("Z")


def test_an_error_is_told_by_its_class_and_place_without_its_message(lines: io.StringIO) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        logger("pipeline.x").warning("failed", error=error)
        logging.getLogger("asyncio").exception("Task exception: %s", SECRET)
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    first, second, third = map(json.loads, lines.getvalue().splitlines())
    assert first["error"] == second["error"] == "ValueError from KeyError"
    assert first["where"][0].startswith("test_parts.py:")
    assert third["event"] == "Exception in ASGI application"
    assert SECRET not in lines.getvalue()
