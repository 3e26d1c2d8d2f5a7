"""Whether a bilingual post that came by Kafka can be kept: as far as keeping needs its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

_MOST = 2**31 - 1  # of a number in the database

_Count = Annotated[int, Field(ge=0, le=_MOST)]
_Span = Annotated[list[_Count], Field(min_length=2, max_length=2)]
_Figure = Annotated[float, Field(ge=-1e9, le=1e9)]
_Direction = Literal["ltr", "rtl"]
# Newer workers may know other words than these, and they are kept: an unknown origin is shown like
# any other, an unknown severity asks a teacher. Of status, format and direction every value must be
# known, for what is done with a post hangs on them.
_Word = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,63}$")]
_FieldName = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:text|title|attachments/[0-9]{1,3}/(?:alt|caption|transcript))$"
    ),
]


class _Shape(BaseModel):
    # Fields that this version does not know are passed by: workers may be newer for a while.
    model_config = ConfigDict(extra="ignore", strict=True)


class _Flag(_Shape):
    code: str
    severity: _Word  # critical, unsure, note
    message: str
    params: dict[str, str]
    source: _Span | None
    target: _Span | None


class _Attachment(_Shape):
    url: str
    media_type: str | None
    alt: str | None
    caption: str | None
    transcript: str | None


class _Passage(_Shape):
    index: _Count
    field: _FieldName
    source: _Span
    target: _Span
    language: str
    origin: _Word  # machine, memory, teacher, verbatim
    score: _Figure | None
    confidence: _Figure | None
    alternatives: list[str]
    flags: list[_Flag]


class _Translation(_Shape):
    language: str
    dir: _Direction
    title: str | None
    text: str
    html: str | None
    attachments: list[_Attachment]
    passages: list[_Passage]


class _Language(_Shape):
    code: str


class _Document(_Shape):
    id: str
    revision: _Count
    project: str
    thread: str | None
    in_reply_to: str | None
    classroom: str
    author: str
    created_at: str
    status: Literal["published", "held"]
    language: _Language
    dir: _Direction
    format: Literal["plain", "markdown", "html"]
    title: str | None
    text: str
    html: str | None
    attachments: list[_Attachment]
    flags: list[_Flag]
    translations: dict[str, _Translation]


def can_be_kept(document: object, post: Mapping[str, Any]) -> bool:
    """Tell whether a document has the shape of a bilingual post, and is one of this post."""
    try:
        read = _Document.model_validate(document)
    except ValidationError:
        return False
    if has_nul(document) or (read.id, read.revision, read.project) != (
        post["id"], post.get("revision", 1), post["project"],
    ):  # fmt: skip
        return False
    return all(_fits(read, one) for one in read.translations.values())


def has_nul(value: object) -> bool:
    """Tell whether a text inside of plain values has a NUL: PostgreSQL keeps none."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            if "\0" in one:
                return True
        elif isinstance(one, dict):
            left += one.keys()
            left += one.values()
        elif isinstance(one, list):
            left += one
    return False


def _fits(document: _Document, translation: _Translation) -> bool:
    """Tell whether the passages of a translation are of fields that are there, each once."""
    places = [one.index for one in translation.passages]
    return (
        len(set(places)) == len(places)
        and len(translation.attachments) == len(document.attachments)
        and all(
            _has(document, one.field) and _has(translation, one.field)
            for one in translation.passages
        )
    )


def _has(whole: _Document | _Translation, field: str) -> bool:
    """Tell whether a field holds a text."""
    kind, _, rest = field.partition("/")
    if not rest:
        return getattr(whole, kind) is not None
    number, _, name = rest.partition("/")
    if int(number) >= len(whole.attachments):
        return False
    return getattr(whole.attachments[int(number)], name) is not None
