"""Fits the weights of each pair and of all pairs together, for `fit_confidence.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from confidence_data import Array, Part, with_doubts
from confidence_fits import (
    Columns,
    columns_of,
    letters,
    logistic,
    read_sentences,
    ridge,
    sentence_table,
    sigmoid,
    word_table,
)

from pipeline.stages.confidence.model import SENTENCE_KNOTS, WORD_KNOTS
from pipeline.stages.confidence.scales import Moments, bend

# Chosen on the dev part.
WORD_PULL, WORD_OWN, WORD_LEXICON = 50.0, 50.0, 10.0
SENTENCE_PULL, SENTENCE_OWN, SENTENCE_LEXICON = 20_000.0, 3_000.0, 30.0
FOLDS = 4
TURNS = 2  # lines and lexicon are fitted in turn
_MOST = 30_000  # words of each pair for the weights that all share


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitted:
    """Hold the weights of one pair, or of all; an empty table is none."""

    words: Array
    word_table: Array
    sentence: Array
    sentence_table: Array

    def lexicons(self) -> list[tuple[str, float]]:
        """Write both tables as letters."""
        return [letters(table) for table in (self.word_table, self.sentence_table)]


def bent_words(part: Part, moments: Moments) -> Array:
    """Give the columns of the word model."""
    return bend(moments.scale()(part.words), WORD_KNOTS)


def bent_sentences(rows: Array, moments: Moments) -> Array:
    """Give the columns of the sentence model."""
    return bend(moments.scale()(rows), SENTENCE_KNOTS)


def standard(opinions: Array) -> Array:
    """Standardise the opinions of one pair."""
    return (opinions - opinions.mean()) / opinions.std()


def word_logits(part: Part, moments: Moments, weights: Array, table: Array) -> Array:
    """Give the logits of all words of a part."""
    logits = bent_words(part, moments) @ weights[:-1] + weights[-1]
    return logits + table[part.word_buckets].sum(axis=1) if len(table) else logits


def shared_words(parts: Mapping[str, Part], moments: Mapping[str, Moments]) -> Array:
    """Fit the word weights that the given pairs share, each pair counting the same."""
    rows, bad = [], []
    for pair, part in parts.items():
        step = max(len(part.bad) // _MOST, 1)
        rows.append(bent_words(part, moments[pair])[::step][:_MOST])
        bad.append(part.bad[::step][:_MOST])
    table = np.concatenate(rows)
    columns = columns_of(table)
    none = np.zeros(table.shape[1] + 1)
    fitted = logistic(columns.into(table), np.concatenate(bad), 0.0, WORD_PULL, none)
    return columns.back(fitted[:-1], fitted[-1])


def own_words(part: Part, bent: Array, rows: Array, near: Array) -> tuple[Array, Array]:
    """Fit one pair's word weights, drawn towards the shared ones, and its lexicon."""
    columns = columns_of(bent)
    scaled, bad = columns.into(bent)[rows], part.bad[rows]
    buckets = part.word_buckets[rows]
    start = _scaled(near, columns)
    found, table = start, np.zeros(0)
    offset = np.zeros(len(bad))
    for _ in range(TURNS):
        found = logistic(scaled, bad, offset, WORD_OWN, start)
        table = word_table(buckets, bad, scaled @ found[:-1] + found[-1], WORD_LEXICON)
        offset = table[buckets].sum(axis=1)
    return columns.back(found[:-1], found[-1]), table


def crossed_words(part: Part, moments: Moments, near: Array) -> Array:
    """Give logits of words by weights that were fitted without their sentences."""
    bent, fold = bent_words(part, moments), part.row_of % FOLDS
    logits = np.zeros(len(bent))
    for one in range(FOLDS):
        weights, table = own_words(part, bent, fold != one, near)
        out = fold == one
        logits[out] = bent[out] @ weights[:-1] + weights[-1]
        logits[out] += table[part.word_buckets[out]].sum(axis=1)
    return logits


def shared_sentences(tables: Sequence[Array], opinions: Sequence[Array]) -> Array:
    """Fit the sentence weights that all pairs share; the pairs are of equal size."""
    rows = np.concatenate(tables)
    columns = columns_of(rows)
    values = np.concatenate([standard(one) for one in opinions])
    fitted = ridge(columns.into(rows), values, SENTENCE_PULL, np.zeros(rows.shape[1]))
    return columns.back(fitted, 0.0)


def own_sentences(part: Part, bent: Array, near: Array) -> tuple[Array, Array]:
    """Fit one pair's sentence weights, drawn towards the shared ones, and its lexicon."""
    columns = columns_of(bent)
    scaled, values = columns.into(bent), standard(part.opinions)
    start = _scaled(near, columns)[:-1]
    table = np.zeros(0)
    found, added = start, np.zeros(len(values))
    for _ in range(TURNS):
        found = ridge(scaled, values - added, SENTENCE_OWN, start)
        table = sentence_table(part.sentence_buckets, values - scaled @ found, SENTENCE_LEXICON)
        added = read_sentences(part.sentence_buckets, table)
    return columns.back(found, -float(added.mean())), table


def _scaled(weights: Array, columns: Columns) -> Array:
    found = weights[:-1] * columns.spread
    return np.append(found, weights[-1] + weights[:-1] @ columns.mean)


def doubted(part: Part, logits: Array) -> Array:
    """Give the sentences' features with what the word scores say."""
    return with_doubts(part, sigmoid(logits))
