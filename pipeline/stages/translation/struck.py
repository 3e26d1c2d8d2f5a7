"""Translate what is struck out apart from the sentence that it was struck out of.

`I have 5 ~~dogs~~ cats` is no sentence with its struck words in it, and models leave one of two
words that exclude each other out. The sentence without them and the words alone are passages of
their own, with what is kept and what a glossary asks for in each; the words' translation is put
beside what became of the words that they stood beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain, pairwise

import babel

from pipeline.domain.flags import flag
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.protection.placing import place_by_alignment
from pipeline.stages.protection.protect import STRUCK, Core, Kept, bare
from pipeline.stages.segmentation.words import NO_STARTERS, STARTERS
from pipeline.stages.signs.values import elements_of
from pipeline.stages.splice import Splice
from pipeline.stages.translation.parts import moved, part_of, shifted
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task

_LABELS = frozenset({"s", "del", "strike"})
_STOPS = ".。!?"
_MOST_STRUCK = 20  # stretches of one passage that are translated alone


@dataclass(frozen=True, kw_only=True, slots=True)
class _Split:
    """A passage in parts: its sentence, and what is struck out of it."""

    core: Core  # the passage's core; kept is what is struck
    rest: Splice  # from the core's text to the sentence without
    sentence: Task
    words: tuple[Task, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Give all that is to be translated."""
        return self.sentence, *self.words


def translate_apart(
    tasks: Sequence[Task], translate: Callable[[Sequence[Task]], list[Rendering]]
) -> list[Rendering]:
    """Translate tasks, those with struck words in parts, as long as the engine can take these."""
    splits = [_split(task) for task in tasks]
    parts = [split.tasks if split else (task,) for split, task in zip(splits, tasks, strict=True)]
    answers = iter(translate([part for row in parts for part in row]))
    made: list[Rendering] = []
    failed: list[int] = []
    for place, (task, split, row) in enumerate(zip(tasks, splits, parts, strict=True)):
        rendering, *words = (next(answers) for _ in row)
        if split is not None and any(one.problems for one in (rendering, *words)):
            failed.append(place)
        elif split is not None:
            rendering = _joined(task, split, rendering, words)
        made.append(rendering)
    whole = translate([tasks[place] for place in failed]) if failed else ()
    for place, rendering in zip(failed, whole, strict=True):
        made[place] = rendering
    return made


def _split(task: Task) -> _Split | None:
    """Take what is struck out of a sentence; None where nothing is, or not for itself."""
    core = task.passage.core
    lead = len(core.lead)
    spans = _struck_spans(task.passage)
    if not spans:
        return None
    kept = tuple(Kept(kind=STRUCK, span=one, text=core.text[slice(*one)]) for one in spans)
    struck = Core(lead="", text=core.text, tail="", kept=kept)
    rest = bare(struck)
    asked = [*(use.span for use in task.terms.uses), *(at for _, at in task.terms.forbidden if at)]
    known = [*(one.span for one in core.kept), *((a - lead, b - lead) for a, b in asked)]
    crossed = any(_overlap(one, span) and not _holds(span, one) for one in known for span in spans)
    if crossed or not any(map(str.isalpha, rest.text)):
        return None

    def outside(span: Span) -> Span | None:
        return None if any(_overlap(span, one) for one in spans) else rest.to_new(span)

    def inside(whole: Span, span: Span) -> Span | None:
        return (span[0] - whole[0], span[1] - whole[0]) if _holds(whole, span) else None

    return _Split(
        core=struck,
        rest=rest,
        sentence=part_of(task, rest.text, outside),
        words=tuple(_as_words(part_of(task, one.text, partial(inside, one.span))) for one in kept),
    )


def _struck_spans(passage: SourcePassage) -> list[Span]:
    """Give what is struck out of a core; nothing where that is nested, or too much."""
    signs = passage.markup.signs if passage.markup else ()
    if not any(sign.label in _LABELS for sign in signs):
        return []
    text = passage.core.text
    spans = sorted(
        one.span
        for one in elements_of(signs, len(text))
        if one.opening is not None
        and one.closing is not None
        and signs[one.opening].label in _LABELS
        and text[slice(*one.span)].strip()
    )
    nested = any(end > start for (_, end), (start, _) in pairwise(spans))
    return [] if nested or len(spans) > _MOST_STRUCK else spans


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _as_words(task: Task) -> Task:
    """Show the engine words that begin small as they are: they begin no sentence."""
    shown = task.passage.shown
    casing = shown.casing
    if casing.kind != "mumbled" or casing.raised:
        return task
    small = replace(
        shown,
        core=replace(shown.core, text=casing.source),
        casing=replace(casing, kind="usual", text=casing.source),
    )
    return replace(task, passage=replace(task.passage, shown=small))


