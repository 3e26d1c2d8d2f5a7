"""Two nouns side by side, as English has them, in languages that put *of* between them."""

from __future__ import annotations

from glossary.agreement import before as preceding
from glossary.agreement.adjective_rows import OTHERS
from glossary.agreement.numbers import is_plural_form
from glossary.agreement.small_words import words
from glossary.agreement.stretch import may_be_noun
from glossary.agreement.words import last_word, word_at
from glossary.lemmas import gender, lexicon

# They have plurals as well, or seem to.
_NO_NOUNS = words(
    "behind near under over outside inside around above below across along after before off up "
    "down out back today yesterday tomorrow here there now then again only just like still "
    "please yes no ok thank thanks hello many few"
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


def is_english_noun(word: str) -> bool:
    """Tell whether an English word is a noun that may stand before another: it has a plural."""
    return (
        word == word.lower()
        and word not in _NO_NOUNS
        and may_be_noun(word, "en")
        and lexicon("en").lemma(word + "s") == word
    )


def _is_noun(word: str, language: str) -> bool:
    """Tell whether a word is surely a noun: in lower case, a lemma, and no adjective."""
    if language not in _OF or word != word.lower() or not may_be_noun(word, language):
        return False
    known = lexicon(language)
    feminine = known.lemma(word[:-1] + "a")
    own = known.lemma(word) == word and gender(word, language) is not None
    own = own and word not in OTHERS.get(language, frozenset())
    return own and (word.endswith("a") or feminine != word)
