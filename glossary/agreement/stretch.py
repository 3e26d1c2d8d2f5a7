"""Which of the words that a term's place in a translation holds are the term's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from glossary.agreement.adjectives import leading_adjective, regular_row
from glossary.agreement.rows import adjectives, determiners
from glossary.agreement.small_words import ADVERBS, LINKS, MANY, UNCHANGING, VERBS
from glossary.lemmas.lexicon import lexicon, primary

_NOTHING: frozenset[str] = frozenset()
_TOKEN = re.compile(r"[^\W\d_]+['’]|[^\s'’]+['’]?")
_MOST_DOUBLED = 6  # words
_SHORT = 2  # letters of a word that is hardly a noun
_WINDOW = 200  # characters that they may take
_ALL = ("tod", "tout", "tutt", "amb")  # *todos los* is no doubled article
_CONTRACTED = {"es": {"al": "a", "del": "de"}}
_STOPS = '.,;:!?)»”"…'


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A text with the words of a noun in it."""

    before: str
    noun: str  # empty where all the words are others' and a noun is to come between them
    after: str


def own_words(
    before: str, old: str, after: str, form: str, language: str, *, whole: bool = False
) -> Stretch:
    """Leave small words and common adjectives at both ends of `old` where they are.

    Those that the form itself begins or ends with are in it, and go. `whole`: adjectives behind
    go, too, since they came from a word of the term: `hermano pequeño` of *little brother*.
    """
    tokens = list(_TOKEN.finditer(old))
    keys = [token[0].lower().replace("’", "'") for token in tokens]
    written = _keys(form)
    if not tokens or language not in LINKS or not written:
        return Stretch(before=before, noun=old, after=after)
    first, last = 0, len(keys)
    while first < last and _is_small(keys, first, language):
        first += 1
    if first == last:
        return _without_noun(before, old, after, tokens, keys, language)
    while last > first and _is_small(keys, last - 1, language):
        last -= 1
    if len(written) == 1 and last - first == 2:  # *pequeña casa*, *casa vieja*
        if leading_adjective(keys[first], language):
            first += 1
        elif not whole and _trailing_adjective(keys[last - 1], language):
            last -= 1
    start, end = tokens[first].start(), tokens[last - 1].end()
    leading, trailing = old[:start], old[end:]
    if first and _begins_small(written, language):
        # *de* of the old words and *a* of `a base de alcohol` cannot both stay.
        leading = old[: tokens[0].start()]
    if last < len(keys) and keys[last:] == written[-(len(keys) - last) :]:
        trailing = old[tokens[-1].end() :]
    return Stretch(before=before + leading, noun=old[start:end], after=trailing + after)


def knows_nouns(language: str) -> bool:
    """Tell whether nouns of a language can be told from its small words and adjectives."""
    return primary(language) in LINKS


def may_be_noun(word: str, language: str) -> bool:
    """Tell whether a word may be a noun: no small word, and no adjective that is known."""
    language, key = primary(language), word.lower().replace("’", "'")
    if language == "en":
        key = key.partition("'")[0]  # *What's*
        if key.endswith("est") and lexicon("en").lemma(key) not in (None, key):
            return False  # *biggest*
    return (
        language in LINKS
        and len(key) > _SHORT
        and not _is_small([key], 0, language)
        and key not in ADVERBS[language]
        and not leading_adjective(key, language)
        and not _trailing_adjective(key, language)
    )


def is_small(word: str, language: str) -> bool:
    """Tell whether a word is an article, a linking word or the like."""
    language = primary(language)
    return language in LINKS and _is_small([word.lower().replace("’", "'")], 0, language)


def without_doubles(before: str, form: str, after: str, language: str) -> tuple[str, str]:
    """Take away the words of a form that already stand right before or after it."""
    words = _keys(form)
    if language not in LINKS or not words:
        return before, after
    return _left(before, words, language), _right(after, words, language)


