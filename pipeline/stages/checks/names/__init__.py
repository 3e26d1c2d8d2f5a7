"""Names lost, translated or spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.names.chinese import has_foreign_trace, is_chinese, lost_names
from pipeline.stages.checks.names.evidence import evidence, given
from pipeline.stages.checks.names.known import is_named, place
from pipeline.stages.checks.names.spelling import fold
from pipeline.stages.checks.names.text import Text, text_of
from pipeline.stages.checks.names.trace import Trace, replacement, trace_of
from pipeline.stages.checks.pair import Pair

_LATIN = frozenset({"en", "es", "fr", "de", "pt", "it"})
_OTHERS = frozenset({"ru", "ar", "zh"})
# A flag holds the post by itself; and looking a name's fate up is what costs time here.
_MOST = 3
_MOST_LOOKED_UP = 40


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
    source, target = text_of(pair.source, one), text_of(pair.target, other)
    there = trace_of(target)
    if one == "zh":
        lost: Iterator[tuple[Span, Span | None]] = _lost_from_chinese(pair.source, there)
    else:
        lost = _lost(source, there)
    found: list[Flag] = []
    for name, instead in lost:
        words = {"name": pair.source[slice(*name)]}
        if instead:
            words["found"] = pair.target[slice(*instead)]
        found.append(flag("name-changed", source=name, target=instead, **words))
        if len(found) >= _MOST:
            break
    return found


def _lost_from_chinese(text: str, there: Trace) -> Iterator[tuple[Span, Span | None]]:
    if there.text.language in _LATIN:
        for name in lost_names(text, there.words):
            yield name, None


def _lost(source: Text, there: Trace) -> Iterator[tuple[Span, Span | None]]:
    """Give the names that are not in a translation, each with what replaced it if known."""
    latin = source.language in _LATIN and there.text.language in _LATIN
    if _shouts(source.text):
        return
    looked_up = 0
    previous = -2
    for index, word in enumerate(source.words):
        if looked_up >= _MOST_LOOKED_UP:
            return
        if not (source.is_capital(index) or source.language == "ar") or word in there.text.known:
            continue
        if latin and fold(word) in there.capitals:
            continue
        if not _may_be_name(source, index):
            continue
        looked_up += 1
        if (number := place(fold(word))) is not None and not given(word, source.language):
            yield from _moved(source, index, number, there)
            continue
        kind = evidence(source, index)
        if kind is None or _is_there(source, index, kind, there, latin):
            continue
        if previous == index - 1 and source.joined(index):  # one name, already told
            previous = index
            continue
        previous = index
        instead = replacement(source, index, there) if latin else None
        yield source.spans[index], instead


def _may_be_name(source: Text, index: int) -> bool:
    """Tell cheaply whether a capital may be more than the start of a sentence."""
    return (
        source.language == "ar"
        or not source.is_first(index)
        or given(source.words[index], source.language)
        or source.joined(index)  # "Dr. Young", whose stop ends nothing
    )


def _is_there(source: Text, index: int, kind: str, there: Trace, latin: bool) -> bool:
    word = source.words[index]
    if latin:
        return there.has(word, source.language) or (
            kind != "person" and there.resembles(word, small=kind == "foreign")
        )
    if kind != "person":
        return True
    if there.text.language == "zh":
        return not is_chinese(there.text.text) or has_foreign_trace(there.text.text)
    return there.sounds(word)


def _moved(
    source: Text, index: int, number: int, there: Trace
) -> Iterator[tuple[Span, Span | None]]:
    """Give a city that became another one."""
    if source.is_first(index) or is_named(number, there.words):
        return
    ours = {place(fold(word)) for word in source.words}
    for at, word in enumerate(there.text.words):
        other = place(fold(word))
        if other is not None and other not in ours and there.text.is_capital(at):
            yield source.spans[index], there.text.spans[at]
            return


def _shouts(text: str) -> bool:
    """Tell whether most letters are capitals, so that they say nothing."""
    capitals = sum(map(str.isupper, text))
    return capitals > 3 and capitals > sum(map(str.islower, text))
