"""How much of what is wrong the flags catch, told from a sample of what they did not."""

from __future__ import annotations

import math
from dataclasses import dataclass

_TWO_SIDED_95 = 1.96  # standard deviations


@dataclass(frozen=True, kw_only=True, slots=True)
class Caught:
    """Share of the bad passages that were flagged, with its 95 % interval; all 0 to 1."""

    share: float
    low: float
    high: float


def share_caught(
    *, flagged_bad: int, unflagged: int, sampled: int, sampled_bad: int
) -> Caught | None:
    """Tell the share of bad passages that flags caught; None where nothing is known.

    `flagged_bad`: flagged passages that teachers did not accept. `unflagged`: passages without
    a flag, of which `sampled` were read and `sampled_bad` not accepted. The interval is Wilson's
    for the share of bad ones in the sample (Wilson 1927), carried over.
    """
    if unflagged and not sampled:
        return None
    missed = unflagged * sampled_bad / sampled if sampled else 0.0
    if flagged_bad + missed == 0:
        return None
    low, high = wilson(sampled_bad, sampled) if sampled else (0.0, 0.0)
    return Caught(
        share=flagged_bad / (flagged_bad + missed),
        low=_of(flagged_bad, unflagged * high),
        high=_of(flagged_bad, unflagged * low),
    )


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Give Wilson's 95 % interval for a share; everything where nothing was tried."""
    if trials == 0:
        return 0.0, 1.0
    square = _TWO_SIDED_95**2
    share = hits / trials
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    half *= _TWO_SIDED_95 / (1 + square / trials)
    return max(0.0, middle - half), min(1.0, middle + half)


def _of(flagged_bad: int, missed: float) -> float:
    return flagged_bad / (flagged_bad + missed) if flagged_bad + missed else 0.0
