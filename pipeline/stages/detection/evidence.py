"""What a text says about its language: one row of log-evidence a word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import NamedTuple

import numpy as np

from pipeline.stages.detection.characters import (
    HAN,
    LATIN,
    SPANISH_MARKS,
    Alphabet,
    script_of,
    scripts_of_language,
)
from pipeline.stages.detection.cleaning import is_filler, unstretched, without_foreign_matter
from pipeline.stages.detection.common_words import languages_by_word
from pipeline.stages.detection.profiles import Floats, load_profiles

# The n-grams of a word overlap, so the sum of their logarithms counts the same letters three to
# six times. 0.35 gave the least log-loss on held-out snippets of 2, 4, 8 and 20 words.
_TEMPERATURE = 0.35
# A capital inside a sentence is a name more often than not, and names travel.
_NAME_WEIGHT = 0.5
# Share of words that belong to no language in particular: names, loans, slips. It bounds what
# one word can say against a language to log(0.02), some 4 nats.
_STRAY = 0.02
_WRONG_SCRIPT = -12.0  # nats before the bound
_NO_SPANISH_MARK = -2.0  # `¿` or `¡` with any other language
_COMMON = 2.0  # nats for a word that is on the list of a language's most common
_LONGEST_WORD = 20  # letters; longer ones are cut: some scripts put no spaces between words
_PIECE = 10
_ONE_SIGN = ("Kana", "Hang")  # written as one sign in the profiles, so repetition means nothing
_CACHED_WORDS = 16_384  # some 7 MB


class Word(NamedTuple):  # made for every new word: three times as fast as a frozen dataclass
    """A word's evidence, as it is kept."""

    vector: Floats  # [languages], nats; the best language has about 0
    script: str | None
    letters: int


_Words = dict[str, Word | None]  # None for a filler


_FEW_WORDS = 8  # shorter texts are weighed as they are
_COPIES = 2  # of a word that count


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What the words of a text say."""

    matrix: Floats  # [words x languages], nats
    totals: Floats  # [languages], the sum over words
    scripts: dict[str | None, int]  # letters in each script
    words: int  # that could be language: two letters, or one sign where words have no spaces
    letters: int  # in those words

    @property
    def script(self) -> str | None:
        """Give the script that most letters are in; None without letters."""
        return max(self.scripts, key=lambda script: self.scripts[script], default=None)


def _capped(words: list[str]) -> list[str]:
    """Drop a word's further copies: the same line forty times says no more than twice."""
    if len(words) < _FEW_WORDS:
        return words
    seen: dict[str, int] = {}
    kept = []
    for word in words:
        seen[word] = seen.get(word, 0) + 1
        if seen[word] <= _COPIES:
            kept.append(word)
    return kept


