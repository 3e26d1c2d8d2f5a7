"""Cities that became other cities."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain.spans import Span
from pipeline.stages.checks.names.evidence import given
from pipeline.stages.checks.names.known import (
    chinese_places,
    is_city,
    is_known,
    is_named,
    place,
)
from pipeline.stages.checks.names.spelling import consonants, fold, sounds_like
from pipeline.stages.checks.names.text import Text, folded

_FRONTS = frozenset("وبلفك")  # "and", "in", "to", "so", "like" of Arabic
_MOST_FRONTS = 2
_STEM = 3
_MOST = 40  # places of a text; what has more is no sentence
_LONGEST = 30


def places(text: Text) -> list[tuple[Span, int]]:
    """Give the places of a text whose names differ between languages, each with its number."""
    if text.language == "zh":
        return chinese_places(text.text, most=_MOST)
    found = []
    for index, word in enumerate(text.words):
        if text.language == "ar":
            number = _arabic_place(word)
        else:
            # At the start of a sentence every word has a capital: "Nice!".
            number = _latin_or_russian_place(word) if text.is_capital(index) else None
            if number is not None and (text.is_first(index) or given(word, text.language)):
                number = None
        if number is not None:
            found.append((text.spans[index], number))
            if len(found) >= _MOST:
                break
    return found


def _latin_or_russian_place(word: str) -> int | None:
    """Look behind the endings of Russian cases as well: в Лондоне."""
    name = fold(word)
    number = place(name)
    if number is None and "\u0400" <= name[0] <= "\u04ff":
        for shorter in (name[:-1], name[:-2]):
            if len(shorter) >= _STEM and (number := place(shorter)) is not None:
                break
    return number


def _arabic_place(word: str) -> int | None:
    """Look behind what Arabic writes onto the front of a word as well."""
    if len(word) > _LONGEST:
        return None
    folded_word = fold(word)
    for cut in range(_MOST_FRONTS + 1):
        if (number := place(folded_word[cut:])) is not None:
            return number
        if folded_word[cut : cut + 1] not in _FRONTS:
            return None
    return None


def moved(source: Text, target: Text) -> Iterator[tuple[Span, Span]]:
    """Give the places of a text that the other lacks, while it has one that is new."""
    ours = places(source)
    if not ours:
        return
    new = _new_places(source, target)
    if not new:
        return
    theirs = {number for _, number in places(target)}
    words = folded(target)
    for span, number in ours:
        if number not in theirs and not is_named(number, words):
            yield span, new[0][0]
            return


def new_places(source: Text, target: Text) -> list[Span]:
    """Give the cities of a translation that its source does not name; else, in Russian, a name.

    There only names have a capital inside a sentence: one that sounds like nothing of the source.
    """
    cities = [span for span, number in _new_places(source, target) if is_city(number)]
    if cities or target.language != "ru":
        return cities
    known = [consonants(word) for word in source.words[:_MOST]]
    strange = [
        target.spans[index]
        for index in range(min(len(target.words), _MOST))
        if target.is_capital(index)
        and not target.is_first(index)
        and not is_known(fold(target.words[index]), "ru")
        and not any(sounds_like(consonants(target.words[index]), one) for one in known)
    ]
    return strange if len(strange) == 1 else []


def _new_places(source: Text, target: Text) -> list[tuple[Span, int]]:
    found = places(target)
    if not found:
        return []
    ours = {number for _, number in places(source)}
    words = folded(source)
    return [
        (span, number)
        for span, number in found
        if number not in ours and not is_named(number, words)
    ]
