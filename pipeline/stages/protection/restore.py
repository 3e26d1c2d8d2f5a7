"""Put back what stands behind marks, and make sure that each mark came back exactly once."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from glossary.keep import find_names
from pipeline.domain.spans import Span
from pipeline.stages.protection.insertions import (
    Insertion,
    Restored,
    empties_tags,
    inserted,
    is_apart,
)
from pipeline.stages.protection.protect import Core, Kept, Mark, Shielded, neighbours
from pipeline.stages.splice import splice


def restore_marks(shielded: Shielded, core: Core, translated: str) -> Restored | None:
    """Replace the marks in a translation; None unless each is there exactly once."""
    if not shielded.marks:
        return Restored(spliced=splice(translated, ()), kept=())
    found = _find_marks(shielded, translated)
    if found is None:
        return None
    sides = _Sides(translated, found)
    insertions: list[Insertion] = []
    end = 0
    for mark, span in found:
        insertion = _fitted(mark, neighbours(core.text, mark.kept.span), sides, span, end)
        if insertions and insertions[-1].trail and insertion.span[0] == end:
            insertion = replace(insertion, lead="")  # the space is there
        end = insertion.span[1]
        insertions.append(insertion)
    restored = inserted(translated, insertions)
    return None if empties_tags(core, restored) else restored


def _find_marks(shielded: Shielded, translated: str) -> list[tuple[Mark, Span]] | None:
    """Give the marks in the order of the translation, or None unless the count is right."""
    found = _find_numbered(shielded, translated)
    plain = [mark for mark in shielded.marks if mark.number is None]
    if found is None or not plain:
        return found
    waiting: defaultdict[str, deque[Mark]] = defaultdict(deque)
    for mark in plain:
        waiting[mark.text].append(mark)
    places = find_names(translated, tuple(sorted(waiting)))
    if Counter(translated[a:b] for a, b in places) != Counter(mark.text for mark in plain):
        return None
    found += [(waiting[translated[a:b]].popleft(), (a, b)) for a, b in places]
    found.sort(key=lambda pair: pair[1])
    overlap = any(a[1][1] > b[1][0] for a, b in itertools.pairwise(found))
    return None if overlap else found


def _find_numbered(shielded: Shielded, translated: str) -> list[tuple[Mark, Span]] | None:
    numbered = {mark.number: mark for mark in shielded.marks if mark.number is not None}
    if not numbered:
        return []
    matches = list(re.finditer(shielded.shape.pattern, translated))
    found = [
        (numbered[int(match["n"])], match.span())
        for match in matches
        if int(match["n"]) in numbered
    ]
    if len(found) != len(numbered) or len({mark.number for mark, _ in found}) != len(found):
        return None
    left = splice(translated, [(span, "\n") for _, span in found]).text
    traces = len(re.findall(shielded.shape.trace, left))
    return None if traces > shielded.traces else found


class _Sides:
    """The characters of a translation as they will be: marks count as what they stand for."""

    def __init__(self, translated: str, found: Sequence[tuple[Mark, Span]]) -> None:
        self._text = translated
        self._last = {span[1]: mark.kept.text[-1:] for mark, span in found}
        self._first = {span[0]: mark.kept.text[:1] for mark, span in found}

    def before(self, place: int) -> str:
        """Give the character before a place; empty at the start."""
        return self._last.get(place) or self._text[max(0, place - 1) : place]

    def after(self, place: int) -> str:
        """Give the character after a place; empty at the end."""
        return self._first.get(place) or self._text[place : place + 1]


def _fitted(mark: Mark, source: tuple[str, str], sides: _Sides, span: Span, free: int) -> Insertion:
    """Take away the spaces that a mark was given; part it from words that it did not touch.

    `source` are the neighbours of the kept stretch in the source. What lies before `free` in
    the translation belongs to the mark before.
    """
    (start, end), (before, after) = span, source
    lead = trail = ""
    left, right = sides.before(start), sides.after(end)
    if mark.padded_left and left == " " and start > free:
        start -= _may_touch(mark.kept, sides.before(start - 1), before)
    elif _touches(mark.kept, left) and left != before:
        lead = " "
    if mark.padded_right and right == " ":
        end += _may_touch(mark.kept, sides.after(end + 1), after)
    elif _touches(mark.kept, right) and right != after:
        trail = " "
    return Insertion(kept=mark.kept, span=(start, end), lead=lead, trail=trail)


def _may_touch(kept: Kept, one: str, other: str) -> bool:
    """Tell whether a kept stretch may touch a character as it touched another in the source."""
    return is_apart(kept) or one == other or not (one.isalnum() or other.isalnum())


def _touches(kept: Kept, neighbour: str) -> bool:
    """Tell whether a kept stretch would grow together with a neighbour."""
    return not is_apart(kept) and (neighbour.isalnum() or neighbour == "_")
