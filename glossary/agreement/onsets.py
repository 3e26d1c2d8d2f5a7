"""How a word begins, for languages where that changes the word before it."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from glossary.agreement.small_words import words
from glossary.lemmas.lexicon import primary

# `vowel` is also the Spanish *agua*; `hard` are the Italian *zaino* and *studente*.
Onset = Literal["plain", "vowel", "hard"]

_FIRST = 24  # letters that can matter

# Feminine, and yet *el agua*: they begin with a stressed a.
_STRESSED_A = words(
    "agua águila alma ala ancla ama área arma arpa aula ave hacha hada hambre haba asa"
)
# French h that keeps *le*: of many, those that children write.
_ASPIRATED = (
    "hach", "haie", "hall", "hamac", "hamster", "hamburger", "handball", "handicap", "hanche",
    "haricot", "hasard", "haut", "hausse", "hérisson", "héron", "héros", "hibou", "hockey",
    "homard", "honte", "huit", "hurl", "onz",
)  # fmt: skip
_HARD = re.compile(r"z|s[^aeiouàèéìòù\s]|gn|ps|pn|x|y|i[aeou]")
# English letters and sounds disagree here.
_CONSONANT_SOUND = re.compile(r"eu|ewe|uni(?!n|m)|us[aeiu]|ut[ei]|ur[aio]|ub|one\b|once\b|ufo")
_VOWEL_SOUND = re.compile(
    # Acronyms of four letters and more are words where a vowel comes second: *a SARS test*.
    r"hour|honest|honou?r|heir|[FHLMNRSX](?![AEIOU][A-Z]{2})(?=[A-Z0-9]|\b)|8|11\b|18\b"
)


def onset(phrase: str, language: str) -> Onset:
    """Tell how a phrase begins, as far as the word before it in its language minds."""
    language = primary(language)
    found = re.search(r"[^\W_]+", phrase[:_FIRST])
    word = unicodedata.normalize("NFC", phrase[found.start() : _FIRST]) if found else ""
    word = word.split(None, 1)[0] if word else ""
    low = word.lower()
    base = unicodedata.normalize("NFD", low)[:1]
    opens = base != "" and base in "aeiouœæ"
    hard = language == "it" and _HARD.match(low) is not None
    if language == "es":
        opens = re.sub(r"\W.*", "", low) in _STRESSED_A
    elif language == "en":
        opens = bool(_VOWEL_SOUND.match(word) or _VOWEL_SOUND.match(low)) or (
            opens and not _CONSONANT_SOUND.match(low) and word[:2] not in {"UK", "US", "UN", "EU"}
        )
    elif language == "fr":
        opens = (opens or base in {"h", "y"}) and not low.startswith(_ASPIRATED)
        opens = opens and not re.match(r"y(?!eux)[aeiou]|oui\b", low)
    elif language == "it":
        opens = opens or base == "h"
    else:
        opens = False
    return "hard" if hard else "vowel" if opens else "plain"


def linked(word: str, following: str, language: str) -> str:
    """Write a linking word as it stands before a word: *y* or *e*, *de* or *d'*.

    `word` is in lower case and has no space after it; elided forms end with an apostrophe.
    """
    low = following[:_FIRST].lower()
    language = primary(language)
    if language == "es":
        if word in {"y", "e"}:
            return "e" if re.match(r"h?[ií](?![aeo])", low) else "y"
        if word in {"o", "u"}:
            return "u" if re.match(r"h?[oó]", low) else "o"
    if language == "fr" and word in {"de", "d'", "que", "qu'"}:
        bare = word.rstrip("'")[:1] if word in {"de", "d'"} else "qu"
        return bare + ("'" if onset(following, language) == "vowel" else "e")
    if language == "it":
        if word in {"ed", "ad"} and low[:1] not in "aeiouàèéìòù":
            return word[0]
        if word == "d'" and onset(following, language) == "plain":
            return "di"
    return word
