"""A post as JSON (design 5.5): checked, then a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    AwareDatetime,
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
from pipeline.schemas.checks import Identifier, LanguageTag, Text, clean_text, refuse
from pipeline.schemas.problems import Problem, Refusal, from_validation

MOST_CHARACTERS = 20_000
MOST_BYTES = 64 * 1024
MOST_ATTACHMENTS = 100

# A line longer than this is refused before it is parsed: every character of a post can take
# six bytes as a JSON escape, and other fields come on top.
MOST_LINE_BYTES = 1024 * 1024

_Short = Annotated[Text, StringConstraints(min_length=1, max_length=200)]
_Long = Annotated[Text, StringConstraints(max_length=MOST_CHARACTERS)]


class _Edge(BaseModel):
    # Fields that this version does not know are passed by: a platform may send more.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class AttachmentIn(_Edge):
    """A file of a post, by address."""

    url: Annotated[Text, StringConstraints(min_length=1, max_length=2000)]
    media_type: Annotated[Text, StringConstraints(max_length=200)] | None = None
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
    created_at: Annotated[AwareDatetime, Field(strict=False)]
    format: Format = "plain"
    language: LanguageTag | None = None
    title: _Long | None = None
    text: str
    attachments: Annotated[list[AttachmentIn], Field(max_length=MOST_ATTACHMENTS)] = Field(
        default_factory=list
    )

    @field_validator("created_at", mode="before")
    @classmethod
    def _time_is_text(cls, value: Any) -> Any:
        """Refuse numbers: seconds since 1970 carry no zone."""
        if not isinstance(value, str):
            raise refuse(
                "wrong-type",
                "must be a string",
                "give a time such as 2026-11-20T09:30:00+00:00",
            )
        return value

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


def parse_post(data: Mapping[str, Any], project: Project) -> Post | Refusal:
    """Check a post for a project; give the value or all reasons why not."""
    identifier = data.get("id") if isinstance(data, Mapping) else None
    shown = identifier[:200] if isinstance(identifier, str) else None
    try:
        checked = PostIn.model_validate(data)
    except ValidationError as error:
        return Refusal(id=shown, problems=from_validation(error))
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
    if checked.format != "plain":
        problems.append(
            Problem(
                code="format-unsupported",
                message=f"format: {checked.format} posts cannot be translated yet",
                hint="send the post as plain text",
                where="format",
            )
        )
    return tuple(problems)


def parse_line(line: bytes, project: Project) -> Post | Refusal:
    """Check one line of a JSON Lines file, given as its bytes without the line end."""
    if len(line) > MOST_LINE_BYTES:
        return _refused(
            "too-large",
            f"the line has {len(line)} bytes, the most is {MOST_LINE_BYTES}",
            "part the post into several",
        )
    try:
        data = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _refused(
            "not-utf8", f"byte {error.start + 1} of the line is not UTF-8", "save the file as UTF-8"
        )
    except RecursionError:
        return _refused("not-json", "the JSON is nested too deeply", "send a post object")
    except ValueError as error:
        place = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return _refused(
            "not-json",
            f"the line is not JSON{place}",
            "write one JSON object a line, without line breaks inside",
        )
    if not isinstance(data, dict):
        return _refused("wrong-type", "the line is not a JSON object", "write one post a line")
    return parse_post(data, project)


def _refused(code: str, message: str, hint: str) -> Refusal:
    return Refusal(id=None, problems=(Problem(code=code, message=message, hint=hint),))
