"""Which numbers of one side have a counterpart on the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set

from pipeline.stages.checks.numbers.calendar import Named
from pipeline.stages.checks.numbers.mentions import BARE, LENGTH, SURE, Mention, Value
from pipeline.stages.checks.numbers.units import agree, converts

_FORTNIGHT = {14, 15}  # days: vierzehn Tage, quinze jours
_MOST = 12  # candidates looked at for one number: the work stays in proportion


class Side:
    """The numbers of one text, to be looked up by what they mean."""

    def __init__(self, mentions: Sequence[Mention], calendar: Sequence[Named]) -> None:
        """Index the numbers of a text and its months and days."""
        self.mentions = mentions
        self.calendar = calendar
        self.by_value: defaultdict[Value, list[Mention]] = defaultdict(list)
        self.by_time: defaultdict[int, list[Mention]] = defaultdict(list)
        self.measured = [mention for mention in mentions if mention.unit][:_MOST]
        self.atoms: set[Value] = set()
        self.date_parts: set[Value] = set()
        for mention in mentions:
            for value in mention.values:
                self.by_value[value].append(mention)
            for time in times(mention):
                self.by_time[time].append(mention)
            self.atoms |= mention.values
            if mention.figure or mention.clock > BARE:
                self.atoms.update(mention.parts)
            if mention.date:
                self.date_parts.update(mention.parts)
        self.spoken = {number for mention in mentions for number in mention.spoken}
        self.tells_time = any(map(_is_time, mentions))
        self.months = {named.number for named in calendar if named.kind == "month"}

    def answer(self, asked: Mention) -> Mention | None:
        """Give a number that means the same as one of the other side."""
        for value in asked.values:
            for other in self.by_value.get(value, ())[:_MOST]:
                if same(asked, other):
                    return other
        for time in times(asked):
            for other in self.by_time.get(time, ())[:_MOST]:
                if same(asked, other):
                    return other
        if asked.unit is not None:
            for other in self.measured:
                if _converted(asked, other):
                    return other
        return None

    def contradicts(self, asked: Mention) -> bool:
        """Tell whether this side says the same number, but of something else: 5 km, 5 m."""
        return any(self.by_value.get(value) for value in asked.values)

    def has_parts(self, asked: Mention, covers: Set[Value] = frozenset()) -> bool:
        """Tell whether all that a number is made of stands on this side: 7:30, seven thirty.

        `covers`: what other words of this side may stand for.
        """
        if asked.date:
            return all(
                part in self.atoms or part in self.months or f"{part}"[-2:] in self._endings()
                for part in asked.parts
            )
        if self.tells_time and _is_time(asked):
            return False  # ten to seven, ten past seven
        # 3.5. may be a day: the third of May.
        known = self.atoms | covers | (self.months if asked.figure else set())
        return any(parts and known.issuperset(parts) for parts in (asked.parts, asked.spoken))

    def _endings(self) -> set[str]:
        return {f"{atom:02}" for atom in self.atoms if isinstance(atom, int) and atom < 100}


def _is_time(mention: Mention) -> bool:
    return mention.clock == SURE and len(mention.parts) > 1


def times(mention: Mention) -> frozenset[int]:
    """Give the times of day a number can mean: a bare 3 may be three o'clock."""
    if mention.times or mention.clock == LENGTH:
        return mention.times
    hours = {
        value * 60 % 1440
        for value in mention.values
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 24
    }
    return frozenset({*hours, *(hour + 720 for hour in hours if 0 < hour <= 720 and hour < 720)})


def same(one: Mention, other: Mention) -> bool:
    """Tell whether two numbers can mean the same."""
    if one.fixed and other.fixed and SURE in (one.clock, other.clock):
        return bool(one.times & other.times)
    if one.values & other.values:
        if one.clock > 0 and other.clock > 0 and one.times and other.times:
            return bool(one.times & other.times)
        return one.unit is None or other.unit is None or agree(one.unit, other.unit)
    if SURE in (one.clock, other.clock) and LENGTH not in (one.clock, other.clock):
        return bool(times(one) & times(other))
    return False


def _converted(one: Mention, other: Mention) -> bool:
    if one.unit is None or other.unit is None:
        return False
    if one.unit == other.unit == "day" and one.values | other.values == _FORTNIGHT:
        return True
    return any(
        converts(value, one.unit, other_value, other.unit)
        for value in one.values
        if not isinstance(value, str)
        for other_value in other.values
        if not isinstance(other_value, str)
    )
