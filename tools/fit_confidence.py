"""Fits `pipeline/stages/confidence/coefficients.json` from scored translations.

    OMP_NUM_THREADS=1 python tools/fit_confidence.py FOLDER

FOLDER holds train.jsonl.gz and dev.jsonl.gz: one JSON object a line with source_lang, target_lang,
source, translation, token_log_probs, words, word_tokens, word_tags, da and da_z. All weights come
from train; dev chooses the thresholds of words and the start of the calibrations, and is what the
printed figures are of. Takes about three minutes and 4 GB.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from confidence_data import Array, Part, read_parts
from confidence_pairs import (
    Fitted,
    bent_sentences,
    bent_words,
    crossed_words,
    doubted,
    own_sentences,
    own_words,
    read_sentences,
    shared_sentences,
    shared_words,
    sigmoid,
    word_logits,
)

from pipeline.bench.confidence_figures import area, caught, correlation, word_agreement
from pipeline.stages.confidence.calibration import Prior, uncalibrated
from pipeline.stages.confidence.features import SENTENCE_FEATURES
from pipeline.stages.confidence.model import UNKNOWN
from pipeline.stages.confidence.scales import Moments
from pipeline.stages.confidence.words import WORD_FEATURES

TARGET = Path(__file__).parents[1] / "pipeline" / "stages" / "confidence" / "coefficients.json"
NOTE = (
    "Fitted on MLQE-PE (Fomicheva et al., arXiv 2010.04480; github.com/sheffieldnlp/mlqe-pe at"
    " 2a670a1, CC0 1.0), whose Wikipedia pairs come from github.com/facebookresearch/mlqe"
    " (CC BY-SA 4.0). Numbers only: weights, means, and one-letter weights of hashed words."
)

# Chosen with tools/confidence_priors.py. How many a pair's readers accept changed by a third and
# more from split to split, so half of what is known of a pair is believed, and that loosely.
INTERCEPT_LOOSENESS, SLOPE_LOOSENESS = 1.5, 0.2
BELIEVED = 0.5
_NONE = np.zeros(0)
Row = tuple[Array, Array]


def main() -> None:
    """Fit all and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    train, dev = read_parts(folder, "train"), read_parts(folder, "dev")
    moments = {pair: Moments.of(part.words) for pair, part in train.items()}
    words = shared_words(train, moments)
    others = {
        pair: shared_words({one: train[one] for one in train if one != pair}, moments)
        for pair in train
    }
    strange = {
        pair: doubted(part, word_logits(part, moments[pair], others[pair], _NONE))
        for pair, part in train.items()
    }
    scales = {pair: Moments.of(rows) for pair, rows in strange.items()}
    bent = {pair: bent_sentences(rows, scales[pair]) for pair, rows in strange.items()}
    opinions = {pair: part.opinions for pair, part in train.items()}
    sentence = shared_sentences(list(bent.values()), list(opinions.values()))
    pool = Fitted(words=words, word_table=_NONE, sentence=sentence, sentence_table=_NONE)

    left_out, left_logits = {}, {}
    for pair, part in dev.items():
        kept = [one for one in train if one != pair]
        weights = shared_sentences([bent[one] for one in kept], [opinions[one] for one in kept])
        left_logits[pair] = word_logits(part, moments[pair], others[pair], _NONE)
        rows = bent_sentences(doubted(part, left_logits[pair]), scales[pair])
        left_out[pair] = rows @ weights[:-1]
    _print("leave one pair out", dev, left_out)

    own, raws, logits, shipped = {}, {}, {}, {}
    for pair, part in train.items():
        columns = bent_words(part, moments[pair])
        fitted, table = own_words(part, columns, np.ones(len(columns), dtype=bool), words)
        rows = doubted(part, crossed_words(part, moments[pair], words))
        shipped[pair] = Moments.of(rows)
        lines, lexicon = own_sentences(part, bent_sentences(rows, shipped[pair]), sentence)
        own[pair] = Fitted(words=fitted, word_table=table, sentence=lines, sentence_table=lexicon)
        logits[pair] = word_logits(dev[pair], moments[pair], fitted, table)
        found = bent_sentences(doubted(dev[pair], logits[pair]), shipped[pair])
        added = read_sentences(dev[pair].sentence_buckets, lexicon)
        raws[pair] = found @ lines[:-1] + lines[-1] + added
    _print("own pair", dev, raws)

    common = _prior(np.concatenate(list(left_out.values())), dev, None)
    value = {
        "note": NOTE,
        "fitted": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "word_features": WORD_FEATURES,
        "sentence_features": SENTENCE_FEATURES,
        "pool": _weights(pool, _threshold(dev, left_logits), common),
        "unknown": _statistics(None, 0, _mean(moments), _mean(scales)),
        "pairs": {
            pair: _weights(
                own[pair],
                _threshold({pair: dev[pair]}, logits),
                _prior(raws[pair], {pair: dev[pair]}, common),
            )
            for pair in train
        },
        "statistics": {
            pair: _statistics(pair, len(train[pair].opinions), moments[pair], shipped[pair])
            for pair in train
        },
        "spread": _spreads(raws, left_out),
    }
    TARGET.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.stat().st_size / 1000:.1f} kB")


