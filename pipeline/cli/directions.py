"""Which direction a glossary command is about: from its options, the project and the file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pipeline.domain.project import GlossaryFile, Project

UNKNOWN = "und"  # the tag of a language that nobody has named, and that does not matter


class NoGlossary(PipelineError):
    """The project has no glossary for this direction."""

    def __init__(self, project: Path, source: str, target: str) -> None:
        super().__init__(
            f"{project} has no glossary from {source} to {target}. Add these lines to it:\n"
            f'[[glossaries]]\nsource = "{source}"\ntarget = "{target}"\n'
            f'file = "{source}-{target}.csv"'
        )


def named_by(data: bytes, name: str, wanted: tuple[str | None, str | None]) -> tuple[str, str]:
    """Tell the direction of a file that belongs to no project.

    A file that names no languages has any direction. Raises UsageError where it names several
    and the options do not choose.
    """
    source, target = wanted
    if source and target:
        return source, target
    from glossary.files import languages_of

    languages = languages_of(data, name=name)
    if not languages:
        return source or UNKNOWN, target or UNKNOWN
    rest = [tag for tag in languages if not any(_same(tag, one) for one in wanted if one)]
    if source or target:
        if len(rest) == 1:
            return (source, rest[0]) if source else (rest[0], target or UNKNOWN)
    elif len(languages) == 2:
        return languages[0], languages[1]
    raise click.UsageError(
        f"{name} has the languages {', '.join(languages[:20])}: choose with --source and --target"
    )


def of_project(
    project: Project,
    path: Path,
    wanted: tuple[str | None, str | None],
    languages: Sequence[str] = (),
) -> GlossaryFile:
    """Tell which glossary of a project is meant; `languages` are those the file names.

    Raises NoGlossary, or UsageError where several fit.
    """
    source, target = wanted
    fitting = [
        one
        for one in project.glossaries
        if (not source or _same(source, one.source)) and (not target or _same(target, one.target))
    ]
    if len(languages) > 1 and not (source and target):
        fitting = [
            one
            for one in fitting
            if all(any(_same(side, tag) for tag in languages) for side in (one.source, one.target))
        ]
        in_order = [one for one in fitting if _same(one.source, languages[0])]
        if len(languages) == 2 and len(in_order) == 1:
            fitting = in_order
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        pairs = ", ".join(f"{one.source} to {one.target}" for one in fitting)
        raise click.UsageError(
            f"{path} has glossaries for {pairs}: choose with --source and --target"
        )
    if source and target:
        raise NoGlossary(path, source, target)
    if len(languages) == 2:
        raise NoGlossary(path, languages[0], languages[1])
    for one, other in permutations(project.languages, 2):
        if not _same(one, other) and (_same(one, source or one) and _same(other, target or other)):
            raise NoGlossary(path, one, other)
    raise click.UsageError(f"{path} has no glossary: say which one with --source and --target")


def of_file(project: Project, folder: Path, file: Path) -> GlossaryFile | None:
    """Give the entry of a project that names this very file."""
    for one in project.glossaries:
        if (folder / one.file).resolve() == file.resolve():
            return one
    return None


def _same(one: str, other: str) -> bool:
    from glossary.files.languages import fit

    return fit(one, other) > 0
