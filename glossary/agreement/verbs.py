"""Forms of terms that are verbs: nothing beside them goes with them."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.agreement.small_words import words
from glossary.agreement.stretch import may_be_noun
from glossary.lemmas import lexicon, plural

_INFINITIVES = ("ar", "er", "ir")
_GERUNDS = {"es": {"ar": "ando", "er": "iendo", "ir": "iendo"},
            "pt": {"ar": "ando", "er": "endo", "ir": "indo"}}  # fmt: skip
# Endings that hardly any noun shares.
_PERSONAL = {
    "es": ("amos", "emos", "imos", "an", "en", "aron", "ieron", "aban", "ían", "ando", "iendo"),
    "pt": ("amos", "emos", "imos", "am", "em", "aram", "eram", "avam", "iam", "ando", "endo"),
}


def is_verb(phrase: str, language: str) -> bool:
    """Tell whether a phrase is surely a verb; only Spanish and Portuguese ones are known."""
    word = phrase.casefold()
    if language not in _GERUNDS or not word.isalpha():
        return False
    known = lexicon(language)
    lemma = known.lemma(word)
    if lemma is None or not lemma.endswith(_INFINITIVES):
        return False
    if lemma != word:
        return word.endswith(_PERSONAL[language])
    gerund = word[:-2] + _GERUNDS[language][word[-2:]]
    return known.lemma(gerund) == word


# After these comes a verb, and no noun.
_AWAITING = {
    "en": words("i you he she we they it will would can could should must cannot can't don't"),
    "es": words("yo tú él ella nosotros nosotras ellos ellas se me te le les nos"),
}


def awaits_verb(word: str, language: str) -> bool:
    """Tell whether a word stands before verbs and never before nouns."""
    return word.lower().replace("’", "'") in _AWAITING.get(language, frozenset())


def ends_in_verb(phrase: Sequence[str], language: str) -> bool:
    """Tell whether the last of several words is a verb and one before it may be a noun."""
    *others, last = phrase
    if not any(may_be_noun(word, language) for word in others):
        return False
    low = last.lower()
    if language != "en":
        return is_verb(low, language)
    lemma = lexicon(language).lemma(low)
    return (
        lemma not in (None, low)
        and not low.endswith(("s", "ing"))
        and plural(str(lemma), language) != low
    )


# One form and the other, where no rule makes it.
_NUMBERS = {"es": {"es": "son", "fue": "fueron", "ha": "han"}}
# Endings of a third person in the singular and in the plural, the longest first.
_ENDINGS = {"es": (("ió", "ieron"), ("ó", "aron"), ("", "n"))}


def in_number(word: str, language: str, *, plural: bool) -> str:
    """Give a verb's third person in the other number; what is none, or has it, stays. Spanish."""
    pairs = _NUMBERS.get(language, {})
    if not plural:
        pairs = {many: one for one, many in pairs.items()}
    low = word.lower()
    if low in pairs:
        return pairs[low]
    lemma = lexicon(language).lemma(low) if language in _ENDINGS else None
    if lemma is None or lemma == low or not lemma.endswith(_INFINITIVES):
        return word
    for one, many in _ENDINGS[language]:
        old, new = (one, many) if plural else (many, one)
        other = low[: len(low) - len(old)] + new
        if low.endswith(old) and low[-1:] not in "so" and lexicon(language).lemma(other) == lemma:
            return other
    return word
