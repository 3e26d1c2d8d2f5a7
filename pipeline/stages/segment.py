"""Cut a plain text into passages: lines, then sentences.

sentencex finds most borders; the rules in `segmentation` help it with what students write: emoji
after the last mark, no space after it, lists, dialogue, abbreviations it does not know.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.segmentation.cells import cells, has_cells
from pipeline.stages.segmentation.cut import cut_line, has_mark_within
from pipeline.stages.segmentation.faces import cut_at_faces
from pipeline.stages.segmentation.lines import lines, without_label
from pipeline.stages.tokens import Token, find_tokens


def segment_plain(
    text: str,
    *,
    language: str,
    tokens: Sequence[Token] | None = None,
    elements: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """Cut a plain text into passages, in order, trimmed; what lies between them is gap.

    Spans are in code points of `text`. A line break always ends a passage; bullets at the start of
    a line are gap, and so are bars between cells; no border falls inside a protected token.
    `language` is a BCP 47 tag or `und`. `tokens` are those of `find_tokens(text)`, for a caller
    that has them already. `elements` are what the marks of a format enclose, in any order: what
    would be gap is not cut off one that begins before it and ends within the passage. Takes time
    linear in the text. Text with lone surrogates may raise
    UnicodeEncodeError.
    """
    tag = primary(language)
    passages: list[Span] = []
    starts: list[int] | None = None
    for start, end in _rows(text, language=tag, tokens=tokens):
        marked = has_mark_within(text, start, end, language=tag)
        if not marked and tokens is not None and not tokens:
            passages.append((start, end))
            continue
        if tokens is None:
            tokens = find_tokens(text)
        if starts is None:
            starts = [token.start for token in tokens]
        of_line = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        whole = [(start, end)]
        cut = cut_line(text, start, end, language=tag, tokens=of_line) if marked else whole
        for one in cut:
            passage = without_label(text, one)
            passages.extend(cut_at_faces(text, passage, of_line) if of_line else (passage,))
    return tuple(_with_openings(text, passages, elements) if elements else passages)


def _with_openings(text: str, passages: Sequence[Span], elements: Sequence[Span]) -> Iterator[Span]:
    """Yield passages, with what stands before them of the elements that end within them."""
    waiting = sorted(elements)
    number = last = 0
    for start, end in passages:
        first = start
        while number < len(waiting) and waiting[number][0] < start:
            opening, closing = waiting[number]
            ends_within = opening >= last and start < closing < end
            if ends_within and text[opening:start].strip():
                first = min(first, opening)
            number += 1
        yield first, end
        last = end


def _rows(text: str, *, language: str, tokens: Sequence[Token] | None) -> Iterator[Span]:
    """Yield the lines of a text, and the cells of those that are rows of a table."""
    starts: list[int] | None = None
    for start, end in lines(text, language=language):
        if not has_cells(text, start, end):
            yield start, end
            continue
        if tokens is None:
            tokens = find_tokens(text)
        if starts is None:
            starts = [token.start for token in tokens]
        of_line = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        yield from cells(text, start, end, of_line)
