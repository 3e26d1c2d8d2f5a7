"""Forms of terms that are verbs: nothing beside them goes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.agreement.numbers import is_plural_form
from glossary.agreement.rows import determiners
from glossary.agreement.small_words import LINKS, words
from glossary.agreement.stretch import may_be_noun
from glossary.agreement.words import last_word
from glossary.lemmas import lexicon, plural
from glossary.lemmas.lexicon import primary

_INFINITIVES = ("ar", "er", "ir")
_SEEN = 40  # characters before a word that tell what it is
_AFTER = re.compile(r" ([^\W\d_]+)")
_GERUNDS = {"es": {"ar": "ando", "er": "iendo", "ir": "iendo"},
            "pt": {"ar": "ando", "er": "endo", "ir": "indo"}}  # fmt: skip
# Endings that hardly any noun shares.
_PERSONAL = {
    "es": ("amos", "emos", "imos", "an", "en", "aron", "ieron", "aban", "ían", "ando", "iendo"),
    "pt": ("amos", "emos", "imos", "am", "em", "aram", "eram", "avam", "iam", "ando", "endo"),
}


def is_verb(phrase: str, language: str) -> bool:
    """Tell whether a phrase is surely a verb; only Spanish and Portuguese ones are known."""
    word = phrase.casefold()
    if language not in _GERUNDS or not word.isalpha():
        return False
    known = lexicon(language)
    lemma = known.lemma(word)
    if lemma is None or not lemma.endswith(_INFINITIVES):
        return False
    if lemma != word:
        return word.endswith(_PERSONAL[language])
    gerund = word[:-2] + _GERUNDS[language][word[-2:]]
    return known.lemma(gerund) == word


def is_verb_term(source: str, target: str, source_language: str, language: str) -> bool:
    """Tell whether a term is surely a verb, by how its source or its target is written."""
    source_language, language = primary(source_language), primary(language)
    if source_language == "en" and re.fullmatch(r"to \w+", source.strip().casefold()):
        return True
    return is_verb(source, source_language) or is_verb(target, language)


def use_of(word: str, language: str, *, sure: bool = False) -> str | None:
    """Name how a verb's form is used, as its ending tells; None for what is no verb's.

    English: `base`, `s`, `ing`, `past`. Spanish and Portuguese: by person and tense. `sure`: it is
    a verb's, though lists may have it for a noun: *siembra*.
    """
    language, low = primary(language), word.casefold()
    lemma = lexicon(language).lemma(low)
    if language == "en" and lemma is not None:
        if lemma == low:
            return "base"
        return "ing" if low.endswith("ing") else "s" if low.endswith("s") else "past"
    if not sure and (lemma is None or not lemma.endswith(_INFINITIVES)):
        return None
    uses = _USES.get(language, {})
    return next((use for use, ends in uses.items() if low.endswith(ends)), None)


# The longest endings first.
_USES: dict[str, dict[str, tuple[str, ...]]] = {
    "es": {
        "they did": ("aron", "ieron", "yeron"), "they used to": ("aban", "ían"),
        "we used to": ("ábamos", "íamos"), "we": ("amos", "emos", "imos"),
        "doing": ("ando", "iendo", "yendo"), "done": ("ado", "ido"), "to": _INFINITIVES,
        "he did": ("ó",), "I did": ("é", "í"), "he used to": ("aba", "ía"), "they": ("an", "en"),
        "you": ("as", "es"), "I": ("o",), "he": ("a", "e"),
    },
    "pt": {
        "they did": ("aram", "eram", "iram"), "they used to": ("avam", "iam"),
        "we used to": ("ávamos", "íamos"), "we": ("amos", "emos", "imos"),
        "doing": ("ando", "endo", "indo"), "done": ("ado", "ido"), "to": _INFINITIVES,
        "he did": ("ou", "eu", "iu"), "I did": ("ei", "i"), "he used to": ("ava", "ia"),
        "they": ("am", "em"), "you": ("as", "es"), "I": ("o",), "he": ("a", "e"),
    },
}  # fmt: skip


# After these comes a verb, and no noun.
_AWAITING = {
    "en": words("i you he she we they it will would can could should must cannot can't don't"),
    "es": words("yo tú él ella nosotros nosotras ellos ellas se me te le les nos"),
}


# A word right behind one of these is a verb, unless it is a plural: *we teachers*.
_BEFORE_VERBS = {
    "en": words(
        "i he she we they would could should must cannot can't don't didn't doesn't won't i'll "
        "he'll she'll we'll they'll you'll it'll"
    ),
    "es": words("yo tú nosotros nosotras se me te le les nos"),
}
_WILL = re.compile(r"(?:i|you|he|she|it|we|they|that|this|to|who) will$")
_TO = re.compile(r"\bto$")
_OBJECT = re.compile(r" (?:a|an|the|my|your|his|her|our|their|this|that|me|you|him|us|them)\b")


def stands_as_verb(before: str, word: str, after: str, language: str) -> bool:
    """Tell whether a word is surely a verb where it stands: *we will plant*, *to book a trip*.

    `before` and `after` are what is around it. English and Spanish alone.
    """
    language, near = primary(language), before[-_SEEN:]
    head = near.rstrip().casefold().replace("’", "'")
    if not near[-1:].isspace() or not word.isalpha() or is_plural_form(word, language):
        return False
    last = head.rpartition(" ")[2]
    if last in _BEFORE_VERBS.get(language, frozenset()):
        return True
    if language != "en":
        return False
    return bool(_WILL.search(head) or (_TO.search(head) and _OBJECT.match(after)))


_SUBJECTS = {
    "en": words("i he she we they"),
    "es": words("yo tú nosotros nosotras ustedes"),
}


def is_subject(word: str, language: str) -> bool:
    """Tell whether a word is a pronoun that begins what is said: no noun stands right before it."""
    return word.lower() in _SUBJECTS.get(language, frozenset())


def awaits_verb(word: str, language: str) -> bool:
    """Tell whether a word stands before verbs and never before nouns."""
    return word.lower().replace("’", "'") in _AWAITING.get(language, frozenset())


def ends_in_verb(phrase: Sequence[str], language: str) -> bool:
    """Tell whether the last of several words is a verb and one before it may be a noun."""
    *others, last = phrase
    if not any(may_be_noun(word, language) for word in others):
        return False
    low = last.lower()
    if language != "en":
        return is_verb(low, language)
    lemma = lexicon(language).lemma(low)
    return (
        lemma not in (None, low)
        and not low.endswith(("s", "ing"))
        and plural(str(lemma), language) != low
    )


def in_other_number(before: str, form: str, after: str, language: str) -> bool:
    """Tell whether the verb right after a noun that may be its subject is in the other number."""
    language = primary(language)
    many, found = is_plural_form(form, language), _AFTER.match(after)
    link = last_word(before, len(before))
    while link is not None and link.key in determiners(language):
        link = last_word(before, link.start)
    if many is None or found is None:
        return False
    if link is not None and link.key in LINKS[language]:
        return False
    return in_number(found[1], language, plural=many) != found[1]


# One form and the other, where no rule makes it.
_NUMBERS = {"es": {"es": "son", "fue": "fueron", "ha": "han"}}
# Endings of a third person in the singular and in the plural, the longest first.
_ENDINGS = {"es": (("ió", "ieron"), ("ó", "aron"), ("", "n"))}


def in_number(word: str, language: str, *, plural: bool) -> str:
    """Give a verb's third person in the other number; what is none, or has it, stays. Spanish."""
    pairs = _NUMBERS.get(language, {})
    if not plural:
        pairs = {many: one for one, many in pairs.items()}
    low = word.lower()
    if low in pairs:
        return pairs[low]
    lemma = lexicon(language).lemma(low) if language in _ENDINGS else None
    if lemma is None or lemma == low or not lemma.endswith(_INFINITIVES):
        return word
    for one, many in _ENDINGS[language]:
        old, new = (one, many) if plural else (many, one)
        other = low[: len(low) - len(old)] + new
        if low.endswith(old) and low[-1:] not in "so" and lexicon(language).lemma(other) == lemma:
            return other
    return word
