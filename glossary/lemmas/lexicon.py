"""Lemmas by simplemma's word lists, read as they lie on disk: some 3 to 15 MB a language."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache

# Tags of these projects -> names of simplemma's lists.
_LISTS = {"no": "nb", "sr": "hbs", "hr": "hbs", "bs": "hbs", "fil": "tl", "iw": "he", "in": "id"}
# Longer words are no words, and a look-up reads them whole.
_LONGEST = 40
_PLURAL_ENDINGS = {"de": ("n", "en", "e", "s"), "nl": ("n", "en", "s")}
_CACHED = 1 << 16
# Lists kept in memory: as many as one process may check languages.
_OPEN = 32


def primary(language: str) -> str:
    """Give the primary tag: `es` for `es-MX`."""
    return language.replace("_", "-").partition("-")[0].lower()


class Lexicon:
    """The lemmas of one language; words and lemmas are case folded and composed.

    A language without data has no lemmas: every word stands for itself.
    """

    def __init__(self, language: str) -> None:
        self.language = primary(language)
        self._look_up = _look_up_of(_LISTS.get(self.language, self.language))
        self.has_data = self._look_up is not None
        self.lemma: Callable[[str], str | None] = lru_cache(_CACHED)(self._lemma)
        self.key: Callable[[str], str] = lru_cache(_CACHED)(self._key)

    def _lemma(self, word: str) -> str | None:
        look_up = self._look_up
        if look_up is None or len(word) > _LONGEST or (word.isascii() and not word.isalpha()):
            return None  # numbers and codes among them
        for spelled in self._spellings(word):
            found = look_up(spelled)
            if found is not None:
                return unicodedata.normalize("NFC", found).casefold()
        return None

    def _spellings(self, word: str) -> tuple[str, ...]:
        if self.language != "de":
            return (word,)
        # Folding made ss of ß; and terms are nouns more often than not.
        sharp = (word.replace("ss", "ß").capitalize(),) if "ss" in word else ()
        return (*sharp, word.capitalize())

    def _key(self, word: str) -> str:
        """Give what all forms of a word have in common; forms of other words have another key.

        A form that has forms of its own (*saw*, *saws*) is a word in its own right, not one more
        form of *see*.
        """
        for _ in range(3):  # lists send a few words from lemma to lemma
            lemma = self.lemma(word)
            if lemma is None or lemma == word or self._stands_alone(word):
                return word
            word = lemma
        return word

    def _stands_alone(self, word: str) -> bool:
        endings = _PLURAL_ENDINGS.get(self.language, ("s", "es"))
        return any(self.lemma(word + ending) == word for ending in endings)


@lru_cache(maxsize=_OPEN)
def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language, loaded once (0.2 to 0.8 s)."""
    return Lexicon(language)


def _look_up_of(name: str) -> Callable[[str], str | None] | None:
    # Here, not above: a project without glossaries does not pay for it.
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import StreamDictionaryFactory

    strategy = DictionaryLookupStrategy(StreamDictionaryFactory(cache_max_size=_OPEN))
    try:
        strategy.get_lemma("a", name)
    except ValueError:  # no such list
        return None
    return lambda word: strategy.get_lemma(word, name)
