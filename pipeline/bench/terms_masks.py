"""Mask the terms of regional lines, to see what enforcing did to the other words.

Everyday words have references with the usual word, so a translation with the wanted one falls
behind them by that word. All three texts, the reference and the translations without and with the
glossary, get one mark for the forms of the line's terms and for the words that stand for these
in references (`in_reference`). Where the plain translation has none of them, the word in whose
place the form has come gets it too, and serves for the term's other lines where no line of the
set has `in_reference`.

What remains is what enforcing changed, words that agree with the term among them: *mucho dinero*,
*mucha plata*. `Masked.agreeing` lets these pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.bench.terms_judge import has_form, word
from pipeline.bench.terms_sets import Asked, Line, TermSet

_MARK = "§"
_MARKS = re.compile(rf"{_MARK}(?:\s+{_MARK})+")
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SHORT = 3  # letters of articles and the like
_ALIKE = 0.5  # share of letters at the beginning that other forms of a word have in common


@dataclass(frozen=True, kw_only=True, slots=True)
class Masked:
    """The three texts of a line with one mark in place of its terms."""

    reference: str
    plain: str
    enforced: str

    @property
    def agreeing(self) -> str:
        """Give the enforced text, where it has another form of a word, with the plain one's.

        A short word before the mark is taken for an article. This forgives wrong agreement as
        well as right one.
        """
        old, new = _TOKEN.findall(self.plain), _TOKEN.findall(self.enforced)
        matcher = SequenceMatcher(a=old, b=new, autojunk=False)
        for kind, start, end, first, last in matcher.get_opcodes():
            if kind != "replace" or end - start != last - first:
                continue
            for one, other in zip(range(start, end), range(first, last), strict=True):
                if _is_form_of(old[one], new[other]) or (
                    max(len(old[one]), len(new[other])) <= _SHORT
                    and old[one + 1 : one + 2] == new[other + 1 : other + 2] == [_MARK]
                ):
                    new[other] = old[one]
        return " ".join(new)


def mask_lines(of: TermSet, rows: Sequence[tuple[Line, str, str]]) -> list[Masked]:
    """Mask the terms of lines of a set, given with their plain and enforced translations."""
    usual: dict[str, set[str]] = {}
    for each in of.entries:
        usual.setdefault(each.key, set()).update(each.in_reference)
    told = {key for key, words in usual.items() if words}
    own = [
        {
            one.key: replaced_words(one, plain, enforced)
            for one in line.asked
            if not has_form((*one.forms, *usual[one.key]), plain)
        }
        for line, plain, enforced in rows
    ]
    for found in own:
        for key in found.keys() - told:
            usual[key].update(found[key])
    return [
        _masked(line, plain, enforced, usual, found)
        for (line, plain, enforced), found in zip(rows, own, strict=True)
    ]


def _masked(
    line: Line,
    plain: str,
    enforced: str,
    usual: Mapping[str, set[str]],
    own: Mapping[str, Sequence[str]],
) -> Masked:
    words = {
        each for one in line.asked for each in (*one.forms, *usual[one.key], *own.get(one.key, ()))
    }
    return Masked(
        reference=mask(line.reference, words),
        plain=mask(plain, words),
        enforced=mask(enforced, words),
    )


def mask(text: str, words: set[str]) -> str:
    """Put a mark in place of words, longer ones first; marks side by side are one."""
    for one in sorted(words, key=lambda each: (-len(each), each)):
        text = word(one).sub(_MARK, text)
    return _MARKS.sub(_MARK, text)


def replaced_words(asked: Asked, plain: str, enforced: str) -> tuple[str, ...]:
    """Give the words of the plain text in whose place the enforced one has a form of a term.

    Of the stretch that differs around the form, without short words and those that are there in
    another gender or number: all, if they are no more than two or than the form's; else the
    longest.
    """
    old, new = _WORD.findall(plain), list(_WORD.finditer(enforced))
    places = [match.span() for form in asked.forms for match in word(form).finditer(enforced)]
    form = {
        number
        for number, match in enumerate(new)
        if any(start <= match.start() < end for start, end in places)
    }
    matcher = SequenceMatcher(
        a=[one.casefold() for one in old],
        b=[match[0].casefold() for match in new],
        autojunk=False,
    )
    found: dict[str, None] = {}
    for kind, start, end, first, last in matcher.get_opcodes():
        here = form.intersection(range(first, last))
        if kind != "replace" or not here:
            continue
        beside = [new[number][0] for number in range(first, last) if number not in here]
        left = [one for one in old[start:end] if not any(_is_form_of(one, x) for x in beside)]
        # Of short words alone, the last: articles come first.
        left = [one for one in left if len(one) > _SHORT] or left[-1:]
        if len(left) > max(2, len(here)):
            left = [max(left, key=len)]
        found |= dict.fromkeys(left)
    return tuple(found)


def _is_form_of(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one: *blanca*, *blanco*."""
    one, other = one.casefold(), other.casefold()
    shared = next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared > _ALIKE * max(len(one), len(other))
