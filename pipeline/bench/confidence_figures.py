"""The figures of `passerelle bench confidence`; shares are from 0 to 1.

"Bad" is the lowest fifth by teachers' opinion within one pair; figures are taken for each pair and
averaged. Ranks of equal values are shared, so that no figure depends on the order of passages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

BAD = 0.2
BINS = 10
LOW_WORD = 0.5  # the baseline flags every word below that probability

# What is to be reached on the held-out part; the second is ambitious.
GOALS = {
    "pearson": (0.50, 0.57),
    "auroc": (0.76, 0.80),
    "caught_20": (0.465, 0.52),
    "ece_50": (0.07, 0.055),
    "ece_200": (0.05, 0.035),
    "word_mcc": (0.30, 0.38),
}


def correlation(scores: Sequence[float], opinions: Sequence[float]) -> float:
    """Give Pearson's correlation; 0 where one side never changes."""
    count = len(scores)
    left, right = sum(scores) / count, sum(opinions) / count
    both = sum((a - left) * (b - right) for a, b in zip(scores, opinions, strict=True))
    one = sum((a - left) ** 2 for a in scores)
    other = sum((b - right) ** 2 for b in opinions)
    return both / math.sqrt(one * other) if one and other else 0.0


def worst(opinions: Sequence[float], share: float = BAD) -> list[bool]:
    """Mark the passages with the lowest opinions; of equal ones the first come first."""
    marked = [False] * len(opinions)
    order = sorted(range(len(opinions)), key=opinions.__getitem__)
    for at in order[: round(share * len(opinions))]:
        marked[at] = True
    return marked


def area(scores: Sequence[float], opinions: Sequence[float]) -> float:
    """Give the AUROC of the worst fifth: how often a bad passage scores below another."""
    bad = worst(opinions)
    low = sum(bad)
    if not 0 < low < len(bad):
        return 0.5
    ranks = sum(rank for rank, is_bad in zip(_ranks(scores), bad, strict=True) if is_bad)
    return 1 - (ranks - low * (low + 1) / 2) / (low * (len(bad) - low))


def caught(scores: Sequence[float], opinions: Sequence[float], share: float) -> float:
    """Give the share of bad passages among the lowest scores, when that share is reviewed.

    Where equal scores straddle the limit, each counts as likely as the other.
    """
    bad = worst(opinions)
    left = round(share * len(scores))
    order = sorted(range(len(scores)), key=scores.__getitem__)
    total = 0.0
    for _, group in groupby(order, key=scores.__getitem__):
        members = list(group)
        total += sum(bad[at] for at in members) * min(1, left / len(members))
        left = max(left - len(members), 0)
    return total / sum(bad) if any(bad) else 0.0


def calibration_error(
    confidences: Sequence[float], accepted: Sequence[bool], *, equal_mass: bool = False
) -> float:
    """Give the ECE: how far confidence and the share accepted are apart, over ten bins.

    Bins have equal width, or equally many passages.
    """
    pairs = sorted(zip(confidences, accepted, strict=True))
    count = len(pairs)
    bins: dict[int, list[tuple[float, bool]]] = {}
    for at, one in enumerate(pairs):
        place = at * BINS // count if equal_mass else min(int(one[0] * BINS), BINS - 1)
        bins.setdefault(place, []).append(one)
    return sum(abs(sum(c for c, _ in one) - sum(a for _, a in one)) for one in bins.values()) / (
        count or 1
    )


def word_agreement(flags: Sequence[bool], bad: Sequence[bool]) -> float:
    """Give Matthews' correlation of word flags with the words a post-editor changed."""
    table = [[0, 0], [0, 0]]
    for flag, is_bad in zip(flags, bad, strict=True):
        table[flag][is_bad] += 1
    (fine, missed), (wrong, found) = table
    below = math.sqrt((found + wrong) * (found + missed) * (fine + wrong) * (fine + missed))
    return (found * fine - wrong * missed) / below if below else 0.0


def baseline_score(token_log_probs: Sequence[float]) -> float:
    """Give the baseline of passages: the geometric mean of the token probabilities."""
    return math.exp(sum(token_log_probs) / len(token_log_probs))


def baseline_flags(
    token_log_probs: Sequence[float], word_tokens: Sequence[int] | None, words: int
) -> list[bool]:
    """Give the baseline of words: those whose tokens together are less likely than a half.

    A word without a token of its own shares that of the word before; without counts none is
    flagged.
    """
    flags, start, last = [], 0, False
    for count in word_tokens or [0] * words:
        if count:
            last = sum(token_log_probs[start : start + count]) < math.log(LOW_WORD)
            start += count
        flags.append(last)
    return flags


def _ranks(values: Sequence[float]) -> list[float]:
    """Rank values from 1; equal values share the mean of their ranks."""
    ranks = [0.0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    start = 1
    for _, group in groupby(order, key=values.__getitem__):
        members = list(group)
        for at in members:
            ranks[at] = start + (len(members) - 1) / 2
        start += len(members)
    return ranks
