"""Negation polarity: what says no on one side says no on the other."""

from __future__ import annotations

from dataclasses import replace

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.negation.reading import (
    Reading,
    clauses,
    links,
    notions,
    read,
    sentences,
    small,
)
from pipeline.stages.checks.negation.tables import LANGUAGES, WITHOUT, strong_cues
from pipeline.stages.checks.pair import Pair

# A flag holds the post by itself; more of them say the same.
_MOST = 2


def check_negation(pair: Pair) -> list[Flag]:
    """Flag negations that only one side has.

    Presence is compared sentence by sentence where both sides have as many, else over the whole;
    set phrases and notions that carry a negation of their own ("forget", "only", "closed")
    excuse a difference, for "don't forget" is as good as "remember".
    """
    one, other = primary(pair.source_language), primary(pair.target_language)
    if one not in LANGUAGES or other not in LANGUAGES or one == other:
        return []
    source, target = small(pair.source), small(pair.target)
    if not strong_cues(one).search(source) and not strong_cues(other).search(target):
        return []
    found: list[Flag] = []
    for here, there in _aligned(source, target):
        said, heard = read(source, here, one), read(target, there, other)
        lost, added = _difference(source, target, said, heard, one, other)
        if lost:
            found.append(flag("negation-changed", source=lost, cue=pair.source[slice(*lost)]))
        if added:
            found.append(flag("negation-changed", target=added, added=pair.target[slice(*added)]))
        if len(found) >= _MOST:
            break
    return [] if _is_shifted(found) else found


def _is_shifted(found: list[Flag]) -> bool:
    """Tell whether one sentence lost what another one has: they are no pairs."""
    return len(found) == _MOST and sum(one.source is not None for one in found) == 1


def _aligned(source: str, target: str) -> list[tuple[Span, Span]]:
    """Pair the sentences of two texts; texts with other numbers of them are one pair."""
    ours, theirs = sentences(source), sentences(target)
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    return [((0, len(source)), (0, len(target)))]


def _difference(
    source: str, target: str, said: Reading, heard: Reading, one: str, other: str
) -> tuple[Span | None, Span | None]:
    """Give the negation that the target lost and the one it added."""
    if not said.cues and not heard.cues:
        return None, None
    if said.cues and heard.cues:
        if _withouts(source, said) == _withouts(target, heard):
            said, heard = _beside_without(source, said), _beside_without(target, heard)
        if bool(said.cues) == bool(heard.cues):
            return _clause_difference(source, target, said, heard, one, other)
    if (heard if said.cues else said).excuses:
        return None, None
    if notions(source, said, one) != notions(target, heard, other):
        return None, None
    return (said.cues or (None,))[0], (heard.cues or (None,))[0]


def _withouts(lowered: str, reading: Reading) -> int:
    return sum(lowered[slice(*span)] in WITHOUT for span in reading.cues)


def _beside_without(lowered: str, reading: Reading) -> Reading:
    """Leave out "without", which denies a thing rather than a clause."""
    rest = tuple(span for span in reading.cues if lowered[slice(*span)] not in WITHOUT)
    return replace(reading, cues=rest)


def _clause_difference(
    source: str, target: str, said: Reading, heard: Reading, one: str, other: str
) -> tuple[Span | None, Span | None]:
    """Compare the clauses of two sentences that both say no somewhere."""
    if len(said.cues) == len(heard.cues) or said.excuses or heard.excuses:
        return None, None
    if links(source, said) or links(target, heard):
        return None, None
    for marks in (True, False):
        ours = clauses(source, said, one, marks=marks)
        theirs = clauses(target, heard, other, marks=marks)
        if len(ours) == len(theirs):
            break
    else:
        return None, None
    surplus = sum(map(bool, ours)) - sum(map(bool, theirs))
    if surplus == 0 or notions(source, said, one) != notions(target, heard, other):
        return None, None
    for here, there in zip(ours, theirs, strict=True):
        if surplus > 0 and here and not there:
            return here, None
        if surplus < 0 and there and not here:
            return None, there
    return None, None
