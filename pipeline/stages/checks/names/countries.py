"""Countries that became other countries, and large cities that became other cities.

Their names are those of Unicode CLDR, in any language. What one side lost and what the other
gained must both be such names: words for peoples and tongues may stand for either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import babel

from glossary.lemmas.lexicon import lexicon
from pipeline.domain.spans import Span
from pipeline.stages.checks.names.evidence import given
from pipeline.stages.checks.names.spelling import fold
from pipeline.stages.checks.names.text import Text

_WORD = re.compile(r"[^\W\d_]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES = frozenset({"EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"})
_AREAS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")
# Spelled otherwise in one country or script than in another.
_LOCALES = {"pt": ("pt", "pt_PT"), "zh": ("zh", "zh_Hant")}
# Where a tongue is the usual word for who lives in a country.
_SPOKEN = {
    "ar": "SA", "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES",
    "fi": "FI", "fr": "FR", "ga": "IE", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU", "it": "IT",
    "ja": "JP", "ko": "KR", "nb": "NO", "nl": "NL", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU",
    "sv": "SE", "tr": "TR", "uk": "UA", "zh": "CN",
}  # fmt: skip
_USUAL = {
    "US": "usa america eeuu amerika amerique сша америка أمريكا",
    "GB": "uk britain england inglaterra angleterre inghilterra grossbritannien англия بريطانيا",
    "NL": "holland holanda hollande olanda голландия هولندا",
    "KR": "korea corea corée coreia корея كوريا",
    "SA": "السعودية",
    "AE": "الإمارات emirates emiratos emirats emirate emirados emirati эмираты",
}
_CASES = re.compile(r"(?:ией|ии|ию|ия|ой|ей|ая|ую|ые|ых|ом|ем|ам|ах|[аяыиуюеойьэ])$")
_GERMAN_ENDS = re.compile(r"(?<=\w{4})(?:ns|[sn])$")
_FRONTS = frozenset("وبلفك")
_SHORTEST_STEM = 4
_UNBENT = 3  # letters at the end of a country's name that the word for its people changes
_MOST = 40


class Named(NamedTuple):
    """A country or city that a text names."""

    span: Span
    code: str  # of ISO 3166, or the name of a time zone


class _Names(NamedTuple):
    by_first: dict[str, list[tuple[tuple[str, ...], str]]]  # longest names first
    stems: dict[str, frozenset[str]]  # by code: how words for people and tongues begin
    unspaced: dict[str, list[tuple[str, str]]]  # by the first two signs, where no spaces help


@lru_cache(maxsize=1 << 13)
def may_be_country(word: str, language: str) -> bool:
    """Tell quickly whether the name of a country or city begins with a word."""
    by_first = _names(language).by_first
    return any(reading in by_first for reading in _readings(word, language))


def has_country(text: str) -> bool:
    """Tell quickly whether a Chinese text has the name of a country or city."""
    return bool(_unspaced(text, most=1))


def swapped(source: Text, target: Text) -> tuple[Span, Span] | None:
    """Give a country of a source that its translation lacks, with the one that it has instead.

    The same of cities; where one side has both kinds, each kind is compared by itself.
    """
    ours = _found(source)
    if not ours:
        return None
    theirs = _found(target)
    lost = _missing(ours, theirs, target)
    new = _missing(theirs, ours, source) if lost else []
    for one in lost:
        for other in new:
            if _is_country(one) == _is_country(other):
                return one.span, other.span
    return None


def _is_country(one: Named) -> bool:
    return "/" not in one.code


def _missing(here: list[Named], there: list[Named], text: Text) -> list[Named]:
    """Give what is named here, and neither named nor meant in the other text."""
    codes = {one.code for one in there}
    missing = [one for one in here if one.code not in codes]
    if not missing:
        return []
    names = _names(text.language)
    if text.language == "zh":
        return [
            one
            for one in missing
            if not any(stem in text.text for stem in names.stems.get(one.code, ()))
        ]
    named = [one.span for one in there]
    words = {
        fold(word)
        for word, span in zip(text.words, text.spans, strict=True)
        if not any(start <= span[0] < end for start, end in named)
    }
    return [
        one
        for one in missing
        if not any(word.startswith(tuple(names.stems.get(one.code, ()))) for word in words)
    ]


def _found(text: Text) -> list[Named]:
    names = _names(text.language)
    if text.language == "zh":
        return _unspaced(text.text, most=_MOST)
    found: list[Named] = []
    end = 0
    for index, word in enumerate(text.words):
        if index < end or not (text.language == "ar" or word[0].isupper()):
            continue
        size, code = _longest(text, index, names)
        if size and not (size == 1 and _may_be_another(text, index, code)):
            end = index + size
            found.append(Named((text.spans[index][0], text.spans[end - 1][1]), code))
            if len(found) == _MOST:
                break
    return found


def _unspaced(text: str, *, most: int) -> list[Named]:
    by_pair = _names("zh").unspaced
    found: list[Named] = []
    end = 0
    for start in range(len(text) - 1):
        if start < end:
            continue
        for name, code in by_pair.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                end = start + len(name)
                found.append(Named((start, end), code))
                break
        if len(found) == most:
            break
    return found


def _may_be_another(text: Text, index: int, code: str) -> bool:
    """Tell whether a word may be a person's name, or a word that only begins a sentence."""
    word = text.words[index]
    if given(word, text.language):
        return True
    return (
        "/" in code
        and text.is_first(index)
        and lexicon(text.language).lemma(word.lower()) is not None
    )


