"""Learns an engine's statistics from what it translated; nobody need have read it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pipeline.stages.confidence.model import Model
from pipeline.stages.confidence.scales import (
    PRIOR_PASSAGES,
    PRIOR_WORDS,
    Array,
    Moments,
    Statistics,
)
from pipeline.stages.confidence.values import Evidence


def learn_statistics(model: Model, passages: Iterable[Evidence], start: Statistics) -> Statistics:
    """Give the statistics of one engine and pair, drawn towards `start` while passages are few.

    Start from `model.unknown` for an engine of your own, from `model.statistics_for` where the
    pair and engine are those of the shipped weights. Passages without log-probabilities teach
    nothing. The words come first, since word scores are features of passages.
    """
    looks = [(one, looked) for one in passages if (looked := model.look(one, start)) is not None]
    if not looks:
        return start
    words = Moments.of(
        np.concatenate([looked.words for _, looked in looks if looked.words.size]),
        start.words,
        PRIOR_WORDS,
    )
    half = Statistics(like=start.like, count=start.count, words=words, passages=start.passages)
    rows: list[Array] = [
        looked.sentence for one, _ in looks if (looked := model.look(one, half)) is not None
    ]
    passages_too = Moments.of(np.stack(rows), start.passages, PRIOR_PASSAGES)
    return Statistics(like=start.like, count=len(rows), words=words, passages=passages_too)
