"""Quotations of the other class, and words quoted from another language.

A long quotation becomes a passage of its own, in its own language; a word or two stay as they are,
and so does a quotation in a language that the project lacks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.domain.spans import Span
from pipeline.stages.detect import Detector
from pipeline.stages.passages.parts import Part
from pipeline.stages.protection.protect import NAME, Kept

# Shorter ones say too little about their language, and a sentence would be cut for a word.
_FEWEST_WORDS = 3
_LONGEST = 2000  # characters between two marks

# Nats by which words must look foreign: between words that speak of words, in quotation marks, in
# emphasis. Of 1,995 English and 354 Spanish words 2 % reach the first, 0.9 % the second, 0.1 % the
# third (`delicious`, `sequence`). Three words out of 2,377 sentences: 0.2 % reach the first two,
# 0.1 % the third; of those that are foreign, 95, 94 and 87 %.
_MENTIONED, _IN_QUOTES, _EMPHASISED = 2.0, 2.5, 3.5
# Nats by which a quotation must look like no language of the project. Of three English or Spanish
# words 0.5 % reach it, of four 0.1 %; of those that are neither 75 and 90 %.
_STRANGE = 5.0
# Three words in plain letters need more: so much have rhymes and names (`hakuna matata song`, 7.5).
# `Ich bin müde` has 6.2, `tudo bem contigo` 6.0, which is translated.
_STRANGE_AND_SHORT = 8.0
_MENTIONING = re.compile(
    r"(?:\b(?:words?|terms?|say|says|said|called|means|palabras?|dicen?|decir|dijo|llama|llaman"
    r"|significa|mots?|dit|wort|sagt|heißt|palavras?|parol[ae]|dice)(?:\s(?:that|que|dass|che))?)\W*\Z",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\W*(?:means|significa|signifie|bedeutet|heißt|in (?:English|Spanish|French|German)"
    r"|en (?:inglés|español|francés|anglais|espagnol))\b",
    re.IGNORECASE,
)
_CONTEXT = 30  # characters before

_QUOTED = re.compile(
    rf"""
      "(?P<straight>[^"\n]{{2,{_LONGEST}}}+)"
    | “(?P<high>[^“”„\n]{{2,{_LONGEST}}}+)”
    | „(?P<low>[^“”„\n]{{2,{_LONGEST}}}+)[“”]
    | «(?P<angled>[^«»\n]{{2,{_LONGEST}}}+)»
    | (?<!\w)[‘'](?P<single>[^‘’'\n]{{2,{_LONGEST}}}+)[’'](?!\w)
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"[\"“„«‘']")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = " \t\u00a0\u202f"
_JOINS = _SPACES + ",;:.)]"  # what may follow a quotation before the sentence goes on


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """Words that their writer has set apart, in quotation marks or in emphasis."""

    inner: Span
    outer: Span  # with the quotation marks


def split_quotations(
    text: str,
    span: Span,
    *,
    kept: Sequence[Kept],
    languages: tuple[str, ...],
    prior: str,
    detector: Detector,
    emphasised: Sequence[Span] = (),
) -> Iterator[Part]:
    """Yield a sentence, or its parts where it quotes another language of the project.

    A quotation of three words and more, clearly in another language than the words around it,
    is a part of its own, its marks left out; signs between parts are gaps. So is what is
    `emphasised` in the text, in order. The words around quotations share one language: `I like`
    alone says little of its own.
    """
    if prior == UNDETERMINED:
        yield Part(span=span)
        return
    quoted = [
        one
        for one in _set_apart(text, span, kept, emphasised)
        if len(_WORD.findall(text[one.inner[0] : one.inner[1]])) >= _FEWEST_WORDS
    ]
    around = _outside(text, span, quoted)
    if not quoted or not _WORD.search(around):
        yield Part(span=span)
        return
    own = detector.passage(around, languages=languages, prior=prior).code
    position, language = span[0], None
    for one in quoted:
        if own == UNDETERMINED:
            break
        words = text[one.inner[0] : one.inner[1]]
        if len(_different(words)) < _FEWEST_WORDS:
            language = own  # else `na na na na` would tell the language of the sentence
            continue
        lead = _needed(one, text)
        found = detector.foreign_language(words, languages=languages, language=own, lead=lead)
        if found is None or same_language(found, own):
            continue
        before = position, one.outer[0]
        yield from _part(text, before, kept, own, follows=position > span[0])
        yield from _part(text, one.inner, kept, found, follows=False)
        position = one.outer[1]
    if position == span[0]:
        yield Part(span=span, language=language)
    else:
        yield from _part(text, (position, span[1]), kept, own, follows=True)


