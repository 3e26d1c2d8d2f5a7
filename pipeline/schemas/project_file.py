"""The project file (design 5.3): TOML, checked as a whole, every mistake with its line."""

from __future__ import annotations

import re
import tomllib
import zoneinfo
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from pipeline.domain.project import (
    Classroom,
    Endpoint,
    GlossaryFile,
    Project,
    ReleaseWindow,
)
from pipeline.errors import PipelineError
from pipeline.schemas.checks import Identifier, LanguageTag, Text, refuse
from pipeline.schemas.problems import Problem, from_validation

_Name = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
_Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class ProjectInvalid(PipelineError):
    """The project file cannot be used."""

    def __init__(self, path: Path, problems: Sequence[tuple[int | None, Problem]]) -> None:
        self.path = path
        self.problems = tuple(problems)  # each with its line, counted from 1, where known
        lines = [
            f"{path}:{line}: {problem.message} ({problem.hint})"
            if line
            else f"{path}: {problem.message} ({problem.hint})"
            for line, problem in self.problems
        ]
        super().__init__("\n".join(lines))


class _Edge(BaseModel):
    # A misspelt setting that is passed by in silence would be worse than a refusal.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Endpoint(_Edge):
    url: Annotated[Text, StringConstraints(pattern=r"^https?://[^\s/]+")]
    secret_env: Annotated[str, StringConstraints(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")] | None = None
    payload: Literal["full", "thin"] = "full"


class _Release(_Edge):
    days: Annotated[
        list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], Field(min_length=1)
    ]
    start: _Clock = Field(alias="from")
    end: _Clock = Field(alias="to")


class _Classroom(_Edge):
    id: Identifier
    language: LanguageTag
    timezone: str
    endpoints: list[_Endpoint] = Field(default_factory=list)
    release: list[_Release] = Field(default_factory=list)
    holidays: _Name | None = None

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        if value not in _zones():
            raise refuse(
                "unknown-timezone",
                f"{value[:60]!r} is not a known time zone",
                "use a name of the IANA database such as Europe/Madrid",
            )
        return value


class _Glossary(_Edge):
    source: LanguageTag
    target: LanguageTag
    file: _Name


class _Names(_Edge):
    keep: list[_Name] = Field(default_factory=list)


class _Review(_Edge):
    policy: Literal["hold", "mark", "hold-all"] = "hold"
    budget: Annotated[float, Field(ge=0, le=1, strict=False)] = 0.2
    release_after_hours: Annotated[float, Field(ge=0, strict=False)] = 0


class _Learning(_Edge):
    memory: bool = True
    calibration: bool = True


class _Privacy(_Edge):
    allow_contacts: list[_Name] = Field(default_factory=list)


class _Retention(_Edge):
    days: Annotated[int, Field(ge=1, le=36500)]


class ProjectIn(_Edge):
    """The structure of the project file."""

    id: Identifier
    name: _Name
    classrooms: Annotated[list[_Classroom], Field(min_length=1)]
    glossaries: list[_Glossary] = Field(default_factory=list)
    names: _Names = Field(default_factory=_Names)
    review: _Review = Field(default_factory=_Review)
    learning: _Learning = Field(default_factory=_Learning)
    privacy: _Privacy = Field(default_factory=_Privacy)
    retention: _Retention

    @model_validator(mode="after")
    def _ids_differ(self) -> ProjectIn:
        seen: set[str] = set()
        for room in self.classrooms:
            if room.id in seen:
                raise refuse(
                    "double-id",
                    f"two classrooms have the id {room.id!r}",
                    "give each classroom an id of its own",
                )
            seen.add(room.id)
        return self


def _zones() -> set[str]:
    return zoneinfo.available_timezones()


def load_project(path: Path) -> Project:
    """Read and check a project file. Raises ProjectInvalid with every mistake in it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        problem = Problem(
            code="unreadable",
            message=f"the project file cannot be read: {error.strerror}",
            hint="check the path given with --project",
        )
        raise ProjectInvalid(path, [(None, problem)]) from None
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = Problem(code="not-utf8", message="is not UTF-8", hint="save the file as UTF-8")
        raise ProjectInvalid(path, [(line, problem)]) from None
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        problem = Problem(
            code="not-toml", message=f"is not TOML: {error}", hint="mend the line named"
        )
        raise ProjectInvalid(path, [(int(found[1]) if found else None, problem)]) from None
    try:
        checked = ProjectIn.model_validate(data)
    except ValidationError as error:
        lines = _Lines(source)
        raise ProjectInvalid(
            path,
            [(lines.find(problem.where), problem) for problem in from_validation(error)],
        ) from None
    return _project(checked)


def _project(checked: ProjectIn) -> Project:
    return Project(
        id=checked.id,
        name=checked.name,
        classrooms=tuple(_classroom(room) for room in checked.classrooms),
        retention_days=checked.retention.days,
        glossaries=tuple(
            GlossaryFile(source=one.source, target=one.target, file=one.file)
            for one in checked.glossaries
        ),
        keep_names=tuple(checked.names.keep),
        policy=checked.review.policy,
        budget=checked.review.budget,
        release_after_hours=checked.review.release_after_hours,
        learn_memory=checked.learning.memory,
        learn_calibration=checked.learning.calibration,
        allow_contacts=tuple(checked.privacy.allow_contacts),
    )


def _classroom(room: _Classroom) -> Classroom:
    return Classroom(
        id=room.id,
        language=room.language,
        timezone=room.timezone,
        endpoints=tuple(
            Endpoint(url=one.url, secret_env=one.secret_env, payload=one.payload)
            for one in room.endpoints
        ),
        release=tuple(
            ReleaseWindow(days=tuple(one.days), start=one.start, end=one.end)
            for one in room.release
        ),
        holidays=room.holidays,
    )


class _Lines:
    """Finds the line of a setting in a TOML source, which tomllib does not tell."""

    def __init__(self, source: str) -> None:
        self._found: dict[str, int] = {}
        table = ""
        counts: dict[str, int] = {}
        for number, line in enumerate(source.splitlines(), start=1):
            stripped = line.strip()
            if match := re.match(r"\[\[\s*([\w.-]+)\s*\]\]", stripped):
                name = match[1]
                table = f"{name}.{counts.get(name, 0)}"
                counts[name] = counts.get(name, 0) + 1
                self._found.setdefault(name, number)
                self._found[table] = number
            elif match := re.match(r"\[\s*([\w.-]+)\s*\]", stripped):
                table = match[1]
                self._found[table] = number
            elif match := re.match(r"([\w-]+|\"[^\"]+\")\s*=", stripped):
                key = match[1].strip('"')
                self._found[f"{table}.{key}" if table else key] = number

    def find(self, where: str) -> int | None:
        """Give the line of a path such as `classrooms.0.language`, or of what it is in."""
        parts = where.split(".") if where else []
        while parts:
            line = self._found.get(".".join(parts))
            if line is not None:
                return line
            parts.pop()
        return 1
