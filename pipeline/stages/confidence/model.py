"""The model: lines that bend, over standardised features, and what single words add."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from pipeline.stages.confidence.calibration import Calibration, Prior, uncalibrated
from pipeline.stages.confidence.features import sentence_features
from pipeline.stages.confidence.lexicon import Lexicon
from pipeline.stages.confidence.scales import Array, Statistics, bend, scales_of
from pipeline.stages.confidence.text import lowered_words
from pipeline.stages.confidence.values import NOTHING_KNOWN, Evidence, Judged
from pipeline.stages.confidence.words import word_features

WORD_KNOTS = np.array([-1.0, -0.4, 0.2, 0.8, 1.6])
SENTENCE_KNOTS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])

UNKNOWN = "unknown"  # stands for every pair that is not among the fitted ones

_LEAST = -30.0  # a probability below e to that is none
_STEEP = 30.0  # logits beyond that are certain


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Weights:
    """Keep what turns standardised features into figures, for one pair or for all.

    `words` and `sentence` have a weight for each feature and each of its bends, and the intercept
    last. Lexicons belong to one pair's engine only.
    """

    words: Array
    sentence: Array
    word_lexicon: Lexicon | None
    sentence_lexicon: Lexicon | None
    threshold: float  # word scores above are flagged
    prior: Prior


class Looked(NamedTuple):
    """Hold one passage's figures before they are standardised, and what they gave for words."""

    words: Array
    scores: Array
    sentence: Array
    lowered: tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Model:
    """Judge passages; one value serves all pairs and threads."""

    fitted: str  # when: statistics and calibrations of another fit do not go with this one
    pool: Weights
    unknown: Statistics  # of a pair and engine nothing is known of
    pairs: Mapping[str, Weights]
    statistics: Mapping[str, Statistics]
    spreads: Mapping[str, NormalDist]  # of raw figures, by pair and under UNKNOWN

    def statistics_for(self, evidence: Evidence) -> Statistics:
        """Give the shipped statistics of the pair, or those of a pair that is not known."""
        return self.statistics.get(evidence.pair, self.unknown)

    def weights_for(self, statistics: Statistics) -> Weights:
        """Give the weights that fit an engine with these statistics."""
        return self.pool if statistics.like is None else self.pairs.get(statistics.like, self.pool)

    def spread_for(self, statistics: Statistics) -> NormalDist:
        """Give how raw figures are spread over passages like those of these statistics."""
        return self.spreads.get(statistics.like or UNKNOWN, self.spreads[UNKNOWN])

    def calibration_for(self, statistics: Statistics) -> Calibration:
        """Give the calibration before the first verdict."""
        return uncalibrated(self.weights_for(statistics).prior)

    def judge(
        self,
        evidence: Evidence,
        *,
        statistics: Statistics | None = None,
        calibration: Calibration | None = None,
    ) -> Judged:
        """Judge one passage by the stored statistics and verdicts of its engine and pair.

        Without log-probabilities nothing is known and nothing is made up.
        """
        found = self.statistics_for(evidence) if statistics is None else statistics
        looked = self.look(evidence, found)
        if looked is None:
            return NOTHING_KNOWN
        weights = self.weights_for(found)
        bent = bend(scales_of(found)[1](looked.sentence)[None], SENTENCE_KNOTS)[0]
        raw = float(bent @ weights.sentence[:-1] + weights.sentence[-1])
        if weights.sentence_lexicon is not None:
            raw += weights.sentence_lexicon.sentence(*looked.lowered)
        by = self.calibration_for(found) if calibration is None else calibration
        return Judged(
            raw=raw,
            confidence=by(raw),
            word_scores=tuple(looked.scores.tolist()),
            word_flags=tuple((looked.scores > weights.threshold).tolist()),
        )

    def look(self, evidence: Evidence, statistics: Statistics) -> Looked | None:
        """Give the figures of a passage, or nothing without log-probabilities."""
        logs = _bounded(evidence.token_log_probs)
        if logs is None:
            return None
        words = evidence.words
        groups = evidence.groups_of(logs)
        figures = word_features(evidence, logs, groups or evidence.shared_out(logs))
        scores = self.score_words(figures, words, statistics)
        lowered = lowered_words(evidence.source), lowered_words(evidence.translation)
        doubts = scores.tolist()
        sentence = sentence_features(evidence, logs, groups, doubts, lowered)
        return Looked(figures, scores, np.array(sentence, dtype=np.float64), lowered)

    def score_words(self, figures: Array, words: Sequence[str], statistics: Statistics) -> Array:
        """Give the probability, 0 to 1, that a teacher would change each word."""
        weights = self.weights_for(statistics)
        bent = bend(scales_of(statistics)[0](figures), WORD_KNOTS)
        logits = bent @ weights.words[:-1] + weights.words[-1]
        if weights.word_lexicon is not None:
            logits += weights.word_lexicon.words([word.lower() for word in words])
        np.minimum(np.maximum(logits, -_STEEP, out=logits), _STEEP, out=logits)
        return np.asarray(1 / (1 + np.exp(-logits)))


def _bounded(logs: Sequence[float] | None) -> Sequence[float] | None:
    """Give log-probabilities that can be reckoned with, or nothing where one is not a number."""
    if not logs or any(map(math.isnan, logs)):
        return None
    if min(logs) >= _LEAST and max(logs) <= 0:
        return logs
    return [min(max(float(log), _LEAST), 0.0) for log in logs]
