"""Parts of a sentence that are passages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.protection.protect import ORNAMENTS, Kept
from pipeline.stages.tokens.forum import code_blocks

# A picture after a short first word stands for the verb; small models lose the word before it, be
# the picture behind a mark (`❤️ Ghana`) or left out. Said of hearts and faces in love alone.
_HEART = re.compile(
    r"[❤♥♡🩷🧡💛💚💙🩵💜🤎🖤🩶🤍💓-💟💌💝😍🥰😻🫶]|<3|:[a-z_]*(?:heart|love)[a-z_]*:"
)
_SUBJECT = re.compile(r"[^\w\n]*[^\W\d_]{1,4}[ ]*")  # I, we, yo, nous
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A sentence or a part of one."""

    span: Span
    language: str | None = None  # known from the whole sentence; None: the part's own words tell


def split_heart(text: str, span: Span, kept: Sequence[Kept]) -> list[Span]:
    """Give a sentence, or what stands on either side of a heart that is its verb: `I ❤️ Ghana`.

    `kept` are the first stretches of the sentence that must not change, in order.
    """
    start, end = span
    subject = _SUBJECT.match(text, start, end)
    row = None if subject is None else _row(text, (subject.end(), end), kept)
    if subject is None or row is None or not _HEART.search(text, *row):
        return [span]
    rest = _LETTER.search(text, row[1], end)
    if rest is None:
        return [span]
    return [(start, start + len(subject.group().rstrip())), (row[1], end)]


def _row(text: str, span: Span, kept: Sequence[Kept]) -> Span | None:
    """Give the pictures side by side that a stretch of text begins with, and the space after."""
    start, end = span
    position = start
    for one in kept:
        low, high = one.span
        if low > position or high > end:
            break
        if low == position and one.kind in ORNAMENTS:
            position = high
            while position < end and text[position].isspace():
                position += 1
    return (start, position) if position > start else None


def outside_blocks(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield sentences, in order, without what of them stands in blocks of code."""
    found = code_blocks(text)
    if not found:
        yield from spans
        return
    blocks = iter([*found, (len(text), len(text))])
    block = next(blocks)
    for start, end in spans:
        while block[1] <= start < end:
            block = next(blocks)
        position = start
        while block[0] < end:
            yield from _stripped(text, position, block[0])
            position = max(position, block[1])
            if block[1] > end:
                break
            block = next(blocks)
        yield from _stripped(text, position, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a stretch without the space at its ends, if there is more."""
    piece = text[start:end] if start < end else ""
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
