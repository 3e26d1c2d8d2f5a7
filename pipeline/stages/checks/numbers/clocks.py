"""Times of day and halves, put together from numbers and the words around them.

The groups of a language's patterns: `h` the hour, `m` the minutes after it, `half`, `quarter`,
`third`, `quarters` (so many), `minus` (so many minutes before it), `mquarter`; in front of the
hour `bh` (half), `bq` (a quarter), `bn` (so many minutes), with `past` or `to`; `halfto`,
`quarterof`, `threequarterto` and `pastof` count towards the next hour (`halb acht`). `word` may be
a clock's word or a length of time, `sure` is a clock's, `pre` makes it one. `needs` asks for a half
of the day; what is `soft` is only another way to read the numbers, which stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.stages.checks.numbers.lexicon import NUMBER, Lexicon
from pipeline.stages.checks.numbers.mentions import BARE, MAYBE, SURE, Clock, Mention, halves

_MINUTES = {"half": 30, "quarter": 15, "third": 20, "mquarter": -15}
_COUNTED = {"halfto": -30, "quarterof": -45, "threequarterto": -15}
_GROUP = re.compile(r"\(\?P<\w+>")
_LAST_HOUR, _NOON = 24, 12
_SCALES = (10**9, 10**6, 1000)
_TO = re.compile(
    r" ?(?:[-–—~]|to|until|till|and|a|a las|hasta las|y las|à|et|bis|und|às?|até às|alle|e"
    r"|до|и|إلى|[到至]) ?",
    re.IGNORECASE,
)
_BEFORE = 6  # characters before a time that may say which half of the day


class Skeleton:
    """A text in which one character stands for each number."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Put the text together; the mentions are in order and do not overlap."""
        pieces: list[str] = []
        self.places: list[int] = []
        self.offsets: list[int] = []  # from a place after a number to the text
        end = length = 0
        for mention in mentions:
            pieces += (text[end : mention.span[0]], NUMBER)
            length += mention.span[0] - end
            self.places.append(length)
            length += 1
            end = mention.span[1]
            self.offsets.append(end - length)
        self.text = "".join((*pieces, text[end:]))

    def number(self, place: int) -> int:
        """Give which number stands at a place."""
        return bisect_left(self.places, place)

    def offset(self, place: int) -> int:
        """Give the place in the text; inside of no number."""
        before = bisect_left(self.places, place) - 1
        return place + self.offsets[before] if before >= 0 else place


