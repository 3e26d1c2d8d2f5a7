"""Lists of words that hurt: how they are written down, and how they are found.

A list is a text of entries between spaces. `tont{o,a,os,as}` stands for four forms, `shut_up` for
a row of words, `ass@donkey` for a word that is harmless where the source has the notion `donkey`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.checks.texts.words import folded_words

# How much a word hurts. What may lead to a mild word hurts no one, and is never reported.
MILD, STRONG, VULGAR = 1, 2, 3

_WORD = re.compile(r"\w+")
_BRACES = re.compile(r"\{([^{}]*)\}")
_MARKS = re.compile(r"[\u0300-\u036f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A word or a row of words that hurts."""

    words: tuple[str, ...]
    weight: int
    notion: str  # harmless where the source has it; empty: there is none


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Where an entry stands in a text."""

    entry: Entry
    span: Span


def expand(text: str) -> Iterator[str]:
    """Yield the forms of every entry of a list."""
    for entry in text.split():
        yield from _forms(entry)


def _forms(entry: str) -> Iterator[str]:
    found = _BRACES.search(entry)
    if found is None:
        yield entry
        return
    for ending in found.group(1).split(","):
        yield from _forms(entry[: found.start()] + ending + entry[found.end() :])


def bare(word: str) -> str:
    """Give a word without accents, as hurried pupils write: `estupido`."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word))


class Lexicon:
    """The words of one language that hurt.

    `prefixes` are vulgar beginnings that form words of their own. `origins` hurt nobody, but mild
    and strong words may translate them. `shape` gives what of a word is compared, `clitics` what
    may be cut off. `spaced` is false for scripts that put no spaces between words.
    """

    def __init__(
        self,
        *,
        vulgar: str,
        strong: str,
        mild: str,
        origins: str,
        prefixes: str = "",
        shape: Callable[[str], str] | None = None,
        clitics: re.Pattern[str] | None = None,
        spaced: bool = True,
    ) -> None:
        self._shape, self._clitics, self._spaced = shape, clitics, spaced
        self._prefixes = tuple(prefixes.split())
        rows = ((vulgar, VULGAR), (strong, STRONG), (mild, MILD))
        entries = [self._entry(form, weight) for text, weight in rows for form in expand(text)]
        self._entries = {entry.words: entry for entry in reversed(entries)}
        self._rows = _by_first(self._entries)
        self._seconds = _seconds(self._rows)
        origin_rows = [self._entry(form, MILD).words for form in expand(origins)]
        weights = dict.fromkeys(origin_rows, MILD)
        # A word that is harmless in one sense may only be so here: a donkey in a zoo.
        weights |= {
            row: MILD if entry.notion else entry.weight for row, entry in self._entries.items()
        }
        self._weights = {tuple(map(bare, row)): weight for row, weight in weights.items()}
        self._bare_rows = _by_first(self._weights)
        if not spaced:
            self._hurting = _alternatives(self._entries)
            self._justifying = _alternatives(weights)

    def find(self, text: str) -> list[Hit]:
        """Give what hurts in a text, in order."""
        if not self._spaced:
            return [
                Hit(entry=self._entries[(one.group(),)], span=one.span())
                for one in self._hurting.finditer(text)
            ]
        if not self._may_hurt(text):
            return []
        words = self._words(text)
        places = [one.span() for one in _WORD.finditer(text)]
        if len(places) != len(words):  # lower case can have other letters
            return []
        return list(self._hits(words, places))

    def weight(self, text: str) -> int:
        """Give how much the worst word of a source hurts, accents or not; 0: none does."""
        if not self._spaced:
            found = {one.group() for one in self._justifying.finditer(text)}
            return max((self._weights[(bare(word),)] for word in found), default=0)
        words = [bare(word) for word in self._words(text)]
        if self._prefixes and any(word.startswith(self._prefixes) for word in words):
            return VULGAR
        return max(
            (
                self._weights[row]
                for at, word in enumerate(words)
                for first in self._readings(word)
                for row in self._bare_rows.get(first, ())
                if row == (first, *words[at + 1 : at + len(row)])
            ),
            default=0,
        )

    def _may_hurt(self, text: str) -> bool:
        """Tell cheaply whether places must be sought: most texts have no such word."""
        if self._clitics is not None:
            return True
        words = folded_words(text) if self._shape is None else frozenset(self._words(text))
        for first in self._seconds.keys() & words:
            seconds = self._seconds[first]
            if seconds is None or not seconds.isdisjoint(words):
                return True
        return bool(self._prefixes) and any(word.startswith(self._prefixes) for word in words)

    def _entry(self, form: str, weight: int) -> Entry:
        word, _, notion = form.partition("@")
        return Entry(words=tuple(self._words(word.replace("_", " "))), weight=weight, notion=notion)

    def _words(self, text: str) -> list[str]:
        words: list[str] = _WORD.findall(text.lower())
        return words if self._shape is None else [self._shape(word) for word in words]

    def _readings(self, word: str) -> tuple[str, ...]:
        """Give a word as it is, and without what may be glued to it."""
        if self._clitics is None:
            return (word,)
        return word, self._clitics.sub("", word)

    def _hits(self, words: list[str], places: list[Span]) -> Iterator[Hit]:
        for at, word in enumerate(words):
            row = next(
                (
                    row
                    for first in self._readings(word)
                    for row in self._rows.get(first, ())
                    if row == (first, *words[at + 1 : at + len(row)])
                ),
                None,
            )
            if row is not None:
                span = places[at][0], places[at + len(row) - 1][1]
                yield Hit(entry=self._entries[row], span=span)
            elif self._prefixes and word.startswith(self._prefixes):
                yield Hit(entry=Entry(words=(word,), weight=VULGAR, notion=""), span=places[at])


def _by_first(rows: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Sort rows of words by their first, the longest first."""
    sorted_rows: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(rows, key=len, reverse=True):
        sorted_rows.setdefault(row[0], []).append(row)
    return sorted_rows


def _seconds(rows: dict[str, list[tuple[str, ...]]]) -> dict[str, frozenset[str] | None]:
    """Give what must stand beside the first words of rows; None where one hurts by itself."""
    return {
        first.casefold(): (
            None
            if any(len(row) == 1 for row in choice)
            else frozenset(row[1].casefold() for row in choice)
        )
        for first, choice in rows.items()
    }


def _alternatives(rows: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """Match any of some words, the longest first."""
    words = sorted({row[0] for row in rows}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
