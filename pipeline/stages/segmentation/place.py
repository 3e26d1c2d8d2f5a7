"""A place in a line where a sentence may end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.stages.segmentation.characters import DASHES, OPENING

_LEADING = OPENING | DASHES | {"-"}

Case = Literal["lower", "upper", "digit", "other"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A mark that may end a sentence, with its surroundings; offsets are code points of `text`."""

    text: str
    line_start: int
    start: int  # of the mark
    mark: str  # one or more of `MARKS`
    token: bool  # a protected token stands before the mark
    closed: bool  # signs that close something follow the mark
    faces: bool  # emoji, emoticons or shortcodes follow it
    end: int  # past closing signs and faces: where the passage would end
    following: int  # the next character that is no space: where the next passage would start
    letter: int  # the next character that opens nothing: the first letter of the next passage

    @property
    def spaced(self) -> bool:
        """Tell whether space stands before what follows."""
        return self.following > self.end

    @property
    def next_case(self) -> Case:
        """Give the case of the first letter that follows; scripts without case are `other`."""
        letter = self.text[self.letter : self.letter + 1]
        if letter.islower():  # Georgian letters are lower case by name only
            return "other" if "\u10d0" <= letter <= "\u10ff" else "lower"
        if letter.isupper() or letter.istitle():
            return "upper"
        return "digit" if letter.isdigit() else "other"

    @property
    def next_word(self) -> str:
        """Give the word that follows, without opening signs and without what is glued behind."""
        pieces = self.text[self.letter : self.letter + 24].split(maxsplit=1)
        return pieces[0].rstrip(".,;:!?)\"'»”…") if pieces else ""

    @property
    def dashed(self) -> bool:
        """Tell whether a dash comes next, as in `—¡Hola! —dijo Ana`."""
        after = self.text[self.following : self.following + 2]
        return after[:1] in DASHES or after == "- "

    @property
    def pieces(self) -> list[str]:
        """Give the last pieces before the mark, cut at spaces, at most three, the last one bare."""
        pieces = self.text[max(self.line_start, self.start - 24) : self.start].split()[-3:]
        if not pieces or self.text[self.start - 1].isspace():
            return [""]
        last = pieces[-1]
        for sign in "'’":  # `l'art. 5`
            last = last.rsplit(sign, 1)[-1]
        return [*pieces[:-1], last.lstrip("([{\"'“«„‘¡¿—–-*_/")]


def first_letter(text: str, following: int) -> int:
    """Give the place of the first character from one on that opens nothing."""
    at = following
    for _ in range(4):
        sign = text[at : at + 1]
        if not (sign and sign in _LEADING):
            break
        at += 1
    return at