def read_clocks(text: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Put times together; numbers that are part of one give way to it."""
    if not mentions or not lexicon.clocks:
        return mentions
    skeleton = Skeleton(text, mentions)
    taken: set[int] = set()
    found: list[Mention] = []
    for pattern in _patterns(lexicon, skeleton.text):
        needs = "needs" in pattern.groupindex
        for match in pattern.finditer(skeleton.text):
            if needs and _half_day(match, skeleton, lexicon)[0] is None:
                continue
            inside = range(skeleton.number(match.start()), skeleton.number(match.end()))
            if not taken.isdisjoint(inside):
                continue
            time = _time(match, skeleton, mentions, lexicon)
            if time is None:
                continue
            found.append(time)
            if "soft" not in pattern.groupindex:
                taken.update(inside)
    if not found:
        return mentions
    kept = [mention for place, mention in enumerate(mentions) if place not in taken]
    return _spans(text, sorted((*kept, *found), key=lambda mention: mention.span))


def _patterns(lexicon: Lexicon, text: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns that may match; in most texts only those that need a half of the day."""
    any_other, needing = _sorted(lexicon)
    return needing if any_other.search(text) is None else lexicon.clocks


@cache
def _sorted(lexicon: Lexicon) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    needing = tuple(one for one in lexicon.clocks if "needs" in one.groupindex)
    others = (one.pattern for one in lexicon.clocks if one not in needing)
    nameless = "|".join(_GROUP.sub("(?:", pattern) for pattern in others)
    return re.compile(nameless, re.IGNORECASE), needing


def _spans(text: str, mentions: list[Mention]) -> list[Mention]:
    """Make a time of the first number of a span that ends with one: from 1 to 5 pm."""
    # What is only another way to read the numbers, "2 to 4", stands between them.
    places = [place for place, mention in enumerate(mentions) if mention.weight]
    for place, following in pairwise(places):
        first, last = mentions[place], mentions[following]
        if first.clock != BARE or last.clock <= BARE or len(first.values) != 1:
            continue
        hour = next(iter(first.values))
        if (
            isinstance(hour, int)
            and 0 < hour <= _LAST_HOUR
            and _TO.fullmatch(text, first.span[1], last.span[0])
        ):
            times = halves(hour * 60) if hour <= _NOON else frozenset({hour % 24 * 60})
            mentions[place] = first._replace(clock=SURE, times=times)
    return mentions


def _time(
    match: re.Match[str], skeleton: Skeleton, mentions: list[Mention], lexicon: Lexicon
) -> Mention | None:
    groups = {name for name, group in match.groupdict().items() if group is not None}
    base = mentions[skeleton.number(match.start("h"))]
    half_day, end = _half_day(match, skeleton, lexicon)
    start = match.end("pre") if "pre" in groups and match["pre"] else match.start()
    span = (skeleton.offset(start), skeleton.offset(end))
    if base.times and base.clock > BARE:
        if half_day is None:
            return base._replace(span=span) if "sure" in groups else None
        return _within(base, half_day, span)
    hour = next((value for value in base.values if isinstance(value, int) and value <= 24), None)
    if hour is None:
        return _plus_half(base, span) if "half" in groups else None
    minutes = _minutes(match, groups, skeleton, mentions)
    if minutes is None:
        return None
    clock: Clock = SURE
    if not groups & {"sure", "pre", "bh", "bq", "bn", "halfto", "quarterof", "mquarter", "minus"}:
        clock = MAYBE if groups & {"word", "quarter", "quarters", "m"} else BARE
        clock = SURE if half_day else clock
        clock = MAYBE if clock == BARE and groups & {"half"} else clock
    time = hour * 60 + minutes
    shown_hour, shown_minute = divmod(time % 1440, 60)
    values = base.values if not minutes else frozenset({round(hour + minutes / 60, 6)})
    late = hour > 12 or half_day is not None
    return Mention(
        span=span,
        values=values,
        parts=(shown_hour, shown_minute) if shown_minute else (shown_hour,),
        spoken=(hour, abs(minutes)) if minutes else (),
        weight=0 if "soft" in groups else max(base.weight, 1 if minutes else 0),
        figure=base.figure,
        clock=clock,
        times=frozenset({_placed(time, half_day)}) if late else halves(time),
        fixed=late,
        unit="h" if "word" in groups else None,
    )


def _minutes(
    match: re.Match[str], groups: set[str], skeleton: Skeleton, mentions: list[Mention]
) -> int | None:
    minutes = sum(_MINUTES[name] for name in groups if name in _MINUTES)
    minutes += sum(_COUNTED[name] for name in groups if name in _COUNTED)
    before = 30 if "bh" in groups else 15 if "bq" in groups else 0
    for name in ("m", "minus", "bn", "quarters"):
        if name not in groups:
            continue
        values = mentions[skeleton.number(match.start(name))].values
        count = next((value for value in values if isinstance(value, int)), None)
        if count is None or count > 59:
            return None
        if name == "bn":
            before = count
        else:
            minutes += {"m": count, "minus": -count, "quarters": count * 15}[name]
    if "pastof" in groups:
        return before - 60
    return minutes + (-before if "to" in groups else before)


def _half_day(match: re.Match[str], skeleton: Skeleton, lexicon: Lexicon) -> tuple[str | None, int]:
    if lexicon.part_after is not None:
        after = lexicon.part_after.match(skeleton.text, match.end())
        if after is not None:
            return after.lastgroup, after.end()
    if lexicon.part_before is not None:
        before = skeleton.text[max(0, match.start() - _BEFORE) : match.start()]
        found = lexicon.part_before.search(before)
        if found is not None:
            return found.lastgroup, match.end()
    return None, match.end()


def _placed(time: int, half_day: str | None) -> int:
    """Put a time of twelve hours into its half of the day."""
    hour = time // 60
    if half_day is None or hour > 12 or time < 0:
        return time % 1440
    early = time % 720
    late = early + 720
    if half_day == "am":
        return early
    if half_day == "pm":
        return late
    if half_day == "noon":
        return early if hour in (10, 11) else late
    return early if hour < 6 or hour == 12 else late


def _within(base: Mention, half_day: str, span: tuple[int, int]) -> Mention:
    """Put a time written with digits into its half of the day."""
    times = base.times
    if len(times) > 1:
        times = frozenset({_placed(min(times), half_day)})
    return base._replace(span=span, times=times, fixed=True, clock=SURE)


def _plus_half(base: Mention, span: tuple[int, int]) -> Mention:
    values = [value for value in base.values if not isinstance(value, str)]
    return base._replace(span=span, values=frozenset(value + _half_of(value) for value in values))


def _half_of(value: float) -> float:
    """Give what `and a half` adds: half a million to a million."""
    return next((scale // 2 for scale in _SCALES if value and value % scale == 0), 0.5)
