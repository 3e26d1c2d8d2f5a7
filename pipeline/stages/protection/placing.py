"""Put kept stretches into a translation that was made without them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.domain.spans import Span
from pipeline.stages.protection.insertions import (
    Insertion,
    Restored,
    empties_tags,
    inserted,
    is_apart,
)
from pipeline.stages.protection.protect import ORNAMENTS, STRUCK, Core, Kept, bare, neighbours
from pipeline.stages.splice import Splice
from translators.values import Alignment

# Marks that follow a word closely; a stretch that stood before one is put before one.
_MARKS_AFTER = tuple(".,;:!?…")
_MARKS_AND_SPACE = "".join(_MARKS_AFTER) + " \t\n\u00a0\u202f"
# Signs that a word follows closely.
_OPENING = frozenset("¿¡([{«“‘„\"'/-–—")
_INVERTED = frozenset("¿¡")
_BRACKETS = frozenset("([{«“„")
_CLOSING_TAGS = ("</", "[/")
_PUNCTUATION = "".join(_MARKS_AFTER) + "".join(sorted(_OPENING)) + ")]}»”’"
_WORD = re.compile(r"\S+")


def place_by_alignment(
    core: Core, translated: str, alignment: Alignment, *, whole: Sequence[Span] = ()
) -> Restored:
    """Insert kept stretches into a translation that was made without them.

    Each goes beside the word that its neighbour became, by `alignment` (from the bare core to
    `translated`), or as many words from the nearest such pair of words as in the source. Where
    that cannot be told it goes to the nearest word border: `guessed`. A picture at the end of
    a sentence stays there. Nothing is put into the stretches of `translated` that are `whole`.
    """
    cut = bare(core)
    if translated == cut.text:
        return _unchanged(core, cut)
    beside = _Neighbours(cut.text, translated, alignment)
    borders = [0, *(match.start() for match in re.finditer(r"\s+|$", translated))]
    chosen: list[tuple[int, int, Kept]] = []
    guessed = False
    final = _final_pictures(core)
    for order, kept in enumerate(core.kept):
        source = cut.places[order][1]
        place = (
            len(translated)
            if order >= final
            else beside.place(source, leans_right=_leans_right(core, kept))
        )
        if place is None:
            guessed = True
            share = source[0] / len(cut.text) if cut.text else 0.0
            place = _nearest(borders, round(share * len(translated)))
        if core.text[: kept.span[0]].rstrip()[-1:] not in _MARKS_AFTER:
            place = _before_marks(translated, place)
        place = max([place, *(end for start, end in whole if start < place < end)])
        chosen.append((place, order, kept))
    chosen.sort(key=lambda item: item[:2])
    insertions: list[Insertion] = []
    last = ""  # what stands before the place, if that is not the translation's own
    for place, _, kept in chosen:
        same = bool(insertions) and insertions[-1].span[0] == place
        before, after = neighbours(translated, (place, place))
        insertion = _spaced(core, kept, (last if same else before, after), place)
        last = (kept.text + insertion.trail)[-1:]
        if same and insertions[-1].trail:
            insertion = replace(insertion, lead="")  # the space is there
        insertions.append(insertion)
    restored = inserted(translated, insertions, guessed)
    return replace(restored, guessed=guessed or empties_tags(core, restored))


def _unchanged(core: Core, cut: Splice) -> Restored:
    """Put what was cut out back where it was."""
    insertions = [
        Insertion(
            kept=kept,
            span=new,
            lead=core.text[old[0] : kept.span[0]],
            trail=core.text[kept.span[1] : old[1]],
        )
        for kept, (old, new) in zip(core.kept, cut.places, strict=True)
    ]
    return inserted(cut.text, insertions)


def _final_pictures(core: Core) -> int:
    """Give the number of the first of the pictures with nothing but marks after them."""
    first, end = len(core.kept), len(core.text)
    while first > 0 and core.kept[first - 1].kind in ORNAMENTS:
        start, stop = core.kept[first - 1].span
        if core.text[stop:end].strip(_MARKS_AND_SPACE):
            break
        first, end = first - 1, start
    return first


def _before_marks(translated: str, place: int) -> int:
    """Give the place before the punctuation that a place follows, if it follows any."""
    end = len(translated[:place].rstrip())
    start = len(translated[:end].rstrip("".join(_MARKS_AFTER)))
    return start if start < end else place


def _spaced(core: Core, kept: Kept, around: tuple[str, str], place: int) -> Insertion:
    """Part an inserted stretch from the words around it, unless it touched words before."""
    (before, after), (left, right) = around, neighbours(core.text, kept.span)
    close_left = is_apart(kept) and left != "" and not left.isspace()
    close_right = is_apart(kept) and right.isalnum()
    follows = after.isalnum() or after in _INVERTED or (after in _BRACKETS and right.isspace())
    parted = before != "" and not before.isspace() and before not in _OPENING
    return Insertion(
        kept=kept,
        span=(place, place),
        lead=" " if parted and not close_left else "",
        trail=" " if follows and not close_right else "",
    )


def _leans_right(core: Core, kept: Kept) -> bool:
    """Tell whether a stretch belongs to the word after it: an opening tag does.

    What is struck out stands before the words that took its place.
    """
    if kept.kind == "tag" and not kept.text.startswith(_CLOSING_TAGS):
        return True
    if kept.kind == STRUCK:
        return True
    before, after = neighbours(core.text, kept.span)
    return before.isspace() and after.isalnum()


class _Neighbours:
    """The words of a source that became words of a translation, by their place."""

    def __init__(self, source: str, target: str, alignment: Alignment) -> None:
        self._ends: dict[int, int] = {}  # end of a source word: last end of what it became
        self._starts: dict[int, int] = {}  # start of a source word: first start of it
        for start, end, target_start, target_end in alignment:
            word = source[start:end]
            # The gap may lie between a word and the punctuation that counts as part of it.
            for at in {end, start + len(word.rstrip(_PUNCTUATION))}:
                self._ends[at] = max(target_end, self._ends.get(at, 0))
            for at in {start, end - len(word.lstrip(_PUNCTUATION))}:
                self._starts[at] = min(target_start, self._starts.get(at, target_start))
        # A text begins and ends where its translation does, as far as counting words goes.
        self._all_ends = {0: 0, **self._ends}
        self._all_starts = {len(source): len(target), **self._starts}
        self._sorted_ends, self._sorted_starts = sorted(self._all_ends), sorted(self._all_starts)
        self._text = source
        self._source = [match.start() for match in _WORD.finditer(source)]
        self._target = [match.start() for match in _WORD.finditer(target)]

    def place(self, gap: Span, *, leans_right: bool) -> int | None:
        """Give the place behind what the word before a gap became, or before the word after.

        `gap` is where something was cut out of the source.
        """
        start, end = gap
        before = next((self._ends[at] for at in (start, start - 1) if at in self._ends), None)
        after = next((self._starts[at] for at in (end, end + 1) if at in self._starts), None)
        first, second = (after, before) if leans_right else (before, after)
        found = second if first is None else first
        return self._counted(gap) if found is None else found

    def _counted(self, gap: Span) -> int | None:
        """Count words from the last pair before a gap, if as many lie before the next pair.

        A gap inside a word cannot be found by counting words.
        """
        if self._text[: gap[0]][-1:].strip() and self._text[gap[1] :][:1].strip():
            return None
        last = self._sorted_ends[bisect_right(self._sorted_ends, gap[0]) - 1]
        at = bisect_left(self._sorted_starts, gap[1])
        if at == len(self._sorted_starts):
            return None
        following = self._sorted_starts[at]
        start, end = self._all_ends[last], self._all_starts[following]
        passed = _count(self._source, last, gap[0])
        words = _count(self._target, start, end)
        if start > end or words != passed + _count(self._source, gap[1], following):
            return None
        nth = bisect_left(self._target, start) + passed
        return self._target[nth] if passed < words else end


def _count(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


def _nearest(borders: Sequence[int], position: int) -> int:
    at = bisect_left(borders, position)
    return min(borders[max(0, at - 1) : at + 1], key=lambda border: abs(border - position))
