"""Which forms of a term may stand in the place of a translation's own words."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.agreement.fitting import Old, genders, old_noun
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.stretch import is_determiner, noun_after
from glossary.casing import cased
from glossary.lemmas import Gender, gender, plural
from glossary.values import Span, Term

_MOST = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Where a translation has words of its own for a term."""

    span: Span  # in the translation
    term: Term
    source: str  # the term as it stands in the source
    inflected: bool = False  # that is another form than the glossary's


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One way to fill a slot."""

    form: str
    gender: Gender | None
    more: int = 0  # code points after the slot that go as well


def choices(
    before: str, old: str, after: str, slot: Slot, language: str, source_language: str
) -> tuple[Choice, ...]:
    """Give one to four ways to fill a slot, the likeliest first.

    Where a slot has but an article, the noun after it may be the one that is meant.
    """
    was = old_noun(before, old, slot.term.target, language)
    forms = [
        cased(
            one,
            slot.source,
            case=slot.term.case,
            stored=slot.term.source,
            source_starts_sentence=not was.noun[:1].isupper() or slot.term.source[:1].isupper(),
        )
        for one in _forms(slot, was, language, source_language)
    ]
    ways = [(form, genders(form, language, was.gender)) for form in dict.fromkeys(forms)]
    found = [
        Choice(form=form, gender=ones[number])
        for number in (0, 1)
        for form, ones in ways
        if number < len(ones)
    ]
    more = noun_after(after, language) if is_determiner(old, language) else 0
    if more:
        wider = Choice(form=found[0].form, gender=found[0].gender, more=more)
        found = [found[0], wider, *found[1:]]
    return tuple(found[:_MOST])


def _forms(slot: Slot, was: Old, language: str, source_language: str) -> list[str]:
    """Give the allowed forms of a term in the order in which they fit."""
    forms = list(slot.term.targets)
    meant = _meant_plural(slot, source_language)
    if slot.inflected and meant and not any(is_plural_form(one, language) for one in forms):
        forms += [many for one in forms if (many := plural(one, language)) is not None]
    if slot.inflected:
        # The source says it by a form of its own; the old noun may be any.
        first, second = meant, was.plural_before
    else:
        first, second = was.plural, is_plural_form(slot.term.target, language)
    numbers = {one: is_plural_form(one, language) for one in forms}
    wanted = [one for one in dict.fromkeys((first, second)) if one is not None]

    def rank(form: str) -> tuple[int, bool]:
        number = numbers[form]
        place = 0 if number is None else wanted.index(number) if number in wanted else len(wanted)
        own = gender(form, language)
        return place, None not in (was.gender, own) and own is not was.gender

    allowed = [one for one in forms if numbers[one] is None or numbers[one] in wanted]
    return sorted(dict.fromkeys(allowed or forms), key=rank)


def _meant_plural(slot: Slot, language: str) -> bool | None:
    """Tell whether the source has a term in the plural; None where no rule knows."""
    number = is_plural_form(slot.source, language)
    if not slot.inflected or number:
        return number
    source, stored = slot.source.casefold(), slot.term.source.casefold()
    many = plural(slot.term.source, language)
    if many is not None and many.casefold() == source != stored:
        return True
    # Another form than the stored one that ends in -s is a plural: *jerséis*.
    return source.endswith("s") and not stored.endswith("s") if many is not None else number
