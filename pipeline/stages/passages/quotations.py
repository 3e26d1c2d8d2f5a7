"""Quotations of the other class, and words quoted from another language.

A long quotation becomes a passage of its own, in its own language; a word or two stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.domain.language import UNDETERMINED, same_language
from pipeline.domain.spans import Span
from pipeline.stages.detect import Detector
from pipeline.stages.protection.protect import NAME, Kept

# Shorter ones say too little about their language, and a sentence would be cut for a word.
_FEWEST_WORDS = 3
_LONGEST = 2000  # characters between two marks

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


def split_quotations(
    text: str,
    span: Span,
    *,
    kept: Sequence[Kept],
    languages: tuple[str, ...],
    prior: str,
    detector: Detector,
) -> Iterator[Span]:
    """Yield a sentence, or its parts where it quotes another language of the project.

    A quotation of three words and more, clearly in another language than the words around it,
    is a part of its own, its marks left out; signs between parts are gaps.
    """
    start, end = span
    sentence = text[start:end]
    quoted = list(_quoted(sentence)) if prior != UNDETERMINED else []
    quoted = [one for one in quoted if not _is_kept(one, start, kept)]
    around = _outside(sentence, quoted)
    if not quoted or not _WORD.search(around):
        yield span
        return
    own = detector.passage(around, languages=languages, prior=prior).code
    position = 0
    for first, last in quoted:
        found = detector.passage(sentence[first:last], languages=languages, prior=own)
        if not found.sure or found.code == UNDETERMINED or same_language(found.code, own):
            continue
        yield from _part(text, (start + position, start + first - 1), kept, follows=position > 0)
        yield from _part(text, (start + first, start + last), kept, follows=False)
        position = last + 1
    if position == 0:
        yield span
    else:
        yield from _part(text, (start + position, end), kept, follows=True)


def foreign_words(
    text: str,
    *,
    kept: Sequence[Kept],
    languages: tuple[str, ...],
    language: str,
    detector: Detector,
) -> list[Kept]:
    """Give the words in quotation marks that look like another language of the project.

    `language` is that of the passage; offsets count from it.
    """
    found: list[Kept] = []
    for match in _QUOTED.finditer(text) if _MARK.search(text) else ():
        start, end = match.span(match.lastgroup or 0)
        words = text[start:end]
        if len(_WORD.findall(words)) >= _FEWEST_WORDS or words.strip() != words:
            continue
        near = bisect_right(kept, end, key=_begins) - 1
        if near >= 0 and start <= kept[near].span[1]:
            continue
        if detector.is_foreign(words, languages=languages, language=language):
            found.append(Kept(kind=NAME, span=(start, end), text=words, fixed=True))
    return found


def _quoted(sentence: str) -> Iterator[Span]:
    """Yield the inner spans of the quotations that are long enough."""
    for found in _QUOTED.finditer(sentence):
        inner = found.span(found.lastgroup or 0)
        if sum(1 for _ in _WORD.finditer(sentence, *inner)) >= _FEWEST_WORDS:
            yield inner


def _is_kept(quoted: Span, start: int, kept: Sequence[Kept]) -> bool:
    """Tell whether a quotation mark stands inside something kept: a formula, a tag."""
    for border in (start + quoted[0] - 1, start + quoted[1]):
        near = bisect_right(kept, border, key=_begins) - 1
        if near >= 0 and border < kept[near].span[1]:
            return True
    return False


def _outside(sentence: str, quoted: Sequence[Span]) -> str:
    position, rest = 0, []
    for start, end in quoted:
        rest.append(sentence[position:start])
        position = end
    return " ".join([*rest, sentence[position:]])


def _part(text: str, span: Span, kept: Sequence[Kept], *, follows: bool) -> Iterator[Span]:
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
    yield first, start + len(part.rstrip(_SPACES))


def _begins(one: Kept) -> int:
    return one.span[0]
