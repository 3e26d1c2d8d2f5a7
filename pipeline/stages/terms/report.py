"""Say of every term of a passage what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby

from glossary.casing import cased
from glossary.values import Term
from pipeline.domain.bilingual import TermUse
from pipeline.domain.flags import Flag, flag
from pipeline.stages.terms.values import Use
from pipeline.stages.terms.verifying import forbidden_in, places_of
from pipeline.stages.translation.rendering import Rendering
from pipeline.stages.translation.task import Task


def report(
    rendering: Rendering,
    task: Task,
    methods: Mapping[Use, str],
    refused: Sequence[Rendering],
    avoided: Set[Term] = frozenset(),
) -> Rendering:
    """Add terms, their flags and the candidates that were not taken to a rendering.

    `avoided` are forbidden terms that the plain translation had.
    """
    uses, target = task.terms.uses, task.target
    if rendering.origin == "machine":
        rendering = _written(rendering, task)
    places = places_of(rendering.text, uses, target, rendering.kept_spans)
    used = [
        TermUse(
            entry=use.term.source,
            kind=use.term.kind,
            source=use.span,
            target=place,
            satisfied=place is not None,
            method=None if place is None else methods.get(use, "plain"),
        )
        for use, place in zip(uses, places, strict=True)
    ]
    broken = forbidden_in(rendering.text, task.terms, target, rendering.kept_spans)
    found = dict(broken)
    used += [
        TermUse(
            entry=term.source or term.target,
            kind="forbid",
            source=span,
            target=found.get(term),
            satisfied=term not in found,
            method=None if term in found else "suppressed" if term in avoided else "plain",
        )
        for term, span in task.terms.forbidden
        if span is not None or term in found
    ]
    texts = [*rendering.alternatives, *(one.text for one in refused)]
    return replace(
        rendering,
        terms=tuple(sorted([*rendering.terms, *used], key=lambda one: one.source or (0, 0))),
        alternatives=tuple(dict.fromkeys(one for one in texts if one != rendering.text)),
        flags=(*rendering.flags, *_missing(uses, places), *_forbidden(broken)),
    )


def _missing(uses: Sequence[Use], places: Sequence[tuple[int, int] | None]) -> list[Flag]:
    """Flag each term that is missing, once, at its first use that has no form."""
    first: dict[Term, tuple[int, int]] = {}
    for use, place in zip(uses, places, strict=True):
        if place is None:
            first.setdefault(use.term, use.span)
    return [
        flag("term-missing", source=span, term=term.source, wanted=term.target)
        for term, span in first.items()
    ]


def _forbidden(found: Sequence[tuple[Term, tuple[int, int]]]) -> list[Flag]:
    return [
        flag("term-forbidden", target=next(places)[1], term=term.target)
        for term, places in groupby(found, key=lambda pair: pair[0])
    ]


def _written(rendering: Rendering, task: Task) -> Rendering:
    """Write the terms of a translation in the case that the glossary and the source ask for."""
    places = places_of(rendering.text, task.terms.uses, task.target, rendering.kept_spans)
    text = rendering.text
    for use, place in zip(task.terms.uses, places, strict=True):
        if place is None:
            continue
        stored = {one.casefold(): one for one in use.term.targets}
        own = text[slice(*place)]
        if own.casefold() not in stored:
            continue
        begins = not any(map(str.isalnum, text[: place[0]]))
        form = cased(
            stored[own.casefold()],
            task.passage.text[slice(*use.span)],
            case=use.term.case,
            stored=use.term.source,
            starts_sentence=begins and own[:1].isupper(),
            source_starts_sentence=not any(map(str.isalnum, task.passage.text[: use.span[0]])),
        )
        if len(form) == len(own):
            text = text[: place[0]] + form + text[place[1] :]
    return rendering if text == rendering.text else replace(rendering, text=text)
