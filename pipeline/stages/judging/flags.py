"""Flags of what is in doubt: the words that look wrong, and what is not known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.confidence import Judged
from pipeline.stages.judging.places import delivered_words, words_put_in
from pipeline.stages.translation.rendering import Rendering
from translators.values import Alignment

# Of the words of a passage one in ten is marked at most; of a short passage one.
_ONE_OF = 10


def doubt_flags(rendering: Rendering, judged: Judged) -> list[Flag]:
    """Flag a machine translation that is in doubt."""
    given = rendering.legs[-1].translation
    kept = set(rendering.kept_spans)
    put_in = words_put_in(rendering)
    places = {
        number: span
        for number, span in delivered_words(given, rendering.text, rendering.kept_spans).items()
        if span not in kept and number not in put_in
    }
    return doubtful(rendering.text, judged, places, rendering.alignment)


def doubtful(
    text: str, judged: Judged, places: Mapping[int, Span], alignment: Alignment = ()
) -> list[Flag]:
    """Give a flag for each stretch of words that looks worst, or one for the whole text.

    `places` are where the words that were judged stand in the text, by their numbers; those
    without a place are not marked.
    """
    stretches = _stretches(judged, places)
    if not stretches:
        return [flag("low-confidence", target=(0, len(text)))]
    origins = _origins(stretches, alignment)
    return [
        flag("low-confidence", source=origin, target=span, words=text[slice(*span)])
        for span, origin in zip(stretches, origins, strict=True)
    ]


def _stretches(judged: Judged, places: Mapping[int, Span]) -> list[Span]:
    """Give the places of the most suspicious words, neighbours together."""
    scores, flags = judged.word_scores or (), judged.word_flags or ()
    suspicious = sorted(
        (-score, number)
        for number, (score, flagged) in enumerate(zip(scores, flags, strict=True))
        if flagged and number in places
    )
    most = max(1, len(scores) // _ONE_OF)
    found: list[Span] = []
    last = -2
    for number in sorted(number for _, number in suspicious[:most]):
        start, end = places[number]
        if number == last + 1 and found[-1][1] <= start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = number
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
