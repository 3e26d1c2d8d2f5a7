"""The project file: TOML, checked as a whole, every mistake with its line."""

from __future__ import annotations

import difflib
import re
import tomllib
import zoneinfo
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
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
from pipeline.schemas.checks import Identifier, LanguageTag, clean_text, refuse
from pipeline.schemas.problems import Problem, from_validation
from pipeline.schemas.project_across import find_across
from pipeline.schemas.toml_lines import TomlLines

_EXAMPLES = {
    "id": 'id = "rivers"',
    "name": 'name = "Rivers of two continents"',
    "classrooms": '[[classrooms]] with id = "accra", language = "en", timezone = "Africa/Accra"',
    "retention": "[retention] with days = 400, after which posts are deleted",
    "retention.days": "days = 400, after which posts are deleted",
}
_ADDRESS = re.compile(r"https?://[^\s/\x00-\x1f\x7f]+[^\s\x00-\x1f\x7f]*")
_LONGEST_ADDRESS = 2000  # characters
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise refuse("empty", "is empty", "fill it in")
    return value.strip()


def _known_zone(value: str) -> str:
    # The data base may be missing, and then every zone is unknown; the operator sees that.
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        zones = {zone.lower(): zone for zone in zoneinfo.available_timezones()}
        near = difflib.get_close_matches(value[:60].lower(), zones, n=1, cutoff=0.75)
        raise refuse(
            "unknown-timezone",
            f"{value[:60]!r} is not a known time zone",
            f"did you mean {zones[near[0]]}?"
            if near
            else "use a name of the IANA database such as Europe/Madrid",
        ) from None
    return value


def _clock(value: str) -> str:
    if _CLOCK.fullmatch(value) is None:
        raise refuse("bad-clock", "is not a time of day", 'write hours and minutes: "08:00"')
    return value


def _address(value: str) -> str:
    if _ADDRESS.fullmatch(value) is None or not _is_plain(value):
        raise refuse(
            "bad-address",
            "is not an http or https address that can be delivered to",
            "write https://, a host and a path, without a user name, a password or a fragment",
        )
    return value


def _is_plain(address: str) -> bool:
    """Tell whether an address has a host and a port that there can be, and nothing secret."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return bool(
        parts.hostname
        and port != 0
        and parts.username is None
        and parts.password is None
        and "#" not in address
        and len(address) <= _LONGEST_ADDRESS
    )


def _variable(value: str) -> str:
    if _VARIABLE.fullmatch(value) is None:
        raise refuse(
            "bad-name",
            "is not the name of an environment variable",
            "use A-Z, 0-9 and _; the secret itself does not belong into this file",
        )
    return value


_Name = Annotated[
    str,
    StringConstraints(max_length=200),
    AfterValidator(clean_text),
    AfterValidator(_not_blank),
]
_Clock = Annotated[str, AfterValidator(_clock)]


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

    def details(self) -> list[dict[str, Any]]:
        """Give the problems as plain values, for reports as JSON."""
        return [
            {
                "file": str(self.path),
                "line": line,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for line, problem in self.problems
        ]


class _Edge(BaseModel):
    # A misspelt setting that is passed by in silence would be worse than a refusal.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Endpoint(_Edge):
    url: Annotated[str, AfterValidator(clean_text), AfterValidator(_address)]
    secret_env: Annotated[str, AfterValidator(_variable)] | None = None
    payload: Literal["full", "thin"] = "full"


class _Release(_Edge):
    days: Annotated[
        list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]], Field(min_length=1)
    ]
    start: _Clock = Field(alias="from")
    end: _Clock = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> _Release:
        if self.start >= self.end:
            raise refuse(
                "bad-window",
                f'"from" ({self.start}) must be before "to" ({self.end})',
                "part a window that crosses midnight in two",
            )
        return self


class _Classroom(_Edge):
    id: Identifier
    language: LanguageTag
    timezone: Annotated[str, AfterValidator(_known_zone)]
    endpoints: list[_Endpoint] = Field(default_factory=list)
    release: list[_Release] = Field(default_factory=list)
    holidays: _Name | None = None


class _Glossary(_Edge):
    source: LanguageTag
    target: LanguageTag
    file: _Name


class _Names(_Edge):
    keep: list[_Name] = Field(default_factory=list)


class _Review(_Edge):
    policy: Literal["hold", "mark", "hold-all"] = "hold"
    budget: Annotated[float, Field(ge=0, le=1)] = 0.2
    release_after_hours: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0


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
    except RecursionError:
        problem = Problem(code="not-toml", message="is nested too deeply", hint="mend the brackets")
        raise ProjectInvalid(path, [(None, problem)]) from None
    except ValueError as error:
        found = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        what = str(error)[: found.start()] if found else str(error)
        what = what.removesuffix(" (at end of document)")
        if not isinstance(error, tomllib.TOMLDecodeError):
            what = "a number is too long"
        problem = Problem(
            code="not-toml",
            message=f"is not TOML: {what[:1].lower() + what[1:]}"
            + (f", at column {found[2]}" if found else ""),
            hint="texts stand in quotes, tables in [brackets]; see https://toml.io",
        )
        line = int(found[1]) if found else source.rstrip().count("\n") + 1
        raise ProjectInvalid(path, [(line, problem)]) from None
    outcome = read_project(data)
    if isinstance(outcome, Project):
        return outcome
    lines = TomlLines(source)
    in_order = sorted(outcome, key=lambda problem: lines.find(problem.where))
    raise ProjectInvalid(path, [(lines.find(problem.where), problem) for problem in in_order])


def read_project(data: Any) -> Project | tuple[Problem, ...]:
    """Check the structure of a project file; give the project, or all that is wrong."""
    across = tuple(find_across(data))
    try:
        checked = ProjectIn.model_validate(data)
    except ValidationError as error:
        return (*from_validation(error, _EXAMPLES), *across)
    return across or _project(checked)


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
