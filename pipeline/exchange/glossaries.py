"""Glossaries of a project, each change a version of its own; the newest is in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from glossary.files import FileFormat, ReadGlossary, read_glossary, write_glossary
from glossary.values import Glossary
from pipeline.domain.language import same_language
from pipeline.store.tables import glossaries

Direction = tuple[str, str]  # language tags


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredGlossary:
    """The newest version of a glossary."""

    source: str
    target: str
    number: int  # its ETag
    version: str  # of the terms, as in signatures
    name: str
    content: bytes  # as it was sent
    at: datetime


def glossary(
    connection: Connection, project: str, source: str, target: str
) -> StoredGlossary | None:
    """Give the glossary of a direction as it was sent, None where there is none."""
    newest = newest_number(connection, project, (source, target))
    if newest is None:
        return None
    pair, number = newest
    return _stored(
        connection.execute(
            select(glossaries).where(
                glossaries.c.project == project,
                glossaries.c.source == pair[0],
                glossaries.c.target == pair[1],
                glossaries.c.number == number,
            )
        ).one()
    )


def newest_number(
    connection: Connection, project: str, pair: Direction
) -> tuple[Direction, int] | None:
    """Give the number of a direction's version in use, with its tags; None where there is none."""
    for own, number in numbers(connection, project).items():
        if same_language(own[0], pair[0]) and same_language(own[1], pair[1]):
            return own, number
    return None


def written(stored: StoredGlossary, form: FileFormat) -> bytes:
    """Write a glossary in another format than it came in: its good rows."""
    return write_glossary(read_stored(stored, (stored.source, stored.target)).glossary, form)


def books(connection: Connection, project: str) -> list[Glossary]:
    """Give the terms in use, a glossary for each direction that has one."""
    found = (glossary(connection, project, *pair) for pair in numbers(connection, project))
    return [read_stored(one, (one.source, one.target)).glossary for one in found if one is not None]


def numbers(connection: Connection, project: str) -> dict[Direction, int]:
    """Give the numbers of the versions in use: what changes when the terms do."""
    rows = connection.execute(
        select(glossaries.c.source, glossaries.c.target, func.max(glossaries.c.number))
        .where(glossaries.c.project == project)
        .group_by(glossaries.c.source, glossaries.c.target)
        .order_by(glossaries.c.source, glossaries.c.target)
    )
    return {(source, target): number for source, target, number in rows}


def read_stored(stored: StoredGlossary | None, pair: Direction) -> ReadGlossary:
    """Read a glossary that is kept, an empty one where there is none."""
    if stored is None:
        return ReadGlossary(glossary=Glossary(source=pair[0], target=pair[1]))
    return read_glossary(stored.content, name=stored.name, source=pair[0], target=pair[1])


def _stored(row: Row[Any]) -> StoredGlossary:
    return StoredGlossary(
        source=row.source,
        target=row.target,
        number=row.number,
        version=row.version,
        name=row.name,
        content=bytes(row.content),
        at=row.at,
    )
