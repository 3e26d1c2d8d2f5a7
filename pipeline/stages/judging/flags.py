"""Flags of what is in doubt: the words that look wrong, and what is not known."""

from __future__ import annotations

from pipeline.domain.flags import Flag, flag
from pipeline.domain.spans import Span
from pipeline.stages.confidence import Judged
from pipeline.stages.judging.places import delivered_words
from pipeline.stages.translation.rendering import Rendering
from translators.values import Alignment

# Of the words of a passage one in ten is marked at most; of a short passage one.
_ONE_OF = 10


def doubt_flags(rendering: Rendering, judged: Judged) -> list[Flag]:
    """Give a flag for each stretch of words that looks worst, or one for the whole text."""
    stretches = _stretches(rendering, judged)
    if not stretches:
        return [flag("low-confidence", target=(0, len(rendering.text)))]
    return [
        flag(
            "low-confidence",
            source=_origin(span, rendering.alignment),
            target=span,
            words=rendering.text[slice(*span)],
        )
        for span in stretches
    ]


def _stretches(rendering: Rendering, judged: Judged) -> list[Span]:
    """Give the places of the most suspicious words, neighbours together."""
    if not rendering.legs or not judged.word_scores or not judged.word_flags:
        return []
    places = delivered_words(rendering.legs[-1].translation, rendering.text, rendering.kept_spans)
    kept = set(rendering.kept_spans)
    suspicious = sorted(
        (-score, number)
        for number, (score, flagged) in enumerate(
            zip(judged.word_scores, judged.word_flags, strict=True)
        )
        if flagged and number in places and places[number] not in kept
    )
    most = max(1, len(judged.word_scores) // _ONE_OF)
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


def _origin(span: Span, alignment: Alignment) -> Span | None:
    """Give the words of the source that a stretch came from, if they stand together."""
    came = [(a, b) for a, b, c, d in alignment if c < span[1] and span[0] < d]
    if not came:
        return None
    return min(start for start, _ in came), max(end for _, end in came)
