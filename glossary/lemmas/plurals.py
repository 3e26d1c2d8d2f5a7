"""Plurals and other forms of nouns and adjectives: proposed by rule, chosen by word lists."""

from __future__ import annotations

import re
import unicodedata

from glossary.lemmas.endings import GENDERED, LINKING, PLURALS
from glossary.lemmas.lexicon import lexicon, primary

_WORD = re.compile(r"[^\W\d_]+'?")
_PART = 4  # letters at least of each part of a compound


def plural(phrase: str, language: str) -> str | None:
    """Give the plural of a noun phrase as written in a glossary, None where no rule is known.

    The head changes, with what agrees with it: `arrecife de coral` -> `arrecifes de coral`,
    `agua potable` -> `aguas potables`, `coral reef` -> `coral reefs`. Plurals stay as they are.
    """
    rules = PLURALS.get(primary(language))
    words = list(_WORD.finditer(phrase))
    if rules is None or not words:
        return None
    linking = LINKING.get(primary(language), frozenset())
    head = words
    for index, word in enumerate(words):
        if index and word[0].casefold() in linking:
            head = words[:index]
            break
    if primary(language) in {"en", "de"}:
        head = head[-1:]
    for word in reversed(head):
        start, end = word.span()
        phrase = phrase[:start] + _plural_of(word[0], primary(language)) + phrase[end:]
    return phrase


def inflections(word: str, language: str) -> tuple[str, ...]:
    """Give the forms of a noun or adjective that word lists know, itself first.

    Plurals and genders, in lower case unless the word is German; verbs are not conjugated. A
    word in upper case is an acronym and has no other forms.
    """
    language = primary(language)
    word = unicodedata.normalize("NFC", word)
    if language not in PLURALS or not _inflects(word, language):
        return (word,)
    known = lexicon(language)
    start = word if language == "de" else word.casefold()
    key, lemma = known.key(start.casefold()), known.lemma(start.casefold())
    forms = _forms_by_rule(start, language)
    if language != "de" and lemma is not None and lemma == key != start:
        others = _forms_by_rule(lemma, language)
        if start not in others:  # a form of a verb, or of what the rules do not know
            return tuple(dict.fromkeys((word, plural(word, language) or word)))
        forms = [*others, *forms]
    found = (form for form in forms if len(form) > 1 and known.key(form.casefold()) == key)
    return tuple(dict.fromkeys((word, *found)))


def _forms_by_rule(word: str, language: str) -> list[str]:
    ones = _genders_of(word, language)
    return [*ones, *(form for one in ones for form in PLURALS[language](one))]


def _plural_of(word: str, language: str) -> str:
    known = lexicon(language)
    if not _inflects(word, language):
        return word + "s" if language == "en" and word.isupper() and word.isalpha() else word
    low = word.casefold() if language != "de" else word
    lemma = known.lemma(low.casefold())
    if lemma is not None and lemma != low.casefold() and low.endswith("s"):
        return word  # a plural already
    is_italian = language == "it" and lemma is not None and low.endswith(("i", "e"))
    if is_italian and low in PLURALS["it"](lemma or low):
        return word  # *case*, *scuole*
    if language == "en" and low.endswith("fish"):
        return word  # *crayfish*, *jellyfish*
    if language == "de" and lemma is None and (cut := last_noun(word)):
        return word[:cut] + _plural_of(word[cut:].capitalize(), language).lower()
    forms = PLURALS[language](low)
    for form in forms:
        if known.lemma(form.casefold()) == low.casefold():
            break
    else:
        form = forms[_fallback(low, language, len(forms))]
    shared = 0
    while shared < min(len(word), len(form)) and low[shared] == form[shared]:
        shared += 1
    return word[:shared] + form[shared:]


def last_noun(word: str) -> int:
    """Give where the last word of a German compound begins, one that lists know; 0 if none does."""
    known = lexicon("de")
    for cut in range(_PART, len(word) - _PART + 1):
        if known.lemma(word[cut:].casefold()) is not None:
            return cut
    return 0


def _fallback(word: str, language: str, count: int) -> int:
    """Choose among the rules' proposals for a word that no list knows: the regular one."""
    moved_stress = language == "es" and word.endswith(("en", "an"))
    return count - 1 if language == "en" or moved_stress else 0


def _inflects(word: str, language: str) -> bool:
    acronym = word.isupper() and len(word) > 1
    return len(word) > 1 and not acronym and (language != "de" or word[0].isalpha())


def _genders_of(word: str, language: str) -> list[str]:
    forms = [word]
    for one, other in GENDERED.get(language, ()):
        for mine, yours in ((one, other), (other, one)):
            if word.endswith(mine) and len(word) > len(mine) + 1:
                forms.append(word[: len(word) - len(mine)] + yours)
    return forms
