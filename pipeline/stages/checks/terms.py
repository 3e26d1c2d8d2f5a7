"""Glossary terms of a translation that somebody else made."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.match import Matcher
from glossary.values import Term
from glossary.verify import find_forbidden, find_forms
from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.term_endings import find_inflected


def check_terms(pair: Pair, terms: Sequence[Term]) -> list[Flag]:
    """Flag terms whose translation is not there, and what must not appear.

    A target counts in every form of its words; `keep` terms as they are written.
    """
    if not terms:
        return []
    asked = [one for one in terms if one.kind != "forbid"]
    meant = _meant(pair, asked)
    missed = {term for term in {term for _, term in meant} if not _is_there(pair, term)}
    found = [
        flag("term-missing", source=span, term=term.source, wanted=term.target)
        for span, term in meant
        if term in missed
    ]
    avoided = [one for one in terms if one.kind == "forbid"]
    with_source = Matcher([one for one in avoided if one.source], pair.source_language)
    here = {match.term: match.span for match in with_source.find(pair.source)}
    for term in avoided:
        if term.source and term not in here:
            continue
        for span in find_forbidden(pair.target, term, pair.target_language):
            word = pair.target[slice(*span)]
            found.append(flag("term-forbidden", source=here.get(term), target=span, term=word))
    return found


def _meant(pair: Pair, asked: Sequence[Term]) -> list[tuple[Span, Term]]:
    """Give the terms that the source has, in any form."""
    found = [(one.span, one.term) for one in Matcher(asked, pair.source_language).find(pair.source)]
    taken = [span for span, _ in found]
    known = {term for _, term in found}
    for term in asked:
        if term in known or not _bends(term):
            continue
        span = find_inflected(pair.source, term.source, primary(pair.source_language), sure=True)
        if span and all(span[1] <= start or end <= span[0] for start, end in taken):
            found.append((span, term))
            taken.append(span)
    return sorted(found, key=lambda one: one[0])


def _is_there(pair: Pair, term: Term) -> bool:
    if find_forms(pair.target, term, pair.target_language):
        return True
    language = primary(pair.target_language)
    return _bends(term) and any(
        find_inflected(pair.target, form, language) for form in (term.target, *term.forms)
    )


def _bends(term: Term) -> bool:
    """Tell whether a term may have other endings; what is kept as it is written has none."""
    return term.kind == "translate" and term.case == "any"
