"""Judges what machines translated: confidence, doubtful words, and whether a teacher reads it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.domain.flags import flag
from pipeline.stages.confidence import (
    NOTHING_KNOWN,
    Calibration,
    Judged,
    Model,
    Statistics,
    load_model,
    worst_leg,
)
from pipeline.stages.judging.evidence import evidence_of
from pipeline.stages.judging.flags import doubt_flags
from pipeline.stages.judging.packages import KNOWN_PACKAGES, PackageFigures
from pipeline.stages.judging.places import words_put_in
from pipeline.stages.review.budget import MOST_RECENT, threshold
from pipeline.stages.translation.rendering import Rendering

_ENGINE_PAIR_VERSION = 3  # parts of a signature that name a package


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What is thought of a translation."""

    judged: Judged
    route: str  # the packages on the way, whose passages are compared with one another
    is_known: bool  # whether the figures of the packages are known, and so the confidence


class Judge:
    """Judges the passages of one project.

    The threshold under which a passage is flagged follows from the project's budget and the last
    passages of the same packages, those of the window of posts in hand among them: first all are
    judged (`judge`, `note`), then `next_window` is called, and then they are flagged.
    """

    def __init__(
        self,
        budget: float,
        *,
        calibrations: Mapping[str, Calibration] | None = None,
        model: Model | None = None,
    ) -> None:
        """Take the share of passages to be read, and calibrations by the names of packages."""
        self._budget = budget
        self._calibrations = calibrations or {}
        self._model = model or load_model()
        self._recent: dict[str, deque[float]] = {}
        self._limits: dict[str, float] = {}

    def judge(self, rendering: Rendering, signature: str) -> Opinion:
        """Judge a translation by what the engine thinks of each leg; `signature` is its own."""
        names = packages_of(signature)
        route = "+".join(names)
        if not rendering.forced or len(names) != len(rendering.forced):
            return Opinion(judged=NOTHING_KNOWN, route=route, is_known=False)
        last = len(names) - 1
        put_in = words_put_in(rendering)
        legs = tuple(
            self._model.judge(
                evidence_of(leg, forced, chosen=put_in if number == last else ()),
                statistics=self._statistics(name),
                calibration=self._calibrations.get(name),
            )
            for number, (leg, forced, name) in enumerate(
                zip(rendering.legs, rendering.forced, names, strict=True)
            )
        )
        return Opinion(
            judged=worst_leg(legs),
            route=route,
            is_known=all(name in KNOWN_PACKAGES for name in names),
        )

    def note(self, rendering: Rendering, opinion: Opinion) -> None:
        """Count a passage among those that the threshold is taken from.

        Critical flags are outside the budget: what has one does not count.
        """
        raw = opinion.judged.raw
        if raw is not None and all(one.severity != "critical" for one in rendering.flags):
            recent = self._recent.setdefault(opinion.route, deque(maxlen=MOST_RECENT))
            recent.append(raw)

    def next_window(self) -> None:
        """Take new thresholds from what was noted."""
        self._limits.clear()

    def flagged(self, rendering: Rendering, opinion: Opinion) -> Rendering:
        """Add confidence and the flags of doubt to a translation that was checked."""
        raw = opinion.judged.raw
        flags = list(rendering.flags)
        if raw is not None and raw < self._limit(opinion.route):
            flags += doubt_flags(rendering, opinion.judged)
        if not opinion.is_known:
            return replace(rendering, flags=(*flags, flag("confidence-unknown")))
        return replace(rendering, confidence=opinion.judged.confidence, flags=tuple(flags))

    def _statistics(self, package: str) -> Statistics:
        known = KNOWN_PACKAGES.get(package)
        return self._model.unknown if known is None else known.statistics

    def _limit(self, route: str) -> float:
        if route not in self._limits:
            figures = _figures_of(route.split("+"))
            recent = list(self._recent.get(route, ()))
            self._limits[route] = threshold(self._budget, recent, figures.expected)
        return self._limits[route]


@lru_cache(maxsize=256)
def packages_of(signature: str) -> tuple[str, ...]:
    """Name the packages of a signature: engine, pair and version of each leg."""
    return tuple(":".join(leg.split(":")[:_ENGINE_PAIR_VERSION]) for leg in signature.split("+"))


def _figures_of(packages: Iterable[str]) -> PackageFigures:
    """Give the figures of the packages whose passages are usually thought least of."""
    known = [KNOWN_PACKAGES[one] for one in packages if one in KNOWN_PACKAGES]
    return min(known or KNOWN_PACKAGES.values(), key=lambda one: one.expected.mean)
