"""Adjectives in another gender and number, by rule and by word lists."""

from __future__ import annotations

import re

from glossary.agreement.adjective_rows import LEADING, OTHERS, REGULAR
from glossary.agreement.rows import Row, adjectives, adjectives_before
from glossary.agreement.small_words import words
from glossary.lemmas import lexicon

_ENDINGS: dict[str, tuple[str, str, str, str]] = {
    "es": ("o", "a", "os", "as"),
    "pt": ("o", "a", "os", "as"),
    "it": ("o", "a", "i", "e"),
}
# The ending of a participle without its last vowel -> those of its verb.
_PARTICIPLES: dict[str, dict[str, tuple[str, ...]]] = {
    "es": {"ad": ("ar",), "id": ("er", "ir")},
    "pt": {"ad": ("ar",), "id": ("er", "ir")},
    "it": {"at": ("are",), "it": ("ire",), "ut": ("ere",)},
}
_THIRD_PERSONS = {"es": ("an", "ar"), "pt": ("am", "ar"), "it": ("ano", "are")}
_FRENCH_PARTICIPLE = re.compile(r"..é(e|s|es)?$")
# Also forms of rare verbs, but hardly ever.
_NO_VERBS = words(
    "larga alta fría nova amarilla amarela vermelha ancha antigua barata contenta linda lista rota "
    "tranquila vazia brutta ultima"
)


def attribute_row(word: str, language: str) -> Row | None:
    """Give the forms of a word that is an adjective wherever it follows a noun; None if unsure."""
    rows = adjectives(language).get(word)
    if rows:
        return rows[0]
    if word in OTHERS.get(language, frozenset()):
        return None
    if language == "fr":
        return regular_row(word, language)
    base = _base(word, language)
    if base is None or _may_be_verb(word, base, language):
        return None
    # Of *canta* and *cuenta* lists say that they are forms of verbs, of *pequeña* that it is
    # one of *pequeño*.
    known = lexicon(language).lemma(base[:-1] + "a") == base
    return _gendered(base, language) if known or _is_participle(word, base, language) else None


def predicate_row(word: str, language: str, *, sure: bool) -> Row | None:
    """Give the forms of a word that follows *is*: of an adjective or a participle.

    `sure`: the words beside it tell that it goes with none after it, as *bajo* of *bajo el árbol*.
    """
    found = attribute_row(word, language)
    other = word in OTHERS.get(language, frozenset())
    if found is None and (language == "fr" or not other or sure):
        found = regular_row(word, language)
    if found is None and language == "fr" and (ending := _FRENCH_PARTICIPLE.search(word)):
        return _french(word[: ending.start(1)] if ending[1] else word)
    base = _base(word, language) if found is None else None
    if base is None or other:
        return found
    # After *is*, nothing is a verb.
    known = lexicon(language).lemma(base[:-1] + "a") == base
    return _gendered(base, language) if known else None


def leading_rows(word: str, language: str) -> tuple[Row, ...]:
    """Give the forms of an adjective that may stand before a noun; none for another word."""
    rows = adjectives_before(language).get(word)
    if rows is not None:
        return rows
    row = next(iter(adjectives(language).get(word, ())), None) or regular_row(word, language)
    if row is None:
        return ()
    one = row.form("m", "plain", plural=False)
    alike = language != "fr" and one == row.form("f", "plain", plural=False)
    return (row,) if alike or one in LEADING.get(language, frozenset()) else ()


def leading_adjective(word: str, language: str) -> bool:
    """Tell whether a word is an adjective that may stand before a noun."""
    if language == "en":
        return word in LEADING["en"]
    return bool(leading_rows(word, language))


def leads_noun(word: str, language: str) -> bool:
    """Tell whether a word is an adjective that stands before its noun and never behind: English."""
    return language == "en" and leading_adjective(word.lower(), language)


def regular_row(word: str, language: str) -> Row | None:
    """Give the forms of an adjective that is made by rule, if it is among the known ones."""
    known = REGULAR.get(language, frozenset())
    if language == "fr":
        ways = (word, word.removesuffix("s"), word.removesuffix("e"), word.removesuffix("es"))
        base = next((one for one in ways if one in known), None)
        return None if base is None else _french(base)
    base = _base(word, language)
    return _gendered(base, language) if base is not None and base in known else None


def _base(word: str, language: str) -> str | None:
    """Give the masculine singular of what ends like an adjective."""
    endings = _ENDINGS.get(language, ())
    own = next((end for end in sorted(endings, key=len, reverse=True) if word.endswith(end)), None)
    if own is None or len(word) - len(own) < 2:
        return None
    stem = word[: len(word) - len(own)]
    if language != "it" or own in "oa":
        return stem + "o"
    lemma = lexicon(language).lemma(word)
    if lemma is not None and lemma.endswith("o"):
        return lemma
    return stem.removesuffix("h") + "o"


def _may_be_verb(word: str, base: str, language: str) -> bool:
    """Tell whether a feminine is a verb as well: *limpia*, *seca*."""
    if not word.endswith("a") or word in _NO_VERBS:
        return False
    third, infinitive = _THIRD_PERSONS[language]
    return lexicon(language).lemma(base[:-1] + third) == base[:-1] + infinitive


def _is_participle(word: str, base: str, language: str) -> bool:
    """Tell whether a word is a participle: *pintada* is, *cuida* and *comida* are not."""
    endings = _PARTICIPLES[language].get(base[-3:-1], ())
    lemma = lexicon(language).lemma(word)
    return lemma == base or lemma in [base[:-3] + end for end in endings]


def _gendered(base: str, language: str) -> Row:
    stem = base[:-1]
    many, many_feminine = _ENDINGS[language][2:]
    plain, feminine = stem, stem
    if language == "it" and stem[-1:] in "cg":
        feminine = stem + "h"
        plain = feminine if stem[-2:-1] not in "iaeo" or stem[-1] == "g" else stem
        plain = feminine if lexicon("it").lemma(feminine + "i") == base else plain
    if language == "it" and stem.endswith("i"):
        plain = stem[:-1]
    return _row(base, stem + "a", plain + many, feminine + many_feminine)


def _french(base: str) -> Row:
    feminine = base if base.endswith("e") else base + "e"
    many = base if base.endswith(("s", "x")) else base + "s"
    return _row(base, feminine, many, feminine + "s")


def _row(one: str, feminine: str, many: str, many_feminine: str) -> Row:
    return Row(
        forms={
            ("m", False): (one,),
            ("f", False): (feminine,),
            ("m", True): (many,),
            ("f", True): (many_feminine,),
        }
    )