def _prior(raws: Array, parts: dict[str, Part], near: Prior | None) -> Prior:
    """Fit the start of a calibration; a pair's slope stays near the common one."""
    wide = Prior(
        intercept=near.intercept if near else 0.0,
        slope=near.slope if near else 2.0,
        intercept_looseness=2.0,
        slope_looseness=SLOPE_LOOSENESS if near else 1.0,
    )
    accepted = np.concatenate([part.acceptable for part in parts.values()])
    found = uncalibrated(wide).after(zip(raws.tolist(), accepted.tolist(), strict=True))
    intercept = found.intercept
    if near:
        intercept = BELIEVED * intercept + (1 - BELIEVED) * near.intercept
    return Prior(
        intercept=_short(intercept),
        slope=_short(found.slope),
        intercept_looseness=INTERCEPT_LOOSENESS,
        slope_looseness=SLOPE_LOOSENESS,
    )


def _threshold(parts: dict[str, Part], logits: dict[str, Array]) -> float:
    """Find the word score above which flags agree most with post-editors, over the pairs."""
    tried = np.linspace(0.05, 0.9, 86)
    means = [
        np.mean([_agreement(part, logits[pair], at) for pair, part in parts.items()])
        for at in tried
    ]
    # The curve is flat and rough: its smoothed top is steadier than its top.
    smooth = np.convolve(np.pad(means, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    return _short(float(tried[int(np.argmax(smooth))]))


def _agreement(part: Part, logits: Array, at: float) -> float:
    return word_agreement((sigmoid(logits) > at).tolist(), (part.bad > 0).tolist())


def _spreads(raws: dict[str, Array], left_out: dict[str, Array]) -> dict[str, list[float]]:
    """Give mean and standard deviation of the raw figures of dev, by pair.

    A pair that is not known has the spread within the pairs that were left out; opinions are
    standardised, so its mean is 0.
    """
    variance = float(np.mean([np.var(one) for one in left_out.values()]))
    return {
        UNKNOWN: [0.0, _short(math.sqrt(variance))],
        **{pair: _all_short([np.mean(one), np.std(one)]) for pair, one in raws.items()},
    }


def _mean(of: dict[str, Moments]) -> Moments:
    """Give the statistics of a pair that is not known; spreads are those within a pair."""
    means = np.mean([one.means for one in of.values()], axis=0)
    spreads = np.sqrt(np.mean([np.square(one.spreads) for one in of.values()], axis=0))
    return Moments(means=tuple(means.tolist()), spreads=tuple(spreads.tolist()))


def _weights(of: Fitted, threshold: float, prior: Prior) -> dict[str, Any]:
    return {
        "words": _all_short(of.words),
        "sentence": _all_short(of.sentence),
        "lexicons": of.lexicons() if len(of.word_table) else None,
        "threshold": threshold,
        "prior": [
            prior.intercept,
            prior.slope,
            prior.intercept_looseness,
            prior.slope_looseness,
        ],
    }


def _statistics(like: str | None, count: int, words: Moments, passages: Moments) -> dict[str, Any]:
    return {
        "like": like,
        "count": count,
        "words": {"means": _all_short(words.means), "spreads": _all_short(words.spreads)},
        "passages": {
            "means": _all_short(passages.means),
            "spreads": _all_short(passages.spreads),
        },
    }


def _all_short(values: Any) -> list[float]:
    return [_short(float(value)) for value in values]


def _short(value: float) -> float:
    return round(value, 4 - min(math.floor(math.log10(abs(value))), 0)) if value else 0.0


def _print(name: str, parts: dict[str, Part], raws: dict[str, Array]) -> None:
    figures = [
        (
            correlation(raws[pair].tolist(), part.opinions.tolist()),
            area(raws[pair].tolist(), part.opinions.tolist()),
            caught(raws[pair].tolist(), part.opinions.tolist(), 0.2),
        )
        for pair, part in parts.items()
    ]
    means = np.mean(figures, axis=0)
    print(f"{name}: Pearson {means[0]:.3f}, AUROC {means[1]:.3f}, caught at 20 % {means[2]:.3f}")


if __name__ == "__main__":
    main()
