"""Words with their places, and what is known of them in a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from glossary.lemmas import lexicon
from pipeline.domain.language import primary
from pipeline.stages.checks.texts.loans import LOAN_ENDINGS, LOANS
from pipeline.stages.checks.texts.own_words import OWN_WORDS
from pipeline.stages.checks.texts.plain_words import PLAIN_WORDS
from pipeline.stages.detection.common_words import languages_by_word

# Words, and single characters of scripts that put no spaces between words.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
_SENTENCE_BORDER = re.compile(r"[.!?…:。！？\n][\"'”’»)\]]*\s*[\"'“‘«„¿¡(\[\-–—]*\s*$")
_KEPT_TEXTS = 4  # several checks ask for the words of the same two texts
_KNOWN_SHARE = 2  # one of so many words is known; others are names and slips
_NEAR = 12  # characters before a word that are looked at for the border of a sentence
_QUOTED = re.compile(
    r"\"[^\"\n]{1,200}\"|“[^”“\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|「[^」\n]{1,200}」"
    r"|《[^》\n]{1,200}》|‘[^’‘\n]{1,200}’(?!\w)|(?<!\w)'[^'\n]{1,200}'(?!\w)"
    r"|(?<!\w)[*_][^*_\n]{1,200}[*_](?!\w)|[(（][^()（）\n]{1,200}[)）]"
)


class Word(NamedTuple):  # made for every word: three times as fast as a frozen dataclass
    """A run of letters, cut at apostrophes and hyphens."""

    start: int  # code points of the text
    end: int
    text: str
    folded: str
    begins: bool  # it stands at the start of a sentence


def words_of(text: str) -> list[Word]:
    """List the words of a text, in order."""
    return [
        Word(
            start=found.start(),
            end=found.end(),
            text=found.group(),
            folded=found.group().casefold(),
            begins=_begins(text, found.start()),
        )
        for found in _WORD.finditer(text)
    ]


@lru_cache(maxsize=_KEPT_TEXTS)
def folded_words(text: str) -> frozenset[str]:
    """Give the words of a text, case folded."""
    return frozenset(_WORD.findall(text.casefold()))


def _begins(text: str, start: int) -> bool:
    if not text[start].isupper():
        return False  # nobody asks
    before = text[max(0, start - _NEAR) : start]
    if start <= _NEAR and not any(map(str.isalnum, before)):
        return True
    return _SENTENCE_BORDER.search(before) is not None


def quoted(text: str) -> list[tuple[int, int]]:
    """Give the stretches in quotation marks, in brackets, or marked as words of their own."""
    return [found.span() for found in _QUOTED.finditer(text)]


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {word: frozenset(languages) for word, languages in languages_by_word().items()}


def is_common(folded: str, language: str) -> bool:
    """Tell whether a word is one of the most usual of a language."""
    language = primary(language)
    return language in _common().get(folded, ()) or folded in PLAIN_WORDS.get(language, ())


def speaks_for(text: str, language: str) -> bool:
    """Tell whether a text has a usual word of this language alone, and none of another's.

    A glance that spares most good texts a closer look.
    """
    language, common = primary(language), _common()
    words = folded_words(text)
    own = OWN_WORDS.get(language, frozenset()) & words
    if not own:
        return False
    known = len(own)
    for word in words - own:
        if is_known(word, language):
            known += 1
        elif word in common:
            return False
    return _KNOWN_SHARE * known >= len(words)


def is_common_anywhere(folded: str) -> bool:
    """Tell whether a word is one of the most usual of some language."""
    return folded in _common()


def is_known(folded: str, language: str) -> bool:
    """Tell whether a word belongs to a language, by the tables and by simplemma's lists."""
    return is_common(folded, language) or lexicon(primary(language)).lemma(folded) is not None


def has_lexicon(language: str) -> bool:
    """Tell whether there is a list of the words of a language; reads it, 0.2 to 0.9 s once."""
    return lexicon(primary(language)).has_data


def is_loan(folded: str) -> bool:
    """Tell whether a word goes from language to language unchanged: `pizza`, `smartphone`."""
    if folded in LOANS or folded.endswith(LOAN_ENDINGS):
        return True
    return folded.endswith("s") and folded[:-1] in LOANS
