"""The part of a long text that is worth a look in a list: the flagged words, cut at word ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import regex

from pipeline.domain.language import Direction
from pipeline.domain.spans import Span
from pipeline.reading.pieces import Piece, plain_pieces
from pipeline.reading.rows import direction_of, tag_of

_MOST = 180  # characters
_BEFORE = 40  # of them before the first flagged word, where the beginning must go
_WORD = 30  # characters in which the end of a word is looked for
_CLUSTER = regex.compile(r"\X")
_CLUSTER_REACH = 32  # far enough back to be at the beginning of one


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """A part of a text in one language."""

    lang: str
    dir: Direction
    pieces: tuple[Piece, ...]
    starts_late: bool  # there is something before it
    ends_early: bool


def excerpt(lang: str, written: str, marks: Sequence[Span] = ()) -> Excerpt:
    """Give a text as it stands in a list; `marks` are counted from its start."""
    start, end = _window(written, marks)
    inside = [(max(one, start) - start, min(other, end) - start) for one, other in marks]
    return Excerpt(
        lang=tag_of(lang),
        dir=direction_of(lang, "ltr"),
        pieces=plain_pieces(written[start:end], [mark for mark in inside if mark[0] < mark[1]]),
        starts_late=start > 0,
        ends_early=end < len(written),
    )


def marks_of(
    flags: Sequence[Mapping[str, Any]],
    side: Literal["source", "target"],
    begin: int | None,
    length: int,
) -> list[Span]:
    """Give the spans that flags point at within a passage that begins at an offset of its field.

    None where nobody knows where it begins. A mark over all of it would say nothing.
    """
    if begin is None:
        return []
    spans = (
        (max(0, one[side][0] - begin), min(length, one[side][1] - begin))
        for one in flags
        if one["severity"] != "note" and one[side] is not None
    )
    return [(start, end) for start, end in spans if start < end and (start, end) != (0, length)]


def _window(written: str, marks: Sequence[Span]) -> Span:
    if len(written) <= _MOST:
        return 0, len(written)
    first, last = min(marks, default=(0, 0))
    start = 0 if last <= _MOST else _word_start(written, first)
    return start, _word_end(written, start + _MOST)


def _word_start(written: str, first: int) -> int:
    """Give the start of a word not far before an offset."""
    begin = max(0, first - _BEFORE)
    space = next((n for n in range(begin, first) if written[n].isspace()), None)
    return _border(written, begin) if space is None else space + 1


def _word_end(written: str, most: int) -> int:
    """Give the end of the last word that ends before an offset."""
    if most >= len(written):
        return len(written)
    space = next((n for n in range(most, most - _WORD, -1) if written[n].isspace()), None)
    return _border(written, most) if space is None else space


def _border(written: str, place: int) -> int:
    """Give the nearest offset before a place that parts no letter from its marks."""
    begin = max(0, place - _CLUSTER_REACH)
    near = written[begin : place + _CLUSTER_REACH]
    starts = [begin + found.start() for found in _CLUSTER.finditer(near)]
    return max((start for start in starts[1:] if start <= place), default=place)
