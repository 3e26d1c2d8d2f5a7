"""Which form of a term stands in the place of a translation's own words."""

from __future__ import annotations

from dataclasses import dataclass

from glossary.agreement.fitting import Old, old_noun
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.verbs import is_verb_term, use_of
from glossary.casing import cased
from glossary.lemmas import gender, lexicon, plural
from glossary.values import Span, Term

_UNWANTED = 2  # the rank of a number that nothing speaks for


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """Where a translation has words of its own for a term."""

    span: Span  # in the translation
    term: Term
    source: str  # the term as it stands in the source
    inflected: bool = False  # that is another form than the glossary's
    # The noun that an English source has right beside the term stands beside the slot as well.
    noun_before: bool = False
    noun_after: bool = False
    # The noun that an English source has right behind the term stands right before the slot.
    crossed: bool = False
    follower: str = ""  # the term that an English source has right behind this one, as it stands


def best_form(before: str, old: str, slot: Slot, language: str, source_language: str) -> str:
    """Give the form of a term that fits best between its neighbours, in the case of the source."""
    was = old_noun(before, old, slot.term.target, language, whole=has_words(slot.source))
    return cased(
        _form(slot, was, language, source_language),
        slot.source,
        case=slot.term.case,
        stored=slot.term.source,
        source_starts_sentence=not was.noun[:1].isupper(),
    )


def has_words(source: str) -> bool:
    """Tell whether a term is of several words."""
    return len(source.split()) > 1


def _form(slot: Slot, was: Old, language: str, source_language: str) -> str:
    """Take the allowed form that has the number and the gender that are wanted."""
    forms = list(slot.term.targets)
    if is_verb_term(slot.term.source, slot.term.target, source_language, language):
        used = use_of(was.noun, language)
        same = [
            one for one in forms if used is not None and use_of(one, language, sure=True) == used
        ]
        if same:
            return same[0]
    meant = meant_plural(slot, source_language)
    if slot.inflected and meant and not any(is_plural_form(one, language) for one in forms):
        forms += [many for one in forms if (many := plural(one, language)) is not None]
    if slot.inflected:
        # The source says it by a form of its own; the old noun may be any.
        numbers = meant, was.plural_before
    elif _is_invented(was.noun, language):
        numbers = meant, was.plural
    else:
        numbers = was.plural, is_plural_form(slot.term.target, language)
    wanted = [one for one in numbers if one is not None]

    def rank(form: str) -> tuple[int, bool]:
        number = is_plural_form(form, language)
        place = 0 if number is None else wanted.index(number) if number in wanted else _UNWANTED
        own = gender(form, language)
        return place, None not in (was.gender, own) and own is not was.gender

    return min(forms, key=rank)


def _is_invented(noun: str, language: str) -> bool:
    """Tell whether a model made up a noun of one word, whose ending says nothing: *quibs*."""
    known, word = lexicon(language), noun.casefold()
    return known.has_data and word.isalpha() and known.lemma(word) is None


def meant_plural(slot: Slot, language: str) -> bool | None:
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
