"""Glossary terms of a translation that somebody else made."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.match import Matcher
from glossary.values import Term
from glossary.verify import find_forbidden, find_forms
from pipeline.domain.flags import Flag, flag
from pipeline.stages.checks.pair import Pair


def check_terms(pair: Pair, terms: Sequence[Term]) -> list[Flag]:
    """Flag terms whose translation is not there, and what must not appear.

    A target counts in every form of its words; `keep` terms as they are written.
    """
    if not terms:
        return []
    asked = [one for one in terms if one.kind != "forbid"]
    found = [
        flag("term-missing", source=match.span, term=match.term.source, wanted=match.term.target)
        for match in Matcher(asked, pair.source_language).find(pair.source)
        if not find_forms(pair.target, match.term, pair.target_language)
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
