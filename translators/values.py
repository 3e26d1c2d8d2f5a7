"""The values that engines take and give. They know nothing of posts, projects or glossaries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

# Half-open spans in code points: (source start, source end, target start, target end).
Alignment = tuple[tuple[int, int, int, int], ...]

# What a decoded text can have wrong with it, seen from the engine alone.
# `unknown`: a sub-word or byte that stands for nothing that can be written.
Problem = Literal["empty", "repetition", "truncated", "copied", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """The languages a text passes through, source first and target last, as language tags."""

    languages: tuple[str, ...]

    @property
    def legs(self) -> tuple[tuple[str, str], ...]:
        """Give the pairs that are translated one after the other."""
        return tuple(zip(self.languages, self.languages[1:], strict=False))

    @property
    def via(self) -> tuple[str, ...]:
        """Give the languages in between; empty for a direct package."""
        return self.languages[1:-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One text to translate from `source` to `target` (language tags)."""

    text: str
    source: str
    target: str
    prefix: str = ""  # decoding goes on from this target text
    suppress: tuple[str, ...] = ()  # target texts that must not be decoded
    hypotheses: int = 1  # how many to give back, best first; at most the beam size
    aligned: bool = True  # whether words are to be paired, where the engine can
    beam: int | None = None  # hypotheses searched at a time, fewer than usual; None: as usual


@dataclass(frozen=True, kw_only=True, slots=True)
class Hypothesis:
    """One decoded text with the model's own opinion of it."""

    text: str
    tokens: tuple[str, ...]  # target sub-words, without the end mark
    log_probability: float  # natural, summed over `tokens` and the end marks
    end_marks: int = 1  # 0 where the decoding limit cut the text; one for each part of a long text
    alignment: Alignment = ()  # words of the source to words of the target; may be empty

    @property
    def score(self) -> float:
        """Give the geometric mean probability of the tokens, end mark included: 0 to 1."""
        count = len(self.tokens) + self.end_marks
        return min(1.0, math.exp(self.log_probability / count)) if count else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """What one leg of a route decoded."""

    source: str
    target: str
    text: str  # what went in
    hypothesis: Hypothesis


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What became of one request.

    `hypotheses` are best first and belong to the last leg. It is never empty: an engine
    that decodes nothing gives one hypothesis with an empty text.
    """

    hypotheses: tuple[Hypothesis, ...]
    problems: tuple[Problem, ...] = ()
    legs: tuple[Leg, ...] = ()  # only for a pivot: one for each leg, in order

    @property
    def best(self) -> Hypothesis:
        """Give the first hypothesis."""
        return self.hypotheses[0]

    @property
    def score(self) -> float:
        """Give the score of the worst leg: 0 to 1. Sums of two legs are no measure."""
        return min((leg.hypothesis.score for leg in self.legs), default=self.best.score)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRequest:
    """A source and a given target whose probability is asked for."""

    text: str
    translation: str
    source: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ForcedScore:
    """What the model thinks of a given target."""

    tokens: tuple[str, ...]  # target sub-words, without the end mark
    token_log_probabilities: tuple[float, ...]  # natural; one a token, then the end mark's

    @property
    def log_probability(self) -> float:
        """Give the sum over all tokens and the end mark."""
        return sum(self.token_log_probabilities)

    @property
    def score(self) -> float:
        """Give the geometric mean probability of the tokens, end mark included: 0 to 1."""
        count = len(self.token_log_probabilities)
        return min(1.0, math.exp(self.log_probability / count)) if count else 0.0
