"""Compares starts of calibrations: how loose, and how much of a pair's own level to believe.

    OMP_NUM_THREADS=1 python tools/confidence_priors.py FOLDER

Prints, for the shipped model on dev, the ECE after 0, 25, 50, 100 and 200 verdicts, each pair
started from the six others, and Pearson before the first verdict. Readers who accept less or more
than those the start was learned from are simulated by other limits of "acceptable".
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from statistics import fmean

import numpy as np
from confidence_data import Array, evidence_of, read_rows

from pipeline.bench.confidence_figures import calibration_error, correlation
from pipeline.stages.confidence import Calibration, Prior, load_model, uncalibrated

VERDICTS = (0, 25, 50, 100, 200)
LIMITS = (62, 66, 70, 74, 78)
DRAWS = 4
_WIDE = Prior(intercept=0.0, slope=2.0, intercept_looseness=5.0, slope_looseness=2.0)


def main() -> None:
    """Print a line for each start."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    judged = _judged(parser.parse_args().folder)
    for believed in (0.0, 0.5, 1.0):
        for looseness in (0.5, 1.0, 1.5, 2.5):
            for bend in (0.1, 0.2, 0.4):
                _print(judged, believed, looseness, bend)


def _judged(folder: Path) -> dict[str, Array]:
    """Give raw figure, da and da_z of every passage, by pair."""
    model = load_model()
    found: dict[str, list[tuple[float, float, float]]] = {}
    for row in read_rows(folder, "dev"):
        evidence = evidence_of(row)
        raw = model.judge(evidence).raw
        found.setdefault(evidence.pair, []).append((raw, row["da"], row["da_z"]))
    return {pair: np.array(rows) for pair, rows in found.items()}


def _print(judged: dict[str, Array], believed: float, looseness: float, bend: float) -> None:
    wide = uncalibrated(_WIDE)
    fits = {pair: _after(wide, rows[:, 0], rows[:, 1] >= 70) for pair, rows in judged.items()}
    errors: dict[int, list[float]] = {count: [] for count in VERDICTS}
    pearson = []
    for pair, rows in judged.items():
        others = [fit for one, fit in fits.items() if one != pair]
        shared = fmean(one.intercept for one in others)
        start = uncalibrated(
            Prior(
                intercept=believed * fits[pair].intercept + (1 - believed) * shared,
                slope=math.exp(fmean(math.log(one.slope) for one in others)),
                intercept_looseness=looseness,
                slope_looseness=bend,
            )
        )
        pearson.append(correlation([start(raw) for raw in rows[:, 0]], rows[:, 2].tolist()))
        for limit in LIMITS:
            for draw in range(DRAWS):
                _draw(start, rows[:, 0], rows[:, 1] >= limit, draw, errors)
    line = ", ".join(f"{count}: {fmean(found):.3f}" for count, found in errors.items())
    name = f"own {believed:.1f}, intercept {looseness:.1f}, slope {bend:.1f}"
    print(f"{name}: Pearson {fmean(pearson):.3f}, ECE after {line}", flush=True)


def _draw(
    start: Calibration, raws: Array, accepted: Array, draw: int, errors: dict[int, list[float]]
) -> None:
    order = np.random.default_rng(draw).permutation(len(raws))
    for count, found in errors.items():
        read, rest = order[:count], order[count:]
        by = _after(start, raws[read], accepted[read])
        confidences = [by(raw) for raw in raws[rest].tolist()]
        found.append(calibration_error(confidences, accepted[rest].tolist()))


def _after(start: Calibration, raws: Array, accepted: Array) -> Calibration:
    return start.after(zip(raws.tolist(), accepted.tolist(), strict=True))


if __name__ == "__main__":
    main()
