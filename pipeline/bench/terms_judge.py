"""Judge whether a translation has the terms that its sentence uses, and no others.

Nothing here is the pipeline's own, so that it can disagree with the pipeline: a form stands in
a translation where its letters do, as a word, whatever their case; a plural -s or -es is let
pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.bench.terms_sets import Asked, Line


@cache
def word(form: str) -> re.Pattern[str]:
    """Give the pattern of a form as a word, or its plural."""
    return re.compile(rf"(?<!\w){re.escape(form)}(?:s|es)?(?!\w)", re.IGNORECASE)


@cache
def _source(term: str) -> re.Pattern[str]:
    """Give the pattern of a source term, each of its words in the plural if need be."""
    words = (
        rf"(?:{re.escape(one)}(?:s|es)?|{re.escape(one[:-1])}ies)" if one[-1:] in ("y", "Y")
        else rf"{re.escape(one)}(?:s|es)?"
        for one in term.split()
    )  # fmt: skip
    joined = r"[\s-]+".join(words)
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


def has_form(forms: Iterable[str], text: str) -> bool:
    """Tell whether one of the forms stands in a translation."""
    return any(word(form).search(text) for form in forms)


def false_forms(
    line: Line, entries: Sequence[Asked], plain: str, enforced: str
) -> tuple[tuple[str, str], ...]:
    """Give terms and their forms that stand only in the enforced text and that nothing asks for.

    A term is asked for where the line names it, or its source or a plural of it stands in the
    source. Forms that belong to several terms may stand for any of them, and a form may be part
    of the longer form of another term.
    """
    named = {one.key for one in line.asked}
    asked = [one for one in entries if one.key in named or _source(one.source).search(line.source)]
    allowed = sorted({form for one in asked for form in one.forms}, key=len, reverse=True)
    rest = enforced
    for form in allowed:
        rest = word(form).sub(" ", rest)
    return tuple(
        (one.source, form)
        for one in entries
        if one not in asked
        for form in one.forms
        if word(form).search(rest) and not word(form).search(plain)
    )
