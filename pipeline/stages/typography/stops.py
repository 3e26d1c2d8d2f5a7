"""Full stops and the dots of what trails off."""

from __future__ import annotations

import re

from pipeline.stages.typography.draft import Draft

_TRAILS = re.compile(r"\.{3}|…")
_ODD_DOTS = re.compile(r"(?<!\.)\.\.(?!\.)|\.{4,}")
_TRAILED = re.compile(r"(?<!\.)\.\.(?!\.)|\.{4,}|(?<=\w\w)\.,(?=\s)")

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
        pattern, dots = (_TRAILED, "...") if _trails(source) else (_ODD_DOTS, ".")
        draft.edit([(found.span(), dots) for found in pattern.finditer(draft.shown)])
    if _lacks_stop(source, draft.shown):
        end = len(draft.shown.rstrip())
        draft.edit([((end, end), ".")])


def _trails(source: str) -> bool:
    return _TRAILS.search(source) is not None


def _lacks_stop(source: str, target: str) -> bool:
    last = target.rstrip()[-1:]
    is_word = last.isalnum() and last < _OTHER_STOPS
    return (is_word or last in _SIGNS) and bool(
        _STOPPED.search(source, max(0, len(source) - _LAST))
    )
