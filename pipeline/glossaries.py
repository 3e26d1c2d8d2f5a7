"""Glossary files of a project: found, read and written; what is in them `glossary.files` knows."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from glossary.files import MOST_BYTES, ReadGlossary, read_glossary
from glossary.values import Problem
from pipeline.domain.project import Project
from pipeline.errors import PipelineError


class GlossaryInvalid(PipelineError):
    """A glossary file cannot be used."""

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        self.path = path
        self.problems = tuple(problems)
        super().__init__("\n".join(tell_problem(path, one) for one in self.problems))

    def details(self) -> list[dict[str, Any]]:
        """Give the problems as plain values, for reports as JSON."""
        return [{"file": str(self.path), **problem_values(one)} for one in self.problems]


def tell_problem(path: Path, problem: Problem) -> str:
    """Say what is wrong, where and what to do, on one line."""
    place = f"{path}:{problem.line}" if problem.line else str(path)
    warning = "warning: " if problem.row_kept else ""
    return f"{place}: {warning}{problem.message} ({problem.hint})"


def problem_values(problem: Problem) -> dict[str, Any]:
    """Give a problem as plain values."""
    return {
        "line": problem.line,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "row_kept": problem.row_kept,
    }


def load_glossaries(project: Project, folder: Path) -> dict[tuple[str, str], ReadGlossary]:
    """Read all glossaries of a project; file names are relative to `folder`.

    Keys are the tags of the project file. Bad rows stand in the results; raises GlossaryInvalid
    for a file that cannot be read or used at all.
    """
    found = {}
    for one in project.glossaries:
        path = folder / one.file
        read = read_file(path, source=one.source, target=one.target)
        if read.refused:
            raise GlossaryInvalid(path, read.faults)
        found[one.source, one.target] = read
    return found


def read_file(path: Path, *, source: str, target: str) -> ReadGlossary:
    """Read one glossary file. Raises GlossaryInvalid where there is no reading it."""
    return read_glossary(read_bytes(path), name=path.name, source=source, target=target)


def read_bytes(path: Path) -> bytes:
    """Give the bytes of a file, one more than allowed at most. Raises GlossaryInvalid."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        problem = Problem(
            line=None,
            code="unreadable",
            message=f"the glossary cannot be read: {error.strerror}",
            hint="check the path; those in a project file are relative to it",
        )
        raise GlossaryInvalid(path, [problem]) from None


def save(path: Path, data: bytes) -> None:
    """Write a file so that it is always whole, the old or the new. Raises OSError."""
    path = path.resolve()  # a link stays a link
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, path.stat().st_mode & 0o777 if path.exists() else 0o644)
            file.write(data)
            file.flush()
            os.fsync(handle)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
