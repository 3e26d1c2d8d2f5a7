"""Translate what is struck out apart from the sentence that it was struck out of.

`I have 5 ~~dogs~~ cats` is no sentence with its struck words in it, and models leave one of two
words that exclude each other out. The sentence is translated without them, and their translation is
put beside the words that they stood beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.domain.flags import flag
from pipeline.domain.language import primary
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import STRUCK, Core, Kept, bare
from pipeline.stages.signs.values import elements_of
from pipeline.stages.splice import Splice
from pipeline.stages.translation.engine_text import EngineText, Told, engine_text, tell
from pipeline.stages.translation.rendering import Rendering, from_machine
from pipeline.stages.translation.task import Task
from translators.port import Translator
from translators.values import Alignment, Request, Result

_LABELS = frozenset({"s", "del", "strike"})
_STOPS = ".。!?"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Struck:
    """A sentence and what is struck out of it."""

    core: Core  # the passage's core; kept is what is struck
    rest: Splice  # from the core's text to the sentence without
    sentence: Core  # the sentence without
    seen: EngineText  # the same, as the engine sees it
    requests: tuple[Request, ...]  # the sentence, then what is struck


def translate_struck(
    tasks: Sequence[Task], renderings: Sequence[Rendering], engine: Translator
) -> list[Rendering]:
    """Give passages with struck words a translation of the sentence and of the words, apart."""
    found = {place: one for place, task in enumerate(tasks) if (one := _struck(task)) is not None}
    results = iter(engine.translate([r for one in found.values() for r in one.requests]))
    made = list(renderings)
    for place, one in found.items():
        answers = [next(results) for _ in one.requests]
        made[place] = _joined(tasks[place], one, answers, renderings[place])
    return made


def _struck(task: Task) -> _Struck | None:
    """Find what is struck out inside a sentence that has nothing to keep and no terms."""
    passage = task.passage
    text = passage.core.text
    signs = passage.markup.signs if passage.markup else ()
    if not any(sign.label in _LABELS for sign in signs) or passage.core.kept or task.terms:
        return None
    spans = sorted(
        one.span
        for one in elements_of(signs, len(text))
        if one.opening is not None
        and one.closing is not None
        and signs[one.opening].label in _LABELS
        and text[slice(*one.span)].strip()
    )
    if not spans or any(end > start for (_, end), (start, _) in pairwise(spans)):
        return None
    kept = tuple(Kept(kind=STRUCK, span=span, text=text[slice(*span)]) for span in spans)
    core = Core(lead="", text=text, tail="", kept=kept)
    rest = bare(core)
    if not any(map(str.isalpha, rest.text)):
        return None
    sentence = Core(lead="", text=rest.text, tail="", kept=())
    seen = engine_text(sentence, passage.language)
    texts = [seen.core.text, *(one.text.strip() for one in kept)]
    return _Struck(
        core=core,
        rest=rest,
        sentence=sentence,
        seen=seen,
        requests=tuple(task.request(one) for one in texts),
    )


def _joined(task: Task, struck: _Struck, answers: Sequence[Result], before: Rendering) -> Rendering:
    """Put what was struck out into the sentence; where its place is a guess, say so."""
    sentence, *words = answers
    if any(one.problems for one in answers):
        return before
    told = tell(
        struck.seen,
        struck.sentence,
        text=sentence.best.text,
        kept=(),
        alignment=sentence.best.alignment,
        source=task.passage.language,
        target=task.target,
    )
    texts = [
        _as_part(result.best.text, kept.text, task.target)
        for result, kept in zip(words, struck.core.kept, strict=True)
    ]
    kept = tuple(replace(one, text=text) for one, text in zip(struck.core.kept, texts, strict=True))
    placed = place_by_alignment(replace(struck.core, kept=kept), told.text, told.alignment)
    places = tuple((one.span, span) for one, span in placed.kept)
    alignment: Alignment = (
        *(
            (*struck.rest.to_old((a, b)), *placed.spliced.to_new((c, d)))
            for a, b, c, d in told.alignment
        ),
        *((*source, *target) for source, target in places),
    )
    rendering = from_machine(
        task.passage,
        Told(text=placed.text, kept=(), alignment=alignment),
        struck.requests[0],
        sentence,
        sentence.best,
        guessed=False,
    )
    rendering = replace(rendering, apart=places)
    if not placed.guessed:
        return rendering
    whole = (0, len(task.passage.text))
    guess = flag("structure-changed", source=whole, target=(0, len(rendering.text)))
    return replace(rendering, flags=(*rendering.flags, guess))


def _as_part(text: str, source: str, target: str) -> str:
    """Give a translation of some words as a part of a sentence."""
    part = text.strip()
    if not source.rstrip().endswith(tuple(_STOPS)):
        part = part.rstrip(_STOPS).lstrip("¡¿")
    first = part.partition(" ")[0]
    if first.istitle() and first not in source.split() and primary(target) != "de":
        part = part[:1].lower() + part[1:]
    return part or source.strip()
