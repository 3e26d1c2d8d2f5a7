"""Numbers in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.stages.checks.numbers.languages.zh import CLASSIFIERS, DIGITS, IDIOMS, PLACES
from pipeline.stages.checks.numbers.mentions import Mention, Value, Weight

_CHARACTERS = "".join((*DIGITS, *PLACES))
_UNITS = "".join(DIGITS)
_NUMBER = re.compile(rf"[{_CHARACTERS}]++(?:点[{''.join(DIGITS)}]++(?![分刻十]))?+")
_HEIGHT = re.compile(
    rf"(?<![\d{_CHARACTERS}])([一二两\d])米([{_UNITS}\d]{{1,2}})"
    rf"(?![\d{_CHARACTERS}米厘公])"
)
_OF = "分之"  # between the parts of a fraction
_DECADE = re.compile(r"([12]?\d) ?世纪 ?(\d0) ?年代")


def chinese_numbers(text: str) -> Iterator[Mention]:
    """Find the numbers that characters say."""
    idioms = [found.span() for found in IDIOMS.finditer(text)]
    place = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        while place < len(idioms) and idioms[place][1] <= start:
            place += 1
        if text.startswith(_OF, end) and text[start:end] != "百":
            whole = _NUMBER.match(text, end + len(_OF))
            if whole is not None:
                yield _share(start, _read(found[0])[0], whole)
                continue
        idiom = place < len(idioms) and idioms[place][0] < end
        value, alternatives = _read(found[0])
        yield Mention(
            span=(start, end),
            values=frozenset({value, *alternatives}),
            parts=alternatives,
            weight=_weight(text, start, end, value, idiom=idiom),
        )


def composed_numbers(text: str) -> Iterator[Mention]:
    """Find what has a unit in its midst: 20世纪50年代, the 1950s, and 一米七八, 1.78 m."""
    for found in _HEIGHT.finditer(text):
        metres, rest = (
            "".join(str(DIGITS.get(character, character)) for character in group)
            for group in found.groups()
        )
        yield Mention(
            span=found.span(),
            values=frozenset({float(f"{int(metres)}.{int(rest):0{len(rest)}}")}),
            weight=2,
            unit="m",
        )
    for found in _DECADE.finditer(text):
        century, decade = int(found[1]), int(found[2])
        values = frozenset({(century - 1) * 100 + decade})
        yield Mention(
            span=found.span(), values=values, parts=(century, decade), weight=2, figure=True
        )


def scale_after(text: str, end: int) -> tuple[int, int]:
    """Give what the characters after digits multiply them by, and where they end: 2.4万."""
    factor = 1
    if text[end : end + 1] == " " and text[end + 1 : end + 2] in PLACES:
        end += 1
    while end < len(text) and text[end] in PLACES and factor < 10**12:
        factor *= PLACES[text[end]]
        end += 1
    return factor, end


def _share(start: int, parts: Value, count: re.Match[str]) -> Mention:
    """Read 三分之二 as two thirds."""
    number = _read(count[0])[0]
    values: frozenset[Value] = frozenset({f"{number}/{parts}"})
    if isinstance(number, int) and isinstance(parts, int) and parts:
        values = frozenset({round(number / parts, 6)})
    return Mention(
        span=(start, count.end()), values=values, parts=(parts, number), weight=2, figure=True
    )


def _weight(text: str, start: int, end: int, value: Value, *, idiom: bool) -> Weight:
    after = text[end : end + 2].lstrip()[:1]
    if end - start == 1:
        if value == 1 or (after not in CLASSIFIERS and text[start - 1 : start] != "第"):
            return 0
        if idiom:
            return 0
        return 1 if value in (2, 100, 1000) else 2
    return 0 if idiom and end - start < 3 else 2


def _read(written: str) -> tuple[Value, tuple[Value, ...]]:
    whole, _, decimals = written.partition("点")
    value: Value
    if not any(character in PLACES for character in whole):
        digits = "".join(str(DIGITS[character]) for character in whole)
        if len(digits) > 15:
            return digits, ()
        value = int(digits)
        # 三四 may be thirty-four in a row of digits, or three or four.
        apart: tuple[Value, ...] = tuple(map(int, digits)) if len(digits) == 2 else ()
    else:
        value, apart = _positional(whole[:40]), ()
        if len(whole) > 2 and whole[0] in DIGITS and whole[1] in DIGITS and DIGITS[whole[0]]:
            apart = (_positional(whole[0] + whole[2:40]),)  # 三四十 is thirty or forty
    if decimals:
        fraction = "".join(str(DIGITS[character]) for character in decimals[:6])
        value = round(float(f"{value}.{fraction}"), 6)
    return value, apart


def _positional(written: str) -> int:
    total = section = digit = 0
    last = 1
    for character in written:
        if character in DIGITS:
            digit = DIGITS[character]
            last = 1 if digit == 0 else last
            continue
        place = PLACES[character]
        if place < 10_000:
            section += (digit or 1) * place
            digit = 0
        else:
            total = (total + section + digit or 1) * place
            section = digit = 0
        last = place
    # 两百五 is two hundred and fifty, 三万五 is thirty-five thousand.
    if digit and last >= 100:
        digit *= last // 10
    return total + section + digit
