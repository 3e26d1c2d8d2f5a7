"""Words at the end and at the beginning of a text, each found in constant time."""

from __future__ import annotations

import re
from dataclasses import dataclass

# No word is longer; what is, is left alone.
_LONGEST = 40
_MARKS = "\u0300-\u036f"
# The space or apostrophe that parts the word from what follows belongs to the match.
_LAST = re.compile(rf"(?<![\w{_MARKS}-])([^\W\d_]+)(['’]|\s{{1,3}})$")
# Nothing that goes on as a part of the word may follow.
_NEXT = re.compile(rf"([^\W\d_]{{1,{_LONGEST}}})(?![\w{_MARKS}'’-])")


@dataclass(frozen=True, kw_only=True, slots=True)
class LastWord:
    """The word that a text ends with."""

    start: int
    text: str  # with its apostrophe, if it is elided
    space: str  # after it; empty if it is elided

    @property
    def key(self) -> str:
        """Give it in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


def last_word(text: str, end: int) -> LastWord | None:
    """Give the word that `text[:end]` ends with, if space or an apostrophe follows it."""
    floor = max(0, end - _LONGEST - 4)
    found = _LAST.search(text[floor:end])
    if found is None or (floor and not found.start(1)):
        return None
    elided = not found[2].isspace()
    return LastWord(
        start=floor + found.start(1),
        text=found[1] + found[2] * elided,
        space="" if elided else found[2],
    )


def word_at(text: str, start: int) -> str:
    """Give the whole word that begins at an offset; empty if none does."""
    found = _NEXT.match(text, start)
    return found[1] if found else ""
