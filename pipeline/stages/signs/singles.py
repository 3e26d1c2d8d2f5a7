"""Place what stands alone in a text: single signs beside their word, breaks in a space."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Sign
from pipeline.stages.signs.values import Element
from pipeline.stages.signs.words import Pairing, letters_of

_SPACE = re.compile(r"\s+")
_AFTER_WORDS = frozenset(".,;:!?…)]}»”\"'。，、；：！？）】」』؟،")
_INVISIBLE = ("<!--", "<wbr")


def other_signs(
    signs: Sequence[Sign], elements: Sequence[tuple[Element, Span]], pairing: Pairing
) -> tuple[list[tuple[int, Span]], bool]:
    """Place single signs and breaks; tells whether one is lost or no more than guessed."""
    others: list[tuple[int, Span]] = []
    guessed = False
    breaks = [number for number, sign in enumerate(signs) if sign.kind == "break"]
    for number, sign in enumerate(signs):
        if sign.kind == "single":
            at, sure = _beside(sign.span[0], pairing)
            at = pairing.whole((at, at))[1]
            at = _confined(sign.span[0], at, elements)
            others.append((number, (at, at)))
            guessed = guessed or not (sure or sign.raw.startswith(_INVISIBLE))
    # White space between two words, not inside one that is kept.
    starts = {start for start, _ in pairing.target_words[1:]}
    spaces = [one.span() for one in _SPACE.finditer(pairing.target) if one.end() in starts]
    chosen = _spread([signs[number].span[0] for number in breaks], spaces, pairing)
    others += zip(breaks, chosen, strict=False)
    return others, guessed or len(chosen) < len(breaks)


def _beside(at: int, pairing: Pairing) -> tuple[int, bool]:
    """Give the place behind what the word before a sign became; tells whether that is known."""
    words = pairing.source_words
    number = bisect_left(words, at, key=itemgetter(1))
    if number == len(words):
        return len(pairing.target), True
    start = words[number][0]
    if at <= start and number and not pairing.source[words[number - 1][1] : at].strip():
        number -= 1  # it stands after a space: behind the word before
    elif at <= start:
        return 0, True
    became = pairing.targets[number]
    if not became:
        count = len(pairing.target_words)
        share = min(round(at * count / max(1, len(pairing.source))), count - 1)
        return (pairing.target_words[share][1] if count else 0), False
    start, end = pairing.target_words[max(became)]
    rest = pairing.source[at : words[number][1]]
    if any(map(str.isalnum, rest)):
        return letters_of(pairing.target, pairing.target_words[max(became)])[1], True
    # As many signs after it as in the source.
    while rest and end > start and pairing.target[end - 1] in _AFTER_WORDS:
        end, rest = end - 1, rest[1:]
    return end, True


def _confined(source: int, at: int, elements: Sequence[tuple[Element, Span]]) -> int:
    """Keep a sign in the elements that hold it, and out of the others."""
    for element, (start, end) in elements:
        if element.span[0] <= source <= element.span[1]:
            at = min(max(at, start), end)
    for element, (start, end) in elements:
        if not element.span[0] <= source <= element.span[1] and start < at < end:
            at = end
    return at


def _spread(places: Sequence[int], spaces: Sequence[Span], pairing: Pairing) -> list[Span]:
    """Choose a space for each break, in order, the nearest to its share of the text."""
    share = len(pairing.target) / max(1, len(pairing.source))
    chosen: list[Span] = []
    first = 0
    for done, place in enumerate(places):
        if first >= len(spaces):
            break
        last = max(first, len(spaces) - (len(places) - done))  # one for each break to come
        wanted = place * share
        best = first
        while best < last and spaces[best + 1][0] + spaces[best][0] <= 2 * wanted:
            best += 1
        chosen.append(spaces[best])
        first = best + 1
    return chosen
