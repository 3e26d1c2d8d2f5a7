"""A bilingual post: what every classroom gets, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pipeline.domain.flags import Flag
from pipeline.domain.language import Direction
from pipeline.domain.post import Attachment, FieldName, Format
from pipeline.domain.spans import Span
from translators.values import Alignment

Origin = Literal["machine", "memory", "teacher", "verbatim"]
Status = Literal["published", "held", "withdrawn", "failed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class TermUse:
    """What became of one glossary term in a passage."""

    entry: str
    kind: Literal["translate", "keep", "forbid"]
    source: Span | None  # None: forbidden whatever the source says
    target: Span | None
    satisfied: bool
    # How it got there: `plain`, `n-best`, `prefix`, `replaced`, `masked`, `suppressed`,
    # `protected`; None when it did not.
    method: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """One sentence-like unit; its spans cut its texts out of the field on either side."""

    index: int  # over all fields of the translation, from 0
    field: FieldName
    source: Span
    target: Span
    language: str  # of the source text; `und` where there is nothing to tell
    origin: Origin
    score: float | None  # geometric mean token probability, worst leg; None unless machine
    confidence: float | None
    alternatives: tuple[str, ...] = ()
    alignment: Alignment = ()  # offsets in the fields' values
    terms: tuple[TermUse, ...] = ()
    flags: tuple[Flag, ...] = ()
    # Not shown: what teachers' verdicts on it are counted for.
    packages: str | None = None  # engine, pair and version of each leg; None unless machine
    raw: float | None = None  # what the model thinks of it, before calibration


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """A post in one target language."""

    language: str
    dir: Direction
    title: str | None
    text: str
    html: str  # sanitised
    attachments: tuple[Attachment, ...]
    signature: str | None  # None when no engine took part
    via: tuple[str, ...] | None  # None for a direct package
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PostLanguage:
    """The language of a post and how it was found."""

    code: str  # `und` where there is nothing to tell
    probability: float | None
    by: Literal["detected", "claimed", "classroom"]


@dataclass(frozen=True, kw_only=True, slots=True)
class BilingualPost:
    """A post with its translations, ready to be published or held."""

    id: str
    revision: int
    edition: int  # 0 while nothing has been published
    project: str
    thread: str | None
    in_reply_to: str | None
    classroom: str
    author: str
    created_at: datetime
    status: Status
    language: PostLanguage
    dir: Direction
    format: Format
    title: str | None
    text: str  # exactly as received
    html: str  # sanitised
    attachments: tuple[Attachment, ...]
    flags: tuple[Flag, ...]  # about the whole post
    translations: dict[str, Translation]  # by the tags the project declares
