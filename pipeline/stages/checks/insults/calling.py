"""How each language calls somebody something, and words that hurt when they are used so."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Calling:
    """The words of one language; lists are written as in `lexicon`, rules are regexes."""

    first: str  # a word of `subject`, to look for first
    subject: str  # of a sentence that calls the reader something
    loose: str = ""  # the same, or a word of another sense: `ihr Hund` is her dog
    third: str  # of one about somebody else; empty: not looked for
    fillers: str  # may stand between the subject and the word
    nice: str  # after the word it is praise: `ein Hund, ein guter`
    spoken_to: str  # in a source: something is said about the reader
    words: dict[str, str]  # by notion (`notions.py`); `-`: by no notion; `!`: never meant well
