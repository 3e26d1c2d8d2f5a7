"""Translate the passages of many posts through the engine, and put back what was kept.

The one stage with an effect: the engine, always called on batches. Passages whose kept
stretches do not come back are tried again, together, with the next shape of marks, at last
without marks at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stages.plan import SourcePassage
from pipeline.stages.protect import SHAPES, Shielded, bare, shield
from pipeline.stages.rendering import Rendering, from_machine
from pipeline.stages.restore import place_by_alignment, restore_marks
from pipeline.stages.splice import Splice
from translators.port import Translator
from translators.values import Alignment, Hypothesis, Request, Result

# With marks inside, several hypotheses are asked for: they cost next to nothing.
_HYPOTHESES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One passage to translate into one language."""

    passage: SourcePassage
    target: str


def translate_passages(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks of many posts and languages in shared batches, in their order."""
    done: dict[int, Rendering] = {}
    waiting = list(range(len(tasks)))
    for shape in SHAPES:
        if not waiting:
            break
        shields = [shield(tasks[place].passage.core, shape) for place in waiting]
        results = engine.translate(
            [
                _request(tasks[place], shielded.text, _HYPOTHESES if shielded.marks else 1)
                for place, shielded in zip(waiting, shields, strict=True)
            ]
        )
        missed = []
        for place, shielded, result in zip(waiting, shields, results, strict=True):
            rendering = _with_marks(tasks[place].passage, shielded, result)
            if rendering is None:
                missed.append(place)
            else:
                done[place] = rendering
        waiting = missed
    done.update(_without_marks(tasks, waiting, engine))
    return [done[place] for place in range(len(tasks))]


def _request(task: Task, text: str, hypotheses: int) -> Request:
    return Request(
        text=text,
        source=task.passage.language,
        target=task.target,
        hypotheses=hypotheses,
    )


def _with_marks(passage: SourcePassage, shielded: Shielded, result: Result) -> Rendering | None:
    """Take the best hypothesis in which every mark came back; None when there is none."""
    if shielded.marks and result.problems:
        return None
    for hypothesis in result.hypotheses:
        restored = restore_marks(shielded, hypothesis.text)
        if restored is not None:
            alignment = _delivered(hypothesis.alignment, shielded.spliced, restored.spliced)
            score = _score(result, hypothesis)
            return from_machine(passage, restored, result, score, alignment)
    return None


def _without_marks(
    tasks: Sequence[Task], places: Sequence[int], engine: Translator
) -> dict[int, Rendering]:
    """Translate cores without their kept stretches and insert those afterwards."""
    cuts = [bare(tasks[place].passage.core) for place in places]
    results = engine.translate(
        [_request(tasks[place], cut.text, 1) for place, cut in zip(places, cuts, strict=True)]
    )
    done = {}
    for place, cut, result in zip(places, cuts, results, strict=True):
        passage = tasks[place].passage
        best = result.best
        restored = place_by_alignment(passage.core, best.text, best.alignment)
        alignment = _delivered(best.alignment, cut, restored.spliced)
        done[place] = from_machine(passage, restored, result, _score(result, best), alignment)
    return done


def _score(result: Result, hypothesis: Hypothesis) -> float:
    """Give the worst leg's score, with the hypothesis taken as the last leg."""
    return min([leg.hypothesis.score for leg in result.legs[:-1]] + [hypothesis.score])


def _delivered(alignment: Alignment, source: Splice, target: Splice) -> Alignment:
    """Move an alignment from the engine's texts to the core and the delivered text."""
    return tuple((*source.to_old((a, b)), *target.to_new((c, d))) for a, b, c, d in alignment)
