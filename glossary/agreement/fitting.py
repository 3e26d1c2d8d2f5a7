"""Put a form of a term in the place of another word, and let what stands beside it agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary.agreement import after as following
from glossary.agreement import before as preceding
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.stretch import own_words, without_doubles
from glossary.agreement.verbs import is_verb
from glossary.lemmas import Gender, gender, lexicon
from glossary.lemmas.endings import LINKING
from glossary.lemmas.lexicon import primary

_RULED = frozenset({"es", "pt", "fr", "it", "en"})
_WORD = re.compile(r"[^\W\d_]+")
_POINTING = (["this"], ["that"], ["these"], ["those"])
_LONGEST = 200  # characters of a phrase that can matter


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitted:
    """A text with a form in it."""

    before: str
    form: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Old:
    """The noun that a form is to replace, as the translation has it."""

    noun: str  # without articles and the like; may be empty
    gender: Gender | None
    plural: bool | None
    plural_before: bool | None  # what the words before it say alone


def old_noun(before: str, old: str, form: str, language: str, *, whole: bool = False) -> Old:
    """Tell what a translation shows of the noun in `old`, by itself and by the words before."""
    language = primary(language)
    if language not in _RULED:
        return Old(noun=old, gender=None, plural=is_plural_form(old, language), plural_before=None)
    stretch = own_words(before, old, "", form, language, whole=whole)
    shown = preceding.shown(stretch.before, stretch.noun, language)
    plural = is_plural_form(stretch.noun, language)
    return Old(
        noun=stretch.noun,
        gender=shown.gender or _gender(stretch.noun, language),
        plural=plural if shown.plural is None else shown.plural,
        plural_before=shown.plural,
    )


def fit(
    before: str,
    old: str,
    after: str,
    form: str,
    language: str,
    *,
    meant: bool | None = None,
    whole: bool = False,
) -> Fitted:
    """Replace `old` by a form of a term; articles and adjectives beside it go with the form.

    Where the gender of the form is not known, it has that of `old`; where its number is not, it
    has the one that is `meant` (True: plural), or that of `old`. Articles, prepositions and
    the like that `old` begins or ends with stay, and adjectives unless it is `whole` the term's.
    In languages without rules nothing but `old` changes.
    """
    language = primary(language)
    if language not in _RULED:
        return Fitted(before=before, form=form, after=after)
    stretch = own_words(before, old, after, form, language, whole=whole)
    before, after = without_doubles(stretch.before, form, stretch.after, language)
    if is_verb(form, language):
        return Fitted(before=before, form=form, after=after)
    shown = preceding.shown(before, stretch.noun, language)
    was = _gender(stretch.noun, language)
    wanted = _gender(form, language) or shown.gender or was or "m"
    was_plural = is_plural_form(stretch.noun, language)
    number = is_plural_form(form, language)
    told = shown.plural if shown.plural is not None else was_plural
    plural = next((one for one in (number, meant, told) if one is not None), False)
    if language == "en" and number == was_plural and before[-6:].lower().split()[-1:] in _POINTING:
        plural = bool(shown.plural)  # *that* was no article: *the fact that deaths* ...
    before = preceding.agreed(before, form, language, wanted, plural=plural)
    if language == "en":
        if not shown.linked:
            after = following.english(after, was=was_plural, now=number)
    elif stretch.noun:
        after = following.agreed(
            after,
            language,
            was=(shown.gender or was, told),
            now=(wanted, plural),
            beside=not (_is_linked(form, language) or _is_linked(stretch.noun, language)),
            subject=not shown.linked,
        )
    return Fitted(before=before, form=form, after=after)


def _gender(phrase: str, language: str) -> Gender | None:
    found = _WORD.search(phrase[:_LONGEST])
    if found is None:
        return None
    acronym = len(found[0]) > 1 and found[0].isupper()
    if acronym and lexicon(language).lemma(found[0].casefold()) is None:
        return None  # its letters end like no word
    return gender(phrase[:_LONGEST], language)


def _is_linked(phrase: str, language: str) -> bool:
    """Tell whether a phrase has two nouns: an adjective after it may belong to either."""
    words = _WORD.findall(phrase[:_LONGEST].casefold())
    return any(word in LINKING[language] for word in words[1:])
