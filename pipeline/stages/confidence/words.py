"""What is known of each word: its own tokens, those beside it, and its place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.confidence.values import Evidence

WORD_FEATURES = (
    "surprise",  # root of minus the log-probability of the whole word
    "worst",  # the same of its worst token
    "first",  # the same of its first token
    "before",  # the same of the worst token of the word before
    "after",
    "around",  # of the four words on either side
    "sentence",  # mean log-probability of the tokens of the sentence
    "pieces",  # tokens
    "length",  # characters
    "letters",  # starts with a letter or figure
    "letters_after",
    "last",
    "capital",
    "figure",
    "copied",  # stands in the source
    "place",  # 0 is the first word, 1 the last
    "times",  # logarithm of how often the sentence has it
    "again",  # the same as the word before
    "length_ratio",
    "token_ratio",  # tokens for each word of the source
)
_AROUND = 4
_EDGES = ".,;:!?()\"'“”«»"
_ROOTS = slice(WORD_FEATURES.index("surprise"), WORD_FEATURES.index("sentence"))
_LOGARITHMS = [WORD_FEATURES.index(name) for name in ("pieces", "length", "times")]


def token_ratio(tokens: int, source: str) -> float:
    """Give the logarithm of tokens for each word of the source."""
    return math.log(tokens / (len(source.split()) + 1))


def word_features(
    evidence: Evidence, logs: Sequence[float], groups: Sequence[Sequence[float]]
) -> NDArray[np.float64]:
    """Give the figures of `WORD_FEATURES` for every word, a row each; `logs` is not empty."""
    words = evidence.words
    count = len(words)
    lowered = [word.lower() for word in words]
    there = {word.strip(_EDGES) for word in evidence.source.lower().split()}
    times = Counter(lowered)
    first = [word[:1] for word in words]
    sounds = [letter.isalnum() for letter in first]
    columns = [
        *_of_tokens(groups),
        [sum(logs) / len(logs)] * count,
        list(map(len, groups)),
        list(map(len, words)),
        sounds,
        [*sounds[1:], False][:count],
        [at == count for at in range(1, count + 1)],
        [letter.isupper() for letter in first],
        [letter.isdigit() for letter in first],
        [low in there for low in lowered],
        [at / count for at in range(count)],
        [times[low] - 1 for low in lowered],
        [False, *map(str.__eq__, lowered[1:], lowered)][:count],
        [math.log((len(evidence.translation) + 1) / (len(evidence.source) + 1))] * count,
        [token_ratio(len(logs), evidence.source)] * count,
    ]
    figures = np.array(columns, dtype=np.float64)
    # Small differences near certainty count; whether a word is long or very long does not.
    figures[_ROOTS] = np.sqrt(np.maximum(-figures[_ROOTS], 0.0))
    figures[_LOGARITHMS] = np.log1p(figures[_LOGARITHMS])
    return figures.T


def _of_tokens(groups: Sequence[Sequence[float]]) -> list[list[float]]:
    """Give columns of what the tokens say of each word, from its surprise to what is around it."""
    count = len(groups)
    sums = list(map(sum, groups))
    worst = list(map(min, groups))
    running = [0.0] * (_AROUND + 1) + list(accumulate(sums))
    running += running[-1:] * _AROUND
    width = 2 * _AROUND + 1
    around = [(end - start) / width for start, end in zip(running, running[width:], strict=False)]
    return [
        sums,
        worst,
        [one[0] for one in groups],
        [0.0, *worst][:count],
        [*worst[1:], 0.0][:count],
        around,
    ]
