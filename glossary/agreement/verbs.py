"""Forms of terms that are verbs: nothing beside them goes with them."""

from __future__ import annotations

from glossary.lemmas import lexicon

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
