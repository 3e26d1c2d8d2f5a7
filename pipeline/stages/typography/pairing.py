"""Pair the closing marks of Spanish questions and exclamations with their opening marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from pipeline.domain.spans import Span
from pipeline.stages.hide import HIDDEN
from pipeline.stages.typography.draft import Draft, Edit
from pipeline.stages.typography.marks import MARK

KINDS = {"?": "?", "!": "!", "？": "?", "！": "!", "؟": "?"}
OPENING = {"?": "¿", "!": "¡"}
CLOSING = {"¿": "?", "¡": "!"}
INVERTED = regex.compile(r"[¿¡]+|[?!]+")
_MOST = 3  # opening marks of one kind: more are no Spanish

_SENTENCE_END = regex.compile(r"(?<=[.?!…][\"”»)\]]*+)(?<![(\[][?!]{1,3}[)\]])\s++|\n")
_LEADING = regex.compile(r"[\s\"“«‘(\[—–\-*_]*+")
_ADDRESSED = regex.compile(rf"{HIDDEN}++[,:]\s++")
# Where the question begins after words to someone: `Ana, ¿dónde vives?`
_ASKING = regex.compile(
    r",\s(?=(?:(?:a|de|en|por|con|para|desde|hasta|y|pero)\s)?"
    r"(?:qué|cómo|cuándo|dónde|adónde|quién(?:es)?|cuál(?:es)?|cuánt[oa]s?)\b)",
    regex.IGNORECASE,
)
# What a mark before a closing sign is inside of: `Preguntó: "¿Es así?"`
_QUOTED = {'"': '"', "”": "“", "»": "«", ")": "(", "]": "["}
_CLOSED_BY = {opening: closing for closing, opening in _QUOTED.items()}
_AFTER = frozenset(["", *" \n\t\"'”’»)]….,;:"])
_IN_BRACKETS, _BRACKETED = frozenset("(["), frozenset(")]")


def opening_for(run: str) -> str:
    """Give what opens a sentence that ends with some marks: `¡¿` for `?!`, `¡¡¡` for `!!!`."""
    kinds = dict.fromkeys(reversed(run))
    if len(kinds) == 1:
        return OPENING[run[0]] * min(len(run), _MOST)
    return "".join(OPENING[kind] for kind in kinds)


def paired(draft: Draft, wanted: Counter[str]) -> list[Edit]:
    """Give the edits after which every mark of a Spanish text has its counterpart, in order.

    `wanted` tells how many runs of each kind (`?`, `!`) the source closes.
    """
    return sorted(_Pairing(draft, wanted).edits(), key=lambda edit: edit[0])


def kinds_of(run: str) -> set[str]:
    """Give the kinds of some closing or opening marks."""
    return {KINDS[CLOSING.get(mark, mark)] for mark in run}


class _Pairing:
    def __init__(self, draft: Draft, wanted: Counter[str]) -> None:
        self._shown = draft.shown
        self._text = draft.text
        self._ends = [found.end() for found in _SENTENCE_END.finditer(self._shown)]
        self._quotes = [found.start() for found in MARK.finditer(self._shown)]
        self._runs = [found.span() for found in INVERTED.finditer(self._shown)]
        self._missing = wanted.copy()  # closing runs that the source has more, by kind
        for run in self._runs:
            if self._shown[run[0]] in OPENING:
                self._missing.subtract(self._kinds(run))

    def edits(self) -> Iterator[Edit]:
        shown = self._shown
        waiting: list[Span] = []  # opening runs without an end: one, or one within another
        closed = 0  # the end of the last closing run
        for number, run in enumerate(self._runs):
            start, end = run
            if shown[start] in CLOSING:
                if waiting and not self._may_nest(waiting, run):
                    yield from self._dangling(waiting, start)
                    waiting = []
                waiting.append(run)
                continue
            if shown[start - 1 : start] in _IN_BRACKETS and shown[end : end + 1] in _BRACKETED:
                continue  # by itself: `(!)`
            if waiting and self._parted(waiting[-1][1], start) and self._is_missing(waiting[-1]):
                yield from self._dangling(waiting, start)
                waiting = []
            if waiting:
                inner, outer = waiting[-1], waiting[:-1]
                waiting = outer if self._goes_on(outer, number) else []
                if outer and self._kinds(outer[0]) | self._kinds(inner) == self._kinds(run):
                    waiting = []  # `¡Hola, ¿vienes?!`
                else:
                    if not waiting:
                        yield from self._dangling(outer, inner[0])
                    yield from self._mended(inner, run)
            else:
                yield from self._opened(closed, run)
            closed = end
        yield from self._dangling(waiting, len(shown))

    def _kinds(self, run: Span) -> set[str]:
        return kinds_of(self._shown[run[0] : run[1]])

    def _is_missing(self, opening: Span) -> bool:
        return any(self._missing[kind] > 0 for kind in self._kinds(opening))

    def _parted(self, start: int, end: int) -> bool:
        """Tell whether a sentence ends between two places."""
        return bisect_right(self._ends, start) != bisect_right(self._ends, end)

    def _may_nest(self, waiting: Sequence[Span], run: Span) -> bool:
        """Tell whether an opening run may stand within another, as in `¡Hola, ¿vienes?!`."""
        one = waiting[-1]
        apart = self._kinds(one).isdisjoint(self._kinds(run))
        return len(waiting) == 1 and apart and not self._parted(one[1], run[0])

    def _goes_on(self, outer: Sequence[Span], number: int) -> bool:
        """Tell whether the sentence around a closed one ends with the next run."""
        if not outer or number + 1 == len(self._runs):
            return False
        run, after = self._runs[number : number + 2]
        if self._shown[after[0]] not in OPENING or self._parted(run[1], after[0]):
            return False
        return not self._kinds(outer[0]).isdisjoint(self._kinds(after))

    def _mended(self, opening: Span, run: Span) -> Iterator[Edit]:
        """Open as the sentence ends; the order of two kinds is free."""
        own, wanted = (self._shown[a:b] for a, b in (opening, run))
        wanted = opening_for(wanted)
        if Counter(own) != Counter(wanted):
            yield opening, wanted

    def _opened(self, closed: int, run: Span) -> Iterator[Edit]:
        """Open a sentence that ends with some marks; a mark between words has no sentence."""
        start, end = run
        first = self._begin(closed, run)
        if first < start and self._shown[end : end + 1] in _AFTER:
            yield (first, first), opening_for(self._shown[start:end])

    def _begin(self, closed: int, run: Span) -> int:
        """Give where the sentence begins that ends with some closing marks."""
        shown = self._shown
        end, after = run
        place = bisect_right(self._ends, end)
        start = max(closed, self._ends[place - 1] if place else 0)
        if shown[end] == "?":
            asking = _ASKING.search(shown, start, end)
            if asking is not None:
                return int(asking.end())
        opening = _QUOTED.get(shown[after : after + 1])
        quoted = -1 if opening is None else shown.rfind(opening, start, end)
        leading = _LEADING.match(shown, max(start, quoted))
        start = start if leading is None else self._before_closed(leading.span(), end)
        addressed = _ADDRESSED.match(shown, start, end) if self._text[start] == "@" else None
        return start if addressed is None else int(addressed.end())

    def _before_closed(self, leading: Span, end: int) -> int:
        """Give the end of leading signs, or where one of them opens what is closed before `end`.

        What ends with `!` in `"Ewo" means goat!` is more than the word in quotation marks.
        """
        for place in range(*leading):
            closing = _CLOSED_BY.get(self._shown[place])
            if closing is not None and self._shown.find(closing, leading[1], end) >= 0:
                return place
        return leading[1]

    def _dangling(self, openings: Sequence[Span], limit: int) -> Iterator[Edit]:
        """Close what was opened at the end of its sentence, or take the opening away.

        It is closed where the source has more ends of its kind, but never after a comma nor
        beyond the quotation in which it stands.
        """
        for number, opening in enumerate(openings):
            stop = openings[number + 1][0] if number + 1 < len(openings) else limit
            end = self._end(opening, stop) if self._is_missing(opening) else None
            if end is None:
                yield opening, ""
                continue
            run = self._shown[opening[0] : opening[1]]
            self._missing.subtract(kinds_of(run))
            full_stop = self._shown[end - 1] == "." and self._shown[end - 2 : end] != ".."
            yield (end - full_stop, end), "".join(CLOSING[mark] for mark in reversed(run))

    def _end(self, opening: Span, limit: int) -> int | None:
        """Give the end of the words that an opening run begins; None where it cannot be."""
        place = bisect_right(self._ends, opening[1])
        end = min(limit, self._ends[place]) if place < len(self._ends) else limit
        before = bisect_left(self._quotes, opening[0])
        within = bisect_left(self._quotes, end) - before
        if before % 2 and within:
            end = self._quotes[before]
        elif not before % 2 and within % 2:
            return None
        while end > opening[1] and self._shown[end - 1] in " \n\t\"'”’»)]":
            end -= 1
        return None if end == opening[1] or self._shown[end - 1] in ",;:" else end
