"""Numbers written with words, put together as each language does: soixante-douze, 二十一."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from heapq import merge
from typing import NamedTuple

from pipeline.stages.checks.numbers.lexicon import Lexicon
from pipeline.stages.checks.numbers.mentions import Mention, Weight
from pipeline.stages.checks.texts.words import folded_words

# A word; in Arabic with its vowel signs.
WORD = re.compile("(?:[^\\W\\d_][\u064b-\u0652\u0670]*)++")
_PLAIN = frozenset({" ", "-", "\u00a0", "\u2011", "\u202f"})
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ف", "ل", "ك")  # glued to words
_LONGEST = 60
_CENTURIES = range(15, 21)
_YEARS = range(10, 100)
_SCALE = 1000  # the least that an amount is so many of
_LONGEST_GAP = 6  # characters between the words of one number
_CACHED_WORDS = 1 << 13


class Token(NamedTuple):
    """A word that says a number."""

    start: int
    end: int
    value: int
    rank: bool  # third, not three
    soft: bool
    joined: bool  # an Arabic `and` is glued to it


@lru_cache(maxsize=_CACHED_WORDS)
def look_up(word: str, lexicon: Lexicon) -> tuple[int, bool, bool, bool] | None:
    """Give the value of a word, whether it ranks, is soft, has an `and` glued to it."""
    if len(word) > _LONGEST:
        return None
    found = _plain(word, lexicon)
    if found is None and lexicon.decimal == "," and word[:1] in "وبفلكا" and word:
        for article in _ARTICLES:
            if word.startswith(article):
                found = _plain(word[len(article) :], lexicon) or _plain(
                    "ال" + word[len(article) :], lexicon
                )
                if found is not None:
                    return (*found, article[0] == "و")
    return None if found is None else (*found, False)


def _plain(word: str, lexicon: Lexicon) -> tuple[int, bool, bool] | None:
    value = lexicon.cardinals.get(word)
    if value is not None:
        return value, False, word in lexicon.soft
    value = lexicon.ordinals.get(word)
    if value is not None:
        return value, True, word in lexicon.soft
    if lexicon.compound is not None:
        value = lexicon.compound(word)
        if value is not None:
            return value, False, word in lexicon.soft
    return None


def number_words(text: str, language: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Find the numbers that words say."""
    found = _runs(text, language, lexicon)
    if lexicon.amounts:
        return merge(_amounts(text, lexicon), found, key=lambda mention: mention.span)
    return _with_years(text, found) if language == "en" else found


