"""A translation into the nearest kin of the language asked for: Galician for Spanish.

Letter statistics hardly tell these apart, and there are no lists of all words. What tells are usual
words of the kin, and spellings that the language asked for does not have.
"""

from __future__ import annotations

import re

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
    "es": re.compile(
        r"\b(?:[ldmtsn]|qu|un|dell)['’][a-zà-ÿ]{2,}|\b\w*?[ãõàèìòùêâçôœ]\w*"
        # Endings: Galician pronouns hang on verbs, and ñ and nh stand for another sound.
        r"|\b\w{2,}?(?:(?:ou|eu|iu)(?:me|nos|lles?|se)?|ía(?:me|nos|lles?)|iñ[oa]s?|[nl]h[oa]s?)\b"
        r"|\bx[aeiou]\w{2,}",
        re.I,
    ),
    "pt": re.compile(
        r"\b(?:[ldmtsn]|qu|un|dell)['’][a-zà-ÿ]{3,}|\b\w*?[ñèìòù]\w*|\b\w+(?:ción|ciones|dad)\b",
        re.I,
    ),
    "ru": re.compile(r"\b\w*?[іїєґўјљњћђџќѓѕ]\w*", re.I),
    "de": re.compile(r"\b\w*?[æøåãõñłęąčžř]\w*", re.I),
}
_LONGEST = 2000  # characters that are looked at
_USUAL = {
    "es": "ca",
    "pt": "ca",
    "ru": "uk",
    "de": "da",
}  # whose spelling it is where no word tells


def sister_by_words(pair: Pair) -> str | None:
    """Tell the kin whose words a translation has; most often it has none."""
    owners = SISTER_WORDS.get(primary(pair.target_language))
    if owners is None or owners.keys().isdisjoint(folded_words(pair.target)):
        return None
    return _most_given_away(pair, owners) or None


def sister_by_spelling(pair: Pair) -> str | None:
    """Tell the usual kin of a spelling; it does not tell well which it is."""
    expected = primary(pair.target_language)
    spelling = _SPELLINGS.get(expected)
    if spelling is None or spelling.search(pair.target) is None:
        return None
    found = _most_given_away(pair, SISTER_WORDS[expected])
    return _USUAL[expected] if found == "" else found


def _most_given_away(pair: Pair, owners: dict[str, tuple[str, ...]]) -> str | None:
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
    odd = _oddly_spelled(text, expected, here) - foreign
    count = len(foreign) + len(odd)
    if count == 0 or (count < _MOST_TOGETHER and count * _SHARE < len(words)):
        return None
    votes: dict[str, int] = {}
    for word in foreign:
        for owner in owners[word]:
            votes[owner] = votes.get(owner, 0) + 1
    usual = _USUAL.get(expected)
    return max(sorted(votes), key=lambda owner: (votes[owner], owner == usual), default="")


def _oddly_spelled(text: str, language: str, here: frozenset[str]) -> set[str]:
    """Give the words with a spelling that the language does not have; names are left out."""
    spelling = _SPELLINGS.get(language)
    if spelling is None:
        return set()
    found = {one.group() for one in spelling.finditer(text) if _is_small(one, text)}
    words = {word.casefold() for word in found} - here
    return {word for word in words if not is_known(word, language)}


def _is_small(found: re.Match[str], text: str) -> bool:
    """Tell whether a word is written like no name: `m'agrada`, `M'agrada`, but not `D'Artagnan`.

    At the very beginning of a text any word has a capital.
    """
    last = re.split(r"['’]", found[0])[-1]
    return last.islower() or (
        last[1:].islower() and not any(map(str.isalpha, text[: found.start()]))
    )
