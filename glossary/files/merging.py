"""A glossary that takes in another: what comes, what changes, what goes."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace

from glossary.files.contradictions import Agreement
from glossary.files.values import MOST_TERMS
from glossary.values import Glossary, Problem, Term


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    """What a glossary would be with another taken in, and what that changes."""

    glossary: Glossary
    added: tuple[Term, ...] = ()
    changed: tuple[tuple[Term, Term], ...] = ()  # before and after
    removed: tuple[Term, ...] = ()
    unchanged: int = 0  # terms that stay as they are
    problems: tuple[Problem, ...] = ()  # terms of the other that contradict; they are not taken


def merge(own: Glossary, other: Glossary, *, name: str = "", replacing: bool = False) -> Merge:
    """Take the terms of `other` into `own`, which `name` names in messages.

    A term for the same source, kind of rule and case takes the place of the one that is there;
    what `other` does not mention stays, or goes when `replacing`.
    """
    there: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    exact: dict[Term, deque[int]] = defaultdict(deque)
    for at, term in enumerate(own.terms):
        exact[_bare(term)].append(at)
    incoming: list[tuple[Term, int | None]] = []  # with the place of the term it replaces
    met: set[int] = set()
    changes: list[Term] = []
    for term in other.terms:
        if places := exact.get(_bare(term)):
            met.add(places.popleft())
        else:
            changes.append(term)
    for at, term in enumerate(own.terms):
        if at not in met:
            there[_key(term)].append(at)
    for term in changes:
        places = there.get(_key(term))
        incoming.append((term, places.popleft() if places else None))
    replaced = {at for _, at in incoming if at is not None}
    stays = [at not in replaced and (at in met or not replacing) for at in range(len(own.terms))]
    return _settle(own, incoming, stays, name)


def _settle(
    own: Glossary, incoming: list[tuple[Term, int | None]], stays: list[bool], name: str
) -> Merge:
    agreement = Agreement()
    result = {
        at: term for at, term in enumerate(own.terms) if stays[at] and agreement.take(term, name)[0]
    }
    unchanged = len(result)
    added: list[Term] = []
    changed: list[tuple[Term, Term]] = []
    problems: list[Problem] = []
    for term, place in incoming:
        is_used, problem = agreement.take(term)
        if problem is not None and not problem.row_kept:
            problems.append(problem)
        if place is None:
            added += [term] if is_used else []
        elif is_used:
            result[place] = term
            changed.append((own.terms[place], term))
        elif agreement.take(own.terms[place], name)[0]:
            result[place] = own.terms[place]  # what was to take its place is refused
            unchanged += 1
    if len(result) + len(added) > MOST_TERMS:
        problems.append(
            Problem(
                line=None,
                code="too-many-terms",
                message=f"the glossary would have more than {MOST_TERMS:,} terms",
                hint="remove terms that the class does not use",
            )
        )
    terms = (*(result[at] for at in sorted(result)), *added)
    return Merge(
        glossary=replace(own, terms=terms),
        added=tuple(added),
        changed=tuple(changed),
        removed=tuple(term for at, term in enumerate(own.terms) if at not in result),
        unchanged=unchanged,
        problems=tuple(problems),
    )


def _bare(term: Term) -> Term:
    return replace(term, line=None)


def _key(term: Term) -> tuple[str, ...]:
    source = term.source if term.case == "exact" else term.source.casefold()
    if term.kind != "forbid":
        return (source, term.case)
    return (source, term.case, term.target if term.case == "exact" else term.target.casefold())
