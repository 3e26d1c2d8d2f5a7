"""A quick look that lets texts without numbers pass."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.stages.checks.numbers.languages import LEXICONS
from pipeline.stages.checks.numbers.languages.zh import DIGITS, PLACES
from pipeline.stages.checks.numbers.languages.zh import LEXICON as CHINESE
from pipeline.stages.checks.numbers.lexicon import Lexicon
from pipeline.stages.checks.texts.words import folded_words

_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_CHINESE = re.compile(rf"[\d{''.join(DIGITS)}{''.join(PLACES)}]|星期|礼拜|禮拜|周日|周天|週日")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNING = 3  # letters that tell most words from numbers
_CACHED_WORDS = 4096


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of numbers and dates, and what compounds of them begin with."""
    lexicon = LEXICONS[language]
    asking = {
        word
        for words in (lexicon.cardinals, lexicon.ordinals)
        for word, value in words.items()
        if word not in lexicon.soft and value > 1
    }
    words = frozenset({*asking, *lexicon.months, *lexicon.weekdays})
    if lexicon.compound is None:
        return words, frozenset()
    return words, frozenset(
        f"{letters}"
        for letters in (
            "zwe dre vie fün sec sie ach neu zeh elf zwö hun tau ein"
            if language == "de"
            else "due tre qua cin sei set ott nov die und dod sed dic ven cen mil und"
        ).split()
    )


def may_hold_numbers(text: str, language: str) -> bool:
    """Tell whether a text may say a number, a month or a day; quick, and true too often."""
    lexicon = LEXICONS.get(language)
    if lexicon is CHINESE:
        return _CHINESE.search(text) is not None
    if _DIGIT.search(text) is not None:
        return True
    if lexicon is None:
        return False
    words, beginnings = _words(language)
    plain = text if lexicon.normalise is None else lexicon.normalise(text)
    found = folded_words(text) if plain == text else frozenset(_LETTERS.findall(plain.lower()))
    if not words.isdisjoint(found):
        return True
    if language == "ar":
        return any(word[1:] in words or word[2:] in words or word[3:] in words for word in found)
    return lexicon.compound is not None and any(
        word[:_BEGINNING] in beginnings and _is_composed(word, lexicon) for word in found
    )


@lru_cache(maxsize=_CACHED_WORDS)
def _is_composed(word: str, lexicon: Lexicon) -> bool:
    assert lexicon.compound is not None
    return word not in lexicon.soft and lexicon.compound(word) is not None
