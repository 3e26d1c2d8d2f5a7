"""Show the engine a passage in the case that it was trained on.

Measured on the starter packages, 100 sentences each way, against the translations of the same
sentences as usually written: in capitals they come out as nonsense (chrF 18 and 19), tamed as
good as new (99 and 99.6); without capitals and full stop 86 and 85, tamed 91 and 88.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set

import regex

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.casing.acronyms import acronyms
from pipeline.stages.casing.emphasis import is_emphatic
from pipeline.stages.casing.letters import LOWER, UPPER, capital, lowered
from pipeline.stages.casing.values import CaseKind, Casing
from pipeline.stages.hide import HIDDEN, hide

# Tells most passages in Latin letters apart at a tenth of the cost of the pattern below it.
_PERHAPS_TWO = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\U0010ffff]['’]?[A-Z\u00c0-\u00de\u0100-\U0010ffff]"
)
_TWO_CAPITALS = regex.compile(rf"{UPPER}['’]?{UPPER}", regex.VERSION1)
_UPPER = regex.compile(UPPER, regex.VERSION1)
_LOWER = regex.compile(LOWER, regex.VERSION1)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:['’\-][\p{L}\p{M}\p{N}]++)*+")
_START = regex.compile(r"[\p{L}\p{N}\uE000]")
_AFTER_SENTENCE = regex.compile(r"[.!?…][\"'”’»)\]]*+[\s\"'“‘«(\[¿¡]++(\p{L})")
_I_AM = regex.compile(r"(?<=\b[Ii] )AM\b")  # but `8 AM`, `AM and FM`
_MANY = 3  # more words in capitals side by side are no acronyms

# The English words that are always written with a capital and that small models need so.
_ENGLISH = regex.compile(
    r"\b(?:i(?=\b(?!\.\p{L}))|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|english|spanish|french|german|italian|portuguese|american|african|european)\b"
)


def tame(text: str, protected: Sequence[Span], language: str, names: Sequence[str] = ()) -> Casing:
    """Give the case of a passage and the text that the engine should see.

    `protected` are the spans that must not change, in order; they are left as they are and say
    nothing of the case. `language` is the passage's. `names` get their own case where the passage
    shouts them. The text keeps its length, so spans hold for both.
    """
    shown = hide(text, protected)
    first = _START.search(shown)
    start = None if first is None else first.start()
    if not _PERHAPS_TWO.search(shown) or not _TWO_CAPITALS.search(shown):
        return _as_sentence(text, text, shown, start, (), language)
    words = [found.span() for found in _WORD.finditer(shown)]
    kept = acronyms(shown, language)
    ordinary = _without(words, kept)
    if _is_shouted(shown, words, ordinary, language):
        quiet = _restored(_lower_words(text, words, language), text, kept)
        quiet = _with_capitals(quiet, shown, start, language, names, {end for _, end in kept})
        return Casing(kind="shouted", source=text, text=quiet)
    raised = _raised(shown, ordinary, language)
    quiet = _lower_words(text, raised, language)
    return _as_sentence(text, quiet, shown, start, raised, language)


def _without(words: Sequence[Span], kept: Sequence[Span]) -> list[Span]:
    """Give the words that hold no acronym."""
    ends = [end for _, end in kept]
    apart = []
    for start, end in words:
        place = bisect_right(ends, start)
        if place == len(kept) or kept[place][0] >= end:
            apart.append((start, end))
    return apart


def _restored(quiet: str, text: str, kept: Sequence[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in kept:
        pieces += (quiet[position:start], text[max(position, start) : end])
        position = max(position, end)
    pieces.append(quiet[position:])
    return "".join(pieces)


def _is_loud(word: str) -> bool:
    return _UPPER.search(word) is not None and _LOWER.search(word) is None


def _is_shouted(shown: str, words: Sequence[Span], ordinary: Sequence[Span], language: str) -> bool:
    """Tell whether every word is in capitals, and they are not just acronyms.

    `ordinary` are the words that hold no known acronym.
    """
    for start, end in words:
        word = shown[start:end]
        if _LOWER.search(word) and not word[0].isdigit():  # `3x` says nothing
            return False
    usual = (shown[start:end] for start, end in ordinary if end - start > 1)
    loud = [word for word in usual if _UPPER.search(word)]
    return len(loud) > 2 or any(len(word) > 4 or is_emphatic(word, language) for word in loud)


def _raised(shown: str, words: Sequence[Span], language: str) -> list[Span]:
    """Give the shouted words of a mixed passage: the emphatic ones, and the words around them."""
    raised: list[Span] = []
    run: list[Span] = []
    verbs = {found.start() for found in _I_AM.finditer(shown)} if primary(language) == "en" else ()

    def close() -> None:
        sure = [
            span
            for span in run
            if span[0] in verbs or is_emphatic(shown[span[0] : span[1]], language)
        ]
        # `BEST DAY EVER`: beside known words, the rest of a run is shouted as well.
        raised.extend(run if len(run) > _MANY or 2 * len(sure) >= len(run) else sure)
        run.clear()

    for start, end in words:
        if end - start > 1 and _is_loud(shown[start:end]):
            run.append((start, end))
        elif not (run and end - start == 1 and _is_loud(shown[start:end])):
            close()
    close()
    return raised


def _lower_words(text: str, words: Sequence[Span], language: str) -> str:
    """Lower words, each by itself, so that a Greek word ends in its own letter."""
    pieces: list[str] = []
    position = 0
    for start, end in words:
        pieces += (text[position:start], lowered(text[start:end], language))
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def _with_capitals(
    quiet: str,
    shown: str,
    start: int | None,
    language: str,
    names: Sequence[str],
    abbreviated: Set[int],
) -> str:
    """Give the capitals of usual writing to a passage in small letters.

    `abbreviated` are the ends of acronyms, whose full stop ends no sentence.
    """
    letters = list(_with_english(quiet, shown, language))
    begins = [
        found.start(1)
        for found in _AFTER_SENTENCE.finditer(shown)
        if found.start() + 1 not in abbreviated
    ]
    if start is not None and shown[start] != HIDDEN:
        begins.append(start)
    for place in begins:
        letters[place] = capital(letters[place], language)
    by_form = {lowered(name, language): name for name in names if name}
    if by_form:
        pattern = regex.compile(r"\b(?:\L<names>)\b", names=sorted(by_form))
        for found in pattern.finditer(lowered(shown, language)):
            letters[found.start() : found.end()] = by_form[found.group()]
    return "".join(letters)


def _with_english(text: str, shown: str, language: str) -> str:
    if primary(language) != "en":
        return text
    pieces: list[str] = []
    position = 0
    for found in _ENGLISH.finditer(text):
        start = found.start()
        if shown[start] != HIDDEN:
            pieces += (text[position:start], text[start].upper())
            position = start + 1
    pieces.append(text[position:])
    return "".join(pieces)


def _as_sentence(
    text: str, quiet: str, shown: str, start: int | None, raised: Sequence[Span], language: str
) -> Casing:
    """Let a passage begin with a capital, with the English `I` where it began small."""
    kind: CaseKind = "usual"
    if start is not None and (_begins_small(shown, start) or (raised and raised[0][0] == start)):
        letter = capital(quiet[start], language)
        if letter != quiet[start]:
            small = shown[start] == quiet[start]
            quiet = quiet[:start] + letter + quiet[start + 1 :]
            if small:
                kind, quiet = "mumbled", _with_english(quiet, shown, language)
    return Casing(kind=kind, source=text, text=quiet, raised=tuple(raised))


def _begins_small(shown: str, start: int) -> bool:
    if not _LOWER.match(shown, start):
        return False
    word = _WORD.match(shown, start)
    return word is None or not _UPPER.search(shown, start, word.end())  # `iPhone`, `pH`
