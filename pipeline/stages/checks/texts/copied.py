"""What a translation left in the language of its source: the whole, or some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from glossary.lemmas import lexicon
from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary, same_language
from pipeline.domain.spans import Span
from pipeline.stages.checks.pair import Pair
from pipeline.stages.checks.texts.small_words import has_letter, knows_letter
from pipeline.stages.checks.texts.titles import protected
from pipeline.stages.checks.texts.words import (
    Word,
    folded_words,
    has_lexicon,
    is_common,
    is_known,
    is_loan,
    quoted,
    words_of,
)
from pipeline.stages.detect import Detector
from pipeline.stages.detection.characters import (
    HAN,
    LATIN,
    letters_of,
    script_of,
    scripts_of_language,
)
from pipeline.stages.hide import HIDDEN, hide
from translators.degenerate import is_copy

# What a word left over says; 1 is enough for a flag.
_ENOUGH = 1.0
_CONTENT = 1.0  # a word of four letters and more that only the source's language knows
_SHORT = 0.7  # the same of three letters
_TINY = 0.3
_FUNCTION = 0.6  # an article, a pronoun, a preposition of three letters
_AMBIGUOUS = 0.3  # one that the other language has as well: `die`, `me`
_DOUBTFUL = 0.5  # a word in both lists that looks like the source's language: lists know much
_UNSURE = 0.4  # a word that only a list says to be foreign, or a noun without its article
_STRONG_LEAD = 1.5  # nats that make a word of both languages look like one of the source's
_SMALL = 3  # letters of an article, a preposition
_LONGEST_NAMED = 60  # characters of what a message names
_CLEAR_LEAD = 2.5  # nats that make a small word one of the source's: `the` in Spanish


@dataclass(frozen=True, kw_only=True, slots=True)
class _Left:
    """A word of the source that stands in the translation."""

    source: Word
    target: Word
    weight: float


def check_copied(pair: Pair, detector: Detector) -> list[Flag]:
    """Flag words of the source's language that stand in a translation as they were.

    Names, titles, words in quotation marks, words that both languages know, and words that go
    from language to language are no sign of anything.
    """
    if same_language(pair.source_language, pair.target_language):
        return []
    scripts = scripts_of_language(pair.source_language)
    if LATIN not in scripts and not scripts & scripts_of_language(pair.target_language):
        return _check_script(pair, scripts)
    here, there = folded_words(pair.source), folded_words(pair.target)
    if here == there and is_copy(pair.source, pair.target):
        if _is_at_home(pair):
            return []  # `La casa rosa`
        return [_flag(pair, (0, len(pair.source)), (0, len(pair.target)))]
    if not any(
        len(word) > 1 and _may_be_left(word, pair) and is_known(word, pair.source_language)
        for word in here & there
    ):
        return []
    written = words_of(pair.target)
    first = {word.folded: word for word in reversed(words_of(pair.source))}
    shared = [
        word
        for word in written
        if word.folded in first and (len(word.folded) > 1 or _is_letter(word, pair))
    ]
    left = _left(pair, detector, written, shared, first)
    if sum(one.weight for one in left) < _ENOUGH:
        return []
    return [
        _flag(
            pair,
            (min(one.source.start for one in left), max(one.source.end for one in left)),
            (left[0].target.start, left[-1].target.end),
        )
    ]


def _is_at_home(pair: Pair) -> bool:
    """Tell whether the language of a translation has each of its words, the small ones too."""
    own, other = pair.source_language, pair.target_language
    words = [word for word in words_of(pair.target) if not is_loan(word.folded)]
    small = {word.folded for word in words if len(word.folded) <= _SMALL}
    if any(is_common(word, own) and not is_common(word, other) for word in small):
        return False
    return has_lexicon(other) and all(is_known(word.folded, other) for word in words)


def _is_letter(word: Word, pair: Pair) -> bool:
    """Tell whether a lone letter is a word of the source's language only: `y`, `è`."""
    own, other = primary(pair.source_language), primary(pair.target_language)
    return (
        word.text.islower()
        and has_letter(word.folded, own)
        and not knows_letter(word.folded, other)
    )


def _flag(pair: Pair, source: Span, target: Span) -> Flag:
    """Flag what was left; a few words are named."""
    words = pair.target[slice(*target)]
    if target == (0, len(pair.target)) or len(words) > _LONGEST_NAMED:
        return flag("untranslated", source=source, target=target)
    return flag("untranslated", source=source, target=target, words=words)


def _left(
    pair: Pair,
    detector: Detector,
    there: Sequence[Word],
    shared: list[Word],
    here: dict[str, Word],
) -> list[_Left]:
    if not (has_lexicon(pair.source_language) and _readable(pair)):
        return []
    kept = protected(pair, there, shared, here)
    shown = _unquoted(pair.target)
    left = []
    for word in shared:
        if word.start in kept or shown[word.start] == HIDDEN:
            continue
        weight = _weight(pair, detector, here[word.folded], word)
        if weight:
            left.append(_Left(source=here[word.folded], target=word, weight=weight))
    return left


