"""Ask the engine what it thinks of the very texts that are delivered.

The search has told the sum over a text; here the probability of each sub-word is asked for, in
shared batches, of each leg of a pivot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.translation.rendering import Rendering
from translators.port import Translator


def score_delivered(renderings: Sequence[Rendering], engine: Translator) -> list[Rendering]:
    """Add the engine's opinion to the renderings that it made."""
    scores = iter(engine.score([leg for one in renderings for leg in one.legs]))
    return [
        replace(one, forced=tuple(next(scores) for _ in one.legs)) if one.legs else one
        for one in renderings
    ]
