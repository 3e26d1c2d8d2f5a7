"""A translation must not run in a loop that its source does not have."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from pipeline.domain.flags import Flag, flag
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.words import folded_words, is_common, plain_words
from pipeline.stages.detection.cleaning import is_filler
from translators.degenerate import Stretch, find_loop, stretches

_LONGEST_SHOWN = 40

# So often a row of one, two or three words counts; from four words on, a second time is enough.
_TIMES = {1: 3.0, 2: 3.0, 3: 2.6}
_LONG_UNIT_TIMES = 2.0
# A Chinese character may well stand twice or three times: 好好好, 看看.
_HAN_TIMES = {1: 5.0, 2: 3.0, 3: 3.0, 4: 2.7}
_FEWEST_AGAIN = 2  # words of a second or third time in any such row
_FIGURE = re.compile(r"[\d_]")
_CLAUSE = range(4, 13)  # words
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CHEERS = 3.0  # times
_LAUGHS = 6  # times: `ha ha ha` is a translation of many things
_SOURCE_REPEATS = 1.9

# One word again and again, with others between.
_WORD = re.compile(r"[^\W\d_]{4,}")
_OFTEN = 5
_OFTEN_SHARE = 0.3
_LONG_WORD = 10  # letters; shorter words hold no loop of their own
_LONG = re.compile(rf"\S{{{_LONG_WORD},}}")


def check_repeating(pair: Pair) -> list[Flag]:
    """Flag words that come three times in a row and more often, and not so in the source.

    A source that repeats itself allows twice as many repetitions: `so so cool`, `no, no, no`.
    """
    looped = _row(pair) or _often(pair) or _inside_a_word(pair)
    if looped is None:
        return []
    (start, end), repeated = looped
    return [flag("repetition", target=(start, end), repeated=repeated[:_LONGEST_SHOWN])]


def _row(pair: Pair) -> tuple[tuple[int, int], str] | None:
    if not _may_have_row(pair.target):
        return None
    rows = [row for row in stretches(pair.target) if _is_many(pair.target, row)]
    if not rows:
        return None
    own = _own_times(pair.source)
    for row in rows:
        if row.times == _CHEERS and _is_cheer(pair.target, row):
            continue
        allowed = own.clauses if row.size in _CLAUSE else own.words
        if allowed < _SOURCE_REPEATS or row.times > 2 * allowed:
            return (row.start, row.end), pair.target[row.start : row.first_end]
    return None


def _may_have_row(text: str) -> bool:
    """Tell quickly whether a row may come often enough: one word three times, or more words."""
    again = len(plain_words(text)) - len(folded_words(text))
    return again >= _FEWEST_AGAIN or _FIGURE.search(text) is not None


def _is_cheer(text: str, row: Stretch) -> bool:
    """Tell whether a text is one word three times and no more: `Go, go, go!`."""
    rest = text[: row.start] + text[row.end :]
    return row.size == 1 and "!" in rest and not any(map(str.isalnum, rest))


class _Own(NamedTuple):
    """How often a source repeats itself in a row."""

    words: float
    clauses: float


def _own_times(text: str) -> _Own:
    rows = [row for row in stretches(text) if row.size > 1 or not _is_doubled_han(text, row)]
    words = max((row.times for row in rows), default=1.0)
    clauses = max((row.times for row in rows if row.size > 1), default=1.0)
    return _Own(max(words, 3.0) if _has_inner_repeats(text) else words, clauses)


def _is_doubled_han(text: str, row: Stretch) -> bool:
    return row.times < _TIMES[1] and _HAN.match(text[row.start]) is not None


def _is_many(text: str, row: Stretch) -> bool:
    once = text[row.start : row.first_end]
    if _HAN.match(once):
        return row.times >= _HAN_TIMES.get(row.size, _LONG_UNIT_TIMES)
    if row.size == 1 and row.times <= _LAUGHS and is_filler(2 * once.casefold()):
        return False
    return row.times >= _TIMES.get(row.size, _LONG_UNIT_TIMES)


def _has_inner_repeats(text: str) -> bool:
    """Tell whether a text laughs or hums: `jajaja` may become `ha ha ha`."""
    return any(len(word) > _LONG_WORD // 2 and is_filler(word) for word in text.casefold().split())


def _often(pair: Pair) -> tuple[tuple[int, int], str] | None:
    """Find a word that is a good part of a whole translation."""
    if len(plain_words(pair.target)) - len(folded_words(pair.target)) < _OFTEN - 1:
        return None
    all_words = _WORD.findall(pair.target.casefold())
    if len(all_words) - len(set(all_words)) < _OFTEN - 1:
        return None
    words = [word for word in all_words if not is_common(word, pair.target_language)]
    if not words:
        return None
    word, times = Counter(words).most_common(1)[0]
    if times < _OFTEN or times < _OFTEN_SHARE * len(words):
        return None
    own = Counter(one.group().casefold() for one in _WORD.finditer(pair.source))
    if 2 * max(own.values(), default=1) >= times:
        return None
    places = [one for one in _WORD.finditer(pair.target) if one.group().casefold() == word]
    if not places:  # folded letters can be more than one
        return None
    return (places[0].start(), places[-1].end()), places[0].group()


def _inside_a_word(pair: Pair) -> tuple[tuple[int, int], str] | None:
    """Find a loop without spaces: `lalalalala`, `.............`."""
    if not any(len(word) >= _LONG_WORD for word in pair.target.split()):
        return None
    for one in _LONG.finditer(pair.target):
        if 2 * len(set(one.group())) > len(one.group()):
            continue  # too many letters for a loop
        looped = find_loop(one.group())
        if looped is None or is_filler(one.group().casefold()):
            continue
        if any(find_loop(other.group()) for other in _LONG.finditer(pair.source)):
            return None
        return one.span(), looped
    return None
