"""Reads the scored translations and takes their features, for `fit_confidence.py`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.confidence.features import SENTENCE_FEATURES, sentence_features
from pipeline.stages.confidence.lexicon import SIZE, sentence_buckets, word_buckets
from pipeline.stages.confidence.text import lowered_words
from pipeline.stages.confidence.values import Evidence
from pipeline.stages.confidence.words import word_features

Array = NDArray[np.float64]
Indices = NDArray[np.int64]
DOUBTS = SENTENCE_FEATURES.index("all_right")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Hold one pair's rows of a split: sentences, and the words of all of them in one table."""

    sentences: Array  # without what the word scores say, which is not a number
    opinions: Array  # da_z
    acceptable: NDArray[np.bool_]
    sentence_buckets: Indices  # padded with the first index beyond the table
    words: Array
    bad: Array  # 1 where the post-editor changed the word
    row_of: Indices  # the sentence of each word
    word_buckets: Indices


def evidence_of(row: dict[str, object]) -> Evidence:
    """Make evidence of one row of the data."""
    counts = row["word_tokens"]
    return Evidence(
        source=row["source"],
        translation=row["translation"],
        source_language=row["source_lang"],
        target_language=row["target_lang"],
        token_log_probs=tuple(row["token_log_probs"]),
        words=tuple(row["words"]),
        word_tokens=None if counts is None else tuple(counts),
    )


def read_rows(folder: Path, split: str) -> Iterator[dict[str, object]]:
    """Read the rows of a split."""
    with gzip.open(folder / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_parts(folder: Path, split: str) -> dict[str, Part]:
    """Read a split, by pair."""
    rows: dict[str, list[dict[str, object]]] = {}
    for row in read_rows(folder, split):
        rows.setdefault(f"{row['source_lang']}-{row['target_lang']}", []).append(row)
    return {pair: _part(rows[pair]) for pair in sorted(rows)}


def _part(rows: list[dict[str, object]]) -> Part:
    sentences, buckets, words, bad, row_of, of_words = [], [], [], [], [], []
    for at, row in enumerate(rows):
        evidence = evidence_of(row)
        logs = tuple(min(log, 0.0) for log in evidence.token_log_probs or ())
        groups = evidence.groups_of(logs)
        lowered = lowered_words(evidence.source), lowered_words(evidence.translation)
        sentences.append(sentence_features(evidence, logs, groups, None, lowered))
        buckets.append(sentence_buckets(*lowered))
        words.append(word_features(evidence, logs, groups or evidence.shared_out(logs)))
        bad += [tag == "B" for tag in row["word_tags"]]
        row_of += [at] * len(evidence.words)
        of_words += word_buckets([word.lower() for word in evidence.words])
    padded = np.full((len(rows), max(map(len, buckets))), SIZE)
    for at, one in enumerate(buckets):
        padded[at, : len(one)] = one
    return Part(
        sentences=np.array(sentences, dtype=np.float64),
        opinions=np.array([row["da_z"] for row in rows]),
        acceptable=np.array([row["da"] >= 70 for row in rows]),
        sentence_buckets=padded,
        words=np.concatenate(words),
        bad=np.array(bad, dtype=np.float64),
        row_of=np.array(row_of),
        word_buckets=np.array(of_words),
    )


def with_doubts(part: Part, scores: Array) -> Array:
    """Give the sentences' features with what the word scores say."""
    filled = part.sentences.copy()
    safe = np.log1p(-np.minimum(scores, 0.99))
    count = np.bincount(part.row_of, minlength=len(filled))
    right = np.bincount(part.row_of, safe, minlength=len(filled))
    total = np.bincount(part.row_of, scores, minlength=len(filled))
    most = np.zeros(len(filled))
    np.maximum.at(most, part.row_of, scores)
    filled[:, DOUBTS : DOUBTS + 4] = np.stack([right, right / count, most, total / count], 1)
    return filled
