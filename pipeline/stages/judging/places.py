"""Where words that the engine gave stand in what is delivered."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.domain.spans import Span
from pipeline.stages.confidence import is_spaceless, words_of_pieces
from pipeline.stages.judging.evidence import find_words
from pipeline.stages.signs.words import letters_of, words_of
from pipeline.stages.translation.rendering import Rendering

# How terms come into a text that the model would not have used by itself.
_PUT_IN = frozenset({"prefix", "replaced", "masked"})
_MOST_COMPARED = 400  # words of a passage that are compared one with another
_BETWEEN_SPACES = re.compile(r"\S+")
_NEAR = 40  # characters within which the next word of a script without spaces is looked for


def judged_words(rendering: Rendering) -> tuple[str, ...]:
    """Give the words that were judged: those of the last leg."""
    return words_of_pieces(rendering.forced[-1].tokens)[0] if rendering.forced else ()


def places_of(rendering: Rendering) -> dict[int, Span]:
    """Give where the words that were judged stand in the delivered text, by their numbers.

    Signs have no place. A word between spaces is one place, whatever signs part it; in scripts
    without spaces each word has its own.
    """
    given, delivered = rendering.legs[-1].translation, rendering.text
    words = judged_words(rendering)
    here = [found.span() for found in _BETWEEN_SPACES.finditer(given)]
    there = delivered_words(given, here, delivered, rendering.kept_spans)
    firsts = [start for start, _ in here]
    places: dict[int, Span] = {}
    owner, position = -1, 0
    for number, (start, _) in find_words(given, words).items():
        before, owner = owner, bisect_right(firsts, start) - 1
        if owner not in there:
            continue
        place = there[owner]
        if is_spaceless(words[number]):
            position = position if owner == before else place[0]
            length = len(words[number])
            at = delivered.find(words[number], position, min(place[1], position + length + _NEAR))
            if at < 0:
                continue
            place = at, at + length
            position = place[1]
        places[number] = place
    return places


def delivered_words(
    given: str, here: Sequence[Span], delivered: str, kept: Sequence[Span]
) -> dict[int, Span]:
    """Give the spans in a delivered text of what stands between spaces in the engine's.

    `here` are the spans of these words in the engine's text; they are numbered. Case and
    typography may differ; where words were put in or left out, those that can be told have a
    place. `kept` are stretches of the delivered text that stand for one word each, at most.
    """
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
    """Give the numbers of the judged words that a glossary put there."""
    spans = [one.target for one in rendering.terms if one.target and one.method in _PUT_IN]
    if not spans or not rendering.legs:
        return frozenset()
    spans.sort()
    firsts = [first for first, _ in spans]
    # Terms do not overlap: what reaches into a word is the last that begins before its end.
    return frozenset(
        number
        for number, (start, end) in places_of(rendering).items()
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
