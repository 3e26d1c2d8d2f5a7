"""Numbers as a text mentions them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.domain.spans import Span

# A long row of digits is compared as it is written: it is a name, not an amount.
Value = int | float | str

# How sure it is that this is a time of day: a length of time, a bare number, perhaps, surely.
Clock = Literal[-1, 0, 1, 2]
LENGTH: Literal[-1] = -1
BARE: Literal[0] = 0
MAYBE: Literal[1] = 1
SURE: Literal[2] = 2

# What a mention may ask for. Some only answer for numbers of the other side; some ask only where
# the other side has a number left over that nothing asked for; the others always ask.
Weight = Literal[0, 1, 2]


class Mention(NamedTuple):  # several for every number: three times as fast as a dataclass
    """A number in a text, with all that it can mean."""

    span: Span
    values: frozenset[Value]
    weight: Weight
    figure: bool = False  # written with digits
    parts: tuple[Value, ...] = ()  # what a composed one is made of; all of them say the same as it
    spoken: tuple[Value, ...] = ()  # the numbers that a composed one was said with: ten to twelve
    clock: Clock = BARE
    times: frozenset[int] = frozenset()  # minutes after midnight
    fixed: bool = False  # it is known which half of the day is meant
    unit: str | None = None
    measure: Span | None = None  # from the number to the end of its unit
    date: bool = False


def halves(minutes: int) -> frozenset[int]:
    """Give a time on a clock of twelve hours in both halves of the day."""
    return frozenset({minutes % 720, minutes % 720 + 720})
