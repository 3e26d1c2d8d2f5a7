"""What a protected token is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal[
    "url",
    "email",
    "mention",
    "hashtag",
    "emoji",
    "emoticon",
    "shortcode",
    "code",
    "formula",
    "tag",
    "placeholder",
    "time",
    "unit",
    "figure",
]

# Numbers in a form that every language reads. Of these, models copy times and units nearly always
# (97 to 100 % on the starter packages): they can stand before the engine as they are, and be put
# behind a mark only when they do not come back. Figures are garbled in half of the cases.
# A translation may write such a number where its source has words (`five kilometres`).
FIGURES: frozenset[TokenKind] = frozenset({"time", "unit", "figure"})
COPIED: frozenset[TokenKind] = frozenset({"time", "unit"})

# Gives the end of the token of one kind that starts at a place of a text, or None. Its work must
# be bounded, or paid for by the places it lets the scanner skip: the whole stays linear.
Matcher = Callable[[str, int], int | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A piece of text that must come back unchanged; it never reaches over a line break."""

    kind: TokenKind
    start: int  # code points in the text that was searched
    end: int
    text: str
