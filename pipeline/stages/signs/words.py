"""The words of two texts, and which became which."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.domain.spans import Span
from translators.values import Alignment

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_WEIGHTY = 4  # letters of a word that is more than grammar, in most languages that write spaces
_SHARED = 3  # letters of a word that hardly stands in two languages by chance


def words_of(text: str, kept: Sequence[Span]) -> list[Span]:
    """Give the words of a text, each kept stretch one of its own or part of one."""
    words: list[Span] = []
    position = 0
    for start, end in kept:
        words += [found.span() for found in _WORD.finditer(text, position, start)]
        if words and words[-1][1] == start > position:
            start = words.pop()[0]
        glued = _WORD.match(text, end)
        position = end = end if glued is None else glued.end()
        if words and words[-1][1] >= start:
            words[-1] = (words[-1][0], max(end, words[-1][1]))
        else:
            words.append((start, end))
    words += [found.span() for found in _WORD.finditer(text, position)]
    return words


def letters_of(text: str, word: Span) -> Span:
    """Give a word without the signs around its letters and figures; the word where it has none."""
    found = _LETTERS.search(text, *word)
    return word if found is None else found.span()


def is_weighty(text: str, word: Span) -> bool:
    """Tell whether a word is no article, pronoun or the like, coarsely: by its length."""
    start, end = letters_of(text, word)
    return end - start >= _WEIGHTY


def _once(text: str, words: Sequence[Span]) -> dict[str, int]:
    """Give the letters of each longer word that stands in a text once, with its number."""
    found: dict[str, int] = {}
    doubled: set[str] = set()
    for number, word in enumerate(words):
        start, end = letters_of(text, word)
        letters = text[start:end]
        if letters in found:
            doubled.add(letters)
        elif end - start >= _SHARED:
            found[letters] = number
    return {letters: number for letters, number in found.items() if letters not in doubled}


class Pairing:
    """Which words of a translation came from which words of a source."""

    def __init__(
        self,
        source: str,
        target: str,
        alignment: Alignment,
        kept: Sequence[tuple[Span, Span]],
    ) -> None:
        """Pair words; `kept` are stretches that stand in both texts, with both their places."""
        self.source, self.target = source, target
        self.source_words = words_of(source, [one for one, _ in kept])
        self.target_words = words_of(target, sorted(one for _, one in kept))
        self._source_starts = [start for start, _ in self.source_words]
        self._target_starts = [start for start, _ in self.target_words]
        self.sources: list[set[int]] = [set() for _ in self.target_words]
        self.targets: list[set[int]] = [set() for _ in self.source_words]
        firm = {self._number(self._target_starts, there[0]) for _, there in kept}
        own = {self._number(self._source_starts, here[0]) for here, _ in kept}
        for start, _, there, _ in alignment:
            word = self._number(self._source_starts, start)
            became = self._number(self._target_starts, there)
            if became not in firm and word not in own:
                self._pair(word, became)
        for one, other in kept:
            self._pair(
                self._number(self._source_starts, one[0]),
                self._number(self._target_starts, other[0]),
            )
        self._kept = sorted(there for _, there in kept)
        self.kept_words = frozenset(firm)  # of the translation
        self._firm = firm  # words of the translation of which it is known what they came from
        self.told: set[int] = set()  # source words of which more is known than attention says
        self._pair_equals()
        self._share_out()

    @staticmethod
    def _number(starts: Sequence[int], at: int) -> int:
        return bisect_right(starts, at) - 1

    def _pair(self, word: int, became: int) -> None:
        if word >= 0 and became >= 0:
            self.sources[became].add(word)
            self.targets[word].add(became)

    def _pair_equals(self) -> None:
        """Pair words that stand in both texts once: names, and what the languages share."""
        here = _once(self.source, self.source_words)
        there = _once(self.target, self.target_words)
        for letters in here.keys() & there.keys():
            word, became = here[letters], there[letters]
            if became not in self._firm:
                self.pair_only(range(word, word + 1), range(became, became + 1))

    def _share_out(self) -> None:
        """Give words without a partner those that the word after them has too many of.

        Of `is very brown`, `es muy marrón`, attention says that both `es` and `muy` came from
        `very`. Only small words go, and mostly they belong to the word after them; `perro grande`
        may be in another order.
        """
        alone: list[int] = []
        for word, became in enumerate(self.targets):
            if not became:
                alone.append(word)
                continue
            spare = self._spare(word)
            for taker, number in zip(alone[-len(spare) :] if spare else (), spare, strict=False):
                if not is_weighty(self.target, self.target_words[number]):
                    self.sources[number] = {taker}
                    self.targets[taker] = {number}
                    became.discard(number)
            alone = []

    def _spare(self, word: int) -> list[int]:
        """Give the first of the words that came from one word alone, all but what it needs.

        It keeps its last word, and its last of weight.
        """
        became = sorted(self.targets[word])
        needed = [n for n in became if is_weighty(self.target, self.target_words[n])] or became
        return [number for number in range(became[0], needed[-1]) if self.sources[number] == {word}]

    def pair_only(self, words: range, became: range) -> None:
        """Let some words of the source have become some of the translation, and nothing else.

        While there are too many, small words at the edges that are all that others became are left
        to these; while there are too few, words beside the edges that came from nothing else are
        taken along.
        """
        start, stop = became.start, became.stop
        while stop - start > len(words) and self._is_small_of_others(start, words):
            start += 1
        while stop - start > len(words) and self._is_small_of_others(stop - 1, words):
            stop -= 1
        while stop - start < len(words) and start and self._came_from(start - 1, words):
            start -= 1
        while stop - start < len(words) and self._came_from(stop, words):
            stop += 1
        became = range(start, stop)
        self.told.update(words)
        self._firm.update(became)
        for word in words:
            for other in self.targets[word]:
                self.sources[other].discard(word)
            self.targets[word].clear()
        for number in became:
            for other in self.sources[number]:
                self.targets[other].discard(number)
            self.sources[number].clear()
            for word in words:
                self._pair(word, number)

    def pair_term(self, source: Span, target: Span) -> None:
        """Let the words of a term have become those of its form, and nothing else.

        An article that was made to agree with the form is that of the article before the term.
        """
        words, became = self.pair_stretch(source, target)
        before, first = words.start - 1, became.start
        if first > 0 < words.start and not self.targets[before] and not self.sources[first - 1]:
            self._pair(before, first - 1)

    def pair_stretch(self, source: Span, target: Span) -> tuple[range, range]:
        """Let the words of one stretch have become those of another, and nothing else."""
        words = self.words_in(source)
        first = max(0, self._number(self._target_starts, target[0]))
        became = range(first, bisect_left(self._target_starts, target[1]))
        if words and became:
            self.pair_only(words, became)
        return words, became

    def _is_small_of_others(self, number: int, words: range) -> bool:
        """Tell whether a small word is all that words outside of some became."""
        came = self.sources[number]
        return (
            not is_weighty(self.target, self.target_words[number])
            and came != set()
            and came.isdisjoint(words)
            and all(self.targets[word] == {number} for word in came)
        )

    def is_of_others(self, number: int, words: range) -> bool:
        """Tell whether a word of the translation is known to have come from other words."""
        return number in self._firm and self.sources[number].isdisjoint(words)

    def _came_from(self, number: int, words: range) -> bool:
        """Tell whether a word came from some words and from no others."""
        came = self.sources[number] if number < len(self.sources) else set()
        return came != set() and all(word in words for word in came)

    def whole(self, span: Span) -> Span:
        """Widen a stretch of the translation that begins or ends inside a kept one to hold it."""
        start, end = span
        for first, last in self._kept:
            start = first if first < start < last else start
            end = last if first < end < last else end
        return start, end

    def words_in(self, span: Span) -> range:
        """Give the numbers of the source words that lie in a stretch for the greater part."""
        first = max(0, bisect_right(self._source_starts, span[0]) - 1)
        last = bisect_left(self._source_starts, span[1])
        while first < last and not self._mostly(first, span):
            first += 1
        while last > first and not self._mostly(last - 1, span):
            last -= 1
        return range(first, last)

    def _mostly(self, number: int, span: Span) -> bool:
        start, end = letters_of(self.source, self.source_words[number])
        return 2 * (min(end, span[1]) - max(start, span[0])) >= end - start
