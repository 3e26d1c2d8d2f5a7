"""Give translations the signs of their sources: emphasis, links, inline tags, soft breaks.

Signs are placed by what their words became, as alignment tells. Where it tells nothing, or is in
doubt, the words of each element are translated alone and looked for. Where nothing is known then,
the passage is translated once more with its signs behind marks, as kept stretches are; at last they
are put at their share of the text, and the passage is flagged. Other than for kept stretches, marks
do not come first: two of them around a word cost small models the sentence (docs/decisions/0007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.stages.hide import hide
from pipeline.stages.passages.markup import Sign
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.protection.protect import Shielded, shield
from pipeline.stages.protection.restore import restore_marks
from pipeline.stages.signs.hidden import Hidden, hide_signs, show_signs
from pipeline.stages.signs.placing import place_by_share, place_by_words, place_unchanged
from pipeline.stages.signs.values import Element, Placement, elements_of
from pipeline.stages.signs.wording import find_wording
from pipeline.stages.signs.words import Pairing
from pipeline.stages.translation.engine_text import EngineText, Told, engine_text, tell
from pipeline.stages.translation.rendering import Rendering, from_machine
from pipeline.stages.translation.task import HYPOTHESES, Task
from translators.port import Translator
from translators.values import Request, Result

# A translation whose score is lower by more is worse by more than the places are worth.
_WORSE = 0.05
_WORDINGS = 2  # translations of an element alone that are looked for
_MOST_ELEMENTS = 20  # of one passage that are translated alone, or put behind marks


def place_signs(
    tasks: Sequence[Task], renderings: Sequence[Rendering], engine: Translator
) -> list[Rendering]:
    """Add a placement to the renderings of tasks whose passages have signs."""
    placed = list(renderings)
    pairings: dict[int, Pairing] = {}
    waiting: list[int] = []
    for place, (task, rendering) in enumerate(zip(tasks, renderings, strict=True)):
        if not has_signs(task):
            continue
        pairing = _pairing(task.passage, rendering)
        found = _by_words(task.passage, pairing)
        placed[place] = replace(rendering, placement=found)
        if found is None or found.doubtful:
            waiting.append(place)
            pairings[place] = pairing
    found_alone = _by_wording(
        [(tasks[place], placed[place].placement, pairings[place]) for place in waiting], engine
    )
    for place, alone in zip(waiting, found_alone, strict=True):
        if alone is not None:
            placed[place] = replace(renderings[place], placement=alone)
    waiting = [place for place in waiting if placed[place].placement is None]
    # A translation anew would lack the terms that were put into this one.
    anew = [place for place in waiting if not tasks[place].terms.uses]
    again = dict(zip(anew, _behind_marks([tasks[place] for place in anew], engine), strict=True))
    for place in waiting:
        placed[place] = _chosen(tasks[place].passage, renderings[place], again.get(place))
    return placed


def has_signs(task: Task) -> bool:
    """Tell whether the passage of a task has signs to be placed."""
    return bool(_signs(task.passage))


def _by_words(passage: SourcePassage, pairing: Pairing) -> Placement | None:
    if pairing.target == passage.core.text:
        return place_unchanged(_signs(passage))
    return place_by_words(_signs(passage), pairing)


def _by_wording(
    doubts: Sequence[tuple[Task, Placement | None, Pairing]], engine: Translator
) -> list[Placement | None]:
    """Place signs anew, by the words of the elements in doubt, translated alone.

    What they tell is added to the pairing of words. None where that tells nothing.
    """
    requests: list[Request] = []
    doubtful: list[list[Element]] = []
    for task, placement, _ in doubts:
        core = task.passage.core
        # What is kept says by itself where it is; to a model it is many sub-words of nothing.
        words = hide(core.text, [one.span for one in core.kept], over=" ")
        elements = _in_doubt(elements_of(_signs(task.passage), len(words)), placement)
        elements = [one for one in elements if words[slice(*one.span)].strip()]
        doubtful.append(elements)
        requests += [
            replace(
                task.request(" ".join(words[slice(*one.span)].split()), hypotheses=_WORDINGS),
                aligned=False,
                beam=_WORDINGS,
            )
            for one in elements
        ]
    results = iter(engine.translate(requests))
    placements: list[Placement | None] = []
    for (task, _, pairing), elements in zip(doubts, doubtful, strict=True):
        told = False
        for element in elements:
            wordings = [one.text for one in next(results).hypotheses]
            own = pairing.words_in(element.span)
            became = find_wording(pairing, own, wordings)
            if became is not None:
                pairing.pair_only(own, became)
                told = True
        found = place_by_words(_signs(task.passage), pairing) if told else None
        placements.append(found and replace(found, method="wording"))
    return placements


def _in_doubt(elements: Sequence[Element], placement: Placement | None) -> list[Element]:
    """Give the whole elements whose places are in doubt: all, where none could be told."""
    whole = [one for one in elements if not (one.reaches_start or one.reaches_end)]
    if placement is not None:
        whole = [one for one in whole if one.span in placement.doubtful]
    return whole[:_MOST_ELEMENTS]


def _pairing(passage: SourcePassage, rendering: Rendering) -> Pairing:
    """Pair the words of a passage's core with those of its translation."""
    lead, tail = len(passage.core.lead), len(passage.core.tail)
    pairing = Pairing(
        passage.core.text,
        rendering.text[lead : len(rendering.text) - tail],
        tuple((a - lead, b - lead, c - lead, d - lead) for a, b, c, d in rendering.alignment),
        [(kept.span, (a - lead, b - lead)) for kept, (a, b) in rendering.kept],
    )
    for source, target in rendering.apart:
        pairing.pair_stretch(source, target)
    for term in rendering.terms:
        if term.source and term.target and term.method != "protected":
            (a, b), (c, d) = term.source, term.target
            pairing.pair_term((a - lead, b - lead), (c - lead, d - lead))
    return pairing