def _left(before: str, words: list[str], language: str) -> str:
    window = before[-_WINDOW:]
    tokens = list(_TOKEN.finditer(window))[-_MOST_DOUBLED:]
    if not tokens or window[tokens[-1].end() :].strip() or window[-1:].isalnum():
        return before
    keys = [token[0].lower() for token in tokens]
    cut = next((n for n in _counts(keys, words) if keys[-n:] == words[:n]), 0)
    if not cut and keys[-1] in LINKS[language]:
        both = len(words) + 1
        if keys[-both:-1] == words:  # *brote de* before *brote*
            cut = both
        elif language == "en" and keys[-1] == "of" and len(words) > 1 and len(keys) > 1:
            cut = 2 * (keys[-2].removesuffix("s") == words[-1].removesuffix("s"))
        elif keys[-1] in {"de", "di"} and _begins_small(words, language):
            cut = 1  # *de* before `a base de alcohol`
    if not cut and len(words) > 1 and words[0] in determiners(language):
        cut = keys[-1] in determiners(language) and not keys[-1].startswith(_ALL)
        if cut and keys[-1] in _CONTRACTED.get(language, {}):  # *del* before `la mancha`
            before = before[: len(before) - len(window) + tokens[-1].start()]
            return before + _CONTRACTED[language][keys[-1]] + " "
    return before[: len(before) - len(window) + tokens[-cut].start()] if cut else before


def _right(after: str, words: list[str], language: str) -> str:
    window = after[:_WINDOW]
    tokens = list(_TOKEN.finditer(window))[:_MOST_DOUBLED]
    if not tokens or not window[:1].isspace() or window[: tokens[0].start()].strip():
        return after
    keys = [token[0].lower() for token in tokens]
    ends = [key.rstrip(_STOPS) for key in keys]

    def same(count: int, expected: list[str]) -> bool:
        return [*keys[: count - 1], ends[count - 1]] == expected

    cut = next((n for n in _counts(keys, words) if same(n, words[-n:])), 0)
    both = len(words) + 1
    if not cut and keys[0] in LINKS[language] and len(keys) > 1:
        if len(keys) >= both and same(both, [keys[0], *words]):
            cut = both
        elif language == "en" and len(words) > 1 and same(2, ["of", words[0]]):
            cut = 2  # *sample of water* for `water sample`
    return after[tokens[cut - 1].start() + len(ends[cut - 1]) :] if cut else after


def _counts(keys: list[str], words: list[str]) -> range:
    return range(min(len(keys), len(words)), 0, -1)


def _without_noun(
    before: str,
    old: str,
    after: str,
    tokens: list[re.Match[str]],
    keys: list[str],
    language: str,
) -> Stretch:
    """Make room for a noun after articles and prepositions, and before verbs."""
    verbs = VERBS[language]
    starts = (token.start() for token, key in zip(tokens, keys, strict=True) if key in verbs)
    cut = len(old) if _is_determiner(keys[-1], language) else next(starts, len(old))
    head, rest = old[:cut], old[cut:]
    if head and not head[-1].isspace() and head[-1] not in "'’":
        head += " "
    if rest:
        rest = " " + rest
    elif after[:1].isalnum():
        rest = " "
    return Stretch(before=before + head, noun="", after=rest + after)


def _is_small(keys: list[str], at: int, language: str) -> bool:
    key = keys[at]
    return (
        key in LINKS[language]
        or key in VERBS[language]
        or key in UNCHANGING[language]
        or key in MANY[language]
        or key in determiners(language)
    )


def _is_determiner(key: str, language: str) -> bool:
    return key in determiners(language) or key in UNCHANGING[language]


def _trailing_adjective(key: str, language: str) -> bool:
    return bool(adjectives(language).get(key)) or regular_row(key, language) is not None


def _begins_small(words: list[str], language: str) -> bool:
    return len(words) > 1 and _is_small(words, 0, language)


def _keys(text: str) -> list[str]:
    return [found[0].lower().replace("’", "'") for found in _TOKEN.finditer(text)]
