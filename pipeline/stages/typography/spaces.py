"""Spaces beside punctuation, leading dashes, and apostrophes."""

from __future__ import annotations

import re

from pipeline.domain.language import primary
from pipeline.stages.hide import HIDDEN
from pipeline.stages.typography.draft import Draft

_NARROW, _FIXED = "\u202f", "\u00a0"

# A face or a figure may begin after the mark (`:)`, `.5`): then the space stays.
_BEFORE_MARK = re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=[.,;:!?…]+(?:[\s\"'”’»)\]]|\Z))")
_BEFORE_PLAIN = re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=[.,…]+(?:[\s\"'”’»)\]]|\Z))")
_DOUBLED = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")
_BRACKETS = re.compile(r"(?<=[(\[]) (?=\S)|(?<=\S) (?=[)\]])")
_SPACED_BRACKET = re.compile(r"[(\[] | [)\]]")

_FRENCH = re.compile(
    rf"(?<=[\w{HIDDEN}.…\"”»’')\]%€°])[ \u00a0\u202f]?(?=([;:!?])[;:!?]*(?:[\s\"”»’')\]]|\Z))"
)
_INSIDE = re.compile(r"«[ \u00a0\u202f]?(?=\S)|(?<=\S)[ \u00a0\u202f]?»")

_ELISION = re.compile(r"(?<![\w'’])((?:[ldjmtnscLDJMTNSC]|[Qq]u)['’]) (?=[^\W\d_])")
_CONTRACTION = re.compile(r"(?<=[^\W\d_]) (?=['’](?:s|t|m|d|ll|re|ve)\b)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")

# A minus before a figure says something else.
_LEADING_DASH = re.compile(r"\s*([—–―-]{1,3}\s*)(?=[^\W\d]|[¿¡\"“«])")
_DASHED = re.compile(r"\s*[\"“«‘]?\s*[—–―-]")


def match_dash(source: str, draft: Draft) -> None:
    """Begin with the dash of the source, as the lines of a dialogue do in Spanish."""
    theirs = _LEADING_DASH.match(source)
    if theirs is None or not draft.shown.strip() or _DASHED.match(draft.shown):
        return
    start = len(draft.shown) - len(draft.shown.lstrip())
    draft.edit([((start, start), theirs.group(1))])


def match_spaces(source: str, draft: Draft, language: str) -> None:
    """Space a translation as its language does; `source` is shown without what is protected.

    Nothing is doubled that the source does not double. French has a narrow no-break space before
    `;`, `!` and `?` and a no-break space before `:` and inside guillemets (in Canada and
    Switzerland only the customs that hold there); elsewhere marks follow their word.
    """
    shown = draft.shown
    if "  " in shown and "  " not in source:
        draft.edit([(found.span(), " ") for found in _DOUBLED.finditer(shown)])
    french = primary(language) == "fr"
    stray = _BEFORE_PLAIN if french else _BEFORE_MARK
    draft.edit([(found.span(), "") for found in stray.finditer(draft.shown)])
    if _SPACED_BRACKET.search(source) is None:
        draft.edit([(found.span(), "") for found in _BRACKETS.finditer(draft.shown)])
    if french:
        _space_french(draft, region=language[3:].upper())
    else:
        draft.edit([
            (found.span(), found.group().strip(" \u00a0\u202f"))
            for found in _INSIDE.finditer(draft.shown) if len(found.group()) > 1
        ])  # fmt: skip


def _space_french(draft: Draft, *, region: str) -> None:
    edits = []
    for found in _FRENCH.finditer(draft.shown):
        space = _FIXED if found.group(1) == ":" else "" if region == "CA" else _NARROW
        if found.group() != space:
            edits.append((found.span(), space))
    draft.edit(edits)
    fixed = "" if region == "CH" else _FIXED
    draft.edit([
        (found.span(), wanted)
        for found in _INSIDE.finditer(draft.shown)
        if (wanted := f"«{fixed}" if found.group()[0] == "«" else f"{fixed}»") != found.group()
    ])  # fmt: skip


def match_apostrophes(source: str, draft: Draft, language: str) -> None:
    """Join what an apostrophe joins, and write apostrophes as the source does where it has some."""
    shown = draft.shown
    if "'" not in shown and "’" not in shown:
        return
    code = primary(language)
    if code in {"fr", "it", "ca"}:
        draft.edit([((found.end() - 1, found.end()), "") for found in _ELISION.finditer(shown)])
    elif code == "en":
        draft.edit([(found.span(), "") for found in _CONTRACTION.finditer(shown)])
    theirs = {found.group() for found in _APOSTROPHE.finditer(source)}
    if len(theirs) == 1:
        own = theirs.pop()
        draft.edit([(found.span(), own) for found in _APOSTROPHE.finditer(draft.shown)
                    if found.group() != own])  # fmt: skip