def _behind_marks(
    tasks: Sequence[Task], engine: Translator
) -> list[tuple[Rendering, Placement] | None]:
    """Translate passages with their signs behind marks, by the first shape that brings all back."""
    found: list[tuple[Rendering, Placement] | None] = [None] * len(tasks)
    shapes = [engine.shapes(task.passage.language, task.target) for task in tasks]
    hidden = [_hidden(task.passage) for task in tasks]
    shown = [
        engine_text(one.core, task.passage.language)
        for one, task in zip(hidden, tasks, strict=True)
    ]
    for number in range(max(map(len, shapes), default=0)):
        now = [
            place
            for place, known in enumerate(found)
            if known is None
            and number < len(shapes[place])
            and 0 < len(hidden[place].numbers) <= 2 * _MOST_ELEMENTS
        ]
        shields = [shield(shown[place].core, shapes[place][number]) for place in now]
        results = engine.translate(
            [
                tasks[place].request(shielded.text, hypotheses=HYPOTHESES)
                for place, shielded in zip(now, shields, strict=True)
            ]
        )
        for place, shielded, result in zip(now, shields, results, strict=True):
            found[place] = _shown(tasks[place], hidden[place], shown[place], shielded, result)
    return found


def _hidden(passage: SourcePassage) -> Hidden:
    return hide_signs(passage.core, _signs(passage))


def _signs(passage: SourcePassage) -> tuple[Sign, ...]:
    return passage.markup.signs if passage.markup else ()


def _shown(
    task: Task, hidden: Hidden, seen: EngineText, shielded: Shielded, result: Result
) -> tuple[Rendering, Placement] | None:
    """Take the best hypothesis in which every sign came back."""
    passage = task.passage
    for hypothesis in () if result.problems else result.hypotheses:
        restored = restore_marks(shielded, seen.core, hypothesis.text)
        if restored is None:
            continue
        told = tell(
            seen,
            hidden.core,
            text=restored.text,
            kept=restored.kept,
            alignment=(),
            source=passage.language,
            target=task.target,
        )
        shown = show_signs(hidden, passage.core, _signs(passage), told.text, told.kept)
        if shown is not None:
            cut = Told(text=shown.text, kept=shown.kept, alignment=())
            request = task.request(shielded.text)
            rendering = from_machine(passage, cut, request, result, hypothesis, guessed=False)
            return replace(rendering, kept_by="placeholders"), shown.placement
    return None


def _chosen(
    passage: SourcePassage, rendering: Rendering, other: tuple[Rendering, Placement] | None
) -> Rendering:
    """Take the translation that was made with marks, or guess the places in the first."""
    if other is not None and (other[0].score or 0.0) >= (rendering.score or 0.0) - _WORSE:
        return replace(other[0], placement=replace(other[1], method="placeholders"))
    guess = place_by_share(_signs(passage), _pairing(passage, rendering))
    return replace(rendering, placement=guess and replace(guess, method="guess"))
