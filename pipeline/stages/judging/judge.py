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
    """What is thought of a translation, and whether a teacher should read it."""

    judged: Judged
    is_low: bool  # within the share of passages that teachers are ready to read
    is_known: bool  # whether the figures of the packages are known, and so the confidence


class Judge:
    """Judges the passages of one project.

    The threshold under which a passage is flagged follows from the project's budget and the
    passages of the same packages that were judged before; it moves between windows of posts
    alone (`next_window`), so that a post's flags do not depend on its place in a window.
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

    def next_window(self) -> None:
        """Let what was judged since the last window decide about the next."""
        self._limits.clear()

    def judged(self, rendering: Rendering, signature: str) -> Rendering:
        """Add confidence and the flags of doubt to a translation that was checked.

        `signature` is the engine's. Critical flags are outside the budget: what has one is not
        counted among the passages that the threshold is taken from.
        """
        opinion = self.judge(rendering, signature)
        raw = opinion.judged.raw
        if raw is not None and all(one.severity != "critical" for one in rendering.flags):
            route = "+".join(packages_of(signature))
            self._recent.setdefault(route, deque(maxlen=MOST_RECENT)).append(raw)
        flags = list(rendering.flags)
        if opinion.is_low:
            flags += doubt_flags(rendering, opinion.judged)
        if not opinion.is_known:
            return replace(rendering, flags=(*flags, flag("confidence-unknown")))
        return replace(rendering, confidence=opinion.judged.confidence, flags=tuple(flags))

    def judge(self, rendering: Rendering, signature: str) -> Opinion:
        """Judge a translation by what the engine thinks of each of its legs."""
        names = packages_of(signature)
        if not rendering.forced or len(names) != len(rendering.forced):
            return Opinion(judged=NOTHING_KNOWN, is_low=False, is_known=False)
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
        judged = worst_leg(legs)
        route = "+".join(names)
        return Opinion(
            judged=judged,
            is_low=judged.raw is not None and judged.raw < self._limit(route),
            is_known=all(name in KNOWN_PACKAGES for name in names),
        )

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