def _joined(
    task: Task, split: _Split, sentence: Rendering, words: Sequence[Rendering]
) -> Rendering:
    """Put what was struck out into the sentence; where its place is a guess, say so."""
    core, struck = task.passage.core, split.core.kept
    lead = len(core.lead)
    parts = [
        _as_part(part, one, task.target, opens=not any(map(str.isalnum, core.text[: one.span[0]])))
        for part, one in zip(words, struck, strict=True)
    ]
    placed = place_by_alignment(
        replace(
            split.core,
            kept=tuple(
                replace(one, text=part.text) for one, part in zip(struck, parts, strict=True)
            ),
        ),
        sentence.text,
        sentence.alignment,
        whole=[*sentence.kept_spans, *(one.target for one in sentence.terms if one.target)],
    )
    places = {one.span: span for one, span in placed.kept}
    apart = tuple((one.span, places[one.span]) for one in struck)
    joined = [
        moved(sentence, split.rest.to_old, placed.spliced.to_new, lead),
        *(
            moved(part, shifted(here), shifted(there), lead)
            for part, (here, there) in zip(parts, apart, strict=True)
        ),
    ]
    text = core.lead + placed.text + core.tail
    flags = [found for one in joined for found in one.flags]
    if placed.guessed:
        whole = (0, len(task.passage.text))
        flags.append(flag("structure-changed", source=whole, target=(0, len(text))))
    return replace(
        joined[0],
        text=text,
        alignment=(
            *joined[0].alignment,
            *((a + lead, b + lead, c + lead, d + lead) for (a, b), (c, d) in apart),
        ),
        terms=tuple(
            sorted(
                (use for one in joined for use in one.terms), key=lambda use: use.source or (0, 0)
            )
        ),
        flags=tuple(flags),
        guessed=any(one.guessed for one in joined),
        kept=tuple(pair for one in joined for pair in one.kept),
        apart=apart,
    )


def _as_part(rendering: Rendering, struck: Kept, target: str, *, opens: bool) -> Rendering:
    """Give a translation of some words as a part of a sentence, which they may open."""
    source, text = struck.text, rendering.text
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    if not source.rstrip().endswith(tuple(_STOPS)):
        end = max(start, len(text[:end].rstrip(_STOPS)))
        start = min(end, len(text) - len(text[start:].lstrip("¡¿")))
    part = text[start:end]
    first = part.partition(" ")[0]
    fixed = [*rendering.kept_spans, *(one.target for one in rendering.terms if one.target)]
    if (
        first.istitle()
        and (not source[:1].isupper() or (not opens and _is_small_within(first, target)))
        and first not in source.split()
        and not _is_always_capital(first, target)
        and all(start < one[0] for one in fixed)
    ):
        part = part[:1].lower() + part[1:]
    if not part:
        return replace(rendering, text=source.strip(), kept=(), terms=(), flags=())

    def cut(span: Span) -> Span:
        return span[0] - start, span[1] - start

    return replace(moved(rendering, lambda span: span, cut, 0), text=part)


def _is_small_within(word: str, target: str) -> bool:
    """Tell whether a word is surely small within a sentence: `El`, `Lunes`, but not `Monday`."""
    language = primary(target)
    if language == "en":
        return False  # the capital of the source may be a name's
    return word in STARTERS.get(language, NO_STARTERS) or word.lower() in _named(language)


def _is_always_capital(word: str, target: str) -> bool:
    """Tell whether a word has its capital wherever it stands: German nouns, `I`, `Monday`."""
    language = primary(target)
    if language == "de" or (language == "en" and re.match(r"I\b", word)):
        return True
    return word in _named(language)


@lru_cache(maxsize=32)
def _named(language: str) -> frozenset[str]:
    """Give the names of days, months and languages as a language writes them (Unicode CLDR)."""
    try:
        locale = babel.Locale.parse(language)
    except (babel.UnknownLocaleError, ValueError):
        return frozenset()
    dates = (calendar["format"]["wide"].values() for calendar in (locale.days, locale.months))
    return frozenset(chain(locale.languages.values(), *dates))
