"""Put back what was hidden from the engine, and make sure that it came back exactly once."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.keep import find_names
from pipeline.domain.spans import Span
from pipeline.stages.protect import ORNAMENTS, Core, Kept, Mark, Shielded, bare, neighbours
from pipeline.stages.splice import Splice, splice
from translators.values import Alignment

# Marks that follow a word closely; a stretch that stood before one is put before one.
_MARKS_AFTER = tuple(".,;:!?…")
# Signs that a word follows closely.
_OPENING = frozenset("¿¡([{«“‘„\"'/-–—")
_CLOSING_TAG = "</"
_PUNCTUATION = "".join(_MARKS_AFTER) + "".join(sorted(_OPENING)) + ")]}»”’"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """A translated core with its kept stretches in it."""

    spliced: Splice  # from the engine's text to the delivered one
    kept: tuple[tuple[Kept, Span], ...]  # each kept stretch with its span in the delivered text
    guessed: bool = False  # at least one place is no more than a guess

    @property
    def text(self) -> str:
        """Give the delivered text."""
        return self.spliced.text


def restore_marks(shielded: Shielded, core: Core, translated: str) -> Restored | None:
    """Replace the marks in a translation; None unless each is there exactly once."""
    if not shielded.marks:
        return Restored(spliced=splice(translated, ()), kept=())
    found = _find_marks(shielded, translated)
    if found is None:
        return None
    sides = _Sides(translated, found)
    insertions: list[_Insertion] = []
    end = 0
    for mark, span in found:
        insertion = _fitted(mark, neighbours(core.text, mark.kept.span), sides, span, end)
        if insertions and insertions[-1].trail and insertion.span[0] == end:
            insertion = replace(insertion, lead="")  # the space is there
        end = insertion.span[1]
        insertions.append(insertion)
    restored = _inserted(translated, insertions)
    return None if _empties_tags(core, restored) else restored


def _empties_tags(core: Core, restored: Restored) -> bool:
    """Tell whether two tags with words between them stand side by side or crossed now."""
    if not any(kept.kind == "tag" for kept in core.kept):
        return False
    places = {kept.span: span for kept, span in restored.kept}
    return any(
        one.kind == other.kind == "tag"
        and core.text[one.span[1] : other.span[0]].strip() != ""
        and not restored.text[places[one.span][1] : places[other.span][0]].strip()
        for one, other in itertools.pairwise(core.kept)
    )


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Insertion:
    """What replaces a stretch of a translation: a kept stretch, perhaps with spaces."""

    kept: Kept
    span: Span
    lead: str = ""
    trail: str = ""


def _inserted(translated: str, insertions: Sequence[_Insertion], guessed: bool = False) -> Restored:
    spliced = splice(translated, [(one.span, one.lead + one.kept.text + one.trail)
                                  for one in insertions])  # fmt: skip
    return Restored(
        spliced=spliced,
        kept=tuple(
            (one.kept, (new[0] + len(one.lead), new[1] - len(one.trail)))
            for one, (_, new) in zip(insertions, spliced.places, strict=True)
        ),
        guessed=guessed,
    )


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


def _fitted(
    mark: Mark, source: tuple[str, str], sides: _Sides, span: Span, free: int
) -> _Insertion:
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
    return _Insertion(kept=mark.kept, span=(start, end), lead=lead, trail=trail)


def _is_apart(kept: Kept) -> bool:
    """Tell whether a kept stretch never grows together with the words that it touches."""
    return kept.kind in ORNAMENTS or kept.kind == "tag"


def _may_touch(kept: Kept, one: str, other: str) -> bool:
    """Tell whether a kept stretch may touch a character as it touched another in the source."""
    return _is_apart(kept) or one == other or not (one.isalnum() or other.isalnum())


def _touches(kept: Kept, neighbour: str) -> bool:
    """Tell whether a kept stretch would grow together with a neighbour."""
    return not _is_apart(kept) and (neighbour.isalnum() or neighbour == "_")


def place_by_alignment(core: Core, translated: str, alignment: Alignment) -> Restored:
    """Insert kept stretches into a translation that was made without them.

    Each goes beside the word that its neighbour became, by `alignment` (from the bare core to
    `translated`), or as many words from the nearest such pair of words as in the source. Where
    that cannot be told it goes to the nearest word border: `guessed`.
    """
    cut = bare(core)
    beside = _Neighbours(cut.text, translated, alignment)
    borders = [0, *(match.start() for match in re.finditer(r"\s+|$", translated))]
    chosen: list[tuple[int, int, Kept]] = []
    guessed = False
    for order, kept in enumerate(core.kept):
        source = cut.places[order][1]
        place = beside.place(source, leans_right=_leans_right(core, kept))
        if place is None:
            guessed = True
            share = source[0] / len(cut.text) if cut.text else 0.0
            place = _nearest(borders, round(share * len(translated)))
        if core.text[: kept.span[0]].rstrip()[-1:] not in _MARKS_AFTER:
            place = _before_marks(translated, place)
        chosen.append((place, order, kept))
    chosen.sort(key=lambda item: item[:2])
    insertions: list[_Insertion] = []
    last = ""  # what stands before the place, if that is not the translation's own
    for place, _, kept in chosen:
        same = bool(insertions) and insertions[-1].span[0] == place
        before, after = neighbours(translated, (place, place))
        insertion = _spaced(core, kept, (last if same else before, after), place)
        last = (kept.text + insertion.trail)[-1:]
        if same and insertions[-1].trail:
            insertion = replace(insertion, lead="")  # the space is there
        insertions.append(insertion)
    restored = _inserted(translated, insertions, guessed)
    return replace(restored, guessed=guessed or _empties_tags(core, restored))


def _before_marks(translated: str, place: int) -> int:
    """Give the place before the punctuation that a place follows, if it follows any."""
    end = len(translated[:place].rstrip())
    start = len(translated[:end].rstrip("".join(_MARKS_AFTER)))
    return start if start < end else place


def _spaced(core: Core, kept: Kept, around: tuple[str, str], place: int) -> _Insertion:
    """Part an inserted stretch from the words around it, unless it touched words before."""
    (before, after), (left, right) = around, neighbours(core.text, kept.span)
    close_left = _is_apart(kept) and left != "" and not left.isspace()
    close_right = _is_apart(kept) and right.isalnum()
    parted = before != "" and not before.isspace() and before not in _OPENING
    return _Insertion(
        kept=kept,
        span=(place, place),
        lead=" " if parted and not close_left else "",
        trail=" " if (after.isalnum() or after in {"¿", "¡"}) and not close_right else "",
    )


def _leans_right(core: Core, kept: Kept) -> bool:
    """Tell whether a stretch belongs to the word after it: an opening tag does."""
    if kept.kind == "tag" and not kept.text.startswith(_CLOSING_TAG):
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
        """Count words from the last pair before a gap, if as many lie before the next pair."""
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
