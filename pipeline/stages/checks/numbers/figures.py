"""Numbers written with digits: groups, decimals, times, dates, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.stages.checks.numbers.mentions import MAYBE, SURE, Mention, Value, Weight, halves

_BLANK = r"[ \u00a0\u2009\u202f]"
_FIGURE = re.compile(
    rf"""
    (?=[\d½¼¾⅓⅔]) (?:
    (?P<iso>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}(?!\d))
  | (?P<date>\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})(?!\d))
  | (?P<time>\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?![\d:：]))
  | (?P<hours>\d{{1,2}}{_BLANK}?[hH]{_BLANK}?\d{{2}}(?!\d))
  | (?P<lakh>\d{{1,2}}(?:,\d{{2}})++,\d{{3}}(?!\d))
  | (?P<grouped>\d{{1,3}}(?P<group>[.,٬'’]|{_BLANK})\d{{3}}(?:(?P=group)\d{{3}})*+(?!\d)
        (?P<rest>[.,٫]\d++)?)
  | (?P<plain>\d++(?:[.,٫]\d++)?)
  | (?P<sign>[½¼¾⅓⅔]))
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[\d½¼¾⅓⅔]")  # every figure has one
# The ends of ordinals: 3rd, 3e, 3.º, 3ème, 3-го.
_ORDINAL = re.compile(
    r"\.?[ºª°]|(?:st|nd|rd|th|er|re|ère|e|è|ème|eme|ᵉ|o|a|te[rnms]?|ste[rnms]?)(?![^\W_])"
    r"|-[а-яё]{1,3}(?!\w)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# A day and a month: 10/3. And the two numbers of a result: 4:1, 4 a 1, 4比1.
_SLASHED = (re.compile(r"(?<![\d/])\d{1,2}/$"), re.compile(r"/\d{1,2}(?![\d/])"))
_AGAINST = r" ?(?:[:–—比-]|\b(?:a|à|to|zu)\b) ?"
_SCORED = (
    re.compile(rf"(?<![\d.,:])\d{{1,2}}{_AGAINST}$"),
    re.compile(rf"{_AGAINST}\d{{1,2}}(?![\d:])"),
)
_REACH = 7  # characters
_DECADE = re.compile(r"['’]?s(?!\w)|er(?:n|jahre\w*)?(?!\w)|-?[хе]{1}(?!\w)|年代")
_DECADE_BEFORE = re.compile(r"(?:a[nñ]os|anni|années|годы|عقد)\s$", re.IGNORECASE)
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.333333, "⅔": 0.666667}
_LONGEST = 15  # digits of an amount


class Figure(NamedTuple):
    """A mention, and where its ordinal ending ends."""

    mention: Mention
    end: int


def figures(text: str, decimal: str) -> Iterator[Figure]:
    """Find what is written with digits; `decimal` is the language's mark before decimals."""
    if _SIGN.search(text) is None:
        return
    for found in _FIGURE.finditer(text):
        start, end = found.span()
        kind = found.lastgroup if found["group"] is None else "grouped"
        if found["mark"] is not None:
            kind = "date"
        if kind == "sign":
            share = _SIGNS[found[0]]
            yield Figure(Mention(span=(start, end), values=frozenset({share}), weight=2), end)
        elif kind in ("iso", "date"):
            yield Figure(_date(found), end)
        elif kind in ("time", "hours"):
            yield Figure(_time(found), end)
        elif not text.startswith("\ufe0f", end):  # a keycap is an emoji
            yield _number(found, kind or "plain", text, decimal)


def _date(found: re.Match[str]) -> Mention:
    numbers = [int(part) for part in re.findall(r"\d+", found[0])]
    if numbers[-1] < 100 and found["iso"] is None:
        numbers[-1] += 2000 if numbers[-1] < 50 else 1900
    return Mention(
        span=found.span(),
        values=frozenset({"-".join(map(str, sorted(numbers)))}),
        parts=tuple(numbers),
        weight=2,
        figure=True,
        date=True,
    )


def _time(found: re.Match[str]) -> Mention:
    numbers = [int(part) for part in re.findall(r"\d+", found[0])]
    hour, minute = numbers[:2]
    parts: tuple[Value, ...] = (hour, *(part for part in numbers[1:] if part))
    values: frozenset[Value] = frozenset({round(hour + minute / 60, 6)})
    if hour > 24 or minute > 59:
        return Mention(span=found.span(), values=frozenset({found[0]}), parts=parts, weight=2)
    late = hour > 12 or hour == 0 or found[0].startswith("0")
    minutes = hour % 24 * 60 + minute
    return Mention(
        span=found.span(),
        values=values,
        parts=parts,
        weight=2,
        figure=True,
        clock=SURE if found["time"] else MAYBE,
        times=frozenset({minutes}) if late else halves(minutes),
        fixed=late,
    )


def _number(found: re.Match[str], kind: str, text: str, decimal: str) -> Figure:
    start, end = found.span()
    written = found[0]
    values, parts = _read(found, kind, decimal)
    before = text[start - 1] if start else ""
    # `MP3` and `CO2` are names; a letter of a script without blanks says nothing.
    label = before.isalpha() and before < "\u0590"
    ordinal = _ORDINAL.match(text, end)
    letters = _LETTERS.match(text, end)
    weight: Weight = 2
    if before == "<" and len(written) == 1:  # a heart: <3
        weight = 0
    elif label or (letters and letters[0][0] < "\u0400" and not ordinal):
        weight = 0 if label or len(written) == 1 else 2
    elif values & {0, 1} and not _stands(start, end, text, _SCORED):
        weight = 1
    if not parts and len(written) < 3 and _stands(start, end, text, _SLASHED):
        parts = tuple(values)
    if written.isdigit() and len(written) in (2, 4) and not label:
        values = values | _years(text, start, end, int(written), before)
    times: frozenset[int] = frozenset()
    clock = re.fullmatch(r"(\d{1,2})[.,](\d{2})", written)
    if clock and int(clock[1]) < 25 and int(clock[2]) < 60:
        times = halves(int(clock[1]) * 60 + int(clock[2]))
        if int(clock[1]) > 12:
            times = frozenset({int(clock[1]) % 24 * 60 + int(clock[2])})
    mention = Mention(
        span=(start, end),
        values=values,
        parts=parts,
        weight=weight,
        figure=True,
        times=times,
        clock=MAYBE if times else 0,
    )
    return Figure(mention, ordinal.end() if ordinal else end)


def _stands(start: int, end: int, text: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether one of two patterns matches: right before a number, or right after it."""
    before, after = patterns
    return bool(before.search(text, max(0, start - _REACH), start) or after.match(text, end))


def _read(
    found: re.Match[str], kind: str, decimal: str
) -> tuple[frozenset[Value], tuple[Value, ...]]:
    written = found[0]
    pieces = re.findall(r"\d+", written)
    if kind in ("grouped", "lakh"):
        rest = found["rest"]
        whole = "".join(pieces[:-1] if rest else pieces)
        values = {_amount(whole, pieces[-1] if rest else "")}
        group = found["group"]
        if not rest and len(pieces) == 2 and group in ".,":
            # 1.500 is a thousand and a half, or one and a half where the point parts decimals.
            if pieces[0] == "0":
                values = {_amount(*pieces)}
            elif group == decimal:
                values.add(_amount(*pieces))
        parts = tuple(_amount(piece) for piece in pieces) if group in " \u00a0" else ()
        return frozenset(values), parts
    if len(pieces) == 2:
        return frozenset({_amount(*pieces)}), tuple(_amount(piece) for piece in pieces)
    return frozenset({_amount(written)}), ()


def _amount(whole: str, decimals: str = "") -> Value:
    if len(whole) + len(decimals) > _LONGEST:
        return f"{whole}.{decimals}" if decimals else whole
    if not decimals:
        return int(whole)
    value = round(float(f"{int(whole)}.{int(decimals):0{len(decimals)}}"), 6)
    return int(value) if value.is_integer() else value


def _years(text: str, start: int, end: int, number: int, before: str) -> frozenset[Value]:
    """Give the other ways to write a year or a decade: '98, the 1960s."""
    if number < 100:
        return (
            frozenset({1900 + number, 2000 + number}) if before and before in "'’" else frozenset()
        )
    decade = _DECADE.match(text, end) or _DECADE_BEFORE.search(text, max(0, start - 8), start)
    return frozenset({number % 100}) if decade and number % 10 == 0 else frozenset()
