"""Words that are no numbers but may stand for one: both, a dozen, a tricycle, an hour."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.stages.checks.numbers.languages import LEXICONS
from pipeline.stages.checks.numbers.languages.zh import COVERS
from pipeline.stages.checks.numbers.lexicon import Lexicon
from pipeline.stages.checks.numbers.mentions import Value
from pipeline.stages.checks.numbers.words import WORD

_ARTICLES = ("ال", "وال", "و", "ب", "ل", "بال", "لل")
# Arabic has an ending for two of a kind, which many other words share.
_DUAL = ("ان", "ين", "ا", "ي", "تا", "تي")
_SHORTEST = 3  # letters of a number at the beginning of a longer word


@cache
def _beginnings(language: str) -> dict[str, frozenset[int]]:
    """Give the words of small numbers: longer words may begin with them, as `Dreirad` does."""
    found: dict[str, frozenset[int]] = {}
    lexicon = LEXICONS[language]
    for word, value in (*lexicon.cardinals.items(), *lexicon.ordinals.items()):
        if len(word) >= _SHORTEST and value > 1:
            found[word] = found.get(word, frozenset()) | {value}
    return found


def covered_by(text: str, language: str, *, longer: bool = True) -> set[Value]:
    """Give all values that some word of a text may stand for.

    `longer`: also the words that begin with a number.
    """
    lexicon = LEXICONS.get(language)
    found: set[Value] = set()
    if lexicon is None:
        return found
    if language == "zh":
        for word, values in COVERS:
            if word in text:
                found.update(values)
        return found
    for match in WORD.finditer(text):
        word = match[0].lower()
        if lexicon.normalise is not None:
            word = lexicon.normalise(word)
        found.update(lexicon.covers.get(word, ()))
        if language == "ar":
            found.update(_arabic(word, lexicon))
        if longer:
            found.update(_begun(word, language))
    return found


def _arabic(word: str, lexicon: Lexicon) -> Iterable[Value]:
    """Look behind the article and the like; and two of a kind need no number."""
    for article in _ARTICLES:
        if word.startswith(article):
            yield from lexicon.covers.get(word[len(article) :], ())
    if word.endswith(_DUAL):
        yield 2


def _begun(word: str, language: str) -> Iterable[Value]:
    beginnings = _beginnings(language)
    if word in beginnings:
        return
    for end in range(_SHORTEST, min(len(word), 14)):
        known = beginnings.get(word[:end])
        if known is not None:
            yield from known
