"""What is known of a whole passage; the features were kept because they paid on the dev part."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import add

from pipeline.stages.confidence.text import TEXT_FEATURES, text_features
from pipeline.stages.confidence.values import Evidence
from pipeline.stages.confidence.words import token_ratio

_LOW = math.log(0.3)
_LONG, _SHORT = 7, 3  # characters of words, from and up to

TOKEN_FEATURES = (
    "mean",
    "spread",
    "worst_two",  # the lowest mean of two neighbours
    "low",  # share of tokens below 0.3
    "second",
    "last",
    "end",
    "token_ratio",
)
GROUP_FEATURES = (
    "inner",  # mean of the tokens that continue a word
    "many",  # share of words of several tokens
    "worst_word",
    "long_words",  # mean log-probability of words of seven characters and more
    "short_words",  # the same of three and fewer
)
DOUBT_FEATURES = ("all_right", "all_right_mean", "doubt_most", "doubt_mean")
SENTENCE_FEATURES = (*TOKEN_FEATURES, *GROUP_FEATURES, *DOUBT_FEATURES, *TEXT_FEATURES)


def sentence_features(
    evidence: Evidence,
    logs: Sequence[float],
    groups: Sequence[Sequence[float]] | None,
    doubts: Sequence[float] | None,
    lowered: tuple[Sequence[str], Sequence[str]],
) -> list[float]:
    """Give the figures of `SENTENCE_FEATURES`; what is not known is not a number.

    `logs` is not empty; `doubts` are the word scores,
    `lowered` the words of both sides in lower case. All is mean or share, so that long and
    short passages compare. Features of tokens: Fomicheva et al., TACL 8:539-555 (2020).
    """
    return [
        *_of_tokens(logs),
        token_ratio(len(logs), evidence.source),
        *(_of_groups(groups, evidence.words) if groups else [math.nan] * 5),
        *(_of_doubts(doubts) if doubts else [math.nan] * 4),
        *text_features(evidence, *lowered),
    ]


def _of_tokens(logs: Sequence[float]) -> list[float]:
    count = len(logs)
    mean = sum(logs) / count
    return [
        mean,
        math.sqrt(max(sum([log * log for log in logs]) / count - mean * mean, 0.0)),
        min(map(add, logs[:-1], logs[1:]), default=logs[0]) / 2,
        sum([log < _LOW for log in logs]) / count,
        logs[min(1, count - 1)],
        logs[max(count - 2, 0)],
        logs[-1],
    ]


def _of_groups(groups: Sequence[Sequence[float]], words: Sequence[str]) -> list[float]:
    sums = [sum(one) for one in groups]
    inner = [log for one in groups if len(one) > 1 for log in one[1:]]
    return [
        _mean(inner) if inner else 0.0,
        sum([len(one) > 1 for one in groups]) / len(groups),
        min(sums),
        _mean([one for one, word in zip(sums, words, strict=True) if len(word) >= _LONG]),
        _mean([one for one, word in zip(sums, words, strict=True) if len(word) <= _SHORT]),
    ]


def _of_doubts(doubts: Sequence[float]) -> list[float]:
    """Give what the word scores say: that all are right, in logarithms, and how much is not."""
    right = sum([math.log1p(-min(doubt, 0.99)) for doubt in doubts])
    return [right, right / len(doubts), max(doubts), sum(doubts) / len(doubts)]


def _mean(of: Sequence[float]) -> float:
    return sum(of) / len(of) if of else math.nan
