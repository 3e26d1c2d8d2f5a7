"""Every sentence and clause of a source must have a counterpart."""

from __future__ import annotations

from itertools import accumulate

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.checks.dropped.align import MOST, align
from pipeline.stages.checks.dropped.measure import doubt_of, surprise, worth
from pipeline.stages.checks.dropped.parts import count_items, count_parts
from pipeline.stages.checks.dropped.sentences import Sentence, count_marks, is_one, sentences
from pipeline.stages.checks.pair import Pair

# By how much (a logarithm of odds) a lost sentence must explain a translation better.
_MARGIN = 0.6
# How short a translation of one sentence must be, in standard deviations: alone; with one sign of
# a clause or item missing; with two.
_SHORT = (-3.1, -2.1, -1.6)
# Where a list has one item less, which may be a comma's whim; two.
_SHORT_LIST = (-1.3, -0.8)
_SHARE = 0.72  # it must also say less than this share of its source
_ALL_THERE = 1.15  # how much clearer it must be where no sentence is missing
_FEWEST = 26.0  # letters of English under which no clause is missed


def check_dropped(pair: Pair) -> list[Flag]:
    """Flag the first sentence or clause of the source that the translation lacks."""
    doubt = max(map(doubt_of, (pair.source_language, pair.target_language)))
    if is_one(pair.source):
        lost = _lost_clause(pair, (0, len(pair.source)), (0, len(pair.target)), doubt)
        return [] if lost is None else [flag("dropped-text", source=lost)]
    if _says_as_much(pair):
        return []
    source = sentences(pair.source, pair.source_language)
    target = sentences(pair.target, pair.target_language)
    if not source or not target or max(len(source), len(target)) > MOST:
        return []
    lost = _lost_sentence(source, target, doubt) or _lost_within(pair, source, target, doubt)
    return [] if lost is None else [flag("dropped-text", source=lost)]


def _says_as_much(pair: Pair) -> bool:
    """Tell at a glance whether a translation is as long as its source, with as many sentences."""
    ours = worth(pair.source, pair.source_language)
    theirs = worth(pair.target, pair.target_language)
    return theirs >= ours and count_marks(pair.target) >= count_marks(pair.source)


def _lost_sentence(source: list[Sentence], target: list[Sentence], doubt: float) -> Span | None:
    if len(target) >= len(source):
        return None
    whole = align(source, target, leave_out=False)
    partial = align(source, target, leave_out=True)
    if whole.price - partial.price < _MARGIN * doubt:
        return None
    for bead in partial.beads:
        if bead.target[0] == bead.target[1]:
            return source[bead.source[0]].span
    return None


def _lost_within(
    pair: Pair, source: list[Sentence], target: list[Sentence], doubt: float
) -> Span | None:
    if len(target) >= len(source):
        doubt *= _ALL_THERE
    for bead in align(source, target, leave_out=False).beads:
        *_, ours = accumulate(source[slice(*bead.source)], Sentence.with_next)
        *_, theirs = accumulate(target[slice(*bead.target)], Sentence.with_next)
        if (lost := _lost_clause(pair, ours.span, theirs.span, doubt)) is not None:
            return lost
    return None


def _lost_clause(pair: Pair, ours: Span, theirs: Span, doubt: float) -> Span | None:
    """Give the stretch of a sentence of the source that its counterpart is too short for."""
    said = pair.source[slice(*ours)]
    shown = pair.target[slice(*theirs)]
    source, target = worth(said, pair.source_language), worth(shown, pair.target_language)
    if source < _FEWEST or target > source:
        return None
    short = surprise(source, target) / doubt
    if short > _SHORT_LIST[-1]:
        return None
    items = _lost_items(said, shown, pair)
    if items and short <= _SHORT_LIST[items - 1]:
        return ours
    if short > _SHORT[-1] or target > _SHARE * source:
        return None
    before = count_parts(said, pair.source_language)
    after = count_parts(shown, pair.target_language)
    missing = 0 if before is None or after is None else max(0, min(2, before - after))
    if short > _SHORT[missing]:
        return None
    return ours


def _lost_items(said: str, shown: str, pair: Pair) -> int:
    before = count_items(said, pair.source_language)
    after = count_items(shown, pair.target_language, open_too=True)
    return 0 if before is None or after is None else max(0, min(2, before - after))
