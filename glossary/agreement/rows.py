"""Words that go with a noun, each in all its forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from glossary.agreement.adjective_rows import ANYWHERE, BEFORE
from glossary.agreement.determiner_rows import DETERMINERS
from glossary.agreement.onsets import Onset
from glossary.lemmas import Gender

PLACES: tuple[tuple[Gender, bool], ...] = (("m", False), ("f", False), ("m", True), ("f", True))
_ONSETS: tuple[Onset, ...] = ("plain", "vowel", "hard")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One word in all its forms, in lower case; an empty form is no word."""

    forms: Mapping[tuple[Gender, bool], tuple[str, ...]]  # by gender and plural, then by onset

    def form(self, gender: Gender, onset: Onset, *, plural: bool) -> str:
        """Give the form that goes with a noun."""
        forms = self.forms[gender, plural]
        number = _ONSETS.index(onset)
        return forms[number] if number < len(forms) else forms[0]

    def places(self, word: str, onset: Onset | None) -> set[tuple[Gender, bool]]:
        """Give the genders and numbers (True: plural) that a form can go with."""
        return {
            place
            for place in PLACES
            if word in self.forms[place]
            and (onset is None or self.form(place[0], onset, plural=place[1]) == word)
        }


Rows = Mapping[str, tuple[Row, ...]]


@cache
def determiners(language: str) -> Rows:
    """Give the articles and the like of a language by each of their forms."""
    return _by_form(DETERMINERS.get(language, ""))


@cache
def adjectives_before(language: str) -> Rows:
    """Give the adjectives that have forms of their own before a noun."""
    return _by_form(BEFORE.get(language, ""))


@cache
def adjectives(language: str) -> Rows:
    """Give the adjectives that no rule makes, by each of their forms."""
    return _by_form(ANYWHERE.get(language, ""))


def _by_form(table: str) -> Rows:
    found: dict[str, tuple[Row, ...]] = {}
    for line in table.split("\n"):
        cells = [
            tuple("" if one == "-" else one.replace("_", " ") for one in cell.split("|"))
            for cell in line.split()
        ]
        if not cells:
            continue
        row = Row(forms=dict(zip(PLACES, cells, strict=True)))
        for form in dict.fromkeys(form for cell in cells for form in cell if form):
            found[form] = (*found.get(form, ()), row)
    return found


def written_like(written: str, form: str) -> str:
    """Write a form in the case and with the apostrophe of another."""
    if "’" in written:
        form = form.replace("'", "’")
    if sum(map(str.isalpha, written)) > 1 and written.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
