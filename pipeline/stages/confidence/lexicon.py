"""Which words an engine gets wrong, in tables of numbers found by hash: the words are not kept."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

BITS = 12
SIZE = 1 << BITS
_MASK = SIZE - 1
_AFFIX = 3  # characters of beginnings and endings
_EDGE = 0x5BD1E995  # stands for the words before the first and after the last

# A weight is one letter: 64 steps, the middle is nothing.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
MIDDLE = len(LETTERS) // 2
_STEPS = {letter: step for step, letter in enumerate(LETTERS)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """Keep a weight for each bucket, in steps of `unit`."""

    steps: bytes
    unit: float

    @classmethod
    def read(cls, letters: str, unit: float) -> Lexicon:
        """Make a lexicon of its letters."""
        if len(letters) != SIZE:
            raise ValueError(f"a lexicon has {SIZE} letters, not {len(letters)}")
        return cls(steps=bytes([_STEPS[letter] for letter in letters]), unit=unit)

    def words(self, words: Sequence[str]) -> list[float]:
        """Give what each word adds, from itself, its edges and its neighbours; lower case."""
        steps, unit, none = self.steps, self.unit, MIDDLE * 5
        return [
            unit * (steps[a] + steps[b] + steps[c] + steps[d] + steps[e] - none)
            for a, b, c, d, e in word_buckets(words)
        ]

    def sentence(self, source: Sequence[str], target: Sequence[str]) -> float:
        """Give what the words of both sides add to a passage."""
        buckets = sentence_buckets(source, target)
        total = sum(map(self.steps.__getitem__, buckets)) - MIDDLE * len(buckets)
        return self.unit * total / math.sqrt(len(buckets) + 1)


def word_buckets(words: Sequence[str]) -> list[tuple[int, int, int, int, int]]:
    """Give the buckets of each word: itself, the one before, the one after, its two edges."""
    own = [_EDGE, *[_hash(word) for word in words], _EDGE]
    return [
        (
            own[at] & _MASK,
            own[at - 1] >> 7 & _MASK,
            own[at + 1] >> 14 & _MASK,
            _hash("^" + word[:_AFFIX]) & _MASK,
            _hash("$" + word[-_AFFIX:]) & _MASK,
        )
        for at, word in enumerate(words, start=1)
    ]


def sentence_buckets(source: Sequence[str], target: Sequence[str]) -> list[int]:
    """Give the buckets of a passage's words, each once."""
    found = {_hash(word) & _MASK for word in source}
    found.update([_hash(word) >> 16 & _MASK for word in target])
    return list(found)


def _hash(word: str) -> int:
    try:
        return crc32(word.encode())
    except UnicodeEncodeError:  # half of a surrogate pair
        return crc32(word.encode("utf-8", "replace"))
