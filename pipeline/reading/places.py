"""Find in which block a passage stands: by its letters, in order, since a page shows no marks."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.domain.spans import Span
from pipeline.reading.blocks import Block, block_letters, block_pictures, letters

_TAG = re.compile(r"<!--[^<>]*-->|</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
# Of Markdown: pictures, marks of footnotes, and what a link leads to.
_UNSEEN = re.compile(
    r"!\[[^\]\[]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\))?"
    r"|\[\^[^\]\[]*\]"
    r"|(?<=\])(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]\[]*\])"
)
_MARKS = re.compile(r"[\\`*_~<>\[\](){}|$&^=\"!#]+")
# One that cannot be found is looked for in all that is left; so many may do that in a field.
_MOST_MISSES = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a passage stands: its block, and its letters there where every one was found."""

    block: int
    span: Span | None


def visible(text: str, form: str) -> str:
    """Give what readers see of a stretch of Markdown or HTML, near enough to tell its letters."""
    if form == "markdown":
        text = _UNSEEN.sub("", text)
    return html.unescape(_TAG.sub("", text))


def find_places(
    passages: Sequence[str], blocks: Sequence[Block], form: str
) -> tuple[Place | None, ...]:
    """Find passages, given in order as they are written, in blocks; None for those not found."""
    words = _Track([block_letters(block) for block in blocks])
    pictures = [(number, text) for number, b in enumerate(blocks) for text in block_pictures(b)]
    alts = _Track([f"\n{text}\n" for _, text in pictures])
    misses = 0
    places: list[Place | None] = []
    for passage in passages:
        wanted = letters(visible(passage, form))
        place: Place | None = None
        if not words.at_hand(wanted) and (found := alts.find(f"\n{letters(passage)}\n")):
            place = Place(block=pictures[found.block][0], span=None)
        elif misses < _MOST_MISSES:
            place = words.find(wanted)
            if place is None:
                misses += 1
                part = max((letters(run) for run in _MARKS.split(passage)), key=len)
                found = words.find(part) if part else None
                place = Place(block=found.block, span=None) if found else None
        places.append(place)
    return tuple(places)


class _Track:
    """The letters of texts, one after the other, read forwards."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._all = "".join(texts)
        self._ends = list(accumulate(len(text) for text in texts))
        self._place = 0

    def at_hand(self, wanted: str) -> bool:
        """Tell whether the next letters are the wanted ones."""
        return self._all.startswith(wanted, self._place)

    def find(self, wanted: str) -> Place | None:
        """Find letters from where the last find ended, and go there; none stand where it is."""
        start = self._all.find(wanted, self._place)
        if start < 0 or not self._ends:
            return None
        self._place = start + len(wanted)
        block = min(bisect_right(self._ends, start), len(self._ends) - 1)
        if not wanted and block and self._ends[block - 1] == start:
            block -= 1  # signs without letters belong to what stands before them
        begin = self._ends[block - 1] if block else 0
        return Place(block=block, span=(start - begin, self._place - begin))
