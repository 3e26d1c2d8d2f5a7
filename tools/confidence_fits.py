"""The fits of `fit_confidence.py`: ridge and logistic regression with numpy alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from confidence_data import Array, Indices

from pipeline.stages.confidence.lexicon import LETTERS, MIDDLE, SIZE

_ROUNDS = 8  # Newton's steps, and alternations of lines and lexicon
_SWEEPS = 40


class Columns(NamedTuple):
    """Bring columns to equal spread before a penalty; weights are given back for the originals."""

    mean: Array
    spread: Array

    def into(self, rows: Array) -> Array:
        """Standardise, in single precision."""
        return ((rows - self.mean) / self.spread).astype(np.float32)

    def back(self, weights: Array, start: float) -> Array:
        """Give the weights of the original columns, the intercept last."""
        found = weights / self.spread
        return np.append(found, start - found @ self.mean)


def columns_of(rows: Array) -> Columns:
    """Learn the columns' means and spreads; a constant column is left alone."""
    spread = rows.std(axis=0)
    return Columns(rows.mean(axis=0), np.where(spread > 1e-6, spread, 1.0))


def ridge(rows: Array, values: Array, strength: float, near: Array) -> Array:
    """Fit a line, drawn towards the weights `near`."""
    gram = (rows.T @ rows).astype(np.float64)
    gram[np.diag_indices_from(gram)] += strength
    return near + np.linalg.solve(gram, rows.T @ (values - rows @ near))


def logistic(rows: Array, bad: Array, offset: Array, strength: float, near: Array) -> Array:
    """Fit a logistic curve, drawn towards the weights `near`; the intercept is last, and free."""
    rows = np.hstack([rows, np.ones((len(rows), 1), dtype=rows.dtype)])
    pull = np.full(rows.shape[1], strength)
    pull[-1] = 1e-3
    found = near.copy()
    for _ in range(_ROUNDS):
        share = sigmoid(rows @ found + offset)
        steep = rows.T @ (bad - share) - pull * (found - near)
        curved = (rows.T @ (rows * (share * (1 - share))[:, None].astype(rows.dtype))).astype(
            np.float64
        )
        step = np.linalg.solve(curved + np.diag(pull), steep)
        found += step
        if abs(step).max() < 1e-2:
            break
    return found


def word_table(buckets: Indices, bad: Array, offset: Array, strength: float) -> Array:
    """Fit a logistic lexicon by damped diagonal steps."""
    found = np.zeros(SIZE)
    flat, each = buckets.ravel(), buckets.shape[1]
    for _ in range(_SWEEPS):
        share = sigmoid(offset + found[buckets].sum(axis=1))
        pull = np.bincount(flat, np.repeat(bad - share, each), minlength=SIZE)
        curve = np.bincount(flat, np.repeat(share * (1 - share), each), minlength=SIZE)
        found += (pull - strength * found) / (each * curve + strength)
    return found


def sentence_table(buckets: Indices, values: Array, strength: float) -> Array:
    """Fit a ridge lexicon by conjugate gradients; rows are divided by the root of their length."""
    scale = 1 / np.sqrt((buckets < SIZE).sum(axis=1) + 1)

    def back(rest: Array) -> Array:
        each = np.repeat(rest * scale, buckets.shape[1])
        return np.bincount(buckets.ravel(), each, minlength=SIZE + 1)[:SIZE]

    found = np.zeros(SIZE)
    rest = back(values)
    way, size = rest.copy(), rest @ rest
    for _ in range(60):
        there = back(read_sentences(buckets, way)) + strength * way
        step = size / (way @ there)
        found += step * way
        rest -= step * there
        before, size = size, rest @ rest
        if size < 1e-8:
            break
        way = rest + size / before * way
    return found


def read_sentences(buckets: Indices, table: Array) -> Array:
    """Give what a lexicon adds to each row of padded buckets."""
    scale = 1 / np.sqrt((buckets < SIZE).sum(axis=1) + 1)
    return np.append(table, 0.0)[buckets].sum(axis=1) * scale


def letters(table: Array) -> tuple[str, float]:
    """Write a lexicon as letters and the size of a step, so that few weights are cut off."""
    unit = max(float(np.quantile(abs(table), 0.998)) / (MIDDLE - 1), 1e-6)
    unit = float(f"{unit:.4g}")
    steps = np.clip(np.round(table / unit), -MIDDLE, MIDDLE - 1).astype(int) + MIDDLE
    return "".join(LETTERS[step] for step in steps), unit


def sigmoid(logits: Array) -> Array:
    """Give probabilities."""
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