class Scorer:
    """Weighs words against all profiles; keeps the words it has met.

    The posterior is exact: log((alpha / BASE_FREQ + p) / (alpha / BASE_FREQ)) is summed over all
    n-grams of a word, where langdetect samples n-grams at random until one language leads.
    """

    def __init__(self, *, cached_words: int = _CACHED_WORDS) -> None:
        profiles = load_profiles()
        self._cached_words = cached_words
        self.tags = profiles.tags
        self.columns = {tag: column for column, tag in enumerate(profiles.tags)}
        self._rows = profiles.rows
        self._ratios = profiles.ratios
        self._alphabet = Alphabet()
        self._scripts = [scripts_of_language(tag) for tag in profiles.tags]
        self._common = {
            word: [self.columns[language] for language in languages]
            for word, languages in languages_by_word().items()
        }
        self._misfits: dict[str | None, Floats] = {}
        self._words: _Words = {mark: self._spanish_mark() for mark in SPANISH_MARKS}
        self._lock = Lock()

    def evidence(self, text: str) -> Evidence:
        """Weigh a text's words; linear in its length."""
        words = self._known(_capped(self._keys(text)))
        scripts: dict[str | None, int] = {}
        for word in words:
            scripts[word.script] = scripts.get(word.script, 0) + word.letters
        scripts.pop(None, None)
        latin = scripts.get(LATIN, 0)
        if latin and latin * 2 < sum(scripts.values()) - latin:  # langdetect's rule
            words = [word for word in words if word.script != LATIN]
        lexical = [word.letters for word in words if word.letters > 1 or _alone(word.script)]
        vectors = [word.vector for word in words]
        matrix = np.concatenate(vectors) if vectors else np.empty(0, dtype=np.float32)
        matrix = matrix.reshape(len(words), len(self.tags))
        return Evidence(
            matrix=matrix,
            totals=matrix.sum(axis=0),
            scripts=scripts,
            words=len(lexical),
            letters=sum(lexical),
        )

    def _keys(self, text: str) -> list[str]:
        """Cut a text into words, in lower case but for the capital of what may be a name."""
        words = without_foreign_matter(text).translate(self._alphabet).split()
        # Inverted marks, and what follows a picture, are no words in small letters.
        lettered = sum(word[0].isalpha() for word in words)
        shouting = sum(map(str.isupper, words)) * 2 > lettered
        keys: list[str] = []
        for position, word in enumerate(words):
            if word.islower():
                key = word
            elif word.isupper() and len(word) > 1:
                if not shouting:
                    continue  # an abbreviation
                key = word.lower()
            else:
                key = word if position and not shouting else word.lower()
            if len(key) > _LONGEST_WORD:
                keys.extend(key[at : at + _PIECE] for at in range(0, len(key), _PIECE))
            else:
                keys.append(key)
        return keys

    def _known(self, keys: list[str]) -> list[Word]:
        """Look up words, weighing those not met before in one go; fillers are left out."""
        store = self._words
        missing = [key for key in dict.fromkeys(keys) if key not in store]
        if missing:
            store = self._kept(self._weigh(missing), store)
        return [word for key in keys if (word := store[key]) is not None]

    def _kept(self, fresh: _Words, store: _Words) -> _Words:
        """Keep new words; give a store that has them all, and those of the old one that count."""
        with self._lock:
            if len(store) + len(fresh) <= self._cached_words:
                store.update(fresh)
                return store
            self._words = {mark: self._spanish_mark() for mark in SPANISH_MARKS}
        return store | fresh

    def _weigh(self, keys: list[str]) -> _Words:
        scripts = [script_of(key[0]) for key in keys]
        bare = [
            key if script in _ONE_SIGN else unstretched(key.lower())
            for key, script in zip(keys, scripts, strict=True)
        ]
        fillers = [
            is_filler(word) or (len(word) != len(key) and is_filler(key.lower()))
            for key, word in zip(keys, bare, strict=True)
        ]
        rows = [
            self._found(word, script) if not filler else []
            for word, script, filler in zip(bare, scripts, fillers, strict=True)
        ]
        sums = self._summed(rows)
        weights = [
            (1.0 if script == HAN else _TEMPERATURE) * (_NAME_WEIGHT if key[0].isupper() else 1.0)
            for key, script in zip(keys, scripts, strict=True)
        ]
        sums *= np.array(weights, dtype=np.float32)[:, None]
        sums += np.array([self._misfit(script) for script in scripts])
        for index, word in enumerate(bare):
            if (common := self._common.get(word)) is not None:
                sums[index, common] += _COMMON
        return {
            key: None if filler else Word(vector=vector, script=script, letters=len(word))
            for key, word, script, filler, vector in zip(
                keys, bare, scripts, fillers, _with_strays(sums), strict=True
            )
        }

    def _found(self, word: str, script: str | None) -> list[int]:
        """Give the rows of the n-grams of a word that some profile has."""
        known = self._rows.get
        return [row for gram in _grams(word, script) if (row := known(gram)) is not None]

    def _summed(self, rows: list[list[int]]) -> Floats:
        """Sum the rows of each word: [words x languages]."""
        sums = np.zeros((len(rows), len(self.tags)), dtype=np.float32)
        lengths = np.array([len(some) for some in rows])
        filled = np.flatnonzero(lengths)
        if filled.size:
            starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
            gathered = self._ratios[list(chain.from_iterable(rows))]
            sums[filled] = np.add.reduceat(gathered, starts, axis=0)
        return sums

    def _misfit(self, script: str | None) -> Floats:
        """Give what a word of this script says against each language."""
        known = self._misfits.get(script)
        if known is None:
            known = np.array(
                [
                    0.0 if script is None or script in own else _WRONG_SCRIPT
                    for own in self._scripts
                ],
                dtype=np.float32,
            )
            self._misfits[script] = known
        return known

    def _spanish_mark(self) -> Word:
        vector = np.full(len(self.tags), _NO_SPANISH_MARK, dtype=np.float32)
        vector[self.columns["es"]] = 0.0
        return Word(vector=vector, script=None, letters=0)


def _alone(script: str | None) -> bool:
    return script in (HAN, "Kana", "Hang", "Thai", "Ethi")


def _grams(word: str, script: str | None) -> list[str]:
    """List the n-grams of a word with its borders; a Han character is its own evidence."""
    if script == HAN:
        return [word]
    bordered, length = f" {word} ", len(word)
    return [
        *word,
        *[bordered[at : at + 2] for at in range(length + 1)],
        *[bordered[at : at + 3] for at in range(length)],
    ]


def _with_strays(sums: Floats) -> Floats:
    """Mix each word's likelihoods with the chance that it belongs to no language."""
    sums -= sums.max(axis=1, keepdims=True)
    mixed: Floats = np.log((1 - _STRAY) * np.exp(sums) + _STRAY)
    return mixed
