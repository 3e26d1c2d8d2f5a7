"""Put a project file and its glossaries into the database."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from pipeline.domain.project import GlossaryFile, Project
from pipeline.errors import PipelineError
from pipeline.exchange.glossary_changes import GlossaryRefused, put_glossary
from pipeline.exchange.projects import put_project
from pipeline.exchange.values import PASSERELLE, ProjectPut
from pipeline.glossaries import GlossaryInvalid, read_bytes
from pipeline.schemas.project_file import ProjectInvalid, load_project
from pipeline.store.database import Database
from pipeline.store.tables import glossaries


class ProjectChanged(PipelineError):
    """The project file was changed while it was read; start again."""


def load_into(database: Database, path: Path, now: datetime) -> Project:
    """Make the project in the database as its file says, and read its glossaries in.

    A glossary file that was read in before is left alone: terms may have been added to it since.
    Raises ProjectInvalid, GlossaryInvalid, StoreUnavailable.
    """
    project = load_project(path)
    data = tomllib.loads(path.read_text("utf-8-sig"))
    files = [(one, read_bytes(path.parent / one.file)) for one in project.glossaries]

    def load(connection: Connection) -> None:
        put = put_project(connection, data, now, PASSERELLE)
        if isinstance(put, tuple):
            raise ProjectInvalid(path, [(None, one) for one in put])
        if not isinstance(put, ProjectPut) or put.project != project:
            raise ProjectChanged
        for file, content in files:
            if not _is_known(connection, project, file, content):
                outcome = put_glossary(
                    connection, project, file.source, file.target, Path(file.file).name,
                    content, now, PASSERELLE,
                )  # fmt: skip
                if isinstance(outcome, GlossaryRefused):
                    raise GlossaryInvalid(path.parent / file.file, outcome.problems)

    database.write(load)
    return project


def _is_known(connection: Connection, project: Project, file: GlossaryFile, content: bytes) -> bool:
    """Tell whether some version of a glossary came from this very file."""
    found = connection.execute(
        select(glossaries.c.number)
        .where(
            glossaries.c.project == project.id,
            glossaries.c.source == file.source,
            glossaries.c.target == file.target,
            glossaries.c.content == content,
        )
        .limit(1)
    )
    return found.first() is not None
