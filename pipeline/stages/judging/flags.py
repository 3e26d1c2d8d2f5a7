"""Flags of what is in doubt: the words that look wrong, and what is not known."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.confidence import Judged
from pipeline.stages.judging.evidence import has_letters
from pipeline.stages.judging.places import judged_words, places_of, words_put_in
from pipeline.stages.translation.rendering import Rendering
from translators.values import Alignment

# Of the words of a passage one in ten is marked at most; of a short passage one.
_ONE_OF = 10

_LETTER = re.compile(r"\w")


def doubt_flags(rendering: Rendering, judged: Judged) -> list[Flag]:
    """Flag a machine translation that is in doubt."""
    kept = set(rendering.kept_spans)
    put_in = words_put_in(rendering)
    places = {
        number: span
        for number, span in places_of(rendering).items()
        if span not in kept and number not in put_in
    }
    words = judged_words(rendering)
    return doubtful(rendering.text, judged, words, places, rendering.alignment)


def doubtful(
    text: str,
    judged: Judged,
    words: Sequence[str],
    places: Mapping[int, Span],
    alignment: Alignment = (),
) -> list[Flag]:
    """Give a flag for each stretch of words that looks worst, or one for the whole text.

    `words` are those that were judged, `places` where they stand in the text, by their numbers;
    those without a place are not marked.
    """
    stretches = _stretches(text, judged, sum(map(has_letters, words)), places)
    if not stretches:
        return [flag("low-confidence", target=(0, len(text)))]
    origins = _origins(stretches, alignment)
    return [
        flag("low-confidence", source=origin, target=span, words=text[slice(*span)])
        for span, origin in zip(stretches, origins, strict=True)
    ]


def _stretches(text: str, judged: Judged, count: int, places: Mapping[int, Span]) -> list[Span]:
    """Give the places of the most suspicious of `count` words, neighbours together."""
    scores, flags = judged.word_scores or (), judged.word_flags or ()
    suspicious = sorted(
        (-score, number)
        for number, (score, flagged) in enumerate(zip(scores, flags, strict=True))
        if flagged and number in places
    )
    # Several words may have one place, such as the figures on either side of a comma.
    chosen = dict.fromkeys(places[number] for _, number in suspicious)
    most = max(1, count // _ONE_OF)
    found: list[Span] = []
    for start, end in sorted(list(chosen)[:most]):
        if found and _LETTER.search(text, found[-1][1], start) is None:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _origins(stretches: Sequence[Span], alignment: Alignment) -> list[Span | None]:
    """Give where in the source each stretch came from; the stretches are in order."""
    ends = [end for _, end in stretches]
    found: list[Span | None] = [None] * len(stretches)
    for start, end, first, last in alignment:
        # A word of the translation lies in one stretch at most, but for odd alignments.
        at = bisect_right(ends, first)
        if at < len(stretches) and stretches[at][0] < last:
            before = found[at]
            found[at] = (
                (start, end) if before is None else (min(before[0], start), max(before[1], end))
            )
    return found
