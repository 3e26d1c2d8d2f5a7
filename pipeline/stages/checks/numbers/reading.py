"""All numbers of a text, with their units."""

from __future__ import annotations

import re
from itertools import chain, islice

from pipeline.stages.checks.numbers.chinese import (
    chinese_numbers,
    composed_numbers,
    scale_after,
)
from pipeline.stages.checks.numbers.clocks import read_clocks
from pipeline.stages.checks.numbers.figures import figures
from pipeline.stages.checks.numbers.lexicon import Lexicon
from pipeline.stages.checks.numbers.mentions import BARE, LENGTH, Mention
from pipeline.stages.checks.numbers.units import SIGNS, SIZES
from pipeline.stages.checks.numbers.words import WORD, number_words

_SCALES = frozenset({1000, 10**6, 10**9})
_ROMAN = re.compile(r"(?<![^\W_])(?:[IVXLC]{2,7}|V|X)(?=(?:er?|[èe]me|ᵉ)?(?![^\W_]))")
_ROMAN_SIGN = re.compile(r"[VXLC]|I[IVXLC]")  # every such number has one
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_AFTER = re.compile(
    r"(?:-?[ \u00a0\u202f]?(?:degrees?|grados?|degrés?|grad|graus?|gradi|градус\w{0,2}|درجات|درجة)"
    r"(?=[ -]))?[ \u00a0\u202f\-‑]?"
    r"(km/h|m/s|км/ч|[mk]m? ?[²³]|[°º] ?[CFС]|[℃℉%٪％€$£¥￥₽₹]|per cent|por ciento|pour cent"
    r"|por cento|per cento|в процент|(?:في |ب)الم[ئا]\w{1,2}|[^\W\d_]++)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"per cent|por ciento|pour cent|por cento|per cento|(?:في |ب)الم", re.I)
_MONEY = re.compile(r"(?:R\$|[€$£¥￥₽₹])[ \u00a0]?$")
_LONGEST_UNIT = 4  # characters of a Chinese one


def read_numbers(text: str, language: str, lexicon: Lexicon | None, *, most: int) -> list[Mention]:
    """Find the numbers of a text, in order, at least the first `most` of them."""
    found = [
        _scaled(figure.mention, figure.end, text, language, lexicon)
        for figure in islice(figures(text, lexicon.decimal if lexicon else ""), most)
    ]
    if lexicon is None:
        return found
    if language == "zh":
        found += islice(chain(composed_numbers(text), chinese_numbers(text)), most)
    else:
        found += islice(number_words(text, language, lexicon), most)
    found = _apart([*found, *_roman(text)])
    if len(found) >= most:
        return found
    if lexicon.idioms is not None and found:
        found = _in_idioms(text, found, lexicon.idioms)
    found = _multiplied(text, read_clocks(text, found, lexicon))
    return [_with_unit(text, mention, language, lexicon) for mention in found]


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Put mentions in order; where two overlap, the first one stays."""
    mentions.sort(key=lambda mention: (mention.span[0], -mention.span[1]))
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.span[0] >= kept[-1].span[1]:
            kept.append(mention)
    return kept


def _scaled(
    mention: Mention, end: int, text: str, language: str, lexicon: Lexicon | None
) -> Mention:
    """Read `2.5 million`, `2 mil` and `200万` as one number."""
    factor = 1
    if language == "zh":
        factor, end = scale_after(text, end)
    elif lexicon is not None:
        word = WORD.match(text, end + 1) if text[end : end + 1] in (" ", "\u00a0", "-") else None
        if word is not None and len(word[0]) < 12:
            known = word[0].lower()
            if lexicon.normalise:
                known = lexicon.normalise(known)
            factor = lexicon.cardinals.get(known, 1)
            end = word.end() if factor in _SCALES else end
            factor = factor if factor in _SCALES else 1
    if factor == 1:
        return mention._replace(span=(mention.span[0], end)) if end > mention.span[1] else mention
    values = frozenset(
        _whole(value * factor) for value in mention.values if not isinstance(value, str)
    )
    return mention._replace(span=(mention.span[0], end), values=values, parts=(), weight=2)


def _multiplied(text: str, mentions: list[Mention]) -> list[Mention]:
    """Read `one and a half million` as one number."""
    if not any(isinstance(value, float) for one in mentions for value in one.values):
        return mentions
    read: list[Mention] = []
    for mention in mentions:
        before = read[-1] if read else None
        if (
            before is not None
            and _SCALES.issuperset(mention.values)
            and text[before.span[1] : mention.span[0]] == " "
            and all(isinstance(value, float) for value in before.values)
        ):
            (factor,) = mention.values
            values = frozenset(
                _whole(value * factor)
                for value in before.values
                if isinstance(value, float) and isinstance(factor, int)
            )
            read[-1] = before._replace(
                span=(before.span[0], mention.span[1]), values=values, parts=(), weight=2
            )
        else:
            read.append(mention)
    return read


def _whole(value: float) -> int | float:
    value = round(value, 6)
    return int(value) if float(value).is_integer() else value


def _roman(text: str) -> list[Mention]:
    if _ROMAN_SIGN.search(text) is None:
        return []
    found = []
    for match in _ROMAN.finditer(text):
        total = 0
        numbers = [_ROMAN_VALUES[letter] for letter in match[0]]
        for number, after in zip(numbers, [*numbers[1:], 0], strict=True):
            total += -number if number < after else number
        found.append(Mention(span=match.span(), values=frozenset({total}), weight=0))
    return found


def _in_idioms(text: str, mentions: list[Mention], idioms: re.Pattern[str]) -> list[Mention]:
    if all(mention.figure for mention in mentions):
        return mentions
    lowered = text.lower()
    spans = (
        [found.span() for found in idioms.finditer(lowered)] if len(lowered) == len(text) else []
    )
    if not spans:
        return mentions
    place = 0
    read = []
    for mention in mentions:
        start, end = mention.span
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        inside = place < len(spans) and spans[place][0] < end and not mention.figure
        read.append(mention._replace(weight=0) if inside else mention)
    return read


def _with_unit(text: str, mention: Mention, language: str, lexicon: Lexicon) -> Mention:
    start, end = mention.span
    found = (mention.unit, end) if mention.unit else _unit(text, start, end, language, lexicon)
    if found is None:
        return mention
    unit, end = found
    length = mention.clock == BARE and SIZES.get(unit, ("", 0))[0] == "time"
    return mention._replace(
        unit=unit, measure=(start, end), clock=LENGTH if length else mention.clock
    )


def _unit(
    text: str, start: int, end: int, language: str, lexicon: Lexicon
) -> tuple[str, int] | None:
    """Give the unit of a number, and where it ends."""
    money = _MONEY.search(text, max(0, start - 3), start)
    if money is not None:
        return SIGNS[money[0].strip()], end
    if language == "zh":
        if text[max(0, start - 3) : start] == "百分之":
            return "%", end
        for size in range(_LONGEST_UNIT, 0, -1):
            known = lexicon.units.get(text[end : end + size].lstrip())
            if known is not None and len(text[end : end + size]) == size:
                return known, end + size
    after = _AFTER.match(text, end)
    if after is None:
        return None
    written = after[1]
    if _PERCENT.match(written):
        return "%", after.end()
    sign = SIGNS.get(written.replace(" ", "").replace("С", "C"))
    word = written.lower()
    unit = sign or lexicon.units.get(lexicon.normalise(word) if lexicon.normalise else word)
    return None if unit is None else (unit, after.end())
