"""Names for a confidence while too few verdicts stand behind its figures."""

from __future__ import annotations

from typing import Literal

Band = Literal["low", "medium", "high"]

# With so many verdicts of an engine and pair a percentage says what it seems to say.
ENOUGH_VERDICTS = 100

_LOW, _HIGH = 0.4, 0.7


def band(confidence: float) -> Band:
    """Name a confidence."""
    if confidence < _LOW:
        return "low"
    return "high" if confidence >= _HIGH else "medium"
