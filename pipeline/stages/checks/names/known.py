"""What has a capital and yet is no person: places, feasts, subjects, languages, days."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

import babel

from pipeline.domain.spans import Span
from pipeline.stages.checks.names.places import CITIES, OTHERS, RIVERS_AND_REGIONS
from pipeline.stages.checks.names.spelling import fold

_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[^\W\d_]+")
_OTHERS = frozenset(map(fold, OTHERS))
_CITIES = CITIES.strip().split("\n")
_LINES = _CITIES + RIVERS_AND_REGIONS.strip().split("\n")
_SHORTEST_STEM = 4
_MOST_WORDS = 2


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, int], list[frozenset[str]]]:
    members = [frozenset(map(fold, line.split())) for line in _LINES]
    index: dict[str, int] = {}
    for number, group in enumerate(members):
        for name in group:
            index.setdefault(name, number)
    return index, members


def place(word: str) -> int | None:
    """Give the number of a place whose name differs between languages; folded words."""
    return _groups()[0].get(word)


def is_city(number: int) -> bool:
    """Tell whether a place is a city, which nobody names by the country around it."""
    return number < len(_CITIES)


def is_named(number: int, words: frozenset[str]) -> bool:
    """Tell whether one of the folded words names a place, or what comes from there."""
    for name in _groups()[1][number]:
        stem = name[: max(_SHORTEST_STEM, len(name) - 2)]
        if name in words or any(word.startswith(stem) for word in words):
            return True
    return False


@cache
def _chinese_places() -> tuple[re.Pattern[str], dict[str, int]]:
    found = {
        name: number for name, number in _groups()[0].items() if len(name) > 1 and _HAN.match(name)
    }
    return re.compile("|".join(sorted(found, key=len, reverse=True))), found


def chinese_places(text: str, *, most: int) -> list[tuple[Span, int]]:
    """Give the first places of a Chinese text, each with its number."""
    pattern, numbers = _chinese_places()
    return [(match.span(), numbers[match[0]]) for match in islice(pattern.finditer(text), most)]


@lru_cache(maxsize=32)
def _of_locale(language: str, most_words: int) -> frozenset[str]:
    """Give the words of the names of countries, languages, months and days (Unicode CLDR)."""
    try:
        locale = babel.Locale.parse(language)
    except (babel.UnknownLocaleError, ValueError):
        return frozenset()
    named = [*locale.territories.values(), *locale.languages.values()]
    for calendar in (locale.months, locale.days):
        for width in calendar["format"].values():
            named += width.values()
    return frozenset(
        fold(word)
        for name in named
        if len(found := _WORD.findall(name)) <= most_words
        for word in found
    )


def is_known(word: str, language: str, *, whole: bool = False) -> bool:
    """Tell whether a folded word is a place, a feast, a language, a day or the like.

    Part of a country's name is enough unless it must be the `whole`: Martin is in Saint Martin.
    """
    if word in _OTHERS or place(word) is not None:
        return True
    return word in _of_locale(language, 1 if whole else _MOST_WORDS)
