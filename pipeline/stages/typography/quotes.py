"""Give a translation the quotations of its source: as many marks, in pairs, in one style."""

from __future__ import annotations

import re

from pipeline.domain.spans import Span
from pipeline.stages.typography.draft import Draft, Edit
from pipeline.stages.typography.marks import MARK, Pair, find_pairs, style_for

_ENDING = re.compile(r"[.,;:!?…)\]]*\s*\Z")
_LAST_MARKS = 12  # of those at an end; longer rows are no punctuation
_WORD = re.compile(r"\S+")
_FEW = 3  # words that are as many in most languages
_TWINS = re.compile(r"([\"“”„‟«»])[\"“”„‟«»]+")


def match_quotes(source: str, draft: Draft, language: str) -> None:
    """Mend the quotation marks of a translation; `source` is shown without what is protected.

    Where the marks of the source are no plain pairs, nothing is touched. A lone mark goes where
    the source has none. One missing mark is put where the source has it: at the same end, beside
    the same punctuation, or around as many words when they are few. Quotations that are lost are
    marked again when they are the whole passage or stand in the translation word by word.
    """
    pairs = find_pairs(source)
    if pairs is None:
        return
    if not pairs:
        lone = [found.start() for found in MARK.finditer(draft.shown)]
        if len(lone) == 1:
            draft.edit([_removal(draft.shown, lone[0])])
        return
    places = _places(draft.shown)
    if len(places) > 2 * len(pairs):
        draft.edit([((found.start(1), found.end()), found.group(1))
                    for found in _TWINS.finditer(draft.shown)])  # fmt: skip
        places = _places(draft.shown)
    missing = _missing(source, pairs, draft.shown, places)
    if missing:
        draft.edit([((place, place), '"') for place in missing])
        places = _places(draft.shown)
    if len(places) == 2 * len(pairs):
        draft.edit(_styled(draft.shown, places, style_for(pairs, language)))


def _places(shown: str) -> list[int]:
    return [found.start() for found in MARK.finditer(shown)]


def _removal(shown: str, place: int) -> Edit:
    """Take a mark away, and a space with it that would be doubled or stand at an end."""
    after = shown[place + 1 : place + 2]
    if after == " " and (place == 0 or shown[place - 1] == " "):
        return (place, place + 2), ""
    if place + 1 == len(shown) and shown[place - 1 : place] == " ":
        return (place - 1, place + 1), ""
    return (place, place + 1), ""


def _styled(shown: str, places: list[int], style: tuple[str, str]) -> list[Edit]:
    """Write all marks in one style, without spaces on their inner sides."""
    edits: list[Edit] = []
    for number, place in enumerate(places):
        start, end = place, place + 1
        if number % 2 == 0:
            if shown[end : end + 1] in {" ", "\u00a0", "\u202f"}:
                end += 1
        elif shown[start - 1 : start] in {" ", "\u00a0", "\u202f"} and (
            not edits or edits[-1][0][1] < start
        ):
            start -= 1
        if shown[start:end] != style[number % 2]:
            edits.append(((start, end), style[number % 2]))
    return edits


def _missing(source: str, pairs: list[Pair], shown: str, places: list[int]) -> list[int]:
    """Give the places where marks are missing, in order; none where it cannot be told."""
    if not places and len(pairs) == 1:
        return list(_lost(source, pairs[0], shown) or ())
    if len(places) != 2 * len(pairs) - 1:
        return []
    number = next(
        (
            number
            for number, place in enumerate(places)
            if _opens(shown, place) is (number % 2 == 1)
        ),
        len(places),
    )
    pair = pairs[number // 2]
    before = places[number - 1] if number else -1
    after = places[number] if number < len(places) else len(shown)
    if number % 2:
        place = _closing(source, pair, shown, (before + 1, after))
    else:
        place = _opening(source, pair, shown, (before + 1, after))
    return [] if place is None else [place]


def _opens(shown: str, place: int) -> bool | None:
    """Tell whether a mark stands at the start of words, by its neighbours; None: unclear."""
    left = place > 0 and not shown[place - 1].isspace() and shown[place - 1] not in "([¿¡—–-"
    right = place + 1 < len(shown) and not shown[place + 1].isspace()
    right = right and shown[place + 1] not in ".,;:!?…)]"
    return None if left == right else right


def _lost(source: str, pair: Pair, shown: str) -> Span | None:
    """Give the stretch of a translation without marks that the quotation must be."""
    inside = pair.inside(source).strip()
    end = _ending(shown, 0) if _tail(source, pair) else len(shown.rstrip())
    start = len(shown) - len(shown.lstrip())
    if (
        not source[: pair.start].strip()
        and not source[pair.end :].strip(" .,;:!?…")
        and start < end
    ):
        return start, end
    if len(inside) > 1 and shown.count(inside) == 1:
        start = shown.index(inside)
        return start, start + len(inside)
    return None


def _tail(source: str, pair: Pair) -> bool:
    """Tell whether punctuation follows the closing mark."""
    return source[pair.end :].strip() != ""


def _ending(shown: str, start: int) -> int:
    """Give where the punctuation at the end of a text begins."""
    found = _ENDING.search(shown, max(start, len(shown) - _LAST_MARKS))
    return len(shown) if found is None else found.start()


def _closing(source: str, pair: Pair, shown: str, room: Span) -> int | None:
    start, end = room
    inside = pair.inside(source).strip()
    if _ENDING.fullmatch(source[pair.end :]) and end == len(shown):
        return _ending(shown, start) if _tail(source, pair) else len(shown.rstrip())
    for mark, shift in ((inside[-1:], 1), (source[pair.end : pair.end + 1], 0)):
        if mark and mark in ".,;:!?…":
            place = shown.find(mark, start, end)
            return None if place < 0 else place + shift
    words = inside.split()
    if len(words) > _FEW:
        return None
    ends = [found.end() for found in _WORD.finditer(shown, start, end)][: len(words)]
    if len(ends) < len(words):
        return None
    place = ends[-1]
    while place > start and shown[place - 1] in ".,;:!?…":
        place -= 1
    return place


def _opening(source: str, pair: Pair, shown: str, room: Span) -> int | None:
    start, end = room
    if not source[: pair.start].strip() and start == 0:
        return len(shown) - len(shown.lstrip())
    lead = source[: pair.start].rstrip()[-1:]
    if lead and lead in ",;:":
        place = shown.rfind(lead, start, end)
        if place < 0:
            return None
        return place + 1 + (shown[place + 1 : place + 2] == " ")
    words = pair.inside(source).split()
    starts = [found.start() for found in _WORD.finditer(shown, start, end)]
    return starts[-len(words)] if len(words) <= min(_FEW, len(starts)) else None
