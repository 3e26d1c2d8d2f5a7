"""Give a translation the case in which the author wrote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import regex

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.casing.letters import LOWER, UPPER, raise_, small
from pipeline.stages.casing.values import Casing
from pipeline.stages.hide import hide
from pipeline.stages.splice import Splice, splice
from translators.values import Alignment

_WORD = regex.compile(r"[\p{L}\p{M}]++(?:['’][\p{L}\p{M}]++)*+")
_LOWER = regex.compile(LOWER, regex.VERSION1)
_UPPER = regex.compile(UPPER, regex.VERSION1)
_START = regex.compile(r"[\p{L}\p{N}\uE000]")

# Languages whose first word may be a noun, with a capital wherever it stands.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_ENGLISH_I = regex.compile(r"I(?:\b(?!\.))")


def retell(
    text: str,
    casing: Casing,
    protected: Sequence[Span],
    language: str,
    alignment: Alignment = (),
) -> Splice:
    """Give a translation in the author's case, with the way from the old spans to the new.

    `text` is the translation of `casing.text`, `language` its language, `protected` its spans that
    must not change, in order. A shouted passage is shouted again; a passage that began small
    begins small again, but for German nouns, the English `I` and words in capitals; shouted words
    are shouted where `alignment` (of words of the passage to words of `text`) shows them.
    A text that is equal to `casing.text` gives the passage itself.
    """
    if casing.is_plain:
        return splice(text, ())
    if text == casing.text:
        pairs = enumerate(zip(text, casing.source, strict=True))
        return splice(text, [((at, at + 1), new) for at, (old, new) in pairs if old != new])
    shown = hide(text, protected)
    if casing.kind == "shouted":
        spans = [found.span() for found in _WORD.finditer(shown) if _LOWER.search(found.group())]
        return _raise_spans(text, spans, language)
    spans = _aligned(shown, casing, alignment)
    raising = _replacements(text, spans, language)
    if casing.kind == "mumbled":
        start = _small_start(shown, language)
        if start is not None and not any(a <= start < b for (a, b), _ in raising):
            raising.append(((start, start + 1), small(text[start], language)))
            raising.sort()
    return splice(text, raising)


def _raise_spans(text: str, spans: Sequence[Span], language: str) -> Splice:
    return splice(text, _replacements(text, spans, language))


def _replacements(text: str, spans: Sequence[Span], language: str) -> list[tuple[Span, str]]:
    pairs = [((a, b), raise_(text[a:b], language)) for a, b in spans]
    return [(span, new) for span, new in pairs if text[span[0] : span[1]] != new]


def _small_start(shown: str, language: str) -> int | None:
    """Give the place of the first letter when it should be small."""
    first = _START.search(shown)
    if first is None or primary(language) in _CAPITAL_NOUNS:
        return None
    start = first.start()
    if not _UPPER.match(shown, start):
        return None
    if primary(language) == "en" and _ENGLISH_I.match(shown, start):
        return None
    word = _WORD.match(shown, start)
    inner = word is not None and _UPPER.search(shown, start + 1, word.end())
    return None if inner else start


def _aligned(shown: str, casing: Casing, alignment: Alignment) -> list[Span]:
    """Give the words of the translation that stand for the shouted ones.

    Attention is noisy: of several words beside one shouted word, the longest is taken.
    """
    if not casing.raised or not alignment:
        return []
    words = [found.span() for found in _WORD.finditer(shown)]
    word_ends = [end for _, end in words]
    raised_ends = [end for _, end in casing.raised]
    chosen: dict[int, Span] = {}  # by the number of the shouted word
    for a, b, c, d in alignment:
        number = bisect_right(raised_ends, a)
        if number == len(raised_ends) or casing.raised[number][0] >= b:
            continue
        for word in words[bisect_right(word_ends, c) : bisect_right(word_ends, d) + 1]:
            best = chosen.get(number, (0, 0))
            if word[0] < d and word[1] - word[0] >= best[1] - best[0]:
                chosen[number] = word
    return sorted(set(chosen.values()))
