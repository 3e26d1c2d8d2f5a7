"""The engine's own score, until confidence is calibrated."""

from __future__ import annotations

from functools import lru_cache

from pipeline.domain.flags import Flag, flag
from pipeline.stages.translation.rendering import Rendering

# Scores (geometric mean token probability, 0 to 1) below which a passage is flagged, by engine,
# pair and version as in a signature. For the starter packages: the score below which the lowest
# fifth lies of 100 classroom sentences of 5 to 12 words each way. Others: DEFAULT_LOW_SCORE.
LOW_SCORES = {"argos:en-es:0.2": 0.6, "argos:es-en:0.2": 0.6}
DEFAULT_LOW_SCORE = 0.5


@lru_cache(maxsize=256)
def low_score(signature: str) -> float:
    """Give the score below which a text with this signature is flagged.

    The worst leg of a pivot counts, so the lowest figure of its packages does.
    """
    packages = [":".join(leg.split(":")[:3]) for leg in signature.split("+")]
    return min(LOW_SCORES.get(package, DEFAULT_LOW_SCORE) for package in packages)


def check_score(rendering: Rendering, low_score: float) -> list[Flag]:
    """Flag a passage whose score is low, and every passage while confidence is unknown.

    Terms that a glossary put in are no reason for doubt: the model did not choose them.
    """
    whole = (0, len(rendering.text))
    flags = [flag("confidence-unknown")]
    score = rendering.score if rendering.fluency is None else rendering.fluency
    if score is not None and score < low_score:
        flags.append(flag("low-confidence", target=whole))
    return flags
