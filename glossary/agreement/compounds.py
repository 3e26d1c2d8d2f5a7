"""Two nouns side by side, as English has them, in languages that put *of* between them."""

from __future__ import annotations

from glossary.agreement import before as preceding
from glossary.agreement.adjective_rows import OTHERS
from glossary.agreement.adjectives import attribute_row, leading_adjective
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.rows import determiners
from glossary.agreement.small_words import LINKS, words
from glossary.agreement.stretch import is_small, may_be_noun
from glossary.agreement.words import last_word, word_at
from glossary.lemmas import gender, lexicon, plural
from glossary.lemmas.lexicon import primary
from glossary.values import Span

# They have plurals as well, or seem to.
_NO_NOUNS = words(
    "behind near under over outside inside around above below across along after before off up "
    "down out back like still please yes no ok thank thanks hello many few "
    "thirty forty fifty sixty seventy eighty ninety hundreds thousand thousands million millions "
    "billion billions dozen dozens"
)
_OF = {"es": "de", "pt": "de", "fr": "de", "it": "di"}


def before_noun(before: str, after: str, language: str) -> tuple[str, str]:
    """Give what is around a form that a noun follows, so that it follows the noun instead.

    `una taza de` + form + `jugo` becomes `una taza de jugo de` + form.
    """
    noun = word_at(after, 1) if after[:1] == " " else ""
    if not _is_noun(noun, language):
        return before, after
    kind = gender(noun, language) or "m"
    many = bool(is_plural_form(noun, language))
    before = preceding.agreed(before, noun, language, kind, plural=many)
    return f"{before}{noun} {_OF[language]} ", after[1 + len(noun) :]


def behind_noun(before: str, after: str, language: str) -> tuple[str, str]:
    """Give what is around a form that follows a noun, so that it comes first.

    `un chocolate` + form becomes `un` + form + `de chocolate`.
    """
    noun = last_word(before, len(before))
    if noun is None or not _is_noun(noun.text, language):
        return before, after
    return before[: noun.start], f" {_OF[language]} {noun.text}{after}"


def begins_noun(phrase: str, language: str) -> bool:
    """Tell whether no article or linking word begins a phrase."""
    return not is_small((phrase.split(None, 1) or [""])[0], language)


def of_noun(before: str, language: str) -> str:
    """Give what is before a form, with *of* where a noun ends it: `dos choferes de` + form."""
    noun, link = last_word(before, len(before)), of_word(language)
    if noun is None or link is None or not _is_noun(noun.text, primary(language)):
        return before
    return f"{before}{link} "


def of_word(language: str) -> str | None:
    """Give what a language puts between two nouns; None where no rule is known."""
    return _OF.get(primary(language))


def behind(before: str, noun: str, language: str, *, plural: bool) -> tuple[Span, str] | None:
    """Give an adjective that may not stand before a noun, and its form behind it.

    `mis favoritos` before `merienda`: `favorita`. None where there is none, and where neither an
    article nor a linking word stands before it.
    """
    language = primary(language)
    word = last_word(before, len(before))
    first = None if word is None else last_word(before, word.start)
    if (
        word is None
        or first is None
        or not (first.key in determiners(language) or first.key in LINKS[language])
    ):
        return None
    row = None if leading_adjective(word.key, language) else attribute_row(word.key, language)
    if row is None or word.text != word.key:
        return None
    form = row.form(gender(noun, language) or "m", "plain", plural=plural)
    return (word.start, word.start + len(word.text)), form


def is_english_noun(word: str) -> bool:
    """Tell whether an English word is a noun, which has a plural, or is one."""
    if word != word.lower() or word in _NO_NOUNS or not may_be_noun(word, "en"):
        return False
    known = lexicon("en")
    one = known.lemma(word)
    if one not in (None, word):
        return plural(str(one), "en") == word
    many = plural(word, "en")
    return many is not None and many != word and known.lemma(many) == word


def _is_noun(word: str, language: str) -> bool:
    """Tell whether a word is surely a noun: in lower case, a lemma or its plural, no adjective."""
    if language not in _OF or word != word.lower() or not may_be_noun(word, language):
        return False
    known = lexicon(language)
    lemma = known.lemma(word)
    if lemma not in (None, word) and plural(str(lemma), language) == word:
        return _is_noun(str(lemma), language)
    feminine = known.lemma(word[:-1] + "a")
    own = known.lemma(word) == word and gender(word, language) is not None
    own = own and word not in OTHERS.get(language, frozenset())
    return own and (word.endswith("a") or feminine != word)
