"""What outfits are made of, as it is kept now: asked once for all projects of a take."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from pipeline.store.tables import calibration, glossaries, memory, projects


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What changes when a project, its glossaries, its verdicts or its memory do."""

    version: int  # of the project
    glossaries: dict[tuple[str, str], int]  # by direction: numbers of the versions in use
    verdicts: int  # number of the last one; 0: there is none
    has_memory: bool

    def is_of_same_make(self, other: Standing) -> bool:
        """Tell whether the project and its terms are the same."""
        return (self.version, self.glossaries) == (other.version, other.glossaries)


def standings(connection: Connection, names: Collection[str]) -> dict[str, Standing]:
    """Give how projects stand; one that is not there is left out."""
    numbers: dict[str, dict[tuple[str, str], int]] = {}
    for project, source, target, number in connection.execute(
        select(
            glossaries.c.project,
            glossaries.c.source,
            glossaries.c.target,
            func.max(glossaries.c.number),
        )
        .where(glossaries.c.project.in_(names))
        .group_by(glossaries.c.project, glossaries.c.source, glossaries.c.target)
    ):
        numbers.setdefault(project, {})[source, target] = number
    # For each project by itself: so databases look at the end of an index alone.
    last = (
        select(func.max(calibration.c.number))
        .where(calibration.c.project == projects.c.id)
        .scalar_subquery()
    )
    has_memory = select(memory.c.number).where(memory.c.project == projects.c.id).exists()
    return {
        project: Standing(
            version=version,
            glossaries=numbers.get(project, {}),
            verdicts=verdicts or 0,
            has_memory=remembers,
        )
        for project, version, verdicts, remembers in connection.execute(
            select(projects.c.id, projects.c.version, last, has_memory).where(
                projects.c.id.in_(names)
            )
        )
    }
