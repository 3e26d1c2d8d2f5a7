"""A post as it comes in, and the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Format = Literal["plain", "markdown", "html"]

# `text`, `title`, `attachments/0/alt`, `attachments/0/caption`, `attachments/0/transcript`.
FieldName = str

ATTACHMENT_FIELDS = ("alt", "caption", "transcript")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A picture, sound or file of a post; its three texts are plain and are translated too."""

    url: str
    media_type: str | None = None
    alt: str | None = None
    caption: str | None = None
    transcript: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """What a student wrote. `id` and `revision` come from the platform."""

    id: str
    project: str
    classroom: str
    author: str
    created_at: datetime  # aware
    text: str
    format: Format = "plain"
    thread: str | None = None
    in_reply_to: str | None = None
    revision: int = 1
    language: str | None = None  # the platform's claim, a prior only
    title: str | None = None
    attachments: tuple[Attachment, ...] = ()

    def fields(self) -> Iterator[tuple[FieldName, str]]:
        """Yield the name and value of every text field that is present, in reading order."""
        if self.title is not None:
            yield "title", self.title
        yield "text", self.text
        for number, attachment in enumerate(self.attachments):
            for name in ATTACHMENT_FIELDS:
                value = getattr(attachment, name)
                if value is not None:
                    yield f"attachments/{number}/{name}", value