def _longest(text: Text, index: int, names: _Names) -> tuple[int, str]:
    """Give of how many words a name at a place is, and whose; 0 where none is."""
    for first in _readings(text.words[index], text.language):
        for row, code in names.by_first.get(first, ()):
            rest = text.words[index + 1 : index + len(row)]
            if row[1:] == tuple(_bent(fold(word), text.language) for word in rest):
                return len(row), code
    return 0, ""


def _readings(word: str, language: str) -> tuple[str, ...]:
    folded = fold(word)
    if language == "ar":
        cut = [folded[size:] for size in (1, 2) if _FRONTS.issuperset(folded[:size])]
        return (folded, *cut)
    return (_bent(folded, language),)


def _bent(folded: str, language: str) -> str:
    """Give a word without the endings of cases."""
    if language == "ru":
        return _CASES.sub("", folded)
    return _GERMAN_ENDS.sub("", folded) if language == "de" else folded


@lru_cache(maxsize=16)
def _names(language: str) -> _Names:
    named = [(name, code) for tag in _LOCALES.get(language, (language,)) for name, code in _of(tag)]
    rows: dict[tuple[str, ...], str] = {}
    stems: dict[str, set[str]] = {}
    for name, code, is_name in [
        *((name, code, True) for name, code in named),
        *((name, code, True) for code, usual in _USUAL.items() for name in usual.split()),
        *((name, code, False) for name, code in _tongues(language)),
    ]:
        row = tuple(_bent(fold(word), language) for word in _WORD.findall(name))
        if not row:
            continue
        if is_name:
            rows.setdefault(row, code)
        if len(row) == 1:
            stems.setdefault(code, set()).add(row[0][: max(_SHORTEST_STEM, len(row[0]) - _UNBENT)])
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in sorted(rows, key=len, reverse=True):
        by_first.setdefault(row[0], []).append((row, rows[row]))
    unspaced: dict[str, list[tuple[str, str]]] = {}
    if language == "zh":
        stems = {code: {name for name, one in _tongues(language) if one == code} for code in stems}
        for name, code in sorted(set(named), key=lambda one: (-len(one[0]), one)):
            if len(name) > 1:
                unspaced.setdefault(name[:2], []).append((name, code))
    return _Names(
        by_first=by_first,
        stems={code: frozenset(own) for code, own in stems.items()},
        unspaced=unspaced,
    )


def _of(tag: str) -> list[tuple[str, str]]:
    """List the names of countries and of the cities that time zones are called after."""
    try:
        locale = babel.Locale.parse(tag)
    except (babel.UnknownLocaleError, ValueError):
        return []
    named = [
        (name, code)
        for code, name in locale.territories.items()
        if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRIES
    ]
    for zone, about in babel.Locale("ru").time_zones.items():
        if zone.startswith(_AREAS) and "city" in about:
            there = locale.time_zones.get(zone, {}).get("city")
            named.append((there or zone.rsplit("/", 1)[1].replace("_", " "), zone))
    return named


def _tongues(language: str) -> list[tuple[str, str]]:
    tags = _LOCALES.get(language, (language,))
    return [
        (name, code)
        for tag in tags
        for spoken, code in _SPOKEN.items()
        if (name := babel.Locale.parse(tag).languages.get(spoken))
    ]
