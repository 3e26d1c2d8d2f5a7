"""Say of a passage what was found in the texts inside its marks, such as an image's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.domain.flags import Flag
from pipeline.domain.spans import Span
from pipeline.stages.passages.markup import Markup
from pipeline.stages.passages.passage import SourcePassage
from pipeline.stages.translation.rendering import Rendering


def inset_starts(markup: Markup, span: Span, texts: tuple[str, ...], at: int) -> dict[int, int]:
    """Give where insets of a stretch of the source start in a text that has it spelled at `at`.

    By the number of the inset; `texts` are what they became.
    """
    first = bisect_left(markup.insets, span[0], key=lambda inset: inset.source[0])
    last = bisect_left(markup.insets, span[1], key=lambda inset: inset.source[0])
    found: dict[int, int] = {}
    position = span[0]
    for number in range(first, last):
        start = markup.insets[number].source[0]
        at += len(markup.spelled((position, start), texts))
        found[number], position = at, start
    return found


def with_insets(
    passage: SourcePassage,
    rendering: Rendering,
    insets: Sequence[Rendering],
    starts: Mapping[int, int],
) -> Rendering:
    """Add the terms and flags of insets; a passage of nothing else is what they are.

    `starts` is where each starts in the text of the rendering.
    """
    markup = passage.markup
    if not insets or markup is None:
        return rendering
    terms = list(rendering.terms)
    flags = list(rendering.flags)
    told = {_key(one) for one in flags}
    for number, (inset, became) in enumerate(zip(markup.insets, insets, strict=False)):
        here, there = inset.source[0], starts.get(number)
        terms += [
            replace(one, source=_moved(one.source, here), target=_moved(one.target, there))
            for one in became.terms
        ]
        flags += [
            replace(one, source=_moved(one.source, here), target=_moved(one.target, there))
            for one in became.flags
            if _key(one) not in told
        ]
        told.update(map(_key, became.flags))
    terms.sort(key=lambda one: one.source or (0, 0))
    joined = replace(rendering, terms=tuple(terms), flags=tuple(flags))
    scores = [one.score for one in insets if one.score is not None]
    if not passage.is_shell or not scores:
        return joined
    known = [one.confidence for one in insets if one.confidence is not None]
    confidence = min(known) if len(known) == len(scores) else None
    return replace(joined, origin="machine", score=min(scores), confidence=confidence)


def _key(one: Flag) -> tuple[str, object]:
    """Give what tells flags apart: what a reader would be told twice is said once."""
    return one.code, one.message


def _moved(span: Span | None, by: int | None) -> Span | None:
    return None if span is None or by is None else (span[0] + by, span[1] + by)
