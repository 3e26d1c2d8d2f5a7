"""Whether a translation says what a glossary asks for, and nothing that it forbids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from glossary.lemmas import plural
from glossary.match import Matcher
from glossary.values import Span, Term

# `form`: the target or a listed form; `plural`: of one of these; `inflected`: another form of the
# same lemma, or of the lemmas of all its words.
How = Literal["form", "plural", "inflected"]
STRICT: frozenset[How] = frozenset({"form", "plural"})

_CACHED = 8192  # terms whose forms are kept ready


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFound:
    """An allowed form of a term, in a translation."""

    span: Span  # in code points
    form: str  # as it stands there
    how: How


def find_forms(
    text: str, term: Term, language: str, *, blocked: Sequence[Span] = ()
) -> tuple[FormFound, ...]:
    """Give where allowed forms of a term stand as whole words, in order.

    Case says nothing but for `exact` and `keep` terms, which have no inflected forms either.
    `language` is the target's.
    """
    return tuple(
        FormFound(
            span=match.span,
            form=text[slice(*match.span)],
            how="inflected" if match.inflected else cast("How", match.term.note),
        )
        for match in _forms(_essence(term), language, True).find(text, blocked)
    )


def find_forbidden(
    text: str, term: Term, language: str, *, blocked: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Give where a forbidden target, one of its forms or a plural of these stands, in order.

    Case says nothing, unless the term is `exact`.
    """
    matches = _forms(_essence(term), language, False).find(text, blocked)
    return tuple(match.span for match in matches)


def _essence(term: Term) -> Term:
    """Give a term without what says nothing about its forms, so that equal ones are one."""
    return Term(source="", target=term.target, forms=term.forms, kind=term.kind, case=term.case)


@lru_cache(maxsize=_CACHED)
def _forms(term: Term, language: str, inflect: bool) -> Matcher:
    case = "exact" if term.kind == "keep" else term.case
    ways: dict[str, How] = dict.fromkeys(term.targets, "form")
    if term.kind != "keep":
        for form in term.targets:
            for more in (form + "s", form + "es", plural(form, language)):
                if more is not None:
                    ways.setdefault(more, "plural")
    return Matcher(
        [Term(source=way, target="", case=case, note=how) for way, how in ways.items()],
        language,
        inflect=inflect,
        verbs=True,
    )
