"""Where words that the engine gave stand in what is delivered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.domain.spans import Span
from pipeline.stages.judging.evidence import word_spans
from pipeline.stages.signs.words import letters_of, words_of
from pipeline.stages.translation.rendering import Rendering

# How terms come into a text that the model would not have used by itself.
_PUT_IN = frozenset({"prefix", "replaced", "masked"})
_MOST_COMPARED = 400  # words of a passage that are compared one with another


def delivered_words(given: str, delivered: str, kept: Sequence[Span]) -> dict[int, Span]:
    """Give the spans in a delivered text of the words of what the engine gave, by their numbers.

    Case and typography may differ; where words were put in or left out, those that can be told
    have a place. `kept` are stretches of the delivered text that stand for one word each, at
    most.
    """
    here = word_spans(given)
    there = words_of(delivered, sorted(kept))
    if len(here) == len(there):
        pairs = list(enumerate(there))
    elif max(len(here), len(there)) > _MOST_COMPARED:
        return {}
    else:
        one = [_letters(given, span) for span in here]
        other = [_letters(delivered, span) for span in there]
        matcher = SequenceMatcher(a=one, b=other, autojunk=False)
        pairs = [
            (block.a + place, there[block.b + place])
            for block in matcher.get_matching_blocks()
            for place in range(block.size)
        ]
    return {
        number: _own_part(given[slice(*letters_of(given, here[number]))], delivered, span)
        for number, span in pairs
    }


def words_put_in(rendering: Rendering) -> frozenset[int]:
    """Give the numbers of the words, of the engine's text, that a glossary put there."""
    spans = [one.target for one in rendering.terms if one.target and one.method in _PUT_IN]
    if not spans or not rendering.legs:
        return frozenset()
    places = delivered_words(rendering.legs[-1].translation, rendering.text, rendering.kept_spans)
    spans.sort()
    firsts = [first for first, _ in spans]
    # Terms do not overlap: what reaches into a word is the last that begins before its end.
    return frozenset(
        number
        for number, (start, end) in places.items()
        if (at := bisect_left(firsts, end)) and spans[at - 1][1] > start
    )


def _own_part(word: str, delivered: str, span: Span) -> Span:
    """Leave off what was glued to a word afterwards, such as a smiley or a name that was kept."""
    start, end = letters_of(delivered, span)
    if end - start > len(word):
        at = delivered[start:end].lower().find(word.lower())
        if at >= 0 and delivered[start + at : start + at + len(word)].lower() == word.lower():
            return start + at, start + at + len(word)
    return start, end


def _letters(text: str, span: Span) -> str:
    return text[slice(*letters_of(text, span))].casefold()
