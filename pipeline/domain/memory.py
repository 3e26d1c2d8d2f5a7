"""What the translation memory is asked: texts, and when two of them are the same."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pipeline.domain.post import Format

# What may be markup in one of the formats. A text without any reads the same in all of them.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~^$&=\n\r]|://|www\.|^\s*(?:[-+]|\d+[.)])(?:\s|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A text that may have been translated before."""

    language: str  # primary language
    target: str  # primary language
    written: Format
    text: str  # as it stands in its field


def source_format(written: Format, *texts: str) -> Format | None:
    """Give the format that texts belong to, None where they read the same in every format."""
    return written if any(map(_MARKUP.search, texts)) else None


def digest_of(text: str) -> str:
    """Name a text."""
    return hashlib.sha256(text.encode()).hexdigest()