def foreign_words(
    text: str,
    *,
    kept: Sequence[Kept],
    languages: tuple[str, ...],
    language: str,
    detector: Detector,
    emphasised: Sequence[Span] = (),
) -> list[Kept]:
    """Give the words set apart in a passage that stay as they are.

    A word or two that look like another language of the project, and more in a language that
    it lacks. `language` is that of the passage; offsets count from it.
    """
    found: list[Kept] = []
    for one in _set_apart(text, (0, len(text)), kept, emphasised):
        start, end = one.inner
        words = text[start:end]
        near = bisect_right(kept, end, key=_begins) - 1
        if near >= 0 and start < kept[near].span[1]:
            continue
        count = len(_WORD.findall(words))
        if count == 0 or words.strip() != words:
            continue
        if count >= _FEWEST_WORDS:
            is_kept = _is_strange(words, languages, detector)
        else:
            lead = detector.foreign_lead(words, languages=languages, language=language)
            is_kept = lead >= _needed(one, text)
        if is_kept:
            found.append(Kept(kind=NAME, span=(start, end), text=words, fixed=True))
    return found


def _is_strange(words: str, languages: tuple[str, ...], detector: Detector) -> bool:
    """Tell whether three words or more look like no language of the project."""
    different = _different(words)
    if len(different) < _FEWEST_WORDS:
        return False
    if len(different) < len(_WORD.findall(words)):
        words = " ".join(different)
    is_short = len(different) == _FEWEST_WORDS and words.isascii()
    lead = detector.stranger_lead(words, languages=languages)
    return lead >= (_STRANGE_AND_SHORT if is_short else _STRANGE)


def _different(words: str) -> list[str]:
    """Give each word once: `na na na na` says no more of its language than `na`."""
    return list({word.casefold(): word for word in _WORD.findall(words)}.values())


def _needed(one: Apart, text: str) -> float:
    """Give the lead that words set apart need before they count as foreign."""
    before = text[max(0, one.outer[0] - _CONTEXT) : one.outer[0]]
    if _MENTIONING.search(before) or _MEANING.match(text, one.outer[1]):
        return _MENTIONED
    return _EMPHASISED if one.inner == one.outer else _IN_QUOTES


def _set_apart(
    text: str, span: Span, kept: Sequence[Kept], emphasised: Sequence[Span]
) -> list[Apart]:
    """Give the stretches set apart in a part of a text, in order, none inside another."""
    found = [
        Apart(inner=match.span(match.lastgroup or 0), outer=match.span())
        for match in (_QUOTED.finditer(text, *span) if _MARK.search(text, *span) else ())
    ]
    found = [one for one in found if not _is_kept(one, kept)]
    near = emphasised[bisect_left(emphasised, (span[0], 0)) : bisect_left(emphasised, (span[1], 0))]
    found += [
        Apart(inner=one, outer=one)
        for one in near
        if one[0] < one[1] <= span[1] and one[1] - one[0] < span[1] - span[0]
    ]
    apart: list[Apart] = []
    for one in sorted(found, key=lambda one: (one.outer[0], -one.outer[1])):
        if not apart or one.outer[0] >= apart[-1].outer[1]:
            apart.append(one)
    return apart


def _is_kept(quoted: Apart, kept: Sequence[Kept]) -> bool:
    """Tell whether a quotation mark stands inside something kept: a formula, a tag."""
    for border in (quoted.outer[0], quoted.outer[1] - 1):
        near = bisect_right(kept, border, key=_begins) - 1
        if near >= 0 and border < kept[near].span[1]:
            return True
    return False


def _outside(text: str, span: Span, quoted: Sequence[Apart]) -> str:
    position, rest = span[0], []
    for one in quoted:
        rest.append(text[position : one.inner[0]])
        position = one.inner[1]
    return " ".join([*rest, text[position : span[1]]])


def _part(
    text: str, span: Span, kept: Sequence[Kept], language: str, *, follows: bool
) -> Iterator[Part]:
    """Yield a part of a sentence; if it `follows` a quotation, without the signs that join them.

    What is kept stays whole: `:smile:` begins with no such sign.
    """
    start, end = span
    part = text[start:end]
    if not _WORD.search(part):
        return
    first = start + len(part) - len(part.lstrip(_JOINS if follows else _SPACES))
    near = bisect_left(kept, start, key=_begins)
    if near < len(kept):
        first = min(first, kept[near].span[0])
    yield Part(span=(first, start + len(part.rstrip(_SPACES))), language=language)


def _begins(one: Kept) -> int:
    return one.span[0]
