"""Names of months and days of the week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.domain.spans import Span
from pipeline.stages.checks.numbers.languages.de import LEXICON
from pipeline.stages.checks.numbers.languages.zh import DIGITS, MONTH, WEEKDAY
from pipeline.stages.checks.numbers.lexicon import Lexicon
from pipeline.stages.checks.numbers.words import WORD
from pipeline.stages.checks.texts.words import folded_words

Kind = Literal["month", "weekday"]
_SUNDAY = 7
_DAY_BEFORE = re.compile(r"(?:^|[\s(])\d{1,2}(?:st|nd|rd|th|\.)? ?(?:de )?$")
_BEGINNING = re.compile(
    "januar|februar|märz|april|juni|juli|august|september|oktober|november|dezember"
    "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_BEGINNINGS = 3  # letters
_YEAR_AFTER = re.compile(r"(?: de)? \d{1,4}(?!\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A month or a day of the week; a loose one may be another word."""

    span: Span
    kind: Kind
    number: int
    loose: bool


def read_calendar(text: str, language: str, lexicon: Lexicon) -> list[Named]:
    """Find the names of months and days of the week, in order."""
    if language == "zh":
        return _chinese(text)
    if not _may_name(text, language, lexicon):
        return []
    found = []
    for match in WORD.finditer(text):
        word = match[0].lower()
        if lexicon.normalise:
            word = lexicon.normalise(word)
        known = _known(word, lexicon)
        if known is None and lexicon.normalise and word[:1] in "وبلف":
            known = _known(word[1:], lexicon) or _known("ال" + word[2:], lexicon)
        composed = None
        if known is None and language == "de":
            # Only an answer: Dezemberwoche, Sonntagsspaziergang.
            known = composed = _composed(word)
        if known is not None:
            kind, number, word = known
            loose = composed is not None or (
                word in lexicon.loose and not _is_date(text, match.span(), match[0], lexicon)
            )
            found.append(Named(span=match.span(), kind=kind, number=number, loose=loose))
    return found


def _may_name(text: str, language: str, lexicon: Lexicon) -> bool:
    """Tell quickly whether a text may name a month or a day; most texts do not."""
    if language == "ar":
        return True  # other words are written onto the front of names
    words = folded_words(text)
    if not _names(lexicon).isdisjoint(words):
        return True
    return language == "de" and not _german_beginnings().isdisjoint(
        word[:_BEGINNINGS] for word in words
    )


@cache
def _names(lexicon: Lexicon) -> frozenset[str]:
    return frozenset({*lexicon.months, *lexicon.weekdays})


@cache
def _german_beginnings() -> frozenset[str]:
    return frozenset(name[:_BEGINNINGS] for name in _BEGINNING.pattern.split("|"))


def _known(word: str, lexicon: Lexicon) -> tuple[Kind, int, str] | None:
    if word in lexicon.months:
        return "month", lexicon.months[word], word
    if word in lexicon.weekdays:
        return "weekday", lexicon.weekdays[word], word
    return None


def _composed(word: str) -> tuple[Kind, int, str] | None:
    """Give the month or day that a longer German word begins with."""
    begun = _BEGINNING.match(word)
    return None if begun is None else _known(begun[0], LEXICON)


def _is_date(text: str, span: Span, written: str, lexicon: Lexicon) -> bool:
    start, end = span
    if text.startswith("-feira", end) or text.startswith("s-feira", end):
        return True
    if lexicon.date_before is None:
        return False
    if written[0].islower() and lexicon.capital_dates:
        return False
    # A day or a year beside it makes any of them a date.
    if _DAY_BEFORE.search(text, max(0, start - 8), start) or _YEAR_AFTER.match(text, end):
        return True
    named = written[0].isupper() == lexicon.capital_dates
    return named and lexicon.date_before.search(text, max(0, start - 20), start) is not None


def _chinese(text: str) -> list[Named]:
    found = []
    for match in MONTH.finditer(text):
        written = match[1]
        if written.isdigit() and written.isascii():
            number = int(written)
        elif written[0] == "十":
            number = 10 + (DIGITS[written[1]] if len(written) > 1 else 0)
        else:
            number = DIGITS[written]
        found.append(Named(span=match.span(), kind="month", number=number, loose=False))
    for match in WEEKDAY.finditer(text):
        number = DIGITS.get(match[1], _SUNDAY)
        found.append(Named(span=match.span(), kind="weekday", number=number, loose=False))
    return sorted(found, key=lambda named: named.span)
