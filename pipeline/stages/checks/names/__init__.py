"""Names lost, translated or spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.names.chinese import (
    has_foreign_trace,
    is_chinese,
    is_rendered,
    lost_names,
    may_hold_names,
    new_names,
)
from pipeline.stages.checks.names.countries import has_country, may_be_country, swapped
from pipeline.stages.checks.names.evidence import Evidence, evidence, given, is_arabic_name
from pipeline.stages.checks.names.known import place
from pipeline.stages.checks.names.moved import moved, new_places, places
from pipeline.stages.checks.names.spelling import fold
from pipeline.stages.checks.names.text import Text, folded, text_of
from pipeline.stages.checks.names.trace import Trace, replacement, trace_of
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.words import plain_words

_LATIN = frozenset({"en", "es", "fr", "de", "pt", "it"})
_OTHERS = frozenset({"ru", "ar", "zh"})
# A flag holds the post by itself; and looking a name's fate up is what costs time here.
_MOST = 3
_MOST_LOOKED_UP = 40
_MOST_WORDS = 2000
_OPENING = '¿¡"“«„(—–'


def check_names(pair: Pair) -> list[Flag]:
    """Flag names of persons and places that the target lost, translated or misspelled.

    Only what something beside its capital shows to be a name is asked for: a title, a list of
    given names, its company, a preposition of place. Local forms of cities, countries, feasts
    and rulers are as good as the original.
    """
    one, other = primary(pair.source_language), primary(pair.target_language)
    known = _LATIN | _OTHERS
    if one == other or one not in known or other not in known:
        return []
    if not _may_ask(pair, one):
        return []
    source = text_of(pair.source, one)
    if one == "zh":
        lost = _lost_from_chinese(source, trace_of(text_of(pair.target, other)))
    else:
        asked, has_places = _asked(source, pair.target)
        if not asked and not has_places:
            return []
        there = trace_of(text_of(pair.target, other))
        moves = _moved(source, there.text) if has_places else iter(())
        lost = chain(moves, _lost(source, there, asked))
    found: list[Flag] = []
    for name, instead in lost:
        if any(_overlap(name, one.source) for one in found):
            continue  # a place that is known in two ways
        words = {"name": pair.source[slice(*name)]}
        if instead:
            words["found"] = pair.target[slice(*instead)]
        found.append(flag("name-changed", source=name, target=instead, **words))
        if len(found) >= _MOST:
            break
    return found


def _overlap(one: Span, other: Span | None) -> bool:
    return other is not None and one[0] < other[1] and other[0] < one[1]


def _may_ask(pair: Pair, language: str) -> bool:
    """Tell quickly whether a source may have names that its translation lacks; most have none."""
    if language == "zh":
        return may_hold_names(pair.source) or has_country(pair.source)
    if language == "ar":
        return True
    capitals = [word for word in plain_words(pair.source) if word[0].isupper()]
    there = frozenset(plain_words(pair.target)) if capitals else frozenset()
    return any(
        len(word) > 1
        and word[1].islower()
        and word not in there
        and not _only_begins(pair.source, word, language)
        for word in capitals
    )


def _only_begins(text: str, word: str, language: str) -> bool:
    """Tell whether a word owes its capital to the beginning of a text, and is no known name."""
    at = text.find(word)
    begins = at == 0 or (at == 1 and text[0] in _OPENING)
    return (
        begins
        and text.find(word, at + 1) < 0
        and not given(word, language)
        and place(fold(word)) is None
        and not may_be_country(word, language)
    )


def _asked(source: Text, target: str) -> tuple[list[tuple[int, Evidence]], bool]:
    """Give the names that are not in the other text as they are, and whether there are places."""
    if _shouts(source.text):
        return [], False
    asked: list[tuple[int, Evidence]] = []
    if source.language == "ar":
        has_places = bool(places(source)) or any(
            may_be_country(word, "ar") for word in source.words[:_MOST_WORDS]
        )
        candidates = [index for index in range(len(source.words)) if is_arabic_name(source, index)]
    else:
        has_places = False
        candidates = [
            index
            for index, word in enumerate(source.words)
            if word[0].isupper() and source.is_capital(index)
        ]
        if candidates:
            same = frozenset(plain_words(target))
            candidates = [index for index in candidates if source.words[index] not in same]
    for index in candidates[:_MOST_LOOKED_UP]:
        word = source.words[index]
        if place(fold(word)) is not None and not given(word, source.language):
            has_places = True
            continue
        has_places = has_places or may_be_country(word, source.language)
        if _may_be_name(source, index) and (kind := evidence(source, index)) is not None:
            asked.append((index, kind))
    return asked, has_places


def _may_be_name(source: Text, index: int) -> bool:
    """Tell cheaply whether a capital may be more than the start of a sentence."""
    return (
        source.language == "ar"
        or not source.is_first(index)
        or given(source.words[index], source.language)
        or source.joined(index)  # "Dr. Young", whose stop ends nothing
    )


def _moved(source: Text, target: Text) -> Iterator[tuple[Span, Span | None]]:
    """Give the first place that became another one."""
    yield from moved(source, target)
    country = swapped(source, target)
    if country is not None:
        yield country


def _lost_from_chinese(source: Text, there: Trace) -> Iterator[tuple[Span, Span | None]]:
    yield from _moved(source, there.text)
    if there.text.language in _LATIN:
        for name in lost_names(source.text, there.capitals or there.words):
            yield name, None


def _lost(
    source: Text, there: Trace, asked: Sequence[tuple[int, Evidence]]
) -> Iterator[tuple[Span, Span | None]]:
    """Give the names that are not in a translation, each with what replaced it if known."""
    latin = source.language in _LATIN and there.text.language in _LATIN
    previous = -2
    for index, kind in asked:
        judge = _fate if latin else _fate_between_scripts
        lost, instead = judge(source, index, kind, there)
        if not lost:
            continue
        if previous != index - 1 or not source.joined(index):  # else one name, already told
            yield source.spans[index], instead
        previous = index


def _fate(source: Text, index: int, kind: Evidence, there: Trace) -> tuple[bool, Span | None]:
    """Tell whether a name is lost, and what came instead if known."""
    word = source.words[index]
    if (
        fold(word) in there.capitals
        or there.has(word, source.language)
        or (kind != "person" and there.resembles(word, small=kind == "foreign"))
    ):
        return False, None
    return True, replacement(source, index, there)


def _fate_between_scripts(
    source: Text, index: int, kind: Evidence, there: Trace
) -> tuple[bool, Span | None]:
    target, word = there.text, source.words[index]
    if kind != "person":
        # A place may be called anything there, unless it is called like another one.
        new = new_places(source, target) if kind == "place" and not there.sounds(word) else []
        return (True, new[0]) if new else (False, None)
    if target.language != "zh":
        return not there.sounds(word, _others(source, index)), None
    if not is_chinese(target.text):
        return False, None
    if not has_foreign_trace(target.text):
        return True, None
    new = new_names(target.text, folded(source))
    return (True, new[0]) if new and not is_rendered(target.text, fold(word)) else (False, None)


def _others(source: Text, index: int) -> list[str]:
    """Give the other names of a text, as far as their capitals tell them."""
    return [
        word
        for at, word in enumerate(source.words[:_MOST_LOOKED_UP])
        if at != index
        and source.is_capital(at)
        and (not source.is_first(at) or given(word, source.language))
    ]


def _shouts(text: str) -> bool:
    """Tell whether most letters are capitals, so that they say nothing."""
    capitals = sum(map(str.isupper, text))
    return capitals > 3 and capitals > sum(map(str.islower, text))
