"""Which terms a translation has, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from glossary.values import Term
from glossary.verify import STRICT, find_forbidden, find_forms
from pipeline.domain.spans import Span
from pipeline.stages.terms.values import Terms, Use


def places_of(
    text: str, uses: Sequence[Use], language: str, blocked: Sequence[Span] = ()
) -> list[Span | None]:
    """Give where a text in a language has each use; None for one that it has not.

    What stands in `blocked` stretches, in a mention or in code, says nothing.
    A stretch counts for one use alone: where a term is used twice and a pronoun stands for it the
    second time, that is for a teacher to judge.
    """
    found: dict[int, Span | None] = {}
    taken: list[Span] = []
    for term, numbers in _by_term(uses):
        free = [
            one.span
            for one in find_forms(text, term, language, blocked=blocked)
            if one.how in STRICT and not any(a < one.span[1] and one.span[0] < b for a, b in taken)
        ]
        taken += free[: len(numbers)]
        for place, number in enumerate(numbers):
            found[number] = free[place] if place < len(free) else None
    return [found[number] for number in range(len(uses))]


def _by_term(uses: Sequence[Use]) -> Iterable[tuple[Term, list[int]]]:
    """Give the numbers of the uses of each term, longer terms first: they hold shorter ones."""
    order = sorted(
        range(len(uses)),
        key=lambda number: (-len(uses[number].term.target), uses[number].term.target, number),
    )
    for term, numbers in groupby(order, key=lambda number: uses[number].term):
        yield term, list(numbers)


def lacking(
    text: str, uses: Sequence[Use], language: str, blocked: Sequence[Span] = ()
) -> list[Use]:
    """Give the uses that a text has no form for."""
    places = places_of(text, uses, language, blocked)
    return [use for use, place in zip(uses, places, strict=True) if place is None]


def forbidden_in(
    text: str, terms: Terms, language: str, blocked: Sequence[Span] = ()
) -> list[tuple[Term, Span]]:
    """Give what a text says that it must not say, with its places."""
    return [
        (term, span)
        for term, _ in terms.forbidden
        for span in find_forbidden(text, term, language, blocked=blocked)
    ]
