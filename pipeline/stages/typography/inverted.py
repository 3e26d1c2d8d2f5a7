"""The opening marks of Spanish questions and exclamations."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.domain.language import primary
from pipeline.stages.hide import HIDDEN
from pipeline.stages.typography.draft import Draft, Edit
from pipeline.stages.typography.pairing import CLOSING, INVERTED, OPENING, kinds_of, paired

_INVERTING = frozenset({"es", "ast"})

_RUNS = re.compile(r"[?!？！؟]+")
_LAST_RUN = re.compile(r"[?!]+(?=[\"'”’»)\]]*\s*\Z)")
_LAST_MARKS = 24  # characters at an end in which the last marks are looked for
_KEPT_END = re.compile(rf"(?<={HIDDEN})\.?(?=\s*\Z)")


def match_inverted(source: str, draft: Draft, language: str) -> None:
    """Open in Spanish what is closed, close what is open; in other languages leave neither.

    `source` is shown without what is protected. Marks are as many as the source closes with, and
    Spanish opens as it closes: `¡¿De verdad?!`, `¡¡¡Ganamos!!!`, with three of a kind at most. An
    opening mark without its end goes where the source asks or exclaims no more often than the
    translation does.
    """
    _match_runs(source, draft)
    if INVERTED.search(draft.shown) is None:
        return
    if primary(language) not in _INVERTING:
        _drop(draft)
        return
    wanted = Counter(kind for run in _RUNS.findall(source) for kind in kinds_of(run))
    draft.edit(paired(draft, wanted))


def _drop(draft: Draft) -> None:
    draft.edit([(found.span(), "") for found in INVERTED.finditer(draft.shown)
                if found.group()[0] in CLOSING])  # fmt: skip


def _match_runs(source: str, draft: Draft) -> None:
    """Close with the marks of the source, as in `!?`; inside a text only as many of one kind."""
    shown = draft.shown
    theirs = [found.group() for found in INVERTED.finditer(source) if found.group()[0] in OPENING]
    own = [found for found in INVERTED.finditer(shown) if found.group()[0] in OPENING]
    last = _LAST_RUN.search(source, max(0, len(source) - _LAST_MARKS))
    edits: list[Edit] = []
    if len(theirs) == len(own):
        edits = [
            (found.span(), run)
            for run, found in zip(theirs, own, strict=True)
            if set(run) == set(found.group()) and run != found.group()
        ]
    if last is not None:
        end = _LAST_RUN.search(shown, max(0, len(shown) - _LAST_MARKS))
        if end is None and source[last.start() - 1 : last.start()] == HIDDEN:
            end = _KEPT_END.search(shown, max(0, len(shown) - _LAST_MARKS))
        if end is not None and end.group() != last.group():
            while edits and edits[-1][0][1] > end.start():
                edits.pop()
            edits.append((end.span(), last.group()))
    draft.edit(edits)
