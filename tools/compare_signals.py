"""Compare signals that might be added to the confidence score, on the starter packages.

    python tools/compare_signals.py DATA_DIR [FILE...]

translates sentences that have a reference (those of `bench terms`, and of further files in their
format) and prints how well each signal, beside the raw score, foretells the chrF of a sentence
against its reference. What the signals cost is another matter: see docs/decisions.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics import CHRF

from pipeline.bench.confidence_figures import area, correlation
from pipeline.engines import installed_engine
from pipeline.settings import Settings
from pipeline.stages.confidence import load_model
from pipeline.stages.judging.evidence import evidence_of
from pipeline.stages.judging.packages import KNOWN_PACKAGES
from translators.port import Translator
from translators.values import ForcedScore, Request, Result, ScoreRequest

Column = NDArray[np.float64]
_CHRF = CHRF(word_order=2)
_FOLDS = 10
_HYPOTHESES = 4


def main(data_dir: Path, paths: Sequence[Path]) -> None:
    """Print a table for each direction."""
    engine = installed_engine(Settings(data_dir=data_dir))
    own = files("pipeline.bench").joinpath("data")
    texts = [own.joinpath(f"terms-{pair}.jsonl").read_text("utf-8") for pair in ("en-es", "es-en")]
    texts += [path.read_text("utf-8") for path in paths]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    for source, target in (("en", "es"), ("es", "en")):
        found = {
            row["source"]: row["reference"]
            for row in rows
            if (row["source_lang"], row["target_lang"]) == (source, target)
        }
        columns, quality = _signals(engine, found, source, target)
        print(f"{source} to {target}: {len(found)} sentences; Pearson, AUROC of the worst fifth")
        for name in columns:
            names = ["raw"] if name == "raw" else ["raw", name]
            foretold = _foretold([columns[one] for one in names], quality)
            figures = correlation(foretold, quality), area(foretold, quality)
            print(f"  {' + '.join(names):28}" + " ".join(f"{one:.3f}" for one in figures))


def _signals(
    engine: Translator, found: Mapping[str, str], source: str, target: str
) -> tuple[dict[str, Column], list[float]]:
    texts = list(found)
    results = _translate(engine, texts, source, target)
    best = [one.best.text for one in results]
    legs = [
        ScoreRequest(text=text, translation=one, source=source, target=target)
        for text, one in zip(texts, best, strict=True)
    ]
    back = [
        ScoreRequest(text=one, translation=text, source=target, target=source)
        for text, one in zip(texts, best, strict=True)
    ]
    statistics = KNOWN_PACKAGES[":".join(engine.signature(source, target).split(":")[:3])]
    model = load_model()
    round_trip = [one.best.text for one in _translate(engine, best, target, source)]
    values = {
        "raw": [
            model.judge(evidence_of(leg, forced), statistics=statistics).raw or 0.0
            for leg, forced in zip(legs, engine.score(legs), strict=True)
        ],
        "n-best similarity": [_similarity(one) for one in results],
        "n-best entropy": [_entropy(one) for one in results],
        "reverse score": [_mean(one) for one in engine.score(back)],
        "round-trip chrF": list(map(_chrf, round_trip, texts)),
    }
    quality = list(map(_chrf, best, found.values()))
    return {name: _standardised(row) for name, row in values.items()}, quality


def _translate(engine: Translator, texts: Sequence[str], source: str, target: str) -> list[Result]:
    return engine.translate(
        [Request(text=text, source=source, target=target, hypotheses=_HYPOTHESES) for text in texts]
    )


def _chrf(text: str, reference: str) -> float:
    return float(_CHRF.sentence_score(text, [reference]).score)


def _similarity(result: Result) -> float:
    others = result.hypotheses[1:]
    return sum(_chrf(one.text, result.best.text) for one in others) / max(1, len(others))


def _entropy(result: Result) -> float:
    first = result.best.log_probability
    weights = [math.exp(one.log_probability - first) for one in result.hypotheses]
    shares = [weight / sum(weights) for weight in weights]
    return -sum(share * math.log(share + 1e-12) for share in shares)


def _mean(forced: ForcedScore) -> float:
    return forced.log_probability / len(forced.token_log_probabilities)


def _standardised(values: Sequence[float]) -> Column:
    row = np.array(values, dtype=np.float64)
    return (row - row.mean()) / row.std()


def _foretold(columns: Sequence[Column], quality: Sequence[float]) -> list[float]:
    """Give what least squares foretell of each sentence from the other nine tenths."""
    rows = np.column_stack([*columns, np.ones(len(quality))])
    wanted = np.array(quality)
    order = np.random.default_rng(0).permutation(len(quality))
    foretold = np.zeros(len(quality))
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        rest = np.setdiff1d(order, held)
        weights, *_ = np.linalg.lstsq(rows[rest], wanted[rest], rcond=None)
        foretold[held] = rows[held] @ weights
    return [float(one) for one in foretold]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Compare signals for the confidence score.")
    parser.add_argument("data_dir", type=Path, help="where the starter packages are installed")
    parser.add_argument("files", type=Path, nargs="*", help="further sentences with references")
    given = parser.parse_args()
    main(given.data_dir, given.files)
