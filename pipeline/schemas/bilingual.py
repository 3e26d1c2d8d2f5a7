"""A bilingual post as JSON, and its JSON Schema."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.domain.bilingual import BilingualPost, Passage, TermUse, Translation
from pipeline.domain.flags import Flag
from pipeline.domain.post import Attachment
from pipeline.schemas.checks import is_identifier
from pipeline.schemas.json_values import read_json
from pipeline.schemas.problems import Problem, Refusal, from_validation

_DECIMALS = 3
_FROM_TRANSLATE = "give a file that `passerelle translate` wrote"

_Offset = Annotated[int, Field(ge=0)]


class _Edge(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _FlagIn(_Edge):
    code: str
    severity: Literal["critical", "unsure", "note"]
    message: str
    source: Annotated[list[_Offset], Field(min_length=2, max_length=2)] | None
    target: Annotated[list[_Offset], Field(min_length=2, max_length=2)] | None


class _PassageIn(_Edge):
    index: _Offset
    field: str
    source: Annotated[list[_Offset], Field(min_length=2, max_length=2)]
    target: Annotated[list[_Offset], Field(min_length=2, max_length=2)]
    language: str
    origin: Literal["machine", "memory", "teacher", "verbatim"]
    flags: list[_FlagIn]


class _AttachmentIn(_Edge):
    url: str
    media_type: str | None
    alt: str | None
    caption: str | None
    transcript: str | None


class _TranslationIn(_Edge):
    language: str
    dir: Literal["ltr", "rtl"]
    title: str | None
    text: str
    attachments: list[_AttachmentIn]
    passages: list[_PassageIn]


class _LanguageIn(_Edge):
    code: str


class _BilingualIn(_Edge):
    """As much of a bilingual post as pages read."""

    id: str
    status: Literal["published", "held", "withdrawn", "failed"]
    classroom: str
    author: str
    created_at: str
    thread: str | None
    in_reply_to: str | None
    language: _LanguageIn
    dir: Literal["ltr", "rtl"]
    title: str | None
    text: str
    attachments: list[_AttachmentIn]
    flags: list[_FlagIn]
    translations: dict[str, _TranslationIn]


def to_json(post: BilingualPost) -> str:
    """Write a bilingual post as one line of JSON."""
    return json.dumps(to_dict(post), ensure_ascii=False, separators=(",", ":"))


def to_dict(post: BilingualPost) -> dict[str, Any]:
    """Give a bilingual post as plain values; figures rounded to 3 decimals."""
    return {
        "id": post.id,
        "revision": post.revision,
        "edition": post.edition,
        "project": post.project,
        "thread": post.thread,
        "in_reply_to": post.in_reply_to,
        "classroom": post.classroom,
        "author": post.author,
        "created_at": post.created_at.isoformat(),
        "status": post.status,
        "language": {
            "code": post.language.code,
            "probability": _rounded(post.language.probability),
            "by": post.language.by,
        },
        "dir": post.dir,
        "format": post.format,
        "title": post.title,
        "text": post.text,
        "html": post.html,
        "attachments": [_attachment(one) for one in post.attachments],
        "flags": [flag_values(one) for one in post.flags],
        "translations": {tag: _translation(one) for tag, one in post.translations.items()},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)


def _attachment(one: Attachment) -> dict[str, Any]:
    return {
        "url": one.url,
        "media_type": one.media_type,
        "alt": one.alt,
        "caption": one.caption,
        "transcript": one.transcript,
    }


def _translation(one: Translation) -> dict[str, Any]:
    return {
        "language": one.language,
        "dir": one.dir,
        "title": one.title,
        "text": one.text,
        "html": one.html,
        "attachments": [_attachment(item) for item in one.attachments],
        "signature": one.signature,
        "via": None if one.via is None else list(one.via),
        "passages": [_passage(item) for item in one.passages],
    }


def _passage(one: Passage) -> dict[str, Any]:
    return {
        "index": one.index,
        "field": one.field,
        "source": list(one.source),
        "target": list(one.target),
        "language": one.language,
        "origin": one.origin,
        "score": _rounded(one.score),
        "confidence": _rounded(one.confidence),
        "alternatives": list(one.alternatives),
        "alignment": [list(pair) for pair in one.alignment],
        "terms": [_term(item) for item in one.terms],
        "flags": [flag_values(item) for item in one.flags],
    }


def _term(one: TermUse) -> dict[str, Any]:
    return {
        "entry": one.entry,
        "kind": one.kind,
        "source": None if one.source is None else list(one.source),
        "target": None if one.target is None else list(one.target),
        "satisfied": one.satisfied,
        "method": one.method,
    }


def flag_values(one: Flag) -> dict[str, Any]:
    """Give a flag as plain values."""
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "params": dict(one.params),
        "source": None if one.source is None else list(one.source),
        "target": None if one.target is None else list(one.target),
    }


def json_schema() -> dict[str, Any]:
    """Give the published JSON Schema (draft 2020-12) of a bilingual post."""
    text = (
        resources.files("pipeline.schemas")
        .joinpath("bilingual-post.schema.json")
        .read_text("utf-8")
    )
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_bilingual(line: bytes) -> dict[str, Any] | Refusal:
    """Check one line of a file of bilingual posts, as far as a page needs it."""
    data = read_json(line)
    if isinstance(data, Problem):
        return Refusal(id=None, problems=(replace(data, hint=_FROM_TRANSLATE),))
    if not isinstance(data, dict):
        problem = Problem(
            code="wrong-type",
            message="the line is JSON, but not a bilingual post",
            hint=_FROM_TRANSLATE,
        )
        return Refusal(id=None, problems=(problem,))
    name = str(data["id"]) if is_identifier(data.get("id")) else None
    if (
        "translations" not in data
    ):  # a post as a platform sends it, perhaps: all else is missing too
        problem = Problem(
            code="missing-field",
            message="the line has no translations, so it is no bilingual post",
            hint=_FROM_TRANSLATE,
        )
        return Refusal(id=name, problems=(problem,))
    try:
        _BilingualIn.model_validate(data)
    except ValidationError as error:
        return Refusal(id=name, problems=from_validation(error))
    return data
