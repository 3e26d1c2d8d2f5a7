from __future__ import annotations

import pytest

from pipeline.stages.confidence import band


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(0.0, "low"), (0.39, "low"), (0.4, "medium"), (0.69, "medium"), (0.7, "high"), (1, "high")],
)
def test_confidences_have_names(confidence: float, name: str) -> None:
    assert band(confidence) == name
