"""Batches for the engine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translators.argos.batches import MOST_TEXTS, make_batches


@pytest.mark.parametrize(
    ("lengths", "workers", "batches"),
    [
        ([], 1, []),
        ([5], 4, [[0]]),
        ([1, 9, 5], 1, [[1, 2, 0]]),
        ([4, 4, 4, 4], 2, [[0, 1], [2, 3]]),
        ([600, 600, 600], 1, [[0], [1], [2]]),
        ([5000, 1], 1, [[0], [1]]),
    ],
)
def test_similar_lengths_share_a_batch(
    lengths: list[int], workers: int, batches: list[list[int]]
) -> None:
    assert make_batches(lengths, workers=workers) == batches


@given(st.lists(st.integers(0, 400), max_size=300), st.integers(1, 8), st.integers(1, 2000))
def test_every_text_is_in_one_batch_and_no_batch_is_too_wide(
    lengths: list[int], workers: int, budget: int
) -> None:
    batches = make_batches(lengths, workers=workers, budget=budget)
    assert sorted(place for batch in batches for place in batch) == [*range(len(lengths))]
    for batch in batches:
        widest = max(lengths[place] for place in batch)
        assert len(batch) == 1 or max(1, widest) * len(batch) <= budget
        assert len(batch) <= MOST_TEXTS
