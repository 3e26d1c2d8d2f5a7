"""Words with their places, and what is known of them in a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from glossary.lemmas import lexicon
from pipeline.domain.language import primary
from pipeline.stages.checks.texts.loans import LOAN_ENDINGS, LOANS
from pipeline.stages.checks.texts.own_words import OTHER_LETTERS, OWN_LETTERS, OWN_WORDS
from pipeline.stages.checks.texts.plain_words import PLAIN_WORDS
from pipeline.stages.detection.common_words import languages_by_word

# Words, and single characters of scripts that put no spaces between words.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
_SENTENCE_BORDER = re.compile(r"[.!?…:。！？\n][\"'”’»)\]]*\s*[\"'“‘«„¿¡(\[\-–—]*\s*$")
_NO_WORDS: frozenset[str] = frozenset()
_KEPT_WORDS = 1 << 14
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


@lru_cache(maxsize=_KEPT_TEXTS)
def words_of(text: str) -> tuple[Word, ...]:
    """List the words of a text, in order."""
    return tuple(
        Word(
            start=found.start(),
            end=found.end(),
            text=(word := found.group()),
            folded=word.casefold(),
            begins=word[0].isupper() and _begins(text, found.start()),
        )
        for found in _WORD.finditer(text)
    )


@lru_cache(maxsize=_KEPT_TEXTS)
def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are written, in order."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=_KEPT_TEXTS)
def folded_words(text: str) -> frozenset[str]:
    """Give the words of a text, case folded."""
    return frozenset(map(str.casefold, plain_words(text)))


def _begins(text: str, start: int) -> bool:
    """Tell of a capital whether a sentence begins with it; of other words nobody asks."""
    before = text[max(0, start - _NEAR) : start]
    if start <= _NEAR and not any(map(str.isalnum, before)):
        return True
    return _SENTENCE_BORDER.search(before) is not None


def quoted(text: str) -> list[tuple[int, int]]:
    """Give the stretches in quotation marks, in brackets, or marked as words of their own."""
    return [found.span() for found in _QUOTED.finditer(text)]


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(languages_by_word())


@lru_cache(maxsize=256)
def _common_in(language: str) -> frozenset[str]:
    """Give the most usual words of the language of a tag."""
    language = primary(language)
    usual = (word for word, languages in languages_by_word().items() if language in languages)
    return frozenset((*usual, *PLAIN_WORDS.get(language, ())))


def is_common(folded: str, language: str) -> bool:
    """Tell whether a word is one of the most usual of a language."""
    return folded in _common_in(language)


def speaks_for(text: str, language: str) -> bool:
    """Tell whether a text has a usual word or letter of this language, and none of another's.

    A glance that spares most good texts a closer look.
    """
    language = primary(language)
    letters = OWN_LETTERS.get(language)
    if letters is not None and letters.search(text) and not OTHER_LETTERS[language].search(text):
        return True
    written = plain_words(text)
    # A capital inside a sentence may be a name: Viele, Baum.
    own = OWN_WORDS.get(language, _NO_WORDS).intersection(
        (*written, *map(str.casefold, written[:1]))
    )
    if not own:
        return False
    words = folded_words(text)
    known, common = len(own), _common()
    for word in words - own:
        if is_known(word, language):
            known += 1
        elif word in common:
            return False
    return _KNOWN_SHARE * known >= len(words)


def is_common_anywhere(folded: str) -> bool:
    """Tell whether a word is one of the most usual of some language."""
    return folded in _common()


@lru_cache(maxsize=_KEPT_WORDS)
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
