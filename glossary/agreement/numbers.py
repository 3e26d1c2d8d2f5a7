"""Whether a noun phrase is in the singular or the plural."""

from __future__ import annotations

import re

from glossary.agreement.small_words import words
from glossary.lemmas import lexicon, plural
from glossary.lemmas.endings import LINKING, PLURALS
from glossary.lemmas.lexicon import primary
from glossary.lemmas.plurals import last_noun

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 200  # characters of a phrase
# Words that end like a plural in both numbers, where no list knows them: *coronavirus*.
_EITHER = {
    "es": ("us", "is"),
    "pt": ("us", "is", "ês"),
    "fr": ("us", "is", "as", "os", "ps", "oix", "eux", "aix"),
    "en": ("ss", "us", "is"),
}
# What comes in pairs has no singular: *a pair of trousers*.
_PAIRS = {
    "en": words(
        "trousers jeans shorts pants leggings tights pyjamas pajamas knickers scissors tweezers "
        "pliers binoculars goggles sunglasses spectacles clothes headphones earphones"
    ),
}


def is_plural_form(phrase: str, language: str) -> bool | None:
    """Tell whether a noun phrase is in the plural; None where it may be both or no rule knows."""
    language = primary(language)
    parts = [found[0] for found in _WORD.finditer(phrase[:_LONGEST])]
    if language not in PLURALS or not parts:
        return None
    if language == "de":
        cut = last_noun(parts[-1]) if lexicon("de").lemma(parts[-1].casefold()) is None else 0
        return _by_lemma(parts[-1][cut:].capitalize(), language)
    if language == "en":
        ends = (at for at, word in enumerate(parts) if at and word.casefold() in LINKING["en"])
        return _is_plural(parts[next(ends, len(parts)) - 1], language)
    return _is_plural(parts[0], language)


def _is_plural(word: str, language: str) -> bool | None:
    low = word.casefold()
    if low in _PAIRS.get(language, frozenset()):
        return True
    by_lemma = _by_lemma(word, language)
    if by_lemma is not None or language == "it":
        return by_lemma
    if low[-1:] not in ("s", "x", "z") or (low[-1] != "s" and language != "fr"):
        return None if word.isupper() and lexicon(language).lemma(low) is None else False
    if lexicon(language).lemma(low) == low or low.endswith(_EITHER[language]) or word.isupper():
        return False if plural(low, language) != low else None
    return True


def _by_lemma(word: str, language: str) -> bool | None:
    """Tell what word lists know for certain; None where they say nothing about the number."""
    low = word.casefold()
    lemma = lexicon(language).lemma(low)
    if lemma is None:
        return None
    if lemma == low:
        many = plural(word, language)
        return False if many is not None and many.casefold() != low else None
    ones = [lemma, lemma[:-1] + "a"] if lemma.endswith("o") else [lemma]
    if language == "de":
        ones = [lemma.capitalize()]
    if any(low in map(str.casefold, PLURALS[language](one)) for one in ones if len(one) > 1):
        return low not in ones
    return None
