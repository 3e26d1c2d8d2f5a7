"""Full stops and the dots of what trails off."""

from __future__ import annotations

import re

from pipeline.domain.spans import Span
from pipeline.stages.typography.draft import Draft

_TRAILS = re.compile(r"\.{3}|…")
_ODD_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)|\.{4,}")
_TWO_MARKS = re.compile(r"(?<=[^\W\d_]{4})\.,(?=\s)")  # not behind `EE. UU.` and `etc.`

# A full stop behind more than an abbreviation or an initial.
_STOPPED = re.compile(r"(?:[^\W\d_]{4}|[\d€$£%°])\.\s*\Z")
_SIGNS = frozenset("€$£%°")
_LAST = 40  # characters at an end that are looked at
_OTHER_STOPS = "\u0590"  # scripts from here on may have a full stop of their own


def needs_stops(source: str, target: str) -> bool:
    """Tell cheaply whether there may be something to do; both without what is protected."""
    return ".." in target or ("." in target and _trails(source)) or _lacks_stop(source, target)


def match_stops(source: str, draft: Draft) -> None:
    """Trail off with three dots where the source does, and end with a full stop where it does.

    Small models write `..` and `.,` for `...`, and lose the stop behind a price.
    """
    if _ODD_DOTS.search(source) is None:
        dots = "..." if _trails(source) else "."
        draft.edit([(found.span(), dots) for found in _ODD_DOTS.finditer(draft.shown)])
    if ".," not in source:
        lost = len(_TRAILS.findall(source)) - len(_TRAILS.findall(draft.shown))
        draft.edit([(span, "...") for span in _two_marks(draft.shown)[: max(0, lost)]])
    if _lacks_stop(source, draft.shown):
        end = len(draft.shown.rstrip())
        draft.edit([((end, end), ".")])


def _trails(source: str) -> bool:
    return _TRAILS.search(source) is not None


def _two_marks(target: str) -> list[Span]:
    """Give where `.,` stands behind a word in small letters, too long for an abbreviation."""
    spans = [found.span() for found in _TWO_MARKS.finditer(target)]
    return [(start, end) for start, end in spans if target[start - 4 : start].islower()]


def _lacks_stop(source: str, target: str) -> bool:
    last = target.rstrip()[-1:]
    is_word = last.isalnum() and last < _OTHER_STOPS
    return (is_word or last in _SIGNS) and bool(
        _STOPPED.search(source, max(0, len(source) - _LAST))
    )
