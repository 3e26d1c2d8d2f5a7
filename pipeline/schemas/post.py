"""A post as JSON: checked, then a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from pipeline.domain.post import Attachment, Format, Post
from pipeline.domain.project import Project
from pipeline.schemas.checks import (
    Identifier,
    LanguageTag,
    clean_text,
    is_identifier,
    refuse,
)
from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem, Refusal, from_validation

MOST_CHARACTERS = 20_000
MOST_BYTES = 64 * 1024
MOST_ATTACHMENTS = 100

# A line longer than this is refused before it is parsed: every character of a post can take
# six bytes as a JSON escape, and other fields come on top.
MOST_LINE_BYTES = 1024 * 1024

# RFC 3339; the seconds may be left out.
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_ZONE = re.compile(r"[Zz]|[+-]\d\d:\d\d")
_EXAMPLE_TIME = "2026-11-20T09:30:00+00:00"

# What a field that is missing could look like.
_EXAMPLES = {
    "id": '"id": "p-17", unique in its project',
    "project": '"project": and the id of the project file',
    "classroom": '"classroom": and the id of the author\'s classroom',
    "author": '"author": "s-4", a pseudonym',
    "created_at": f'"created_at": "{_EXAMPLE_TIME}"',
    "text": '"text": and what the student wrote',
    **{
        f"attachments.{number}.url": '"url": "https://example.org/d.png"'
        for number in range(MOST_ATTACHMENTS)
    },
}

_Short = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(clean_text)]
_Long = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(clean_text)]


class _Edge(BaseModel):
    # Fields that this version does not know are passed by: a platform may send more.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class AttachmentIn(_Edge):
    """A file of a post, by address."""

    url: Annotated[
        str, StringConstraints(min_length=1, max_length=2000), AfterValidator(clean_text)
    ]
    media_type: (
        Annotated[str, StringConstraints(max_length=200), AfterValidator(clean_text)] | None
    ) = None
    alt: _Long | None = None
    caption: _Long | None = None
    transcript: _Long | None = None


class PostIn(_Edge):
    """A post as a platform sends it."""

    id: Identifier
    project: Identifier
    classroom: Identifier
    author: _Short
    thread: _Short | None = None
    in_reply_to: _Short | None = None
    revision: Annotated[int, Field(ge=1, le=2**31 - 1)] = 1
    created_at: datetime
    format: Format = "plain"
    language: LanguageTag | None = None
    title: _Long | None = None
    text: str
    attachments: Annotated[list[AttachmentIn], Field(max_length=MOST_ATTACHMENTS)] = Field(
        default_factory=list
    )

    @field_validator("created_at", mode="before")
    @classmethod
    def _time(cls, value: Any) -> datetime:
        if not isinstance(value, str):
            raise refuse("wrong-type", "must be a text", f"give a time such as {_EXAMPLE_TIME}")
        return _moment(value)

    @field_validator("format", mode="before")
    @classmethod
    def _known_format(cls, value: Any) -> Any:
        if value not in ("plain", "markdown", "html"):
            raise refuse(
                "unknown-format",
                "is not a known format",
                'use "plain", "markdown" or "html"',
            )
        return value

    @field_validator("language", mode="before")
    @classmethod
    def _says_something(cls, value: Any) -> Any:
        """Take the tags that name no language (und, mul, zxx) for no claim."""
        return None if value in ("und", "mul", "zxx") else value

    @field_validator("text")
    @classmethod
    def _text_fits(cls, value: str) -> str:
        if len(value) > MOST_CHARACTERS:
            raise refuse(
                "too-long",
                f"has {len(value)} characters, the most is {MOST_CHARACTERS}",
                "part it into several posts",
            )
        return clean_text(value)

    @model_validator(mode="after")
    def _fields_fit(self) -> PostIn:
        texts = [self.text, self.title or ""]
        for one in self.attachments:
            texts += [one.alt or "", one.caption or "", one.transcript or ""]
        size = sum(len(text.encode()) for text in texts)
        if size > MOST_BYTES:
            raise refuse(
                "too-large",
                f"the texts of the post have {size} bytes, the most is {MOST_BYTES}",
                "part it into several posts",
            )
        return self


def _moment(value: str) -> datetime:
    """Read a time with its zone; the offset stays as it was written."""
    hint = f"give a time such as {_EXAMPLE_TIME}"
    date = _DATE.match(value)
    time = _TIME.match(value, date.end()) if date else None
    if date and date.end() == len(value):
        raise refuse("bad-time", "is a date without a time of day", hint)
    if time is None:
        raise refuse("bad-time", "is not a time", hint)
    if time.end() == len(value):
        raise refuse(
            "time-without-zone",
            "has no time zone",
            f"add the offset from UTC: {_EXAMPLE_TIME}, or Z for UTC",
        )
    if _ZONE.fullmatch(value, time.end()) is None:
        raise refuse("bad-time", "has a time zone that cannot be read", hint)
    try:
        return datetime.fromisoformat(value.upper())
    except ValueError:
        raise refuse("bad-time", "is a time that does not exist", hint) from None


def parse_post(data: object, project: Project) -> Post | Refusal:
    """Check a post for a project; give the value or all reasons why not."""
    if not isinstance(data, Mapping):
        hint = "give each post as an object of its fields; several make a list"
        return _refused("wrong-type", "a post must be an object", hint)
    shown = str(data.get("id")) if is_identifier(data.get("id")) else None
    try:
        checked = PostIn.model_validate(dict(data))
    except ValidationError as error:
        return Refusal(id=shown, problems=from_validation(error, _EXAMPLES))
    problems = _beside_project(checked, project)
    if problems:
        return Refusal(id=checked.id, problems=problems)
    return Post(
        id=checked.id,
        project=checked.project,
        classroom=checked.classroom,
        author=checked.author,
        thread=checked.thread,
        in_reply_to=checked.in_reply_to,
        revision=checked.revision,
        created_at=checked.created_at,
        format=checked.format,
        language=checked.language,
        title=checked.title,
        text=checked.text,
        attachments=tuple(
            Attachment(
                url=one.url,
                media_type=one.media_type,
                alt=one.alt,
                caption=one.caption,
                transcript=one.transcript,
            )
            for one in checked.attachments
        ),
    )


def check_post(post: Post, project: Project) -> Post | Refusal:
    """Check a value that a program made itself; give it back, or all reasons why not."""
    fields = asdict(post)
    fields["attachments"] = list(fields["attachments"])
    if isinstance(post.created_at, datetime):
        fields["created_at"] = post.created_at.isoformat()
    outcome = parse_post(fields, project)
    return post if isinstance(outcome, Post) else outcome


def _beside_project(checked: PostIn, project: Project) -> tuple[Problem, ...]:
    """Find what the post says that its project does not know."""
    problems = []
    if checked.project != project.id:
        problems.append(
            Problem(
                code="unknown-project",
                message=f"project: {checked.project!r} is not this project, {project.id!r}",
                hint="send the post to its own project",
                where="project",
            )
        )
    elif project.classroom(checked.classroom) is None:
        known = ", ".join(room.id for room in project.classrooms)
        problems.append(
            Problem(
                code="unknown-classroom",
                message=f"classroom: {checked.classroom!r} is not in the project",
                hint=f"use one of its classrooms: {known}",
                where="classroom",
            )
        )
    return tuple(problems)


def read_object(line: bytes) -> dict[str, Any] | Refusal:
    """Read one line of a JSON Lines file, given as its bytes, as an object."""
    cut = len(line) > MOST_LINE_BYTES + 1 and not line.endswith(b"\n")
    if cut or len(line.rstrip(b"\r\n")) > MOST_LINE_BYTES:
        return _refused(
            "too-large",
            f"the line has more than {MOST_LINE_BYTES} bytes",
            "part the post into several",
        )
    data = read_json(line)
    if isinstance(data, Problem):
        return Refusal(id=None, problems=(data,))
    if not isinstance(data, dict):
        return _refused(
            "wrong-type", "the line is JSON, but not an object", "write one post a line: {...}"
        )
    return data


def _refused(code: str, message: str, hint: str) -> Refusal:
    return Refusal(id=None, problems=(Problem(code=code, message=message, hint=hint),))
