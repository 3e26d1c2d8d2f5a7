"""The port that every engine fills. `tests/contract` holds the suite that each must pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from translators.placeholders import Shape
from translators.values import ForcedScore, Request, Result, Route, ScoreRequest


class Translator(Protocol):
    """Turns batches of texts into texts with scores.

    A batch may mix language pairs; results come in the order of the requests.
    """

    def route(self, source: str, target: str) -> Route | None:
        """Give the way from one language tag to another, or None where there is none."""
        ...

    def signature(self, source: str, target: str) -> str:
        """Name engine, package, version, checksum and settings: same signature, same text.

        The shapes of marks and their order are settings: they change texts.
        Raises NoRoute.
        """
        ...

    def shapes(self, source: str, target: str) -> tuple[Shape, ...]:
        """Give the shapes of marks to try for what must not change, best first, at most two.

        By what was measured on the packages of the route; the default without figures.
        Raises NoRoute.
        """
        ...

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Translate a batch. Raises NoRoute when a pair cannot be translated."""
        ...

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        """Give the log-probability of each token of given targets (forced decoding).

        A pair without a package of its own is scored on its last leg, from a translation
        of the source by the legs before. Raises NoRoute.
        """
        ...
