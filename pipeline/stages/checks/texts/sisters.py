"""A translation into the nearest kin of the language asked for: Galician for Spanish.

Letter statistics hardly tell these apart, and there are no lists of all words. What tells are usual
words of the kin, and spellings that the language asked for does not have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.domain.language import primary
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.sister_words import SISTER_WORDS
from pipeline.stages.checks.texts.words import folded_words, is_known, quoted, words_of
from pipeline.stages.hide import HIDDEN, hide

# Words of the kin among all words of the language: one of five is enough.
_SHARE = 5
_MOST_TOGETHER = 3  # with so many words, the rest does not matter

# Letters, and small words cut off, that a language does not write but some kin does.
_SPELLINGS = {
    "es": re.compile(r"\b(?:[ldmtsn]|qu|un|dell)['’][a-zà-ÿ]{2,}|\b\w*?[ãõàèìòùêâ]\w*", re.I),
    "pt": re.compile(r"\b(?:[ldmtsn]|qu|un|dell)['’][a-zà-ÿ]{3,}|\b\w*?[ñèìòù]\w*", re.I),
    "ru": re.compile(r"\b\w*?[іїєґўјљњћђџќѓѕ]\w*", re.I),
}
_SIGNS = {  # every such spelling has one of these, in lower case
    "es": frozenset("'’ãõàèìòùêâ"),
    "pt": frozenset("'’ñèìòù"),
    "ru": frozenset("іїєґўјљњћђџќѓѕ"),
}
_LONGEST = 2000  # characters that are looked at
_USUAL = {"es": "ca", "pt": "ca", "ru": "uk"}  # whose spelling it is where no word tells


@dataclass(frozen=True, kw_only=True, slots=True)
class Sister:
    """What gives a translation into the kin away."""

    by_words: str | None  # the kin whose words it has
    by_spelling: str | None  # the usual one of that spelling; it does not tell well which it is


NO_SISTER = Sister(by_words=None, by_spelling=None)


def sister_language(pair: Pair) -> Sister:
    """Tell the kin that a translation is in; most often it is in none."""
    expected = primary(pair.target_language)
    owners = SISTER_WORDS.get(expected)
    if owners is None:
        return NO_SISTER
    spelling = _SPELLINGS.get(expected)
    if spelling is not None and _SIGNS[expected].isdisjoint(pair.target.lower()):
        spelling = None
    if spelling is None and owners.keys().isdisjoint(folded_words(pair.target)):
        return NO_SISTER
    found = _most_given_away(pair, owners, spelling)
    return Sister(by_words=found or None, by_spelling=_USUAL.get(expected) if found == "" else None)


def _most_given_away(
    pair: Pair, owners: dict[str, tuple[str, ...]], spelling: re.Pattern[str] | None
) -> str | None:
    """Give whose words there are enough of; an empty tag where only spellings tell."""
    expected = primary(pair.target_language)
    here = folded_words(pair.source)
    text = pair.target[:_LONGEST]
    text = hide(text, quoted(text))
    words = {
        word.folded
        for word in words_of(text)
        if (word.begins or word.text[0].islower()) and HIDDEN not in word.text
    }
    foreign = {word for word in words if word in owners and word not in here}
    foreign = {word for word in foreign if not is_known(word, expected)}
    odd = _oddly_spelled(text, spelling, here) - foreign
    count = len(foreign) + len(odd)
    if count == 0 or (count < _MOST_TOGETHER and count * _SHARE < len(words)):
        return None
    votes: dict[str, int] = {}
    for word in foreign:
        for owner in owners[word]:
            votes[owner] = votes.get(owner, 0) + 1
    return max(votes, key=lambda owner: votes[owner], default="")


def _oddly_spelled(text: str, spelling: re.Pattern[str] | None, here: frozenset[str]) -> set[str]:
    """Give the words with a spelling that the language does not have; names are left out."""
    if spelling is None:
        return set()
    found = {one.group() for one in spelling.finditer(text)}
    return {word.casefold() for word in found if word.casefold() not in here and _is_small(word)}


def _is_small(word: str) -> bool:
    """Tell whether a word is written like no name: `m'agrada`, `M'agrada`, but not `D'Artagnan`."""
    last = re.split(r"['’]", word)[-1]
    return last.islower()
