"""Which sentences of a translation belong to which of its source, by length and shared words.

After Gale and Church, "A program for aligning sentences in bilingual corpora" (1993), with prices
for what sentences share.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from pipeline.stages.checks.dropped.measure import surprise
from pipeline.stages.checks.dropped.sentences import Sentence

# Prices are negative logarithms: what joins, cuts and leaves out how many sentences.
_PRICES = {(1, 1): 0.0, (2, 1): 0.0, (1, 2): 1.7, (3, 1): 0.0, (1, 3): 3.4, (2, 2): 3.0}
# What a joint costs where the translation has one sentence for two: with a comma or a word such as
# `and` that the source lacks, where that is not known, and without.
_JOINTS = {True: 1.2, None: 2.2, False: 4.0}
_LEFT_OUT = 3.5
_ADDED = 4.0
_SHARED = 0.7  # earned by each word that both sides share, three at most
_MOST_SHARED = 3
_MARK = 1.0  # a question that none asks on the other side

# Both sides hold a passage, or an item somebody wants scored: longer rows are no sentences.
MOST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Bead:
    """Sentences of both sides that say the same; empty on one side: they have no counterpart."""

    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """The cheapest way to match two rows of sentences."""

    price: float
    beads: tuple[Bead, ...]


def align(source: list[Sentence], target: list[Sentence], *, leave_out: bool) -> Alignment:
    """Match two rows of at most `MOST` sentences; only with `leave_out` may some be lost."""
    many, few = len(source), len(target)
    steps = dict(_PRICES)
    if few == 1:
        steps.setdefault((many, 1), 0.0)
    if leave_out:
        steps |= {(1, 0): _LEFT_OUT, (0, 1): _ADDED}
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(many + 1):
        for j in range(few + 1):
            ways = [
                (
                    best[i - a, j - b][0] + base + _price(source[i - a : i], target[j - b : j]),
                    (a, b),
                )
                for (a, b), base in steps.items()
                if (i - a, j - b) in best
            ]
            if ways:
                best[i, j] = min(ways)
    if (many, few) not in best:
        return Alignment(price=float("inf"), beads=())
    return Alignment(price=best[many, few][0], beads=_path(best, many, few))


def _path(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int
) -> tuple[Bead, ...]:
    beads: list[Bead] = []
    while i or j:
        a, b = best[i, j][1]
        beads.append(Bead(source=(i - a, i), target=(j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(beads))


def _price(ours: list[Sentence], theirs: list[Sentence]) -> float:
    if not ours or not theirs:
        return 0.0
    *_, one = accumulate(ours, Sentence.with_next)
    *_, other = accumulate(theirs, Sentence.with_next)
    shared = min(_MOST_SHARED, len(one.anchors & other.anchors))
    far = surprise(one.worth, other.worth)
    price = far * far / 2 - _SHARED * shared + _MARK * (one.asks != other.asks)
    if len(theirs) == 1:
        for joint in range(1, len(ours)):
            price += _JOINTS[_is_there(joint, one, other)]
    return price


def _is_there(joint: int, one: Sentence, other: Sentence) -> bool | None:
    """Tell whether a sentence has so many more parts than those it stands for."""
    if one.parts is None or other.parts is None:
        return None
    return other.parts >= one.parts + joint
