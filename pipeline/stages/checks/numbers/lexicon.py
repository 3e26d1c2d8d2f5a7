"""What a language says of numbers, clocks and calendars, as plain tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Stands for a number already read, where patterns look at the words around numbers.
NUMBER = "\ue001"
_BLANKS = {" ": r"[ \u00a0\u202f]", "[ ]": r"[ \u00a0\u202f]", "[ ,]": r"[ ,\u00a0\u202f]"}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Lexicon:
    """The words of one language; all in lower case. Each is equal to itself only."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    decimal: str  # the mark before decimals
    # A word that may stand inside a number, and after what: "tens", "hundreds" or "any".
    joiners: Mapping[str, str] = field(default_factory=dict)
    # Words of amounts that are no whole number: `anderthalb`.
    amounts: Mapping[str, float] = field(default_factory=dict)
    # Words that also mean something else: they may answer for a number, but never ask for one.
    soft: frozenset[str] = frozenset()
    # Words that are no numbers when a capital begins them inside a sentence.
    names: frozenset[str] = frozenset()
    # Words that are no numbers but may stand for one: `both`, `a dozen`, `an hour`.
    covers: Mapping[str, tuple[int | float, ...]] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)  # Monday is 1
    # Names of months and days that are other words, or people's names, too.
    loose: frozenset[str] = frozenset()
    capital_dates: bool = False  # whether months and days are written with a capital
    # What makes a loose name a date, right before it or right after it.
    date_before: re.Pattern[str] | None = None
    units: Mapping[str, str] = field(default_factory=dict)  # word -> unit of `units`
    # Times of day around numbers; `clocks.py` says what their groups mean.
    clocks: tuple[re.Pattern[str], ...] = ()
    # Which half of the day a time belongs to, right after it or right before it.
    part_after: re.Pattern[str] | None = None
    part_before: re.Pattern[str] | None = None
    idioms: re.Pattern[str] | None = None
    # Reads a number written as one word (`zweiundsiebzig`): its value and whether it ranks.
    compound: Callable[[str], int | None] | None = None
    normalise: Callable[[str], str] | None = None


def by_word(rows: Mapping[int, str]) -> dict[str, int]:
    """Turn `{72: "word word"}` round: one entry for each word."""
    return {word: value for value, words in rows.items() for word in words.split()}


def covering(
    rows: Mapping[tuple[int | float, ...], str],
) -> dict[str, tuple[int | float, ...]]:
    """Give for each word the values it may stand for."""
    found: dict[str, tuple[int | float, ...]] = {}
    for values, words in rows.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), *values)
    return found


def naming(*names: str) -> dict[str, int]:
    """Count names from 1; several forms of one are parted by blanks."""
    return {form: place for place, forms in enumerate(names, 1) for form in forms.split()}


def units(rows: Mapping[str, str]) -> dict[str, str]:
    """Turn `{"km": "kilometre kilometres"}` round."""
    return {word: unit for unit, words in rows.items() for word in words.split()}


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


def clock(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of the words around a clock time; `N` is a number."""
    numbered = re.sub(r"\bN\b", NUMBER, pattern)
    spaced = re.sub(r"\[[^\]]*\]| ", lambda found: _BLANKS.get(found[0], found[0]), numbered)
    return re.compile(spaced, re.IGNORECASE)


def phrases(text: str) -> re.Pattern[str]:
    """Compile idioms, one a line, each a pattern over lower-case text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(filter(None, text.split("\n"))) + r")(?!\w)")
