"""Translate the passages of many posts through the engine, and put back what was kept.

The one stage with an effect: the engine, always called on batches. Passages whose kept
stretches do not come back are tried again, together, with the next shape of marks, at last
without marks at all. Where emoji and the like are all that is kept, the sentence without them
is tried at once, and the better of the two is taken. Images stand for no word: around them,
marks are tried only where the sentence without them does not tell the place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.protection.insertions import Restored
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import IMAGE, Shielded, bare, shield
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.splice import Splice
from pipeline.stages.translation.engine_text import tell
from pipeline.stages.translation.formatting import place_signs
from pipeline.stages.translation.rendering import Rendering, from_machine, score_of
from pipeline.stages.translation.task import HYPOTHESES, Task
from translators.placeholders import Shape
from translators.port import Translator
from translators.values import Alignment, Hypothesis, Request, Result

# Scores nearer than this say nothing about which of two sentences is better.
_MARGIN = 0.01


def translate_passages(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks of many posts and languages in shared batches, in their order."""
    return place_signs(tasks, _translate_texts(tasks, engine), engine)


def _translate_texts(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate what readers see of the passages; their signs are still missing."""
    done: dict[int, Rendering] = {}
    shapes = [_shapes(task, engine) for task in tasks]
    waiting = list(range(len(tasks)))
    for number in range(max(map(len, shapes), default=0)):
        shields = {
            place: shield(tasks[place].passage.shown.core, shape)
            for place in waiting
            for shape in shapes[place][number : number + 1]
            if shape is not None
        }
        requests = [
            tasks[place].request(shielded.text, hypotheses=HYPOTHESES if number else 1)
            for place, shielded in shields.items()
        ]
        loose = [place for place in waiting if number == 0 and tasks[place].passage.core.is_loose]
        results = engine.translate([*requests, *(_bare_request(tasks[place]) for place in loose)])
        for (place, shielded), result in zip(shields.items(), results, strict=False):
            rendering = _with_marks(tasks[place], shielded, result)
            if rendering is not None:
                done[place] = rendering
        for place, result in zip(loose, results[len(shields) :], strict=True):
            rendering = _better(done.get(place), _without_marks(tasks[place], result))
            if rendering is not None:
                done[place] = rendering
        waiting = [place for place in waiting if place not in done]
    last = engine.translate([_bare_request(tasks[place]) for place in waiting])
    for place, result in zip(waiting, last, strict=True):
        done[place] = _without_marks(tasks[place], result)
    return [done[place] for place in range(len(tasks))]


def _shapes(task: Task, engine: Translator) -> list[Shape | None]:
    """Give the shapes of marks to try, in order; None: the sentence without marks alone."""
    shapes = engine.shapes(task.passage.language, task.target)
    core = task.passage.core
    images = core.kept != () and all(kept.kind == IMAGE for kept in core.kept)
    return [None, *shapes] if images else [*shapes]


def _bare_request(task: Task) -> Request:
    return task.request(bare(task.passage.shown.core).text)


def _with_marks(task: Task, shielded: Shielded, result: Result) -> Rendering | None:
    """Take the best hypothesis in which every mark came back; None when there is none."""
    if shielded.marks and result.problems:
        return None
    for hypothesis in result.hypotheses:
        restored = restore_marks(shielded, task.passage.shown.core, hypothesis.text)
        if restored is not None:
            return _told(task, result, hypothesis, shielded.spliced, restored)
    return None


def _without_marks(task: Task, result: Result) -> Rendering:
    """Insert the kept stretches into a translation that was made without them."""
    best, core = result.best, task.passage.shown.core
    restored = place_by_alignment(core, best.text, best.alignment)
    rendering = _told(task, result, best, bare(core), restored)
    return replace(rendering, kept_by="guess" if restored.guessed else "alignment")


def _told(
    task: Task, result: Result, hypothesis: Hypothesis, source: Splice, restored: Restored
) -> Rendering:
    """Tell a translation in the author's manner; `source` leads from the core to what was sent."""
    passage = task.passage
    told = tell(
        passage.shown,
        passage.core,
        text=restored.text,
        kept=restored.kept,
        alignment=_delivered(hypothesis.alignment, source, restored.spliced),
        source=passage.language,
        target=task.target,
    )
    return from_machine(
        passage, told, result, score_of(result, hypothesis), guessed=restored.guessed
    )


def _better(marked: Rendering | None, placed: Rendering) -> Rendering | None:
    """Choose between marks that came back and pictures that were put back.

    Where a picture stands for a word, the sentence without it is poor, and its score says so.
    """
    if placed.guessed or placed.problems:
        return marked
    if marked is None or (placed.score or 0.0) > (marked.score or 0.0) + _MARGIN:
        return placed
    return marked


def _delivered(alignment: Alignment, source: Splice, target: Splice) -> Alignment:
    """Move an alignment from the engine's texts to the core and the delivered text."""
    return tuple((*source.to_old((a, b)), *target.to_new((c, d))) for a, b, c, d in alignment)
