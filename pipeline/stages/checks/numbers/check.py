"""Numbers, dates and times must be the same in a translation."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import UNDETERMINED, primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.numbers.agreeing import Side
from pipeline.stages.checks.numbers.calendar import Kind, Named, read_calendar
from pipeline.stages.checks.numbers.covers import covered_by
from pipeline.stages.checks.numbers.languages import LEXICONS
from pipeline.stages.checks.numbers.mentions import Mention, Value
from pipeline.stages.checks.numbers.reading import read_numbers
from pipeline.stages.checks.numbers.screen import may_hold_numbers
from pipeline.stages.checks.pair import Pair

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DIGITS = re.compile(r"\d+")
_MOST_FLAGS = 3
_MOST_NUMBERS = 1000  # of a text; what has more is no sentence
_MOST_JUDGED = 40  # numbers without a counterpart that are looked at one by one
# A telephone number is the same number however its digits are grouped.
_ROW = re.compile(r"\d[\d ()/.\u00a0\u202f-]{5,40}\d")
_LONG_ROW = 7  # digits

# Parameters of a flag: what the source says, and what the translation says.
_NUMBER, _DATE = ("number", "found"), ("date", "other")


def check_numbers(pair: Pair) -> list[Flag]:
    """Flag numbers, times, months and days that changed, went missing or were added.

    Numbers are compared by what they mean: digits, words, clocks of twelve and of 24 hours, units.
    Of a language without tables only digits are known: then a number must have become another.
    """
    language, other_language = primary(pair.source_language), primary(pair.target_language)
    if not (
        may_hold_numbers(pair.source, language) or may_hold_numbers(pair.target, other_language)
    ):
        return []
    source, target = _PRIVATE.sub(" ", pair.source), _PRIVATE.sub(" ", pair.target)
    known = language in LEXICONS and other_language in LEXICONS
    if not known:
        # Words of one side only would look like changes.
        language = other_language = UNDETERMINED
    left, right = _side(source, language), _side(target, other_language)
    if max(len(left.mentions), len(right.mentions)) > _MOST_NUMBERS:
        return []
    lost, gained = _unanswered(left, right)[:_MOST_JUDGED], _unanswered(right, left)[:_MOST_JUDGED]
    if lost or gained:
        rows = _rows(source) & _rows(target)
        lost = [mention for mention in lost if not _in_a_row(mention, source, rows)]
        gained = [mention for mention in gained if not _in_a_row(mention, target, rows)]
        lost = _uncovered(lost, right, target, other_language, source, language)
        gained = _uncovered(gained, left, source, language, target, other_language)
    changes = _changes(lost, gained, source, target, known=known)
    for kind in ("month", "weekday"):
        changes += _renamed(kind, left, right, source, target) if known else []
    return changes[:_MOST_FLAGS]


def _side(text: str, language: str) -> Side:
    lexicon = LEXICONS.get(language)
    calendar = read_calendar(text, language, lexicon) if lexicon else []
    mentions = read_numbers(text, language, lexicon, most=_MOST_NUMBERS + 1)
    if language == "zh":
        # A month by its number is a month.
        starts = {named.span[0] for named in calendar}
        mentions = [mention for mention in mentions if mention.span[0] not in starts]
    return Side(mentions, calendar)


def _unanswered(side: Side, other: Side) -> list[Mention]:
    """Give the numbers that ask for a counterpart and have none, those that only may ask too."""
    # `Ten to seven` may be a time: where it is, its numbers are answered for.
    times = [
        mention.span
        for mention in side.mentions
        if not mention.weight and mention.clock and other.answer(mention) is not None
    ]
    return [
        mention
        for mention in side.mentions
        if mention.weight
        and not (times and _within(mention.span, times))
        and other.answer(mention) is None
        and (
            other.contradicts(mention)
            or not (other.has_parts(mention) or _in_a_composed(mention, other))
        )
    ]


def _within(span: Span, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, (span[0], sys.maxsize)) - 1
    return place >= 0 and span[1] <= spans[place][1]


def _in_a_composed(mention: Mention, other: Side) -> bool:
    """Tell whether a plain number is a piece of a time, a date or a fraction of the other side."""
    return not mention.parts and (
        other.atoms.issuperset(mention.values) or other.spoken.issuperset(mention.values)
    )


def _rows(text: str) -> set[str]:
    rows = ("".join(_DIGITS.findall(row)) for row in _ROW.findall(text))
    return {row for row in rows if len(row) >= _LONG_ROW}


def _in_a_row(mention: Mention, text: str, rows: set[str]) -> bool:
    """Tell whether a number is a group of a long row of digits that is on both sides."""
    if not rows or not mention.figure:
        return False
    start, end = mention.span
    return any(
        row.start() <= start and end <= row.end() and "".join(_DIGITS.findall(row[0])) in rows
        for row in _ROW.finditer(text, max(0, start - 40), end + 40)
    )


def _uncovered(
    mentions: list[Mention],
    other: Side,
    text: str,
    language: str,
    own: str,
    own_language: str,
) -> list[Mention]:
    """Leave out numbers for which another word may stand, or that are part of a name."""
    if not mentions:
        return mentions
    # A word that stands on both sides, `year` and `Jahr`, stands for no number of either.
    covers = covered_by(text, language)
    small = 10 if own_language == "zh" else 2
    own_covers = covered_by(own, own_language, longer=False) - set(range(small + 1))
    return [
        mention
        for mention in mentions
        if other.contradicts(mention)
        or not (
            mention.values & (covers if mention.parts else covers - own_covers)
            or other.has_parts(mention, covers)
            or _is_name(mention, own, text)
        )
    ]


def _is_name(mention: Mention, own: str, text: str) -> bool:
    """Tell whether a number is written the same on the other side, as in a title."""
    start, end = mention.span
    written = own[start:end]
    if mention.figure:
        return bool(re.search(rf"(?<!\d){re.escape(written)}(?!\d)", text))
    named = written if written[:1].isupper() else written.capitalize()
    return start > 0 and re.search(rf"(?<!^)\b{re.escape(named)}\b", text) is not None


def _changes(
    lost: Sequence[Mention],
    gained: Sequence[Mention],
    source: str,
    target: str,
    *,
    known: bool,
) -> list[Flag]:
    """Pair what was lost with what was gained, and say it."""
    flags = []
    left = [mention for mention in gained if mention.weight]
    for mention in lost:
        asks = mention.weight == 2
        found = _nearest(mention, left, source, target)
        if found is None:
            if asks and known:
                flags.append(_flag(source, target, mention.span, None))
            continue
        left.remove(found)
        if mention.values & found.values:  # the same number, of something else
            one, other = mention.measure or mention.span, found.measure or found.span
        else:
            one, other = mention.span, found.span
        flags.append(_flag(source, target, one, other))
    if known:
        flags += [
            _flag(source, target, None, mention.span) for mention in left if mention.weight == 2
        ]
    return flags


def _nearest(
    mention: Mention, others: Sequence[Mention], source: str, target: str
) -> Mention | None:
    """Give the number of the same sort that stands where this one should; the first of many."""
    place = mention.span[0] / len(source)
    return min(
        others[:_MOST_FLAGS],
        key=lambda other: (
            (other.clock > 0) != (mention.clock > 0),
            abs(other.span[0] / len(target) - place),
        ),
        default=None,
    )


def _renamed(kind: Kind, left: Side, right: Side, source: str, target: str) -> list[Flag]:
    """Flag months, or days of the week, that differ."""
    ours = [named for named in left.calendar if named.kind == kind]
    theirs = [named for named in right.calendar if named.kind == kind]
    if not ours and not theirs:
        return []
    lost = [named for named in _unnamed(ours, theirs, right) if not _kept(named, source, target)]
    gained = [named for named in _unnamed(theirs, ours, left) if not _kept(named, target, source)]
    flags = []
    for one, other in zip(lost, gained, strict=False):
        flags.append(_flag(source, target, one.span, other.span, _DATE))
    both = min(len(lost), len(gained))
    flags += [_flag(source, target, one.span, None, _DATE) for one in lost[both:]]
    flags += [_flag(source, target, None, one.span, _DATE) for one in gained[both:]]
    return flags


def _unnamed(names: Sequence[Named], others: Sequence[Named], side: Side) -> list[Named]:
    numbers = {other.number for other in others}
    return [
        named
        for named in names
        if not named.loose
        and named.number not in numbers
        and not (named.kind == "month" and _in_a_date(named.number, side))
    ]


def _kept(named: Named, own: str, text: str) -> bool:
    """Tell whether a name is written the same on the other side, as in a title."""
    return own[slice(*named.span)] in text


def _in_a_date(number: Value, side: Side) -> bool:
    return number in side.date_parts or (not side.months and number in side.atoms)


def _flag(
    source: str,
    target: str,
    lost: Span | None,
    gained: Span | None,
    names: tuple[str, str] = _NUMBER,
) -> Flag:
    params = {}
    if lost is not None:
        params[names[0]] = source[slice(*lost)]
    if gained is not None:
        params[names[1]] = target[slice(*gained)]
    return flag("number-changed", source=lost, target=gained, **params)