def _unquoted(text: str) -> str:
    """Hide what is quoted, unless it is the most of a text."""
    marked = quoted(text)
    most = sum(end - start for start, end in marked) * 2 >= len(text)
    return text if most else hide(text, marked)


def _readable(pair: Pair) -> bool:
    """Tell whether words of the translation's language can be told from others."""
    latin = LATIN in scripts_of_language(pair.target_language)
    return not latin or has_lexicon(pair.target_language)


def _may_be_left(word: str, pair: Pair) -> bool:
    """Leave out what needs no look into the lists."""
    return not is_common(word, pair.target_language) and not is_loan(word)


def _weight(pair: Pair, detector: Detector, source: Word, target: Word) -> float:
    word = target.folded
    if len(word) == 1:
        return _TINY
    own, other = pair.source_language, pair.target_language
    if not _may_be_left(word, pair) or not is_known(word, own):
        return 0.0
    common = is_common(word, own)
    capital = source.text[0].isupper()
    if capital and source.text.isupper() and len(word) > 1 and not pair.source.isupper():
        return 0.0  # an abbreviation
    if LATIN not in scripts_of_language(other):
        if capital and not common:
            return _ENOUGH if (found := _capital(pair, source)) >= _SHORT else found
        return _CONTENT if len(word) > 2 else _SHORT
    if target.text[0].isupper() and not capital and not target.begins:
        return 0.0  # taken up as a name, `Musée d'Orsay`, or as a German noun, `Pitcher`
    if capital and not common and not target.text[0].islower():
        return 0.0 if is_known(word, other) else _capital(pair, source)
    return _foreign(word, common, pair, detector)


def _foreign(word: str, common: bool, pair: Pair, detector: Detector) -> float:
    """Weigh a word in small letters by what its letters and the lists say."""
    own, other = pair.source_language, pair.target_language
    lead = detector.foreign_lead(word, languages=(other, own), language=other)
    if is_known(word, other):
        if common:
            return _FUNCTION if lead >= _CLEAR_LEAD else _AMBIGUOUS
        return _DOUBTFUL if lead >= _STRONG_LEAD and len(word) > 2 else 0.0
    if common and len(word) == 3:
        return _CONTENT if lead >= _STRONG_LEAD else _FUNCTION
    return _by_length(word)


def _by_length(word: str) -> float:
    return _CONTENT if len(word) > 3 else _SHORT if len(word) == 3 else _TINY


_LONG_NOUN = 9  # letters
_SHORTEST_ADJECTIVE = 3  # letters without its ending
_BEFORE_NOUNS = """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
    mein meine meinen meinem meiner dein deine deinen deinem sein seine seinen seinem seiner ihr
    ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure euren im am zum zur vom
    beim ins ans fürs aufs jeder jede jedes jeden jedem dieser diese dieses diesen diesem welche
    welcher welches viele viel wenig wenige alle zwei drei vier fünf sechs sieben acht neun zehn"""
_GERMAN_BEFORE = frozenset(_BEFORE_NOUNS.split())


def _capital(pair: Pair, source: Word) -> float:
    """Weigh a capital: a name within a sentence, but in German a noun behind its article.

    At the start of a sentence a form of another word is hardly a name: `Regamos`.
    """
    if source.begins:
        lemma = lexicon(pair.source_language).lemma(source.folded)
        near = lemma is None or len(lemma) == len(source.folded)
        return 0.0 if near or source.folded.endswith("s") else _SHORT
    if primary(pair.source_language) != "de":
        return 0.0
    if len(source.folded) >= _LONG_NOUN and _is_bent(source, pair.source_language):
        return _CONTENT  # no name: `Unterschriften`
    before = words_of(pair.source[max(0, source.start - 30) : source.start])
    if not before:
        return 0.0
    last = before[-1]
    adjective = (
        last.text.islower()
        and len(last.text) > _SHORTEST_ADJECTIVE
        and last.folded.endswith(("e", "en", "er", "es", "em"))
    )
    return _CONTENT if last.folded in _GERMAN_BEFORE or adjective else _UNSURE


def _is_bent(word: Word, language: str) -> bool:
    """Tell whether a word is a form of another one, and no genitive, which names have too."""
    lemma = lexicon(language).lemma(word.folded)
    return lemma is not None and lemma != word.folded and not word.folded.endswith("s")


@lru_cache(maxsize=64)
def _letters_in(scripts: frozenset[str]) -> re.Pattern[str]:
    """Match a character of some scripts."""
    return re.compile("[" + "".join(f"{one}-{last}" for one, last in letters_of(scripts)) + "]")


def _check_script(pair: Pair, scripts: frozenset[str]) -> list[Flag]:
    """Flag letters of a source that is written in other letters than its translation."""
    if pair.target.isascii() or not _letters_in(scripts).search(pair.target):
        return []
    foreign = [
        at
        for at, letter in enumerate(_unquoted(pair.target))
        if letter > "\u02ff" and script_of(letter) in scripts
    ]
    if len(foreign) < (1 if HAN in scripts else 2):
        return []
    start, end = foreign[0], foreign[-1] + 1
    words = pair.target[start:end]
    first = pair.source.find(words)
    source = (0, len(pair.source)) if first < 0 else (first, first + len(words))
    return [_flag(pair, source, (start, end))]
