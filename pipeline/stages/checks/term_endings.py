"""Terms in forms that no dictionary has: compounds, gender, agreement of adjective and noun.

A rough second look by regular endings, for checks of what somebody else translated: enforcing a
term needs its very form, here it is enough that its words are there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.domain.spans import Span

# Of each language the endings a word may lose, and those it may have instead; without accents.
_ENDINGS = {
    "de": (r"(?<=[a-z]{4})(?:es|er|e)$", r"(?:e[nmrs]?|er[ns]|s|n|nen|in|innen|sen?|ns)?"),
    "en": (r"y$|(?:f|fe)$", r"(?:y|ies|f|fe|ves|s|es)?"),
    "es": (r"[oae]$|z$", r"(?:[oae]s?|es|s|z|ces)?"),
    "fr": (
        r"(?:e|al|eur|er|if|eux|x|s)$",
        r"(?:es?|als?|aux|ales?|eurs?|euses?|rices?|ers?|eres?|ifs?|ives?|eux|x|s|ees?|le|les)?",
    ),
    "it": (r"(?:io|[oaei])$", r"(?:i?[oaei]|h[ie]|ii)?"),
    "pt": (r"(?:ao|[oae]|l|m)$", r"(?:aos?|oes|aes|[oae]s?|l|e?is|m|ns|es|s)?"),
    "ru": (r"(?<=\w{3})[аеиоуыэюяйь]{1,2}$", r"[а-я]{0,3}"),
    "ar": (r"[ةه]$", r"(?:ة|ت|ه|ات|ون|ين|ان)?(?:ها|نا|هم|كم|ي|ه|ك)?"),
}
# Only so long a word may go on as a compound: Austauschtagebucheintrag.
_COMPOUND = 8
_LONGEST_TAIL = 14
_ARABIC_FRONT = r"[وفبلك]{0,2}(?:ال|ل)?"
_WORD = re.compile(r"\w+")
_LONGEST = 80  # characters of a term
# Shorter stems are in too many other words to say that a term was meant.
_SOURCE_STEM = 6


def find_inflected(text: str, phrase: str, language: str, *, sure: bool = False) -> Span | None:
    """Give where all words of a phrase stand in a row with regular endings, in code points.

    `sure`: only where the phrase is long enough not to be mistaken. Language is a primary one.
    """
    if language not in _ENDINGS or len(phrase) > _LONGEST:
        return None
    pattern = _pattern(_plain(phrase), language, sure)
    found = pattern.search(_plain(text)) if pattern else None
    return found.span() if found else None


@lru_cache(maxsize=4096)
def _pattern(phrase: str, language: str, sure: bool) -> re.Pattern[str] | None:
    lost, instead = _ENDINGS[language]
    pieces = []
    letters = 0
    for word in _WORD.findall(phrase):
        if language == "ar":
            word = word.removeprefix("ال") if len(word) > 4 else word
        stem = re.sub(lost, "", word) if len(word) > 3 else word
        letters += len(stem)
        ending = instead if len(word) > 3 else ""
        if language == "de" and len(stem) >= _COMPOUND and not sure:
            ending = rf"\w{{0,{_LONGEST_TAIL}}}"
        front = _ARABIC_FRONT if language == "ar" else ""
        pieces.append(f"{front}{re.escape(stem)}{ending}")
    if not pieces or (sure and letters < _SOURCE_STEM):
        return None
    return re.compile(rf"(?<!\w)(?:{'[^.!?]{1,3}'.join(pieces)})(?!\w)")


def _plain(text: str) -> str:
    """Give a text in small letters without accents, of one length."""
    return "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    small = unicodedata.normalize("NFD", character.lower())
    return small[0] if small else character
