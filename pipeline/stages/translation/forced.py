"""Ask the engine what it thinks of the very texts that are delivered.

The search has told the sum over a text; here the probability of each sub-word is asked for, in
shared batches, of each leg of a pivot. The engine does so while signs are placed, which seldom
changes a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from pipeline.stages.translation.formatting import has_signs, place_signs
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task
from translators.port import Translator


def place_and_score(
    tasks: Sequence[Task], renderings: Sequence[Rendering], engine: Translator
) -> list[Rendering]:
    """Add their signs and the engine's opinion to the renderings of tasks."""
    if not any(has_signs(task) for task in tasks):
        return score_delivered(renderings, engine)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="score") as pool:
        scoring = pool.submit(score_delivered, renderings, engine)
        placed = place_signs(tasks, renderings, engine)
        scored = scoring.result()
    others = [one for one, first in zip(placed, scored, strict=True) if one.legs != first.legs]
    again = iter(score_delivered(others, engine))
    return [
        replace(one, forced=first.forced) if one.legs == first.legs else next(again)
        for one, first in zip(placed, scored, strict=True)
    ]


def score_delivered(renderings: Sequence[Rendering], engine: Translator) -> list[Rendering]:
    """Add the engine's opinion to the renderings that it made."""
    scores = iter(engine.score([leg for one in renderings for leg in one.legs]))
    return [
        replace(one, forced=tuple(next(scores) for _ in one.legs)) if one.legs else one
        for one in renderings
    ]
