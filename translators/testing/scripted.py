"""An engine whose translations a function writes: for tests of what stands around engines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from translators.errors import NoRoute
from translators.placeholders import DEFAULT_SHAPES, Shape
from translators.values import (
    ForcedScore,
    Hypothesis,
    Problem,
    Request,
    Result,
    Route,
    ScoreRequest,
)

# Probability that the engine claims for each of its tokens.
_TOKEN_LOG_PROBABILITY = -0.1


def _tokens(text: str) -> tuple[str, ...]:
    return tuple("▁" + word for word in text.split())


class ScriptedTranslator:
    """Translates every text by a function of the text.

    `script` takes the text of the request (without its prefix) and gives one translation, or
    several, best first. `pairs` limits what it translates; None stands for every pair.
    """

    def __init__(
        self,
        script: Callable[[str], str | Sequence[str]],
        *,
        name: str = "scripted",
        pairs: frozenset[tuple[str, str]] | None = None,
    ) -> None:
        self._script = script
        self._name = name
        self._pairs = pairs

    def route(self, source: str, target: str) -> Route | None:
        """Give the direct way where the pair is among those it translates."""
        if self._pairs is not None and (source, target) not in self._pairs:
            return None
        return Route(languages=(source, target))

    def signature(self, source: str, target: str) -> str:
        """Name the engine and the pair. Raises NoRoute."""
        self._check(source, target)
        return f"{self._name}:{source}-{target}"

    def shapes(self, source: str, target: str) -> tuple[Shape, ...]:
        """Give the default order: nothing is measured. Raises NoRoute."""
        self._check(source, target)
        return DEFAULT_SHAPES

    def translate(self, requests: Sequence[Request]) -> list[Result]:
        """Apply the script to each text; a prefix is put before, suppressed texts are passed by.

        Raises NoRoute.
        """
        for request in requests:
            self._check(request.source, request.target)
        return [self._translate(request) for request in requests]

    def _check(self, source: str, target: str) -> None:
        if self.route(source, target) is None:
            raise NoRoute(f"{self._name} does not translate {source} to {target}")

    def _translate(self, request: Request) -> Result:
        scripted = self._script(request.text)
        texts = [scripted] if isinstance(scripted, str) else list(scripted)
        allowed = [t for t in texts if not any(part in t for part in request.suppress)]
        hypotheses = []
        for text in (allowed or [""])[: request.hypotheses]:
            whole = text if text.startswith(request.prefix) else request.prefix + text
            tokens = _tokens(whole)
            hypotheses.append(
                Hypothesis(
                    text=whole,
                    tokens=tokens,
                    log_probability=_TOKEN_LOG_PROBABILITY * (len(tokens) + 1),
                )
            )
        problems: tuple[Problem, ...] = ()
        if not hypotheses[0].text.strip() and request.text.strip():
            problems = ("empty",)
        return Result(hypotheses=tuple(hypotheses), problems=problems)

    def score(self, requests: Sequence[ScoreRequest]) -> list[ForcedScore]:
        """Give the same probability to every token. Raises NoRoute."""
        scores = []
        for request in requests:
            self._check(request.source, request.target)
            tokens = _tokens(request.translation)
            scores.append(
                ForcedScore(
                    tokens=tokens,
                    token_log_probabilities=(_TOKEN_LOG_PROBABILITY,) * (len(tokens) + 1),
                )
            )
        return scores
