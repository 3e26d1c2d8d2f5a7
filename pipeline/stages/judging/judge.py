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
from pipeline.stages.judging.packages import KNOWN_PACKAGES
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
        figures: Mapping[str, Statistics] = KNOWN_PACKAGES,
        calibrations: Mapping[str, Calibration] | None = None,
        recent: Mapping[str, Iterable[float]] | None = None,
        model: Model | None = None,
    ) -> None:
        """Take the share of passages to be read, and what is known of packages and routes.

        `figures` are how the probabilities of packages are spread, by their names: those measured
        when they were installed, or the shipped ones of the starter packages. `calibrations` and
        `recent`, the last raw figures, are by route.
        """
        self._budget = budget
        self._figures = figures
        self._calibrations = calibrations or {}
        self._model = model or load_model()
        self._recent = {
            route: deque(raws, maxlen=MOST_RECENT) for route, raws in (recent or {}).items()
        }
        self._limits: dict[str, float] = {}

    def learn(self, verdicts: Mapping[str, Iterable[tuple[float, bool]]]) -> None:
        """Take confidence from all verdicts of each route so far: raw figure, whether approved.

        Which of two passages has the higher figure does not change, so nor do thresholds.
        """
        start = self._model.calibration_for(self._model.unknown)  # packages share the weights
        self._calibrations = {route: start.after(seen) for route, seen in verdicts.items()}

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
                calibration=self._calibrations.get(route),
            )
            for number, (leg, forced, name) in enumerate(
                zip(rendering.legs, rendering.forced, names, strict=True)
            )
        )
        return Opinion(
            judged=worst_leg(legs),
            route=route,
            is_known=all(name in self._figures for name in names),
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
            flags.append(flag("confidence-unknown"))
        return replace(
            rendering,
            confidence=opinion.judged.confidence if opinion.is_known else None,
            flags=tuple(flags),
            packages=opinion.route,
            raw=raw,
        )

    def _statistics(self, package: str) -> Statistics:
        return self._figures.get(package, self._model.unknown)

    def _limit(self, route: str) -> float:
        if route not in self._limits:
            # Standardised, the figures of all packages are spread alike.
            expected = self._model.spread_for(self._model.unknown)
            recent = list(self._recent.get(route, ()))
            self._limits[route] = threshold(self._budget, recent, expected)
        return self._limits[route]


@lru_cache(maxsize=256)
def packages_of(signature: str) -> tuple[str, ...]:
    """Name the packages of a signature: engine, pair and version of each leg."""
    return tuple(":".join(leg.split(":")[:_ENGINE_PAIR_VERSION]) for leg in signature.split("+"))
