"""Translate the passages of many posts through the engine, and put back what was kept.

The one stage with an effect: the engine, always called on batches. Passages whose kept
stretches do not come back are tried again, together, with the next shape of marks, at last
without marks at all. Where emoji and the like are all that is kept, the sentence without them
is tried at once, and the better of the two is taken. Images stand for no word: around them,
marks are tried only where the sentence without them does not tell the place.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stages.protection.protect import IMAGE
from pipeline.stages.terms.enforce import enforce_terms
from pipeline.stages.translation.formatting import place_signs
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.sent import Decoded, Sent, with_marks, without_marks
from pipeline.stages.translation.task import HYPOTHESES, Task
from translators.placeholders import Shape
from translators.port import Translator
from translators.values import Result

# Scores nearer than this say nothing about which of two sentences is better.
_MARGIN = 0.01
# Hypotheses of passages with terms: the second best may have what the best lacks, and is nearly
# free; four cost a third more in long texts, and bring next to nothing.
_SECOND = 2


def translate_passages(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks of many posts and languages in shared batches, in their order."""
    decoded = _translate_texts(tasks, engine)
    return place_signs(tasks, enforce_terms(decoded, engine), engine)


def _translate_texts(tasks: Sequence[Task], engine: Translator) -> list[Decoded]:
    """Translate what readers see of the passages; their signs are still missing."""
    done: dict[int, Decoded] = {}
    shapes = [_shapes(task, engine) for task in tasks]
    waiting = list(range(len(tasks)))
    for number in range(max(map(len, shapes), default=0)):
        marked = {
            place: with_marks(tasks[place], shape)
            for place in waiting
            for shape in shapes[place][number : number + 1]
            if shape is not None
        }
        loose = {
            place: without_marks(tasks[place])
            for place in waiting
            if number == 0 and tasks[place].passage.core.is_loose
        }
        results = engine.translate(
            [
                *(sent.request(hypotheses=_wanted(sent.task, number)) for sent in marked.values()),
                *(sent.request(hypotheses=_wanted(sent.task, 0)) for sent in loose.values()),
            ]
        )
        for (place, sent), result in zip(marked.items(), results, strict=False):
            decoded = _brought_back(sent, result)
            if decoded is not None:
                done[place] = decoded
        for (place, sent), result in zip(loose.items(), results[len(marked) :], strict=True):
            better = _better(done.get(place), _best(sent, result))
            if better is not None:
                done[place] = better
        waiting = [place for place in waiting if place not in done]
    last = [without_marks(tasks[place]) for place in waiting]
    results = engine.translate([sent.request(hypotheses=_wanted(sent.task, 0)) for sent in last])
    for place, sent, result in zip(waiting, last, results, strict=True):
        done[place] = _best(sent, result)
    return [done[place] for place in range(len(tasks))]


def _shapes(task: Task, engine: Translator) -> list[Shape | None]:
    """Give the shapes of marks to try, in order; None: the sentence without marks alone."""
    shapes = engine.shapes(task.passage.language, task.target)
    core = task.passage.core
    images = core.kept != () and all(kept.kind == IMAGE for kept in core.kept)
    return [None, *shapes] if images else [*shapes]


def _wanted(task: Task, number: int) -> int:
    """Tell how many hypotheses to ask for: more where one may have what the best one lacks."""
    return HYPOTHESES if number else _SECOND if task.terms.uses else 1


def _brought_back(sent: Sent, result: Result) -> Decoded | None:
    """Take the best hypothesis in which every mark came back; None when there is none."""
    if sent.shielded is not None and sent.shielded.marks and result.problems:
        return None
    for hypothesis in result.hypotheses:
        rendering = sent.told(result, hypothesis)
        if rendering is not None:
            return Decoded(sent=sent, result=result, hypothesis=hypothesis, rendering=rendering)
    return None


def _best(sent: Sent, result: Result) -> Decoded:
    """Take the best hypothesis of a text that was sent without marks."""
    decoded = _brought_back(sent, result)
    assert decoded is not None
    return decoded


def _better(marked: Decoded | None, placed: Decoded) -> Decoded | None:
    """Choose between marks that came back and pictures that were put back.

    Where a picture stands for a word, the sentence without it is poor, and its score says so.
    """
    one, other = marked.rendering if marked else None, placed.rendering
    if other.guessed or other.problems:
        return marked
    if one is None or (other.score or 0.0) > (one.score or 0.0) + _MARGIN:
        return placed
    return marked
