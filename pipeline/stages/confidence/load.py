"""Reads the shipped coefficients."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np

from pipeline.stages.confidence.calibration import Prior
from pipeline.stages.confidence.features import SENTENCE_FEATURES
from pipeline.stages.confidence.lexicon import Lexicon
from pipeline.stages.confidence.model import SENTENCE_KNOTS, WORD_KNOTS, Model, Weights
from pipeline.stages.confidence.scales import Statistics
from pipeline.stages.confidence.words import WORD_FEATURES

_FILE = Path(__file__).with_name("coefficients.json")


@cache
def load_model() -> Model:
    """Give the shipped model, read once.

    The file is written by `tools/fit_confidence.py` and says where its numbers come from.
    """
    return model_of(json.loads(_FILE.read_text(encoding="utf-8")))


def model_of(value: Mapping[str, Any]) -> Model:
    """Make a model of plain values; raise ValueError where they are of other features."""
    names = (tuple(value["word_features"]), tuple(value["sentence_features"]))
    if names != (WORD_FEATURES, SENTENCE_FEATURES):
        raise ValueError("the coefficients were fitted for other features")
    return Model(
        fitted=value["fitted"],
        pool=_weights(value["pool"]),
        unknown=Statistics.from_json(value["unknown"]),
        pairs={pair: _weights(one) for pair, one in value["pairs"].items()},
        statistics={pair: Statistics.from_json(one) for pair, one in value["statistics"].items()},
        spreads={pair: NormalDist(*one) for pair, one in value["spread"].items()},
    )


def _weights(value: Mapping[str, Any]) -> Weights:
    words, sentence = (
        [Lexicon.read(letters, unit) for letters, unit in value["lexicons"]]
        if value["lexicons"]
        else [None, None]
    )
    _of_size(value["words"], len(WORD_FEATURES), len(WORD_KNOTS))
    _of_size(value["sentence"], len(SENTENCE_FEATURES), len(SENTENCE_KNOTS))
    intercept, slope, loose, slope_loose = value["prior"]
    return Weights(
        words=np.array(value["words"], dtype=np.float64),
        sentence=np.array(value["sentence"], dtype=np.float64),
        word_lexicon=words,
        sentence_lexicon=sentence,
        threshold=value["threshold"],
        prior=Prior(
            intercept=intercept,
            slope=slope,
            intercept_looseness=loose,
            slope_looseness=slope_loose,
        ),
    )


def _of_size(weights: Sequence[float], features: int, knots: int) -> None:
    if len(weights) != features * (knots + 1) + 1:
        raise ValueError("the coefficients were fitted with other knots")
