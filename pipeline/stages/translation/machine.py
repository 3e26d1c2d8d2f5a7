"""Translate the passages of many posts through the engine, and put back what was kept.

The one stage with an effect: the engine, always called on batches. Passages whose kept
stretches do not come back are tried again, together, with the next shape of marks, at last
without marks at all. Where emoji and the like are all that is kept, the sentence without them
is tried at once, and the better of the two is taken. Images, smileys and hearts stand for no word:
around them, marks are tried only where the sentence without does not tell the place, or reads
badly.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.stages.protection.protect import IMAGE
from pipeline.stages.terms.enforce import enforce_terms
from pipeline.stages.translation.forced import place_and_score
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.sent import Decoded, Sent, with_marks, without_marks
from pipeline.stages.translation.struck import translate_apart
from pipeline.stages.translation.task import HYPOTHESES, Task
from translators.placeholders import Shape
from translators.port import Translator
from translators.values import Result

# A sentence without its smileys whose score is lower may miss a word: with marks it is tried too.
_POOR = 0.5
# Scores nearer than this say nothing about which of two sentences is better.
_MARGIN = 0.01
# Hypotheses of passages with terms: the second best may have what the best lacks, and is nearly
# free; four cost a third more in long texts, and bring next to nothing.
_SECOND = 2


def translate_passages(tasks: Sequence[Task], engine: Translator) -> list[Rendering]:
    """Translate tasks of many posts and languages in shared batches, in their order."""

    def translate(some: Sequence[Task]) -> list[Rendering]:
        return enforce_terms(_translate_texts(some, engine), engine)

    return place_and_score(tasks, translate_apart(tasks, translate), engine)


def _translate_texts(tasks: Sequence[Task], engine: Translator) -> list[Decoded]:
    """Translate what readers see of the passages; their signs are still missing."""
    done: dict[int, Decoded] = {}
    bare: dict[int, Decoded] = {}  # without marks; kept for a comparison, or for the end
    ways = [_ways(task, engine) for task in tasks]
    waiting = list(range(len(tasks)))
    for number in range(max(map(len, ways), default=0)):
        sent = [
            (place, with_marks(tasks[place], shape) if shape else without_marks(tasks[place]))
            for place in waiting
            for shapes in ways[place][number : number + 1]
            for shape in shapes
        ]
        results = engine.translate(
            [one.request(hypotheses=_wanted(one, number)) for _, one in sent]
        )
        for (place, one), result in zip(sent, results, strict=True):
            decoded = _brought_back(one, result)
            if decoded is None:
                continue
            if one.shielded is None:
                bare[place] = decoded
            else:
                done[place] = decoded
        for place in waiting:
            chosen = _chosen(done.get(place), bare.get(place))
            if chosen is not None:
                done[place] = chosen
        waiting = [place for place in waiting if place not in done]
    again = [without_marks(tasks[place]) for place in waiting if place not in bare]
    results = engine.translate([one.request(hypotheses=_wanted(one, 0)) for one in again])
    last = iter(zip(again, results, strict=True))
    for place in waiting:
        done[place] = bare[place] if place in bare else _best(*next(last))
    return [done[place] for place in range(len(tasks))]


def _ways(task: Task, engine: Translator) -> list[tuple[Shape | None, ...]]:
    """Give the shapes of marks to try, together and in order; None: without what is kept."""
    core = task.passage.core
    shapes = engine.shapes(task.passage.language, task.target)
    one_by_one: list[tuple[Shape | None, ...]] = [(shape,) for shape in shapes]
    if core.is_decorated:
        return [(None,), *one_by_one]
    if core.is_loose:
        return [(None, *shapes[:1]), *one_by_one[1:]]
    return one_by_one


def _wanted(sent: Sent, number: int) -> int:
    """Tell how many hypotheses to ask for: more where one may have what the best one lacks."""
    if number and sent.shielded is not None:
        return HYPOTHESES
    return _SECOND if sent.task.terms.uses else 1


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


def _chosen(marked: Decoded | None, bare: Decoded | None) -> Decoded | None:
    """Choose between marks that came back and pictures that were put back; None: try on.

    Where a picture stands for a word, the sentence without it is poor, and its score says so.
    """
    if bare is None or bare.rendering.guessed or bare.rendering.problems:
        return marked
    score = bare.rendering.score or 0.0
    if marked is not None:
        return bare if score > (marked.rendering.score or 0.0) + _MARGIN else marked
    core = bare.sent.task.passage.core
    images = all(kept.kind == IMAGE for kept in core.kept)
    return bare if images or not core.is_decorated or score >= _POOR else None
