"""From a ranking figure to a probability, learned from teachers' verdicts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

# Figures are counted in steps that wide: enough, and verdicts need no list of their own.
_STEP = 0.05
_FAR = 6.0  # figures beyond are not believed
_ROUNDS = 50
_CLOSE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Prior:
    """Say what is thought before the first verdict.

    `intercept` and `slope` are those of a logistic curve; the looseness of each is the standard
    deviation of its normal prior, the slope's on its logarithm, which keeps it above zero.
    """

    intercept: float
    slope: float
    intercept_looseness: float
    slope_looseness: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Calibration:
    """Turn raw figures into probabilities; the higher figure has the higher probability.

    `seen` counts verdicts: step of the figure, approved, not approved.
    """

    prior: Prior
    intercept: float
    slope: float
    seen: tuple[tuple[int, int, int], ...] = ()

    @property
    def verdicts(self) -> int:
        """Count the verdicts it was learned from."""
        return sum(yes + no for _, yes, no in self.seen)

    def __call__(self, raw: float) -> float:
        """Give the probability that a teacher approves."""
        return _curve(self.intercept + self.slope * _near(raw))

    def after(self, verdicts: Iterable[tuple[float, bool]]) -> Calibration:
        """Learn from more verdicts: raw figures, and whether the passage was approved.

        The order of verdicts, and how they come in portions, make no difference.
        """
        yes, no = Counter[int](), Counter[int]()
        for step, approved, rejected in self.seen:
            yes[step] += approved
            no[step] += rejected
        for raw, approved in verdicts:
            (yes if approved else no)[round(_near(raw) / _STEP)] += 1
        seen = tuple((step, yes[step], no[step]) for step in sorted(yes.keys() | no.keys()))
        intercept, slope = _fit(self.prior, seen)
        return Calibration(prior=self.prior, intercept=intercept, slope=slope, seen=seen)

    def to_json(self) -> dict[str, Any]:
        """Give plain values for a JSON file."""
        prior = self.prior
        return {
            "prior": [
                prior.intercept,
                prior.slope,
                prior.intercept_looseness,
                prior.slope_looseness,
            ],
            "intercept": self.intercept,
            "slope": self.slope,
            "seen": [list(one) for one in self.seen],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave."""
        intercept, slope, loose, slope_loose = value["prior"]
        return cls(
            prior=Prior(
                intercept=intercept,
                slope=slope,
                intercept_looseness=loose,
                slope_looseness=slope_loose,
            ),
            intercept=value["intercept"],
            slope=value["slope"],
            seen=tuple((step, yes, no) for step, yes, no in value["seen"]),
        )


def uncalibrated(prior: Prior) -> Calibration:
    """Give the calibration of an engine and pair without a verdict."""
    return Calibration(prior=prior, intercept=prior.intercept, slope=prior.slope)


def _fit(prior: Prior, seen: Sequence[tuple[int, int, int]]) -> tuple[float, float]:
    """Find intercept and slope of the highest posterior, by Newton's steps on its logarithm.

    The slope is exp(s). A step that does not help is halved; the Hessian is that of Fisher, so
    it is always positive definite.
    """
    at, log_slope = prior.intercept, math.log(prior.slope)
    weights = (1 / prior.intercept_looseness**2, 1 / prior.slope_looseness**2)
    best = _loss(prior, seen, at, log_slope)
    for _ in range(_ROUNDS):
        slope = math.exp(log_slope)
        g0 = weights[0] * (at - prior.intercept)
        g1 = weights[1] * (log_slope - math.log(prior.slope))
        h00, h01, h11 = weights[0], 0.0, weights[1]
        for step, yes, no in seen:
            change = slope * step * _STEP
            share = _curve(at + change)
            over = (yes + no) * share - yes
            spread = (yes + no) * share * (1 - share)
            g0 += over
            g1 += over * change
            h00 += spread
            h01 += spread * change
            h11 += spread * change * change
        inverse = 1 / (h00 * h11 - h01 * h01)
        step0, step1 = inverse * (h11 * g0 - h01 * g1), inverse * (h00 * g1 - h01 * g0)
        size = 1.0
        while size > _CLOSE:
            found = _loss(prior, seen, at - size * step0, log_slope - size * step1)
            if found < best:
                break
            size /= 2
        else:
            break
        at, log_slope = at - size * step0, log_slope - size * step1
        if best - found < _CLOSE:
            break
        best = found
    return at, math.exp(log_slope)


def _loss(prior: Prior, seen: Sequence[tuple[int, int, int]], at: float, log_slope: float) -> float:
    slope = math.exp(min(log_slope, 10.0))
    away = (at - prior.intercept) / prior.intercept_looseness
    bent = (log_slope - math.log(prior.slope)) / prior.slope_looseness
    return (away * away + bent * bent) / 2 - sum(
        yes * _log_curve(at + slope * step * _STEP) + no * _log_curve(-at - slope * step * _STEP)
        for step, yes, no in seen
    )


def _near(raw: float) -> float:
    return max(-_FAR, min(_FAR, raw))


def _curve(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else 1 - 1 / (1 + math.exp(x))


def _log_curve(x: float) -> float:
    return -math.log1p(math.exp(-x)) if x >= 0 else x - math.log1p(math.exp(x))
