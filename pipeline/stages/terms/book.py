"""The glossaries of a project, by direction, ready to be looked into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from glossary.agreement import is_verb_term, stands_as_verb
from glossary.match import Matcher
from glossary.values import Glossary, Term
from pipeline.domain.language import same_language
from pipeline.domain.spans import Span
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.terms.values import NO_TERMS, Terms, Use


@dataclass(frozen=True)  # no slots: matchers are made when they are asked for
class _Direction:
    """The glossary of one direction."""

    glossary: Glossary

    @cached_property
    def required(self) -> Matcher:
        """Find terms to translate and, where nothing else kept them, terms to keep."""
        terms = [_as_required(one) for one in self.glossary.terms if one.kind != "forbid"]
        return Matcher(terms, self.glossary.source)

    @cached_property
    def avoided(self) -> Matcher:
        """Find the sources of forbidden terms, which may be those of required ones as well."""
        terms = [one for one in self.glossary.terms if one.kind == "forbid" and one.source]
        return Matcher(terms, self.glossary.source)

    @cached_property
    def never(self) -> tuple[Term, ...]:
        """Give what is forbidden whatever the source says."""
        return tuple(one for one in self.glossary.terms if one.kind == "forbid" and not one.source)

    def find(self, passage: SourcePassage) -> Terms:
        """Give what is asked of a passage."""
        blocked = [one.span for one in passage.kept]
        uses = tuple(
            Use(
                term=one.term,
                span=one.span,
                inflected=one.inflected,
                verbal=self._is_verbal(one.term, one.span, passage.text),
            )
            for one in self.required.find(passage.text, blocked)
        )
        avoided = {one.term: one.span for one in self.avoided.find(passage.text, blocked)}
        return Terms(uses=uses, forbidden=(*avoided.items(), *((one, None) for one in self.never)))

    def _is_verbal(self, term: Term, span: Span, text: str) -> bool:
        """Tell whether a text has a noun of the glossary as a verb: *we will plant trees*."""
        here, there = self.glossary.source, self.glossary.target
        if term.kind == "keep" or term.case == "exact":
            return False
        before, word, after = text[: span[0]], text[slice(*span)], text[span[1] :]
        if not stands_as_verb(before, word, after, here):
            return False
        return not is_verb_term(term.source, term.target, here, there)


def _as_required(term: Term) -> Term:
    """Let a term that is kept be written as it asks, or as its source."""
    if term.kind != "keep":
        return term
    return replace(term, target=term.target or term.source, case="exact")


class TermBook:
    """The glossaries of a project."""

    def __init__(self, glossaries: Iterable[Glossary] = ()) -> None:
        self._directions = [_Direction(one) for one in glossaries if one.terms]
        self._of = cache(self._find)

    def _find(self, source: str, target: str) -> _Direction | None:
        for one in self._directions:
            here, there = one.glossary.source, one.glossary.target
            if same_language(here, source) and same_language(there, target):
                return one
        return None

    def terms_of(self, passage: SourcePassage, target: str) -> Terms:
        """Give what is asked of a passage in a target language."""
        direction = self._of(passage.language, target)
        return NO_TERMS if direction is None else direction.find(passage)

    def keeps(self, source: str, targets: Sequence[str]) -> tuple[str, ...]:
        """Give what stays as it is, in a source language, in all of the targets."""
        kept: list[set[str]] = []
        for target in targets:
            direction = self._of(source, target)
            terms = direction.glossary.terms if direction else ()
            kept.append(
                {
                    one.source
                    for one in terms
                    if one.kind == "keep" and one.target in ("", one.source)
                }
            )
        return tuple(sorted(set.intersection(*kept))) if kept else ()

    def version(self, source: str, target: str, names: Sequence[str]) -> str:
        """Name what decides about terms in a direction: names, and the glossary's version."""
        direction = self._of(source, target)
        if direction is None and not names:
            return "g0"
        version = direction.glossary.version if direction else ""
        parts = "\n".join([version, *sorted(names)])
        return "g" + hashlib.sha256(parts.encode()).hexdigest()[:8]
