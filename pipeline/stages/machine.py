"""Translate the passages of many posts through the engine, and put back what was kept.

The one stage with an effect: the engine, always called on batches. Passages whose kept
stretches do not come back are tried again, together, with the next shape of marks, at last
without marks at all. Where emoji and the like are all that is kept, the sentence without them
is tried at once, and the better of the two is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stages.placing import place_by_alignment
from pipeline.stages.plan import SourcePassage
from pipeline.stages.protect import SHAPES, Shielded, bare, shield
from pipeline.stages.rendering import Rendering, from_machine
from pipeline.stages.restore import restore_marks
from pipeline.stages.splice import Splice
from translators.port import Translator
from translators.values import Alignment, Hypothesis, Request, Result

# With marks inside, several hypotheses are asked for: they cost next to nothing.
_HYPOTHESES = 4

# Scores nearer than this say nothing about which of two sentences is better.
_MARGIN = 0.01


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One passage to translate into one language."""

    passage: SourcePassage
    target: str


def translate_passages(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks of many posts and languages in shared batches, in their order."""
    done: dict[int, Rendering] = {}
    waiting = list(range(len(tasks)))
    loose = [place for place in waiting if tasks[place].passage.core.is_loose]
    for number, shape in enumerate(SHAPES):
        if not waiting:
            break
        shields = [shield(tasks[place].passage.core, shape) for place in waiting]
        requests = [
            _request(tasks[place], shielded.text, _HYPOTHESES if shielded.marks else 1)
            for place, shielded in zip(waiting, shields, strict=True)
        ]
        plain = loose if number == 0 else []
        results = engine.translate([*requests, *(_bare_request(tasks[place]) for place in plain)])
        bared = dict(zip(plain, results[len(waiting) :], strict=True))
        missed = []
        for place, shielded, result in zip(waiting, shields, results, strict=False):
            passage = tasks[place].passage
            rendering = _with_marks(passage, shielded, result)
            if place in bared:
                rendering = _better(rendering, _without_marks(passage, bared[place]))
            if rendering is None:
                missed.append(place)
            else:
                done[place] = rendering
        waiting = missed
    last = engine.translate([_bare_request(tasks[place]) for place in waiting])
    for place, result in zip(waiting, last, strict=True):
        done[place] = _without_marks(tasks[place].passage, result)
    return [done[place] for place in range(len(tasks))]


def _request(task: Task, text: str, hypotheses: int) -> Request:
    return Request(
        text=text,
        source=task.passage.language,
        target=task.target,
        hypotheses=hypotheses,
    )


def _bare_request(task: Task) -> Request:
    return _request(task, bare(task.passage.core).text, 1)


def _with_marks(passage: SourcePassage, shielded: Shielded, result: Result) -> Rendering | None:
    """Take the best hypothesis in which every mark came back; None when there is none."""
    if shielded.marks and result.problems:
        return None
    for hypothesis in result.hypotheses:
        restored = restore_marks(shielded, passage.core, hypothesis.text)
        if restored is not None:
            alignment = _delivered(hypothesis.alignment, shielded.spliced, restored.spliced)
            score = _score(result, hypothesis)
            return from_machine(passage, restored, result, score, alignment)
    return None


def _without_marks(passage: SourcePassage, result: Result) -> Rendering:
    """Insert the kept stretches into a translation that was made without them."""
    best = result.best
    restored = place_by_alignment(passage.core, best.text, best.alignment)
    alignment = _delivered(best.alignment, bare(passage.core), restored.spliced)
    return from_machine(passage, restored, result, _score(result, best), alignment)


def _better(marked: Rendering | None, placed: Rendering) -> Rendering | None:
    """Choose between marks that came back and pictures that were put back.

    Where a picture stands for a word, the sentence without it is poor, and its score says so.
    """
    if placed.guessed or placed.problems:
        return marked
    if marked is None or (placed.score or 0.0) > (marked.score or 0.0) + _MARGIN:
        return placed
    return marked


def _score(result: Result, hypothesis: Hypothesis) -> float:
    """Give the worst leg's score, with the hypothesis taken as the last leg."""
    return min([leg.hypothesis.score for leg in result.legs[:-1]] + [hypothesis.score])


def _delivered(alignment: Alignment, source: Splice, target: Splice) -> Alignment:
    """Move an alignment from the engine's texts to the core and the delivered text."""
    return tuple((*source.to_old((a, b)), *target.to_new((c, d))) for a, b, c, d in alignment)
