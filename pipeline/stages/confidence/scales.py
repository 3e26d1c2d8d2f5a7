"""Statistics of features: one engine's figures mean something only beside its other figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.confidence.features import SENTENCE_FEATURES
from pipeline.stages.confidence.words import WORD_FEATURES

Array = NDArray[np.float64]

# Beyond that many standard deviations a figure is only "very".
FAR = 4.0

# How many items of an engine's own weigh as much as what is known of the others.
# Learned on one pair at a time with the statistics of the six others as the start.
PRIOR_WORDS = 200
PRIOR_PASSAGES = 20


class Scale(NamedTuple):
    """Turn figures into standard deviations from their mean: `figures * by + add`."""

    by: Array
    add: Array

    def __call__(self, figures: Array) -> Array:
        """Standardise rows of figures; what is not known becomes the mean."""
        found = figures * self.by
        found += self.add
        found[np.isnan(found)] = 0.0
        # On a few numbers these two are several times as fast as `clip`.
        np.minimum(found, FAR, out=found)
        np.maximum(found, -FAR, out=found)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Moments:
    """Keep mean and standard deviation of each feature."""

    means: tuple[float, ...]
    spreads: tuple[float, ...]

    @classmethod
    def of(cls, rows: Array, start: Moments | None = None, weight: float = 0.0) -> Moments:
        """Learn from rows of figures, drawn towards `start` as by `weight` rows of its own."""
        known = ~np.isnan(rows)
        count = known.sum(axis=0)
        safe = np.maximum(count, 1)
        means = np.where(known, rows, 0.0).sum(axis=0) / safe
        squares = np.where(known, (rows - means) ** 2, 0.0).sum(axis=0)
        if start is None:
            spreads = np.sqrt(squares / safe)
            return cls(means=tuple(means.tolist()), spreads=tuple(spreads.tolist()))
        before, spread = np.array(start.means), np.array(start.spreads)
        total = count + weight
        drawn = (count * means + weight * before) / total
        spreads = np.sqrt((squares + weight * spread**2) / total)
        return cls(means=tuple(drawn.tolist()), spreads=tuple(spreads.tolist()))

    def scale(self) -> Scale:
        """Give what standardises; a feature that never changes says nothing."""
        spreads = np.array(self.spreads)
        by = np.where(spreads > 1e-6, 1 / np.maximum(spreads, 1e-6), 0.0)
        return Scale(by, -np.array(self.means) * by)


@dataclass(frozen=True, kw_only=True, slots=True)
class Statistics:
    """Keep the moments of one engine and pair.

    `like` names the shipped pair whose own weights fit this engine; without it the weights that
    all pairs share are used. `count` says from how many passages the engine's own were learned.
    """

    like: str | None
    count: int
    words: Moments
    passages: Moments

    def to_json(self) -> dict[str, Any]:
        """Give plain values for a JSON file."""
        return {
            "like": self.like,
            "count": self.count,
            "words": _plain(self.words),
            "passages": _plain(self.passages),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; raise ValueError where it is of other features."""
        return cls(
            like=value["like"],
            count=value["count"],
            words=_moments(value["words"], len(WORD_FEATURES)),
            passages=_moments(value["passages"], len(SENTENCE_FEATURES)),
        )


@lru_cache(maxsize=128)
def scales_of(statistics: Statistics) -> tuple[Scale, Scale]:
    """Give the scales of words and of passages."""
    return statistics.words.scale(), statistics.passages.scale()


def bend(figures: Array, knots: Array) -> Array:
    """Give figures and, for each knot, how far they lie above it: lines that bend at the knots."""
    count, width = figures.shape
    found = np.empty((count, len(knots) + 1, width))
    found[:, 0] = figures
    np.maximum(figures[:, None] - knots[:, None], 0.0, out=found[:, 1:])
    return found.reshape(count, width * (len(knots) + 1))


def _plain(moments: Moments) -> dict[str, list[float]]:
    return {"means": list(moments.means), "spreads": list(moments.spreads)}


def _moments(value: Mapping[str, Any], features: int) -> Moments:
    means, spreads = tuple(value["means"]), tuple(value["spreads"])
    if len(means) != features or len(spreads) != features:
        raise ValueError("the statistics are of other features")
    return Moments(means=means, spreads=spreads)