def _amounts(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Find the words that say one and a half and the like."""
    if lexicon.amounts.keys().isdisjoint(folded_words(text)):
        return
    for found in WORD.finditer(text):
        value = lexicon.amounts.get(found[0].lower())
        if value is None:
            continue
        after = WORD.match(text, found.end() + 1)
        factor = 1 if after is None else lexicon.cardinals.get(after[0].lower(), 1)
        if after is not None and factor >= _SCALE and text[found.end()] in _PLAIN:
            span = (found.start(), after.end())
            yield Mention(span=span, values=frozenset({int(value * factor)}), weight=2)
        else:
            yield Mention(span=found.span(), values=frozenset({value}), weight=1)


def _with_years(text: str, mentions: Iterator[Mention]) -> Iterator[Mention]:
    """Read nineteen ninety-nine as a year."""
    before = next(mentions, None)
    for mention in mentions:
        assert before is not None
        (century,), (year,) = before.values, mention.values
        gap = text[before.span[1] : mention.span[0]]
        if century in _CENTURIES and year in _YEARS and gap in _PLAIN:
            yield Mention(
                span=(before.span[0], mention.span[1]),
                values=frozenset({int(century) * 100 + int(year)}),
                parts=(century, year),
                weight=2,
            )
            before = next(mentions, None)
            if before is None:
                return
            continue
        yield before
        before = mention
    if before is not None:
        yield before


def _runs(text: str, language: str, lexicon: Lexicon) -> Iterator[Mention]:
    run: list[Token] = []
    total = current = 0
    for token in _tokens(text, lexicon):
        if run:
            joined = _join(total, current, run[-1], token, text, language, lexicon)
            if joined is not None:
                total, current = joined
                run.append(token)
                continue
            yield _mention(run, total + current)
        run = [token]
        total, current = (token.value, 0) if token.value >= 1000 else (0, token.value)
    if run:
        yield _mention(run, total + current)


@cache
def _spoken(lexicon: Lexicon) -> frozenset[str] | None:
    """Give the words of numbers; None for a language that glues them to other words."""
    if lexicon.compound is not None or lexicon.normalise is not None:
        return None
    return frozenset({*lexicon.cardinals, *lexicon.ordinals})


def _tokens(text: str, lexicon: Lexicon) -> Iterator[Token]:
    spoken = _spoken(lexicon)
    if spoken is not None and spoken.isdisjoint(folded_words(text)):
        return
    for found in WORD.finditer(text):
        word = found[0].lower()
        known = look_up(lexicon.normalise(word) if lexicon.normalise else word, lexicon)
        if known is not None:
            value, rank, soft, joined = known
            soft = soft or (found.start() > 0 and found[0][0].isupper() and word in lexicon.names)
            yield Token(found.start(), found.end(), value, rank, soft, joined)


def _join(
    total: int,
    current: int,
    before: Token,
    token: Token,
    text: str,
    language: str,
    lexicon: Lexicon,
) -> tuple[int, int] | None:
    """Give the sum so far with one more word, as thousands and the rest; None if it begins anew."""
    if token.start - before.end > _LONGEST_GAP or (before.rank and not token.rank):
        return None
    gap = text[before.end : token.start]
    if gap not in _PLAIN and not _links(gap.strip().lower(), total, current, lexicon):
        return None
    if token.value >= 1000:
        return _thousands(total, current, token.value)
    if token.value >= 100:
        if token.value == 100 and 1 < current < 20:
            return total, current * 100
        return (total, token.value) if current == 0 else None
    added = (
        (_french(current, before, token, gap) if language == "fr" else 0)
        or (_arabic(current, token) if language == "ar" else 0)
        or (token.value if _is_free(total, current, before, token) else 0)
    )
    return (total, current + added) if added else None


def _links(word: str, total: int, current: int, lexicon: Lexicon) -> bool:
    """Tell whether a word like `and` may stand here inside of a number."""
    rule = lexicon.joiners.get(word)
    if rule == "tens":
        return 20 <= current % 100 <= 90 and current % 10 == 0
    if rule == "hundreds":
        return current % 100 == 0 and total + current > 0
    return rule == "any"


def _thousands(total: int, current: int, value: int) -> tuple[int, int] | None:
    if current == 0:  # mil millones
        return (total * value, 0) if value > total else None
    if total and total % (value * 1000):
        return None
    return total + current * value, 0


def _french(current: int, before: Token, token: Token, gap: str) -> int:
    """Give what a word adds in soixante-douze and quatre-vingt-dix-sept."""
    last = current % 100
    if token.value == 20 and before.value == 4 and last == 4 and gap in _PLAIN:
        return 76
    if last in (60, 80) and token.value < 20:
        return token.value
    return token.value if last in (10, 70, 90) and 7 <= token.value <= 9 else 0


def _arabic(current: int, token: Token) -> int:
    """Give what tens add that follow their units."""
    units = 1 <= current % 100 <= 9
    return token.value if units and token.value >= 10 and token.joined == (token.value > 10) else 0


def _is_free(total: int, current: int, before: Token, token: Token) -> bool:
    """Tell whether a number still lacks what a word says: its tens, or its units."""
    last = current % 100
    if last == 0:
        return total + current > 0
    if token.value >= 10:
        return False
    return last % 10 == 0 and (last >= 20 or (token.rank and before.rank))


def _mention(run: list[Token], value: int) -> Mention:
    weight: Weight = 2
    if len(run) == 1 and run[0].soft:
        weight = 0
    elif value in (0, 1, 2) or (len(run) == 1 and value in (100, 1000, 10**6, 10**9)):
        weight = 1
    parts = tuple(token.value for token in run) if len(run) > 1 else ()
    return Mention(
        span=(run[0].start, run[-1].end), values=frozenset({value}), weight=weight, parts=parts
    )
