"""Spell a text in its format: what readers see becomes source again.

Where a translation has as many of a character as its source, each is spelled as it was there. What
is new and would be read as markup is escaped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from pipeline.domain.spans import Span
from pipeline.stages.formats.values import Writing

_MARKDOWN = r"\`*_[]<&~$"
_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_VALUES = _REFERENCES | {'"': "&quot;", "'": "&#39;", "`": "&#96;", "=": "&#61;"}

# What opens a block at the start of a line.
_LINE_START = re.compile(r"\s{0,3}(?:(?P<one>[#>+\-=|:])|\d{1,9}(?P<two>[.)])(?!\S))")


@cache
def escapes(writing: Writing) -> Mapping[str, str]:
    """Give how the characters are spelled that a format would read as markup."""
    match writing:
        case "markdown":
            return {sign: "\\" + sign for sign in _MARKDOWN}
        case "cell":
            return {sign: "\\" + sign for sign in _MARKDOWN + "|"}
        case "html":
            return _REFERENCES
        case "attribute":
            return _IN_VALUES
        case "plain":
            return {}


def respell(
    text: str,
    outside: Sequence[Span],
    source: Mapping[str, Sequence[str]],
    writing: Writing,
    *,
    lines: Sequence[int],
    careful: bool,
) -> list[tuple[Span, str]]:
    """Give what to replace in a text so that its format reads it as text, in order.

    `outside` are the stretches that are spelled already. `source` has, for characters (or short
    texts) that the source spells in its own way, or that are special, every spelling in order.
    `lines` are the offsets where a line of the source begins. `careful` escapes all that might be
    read as markup, whatever the source did.
    """
    special = escapes(writing)
    finder = _finder(frozenset({*special, *source}))
    starts = [start for start, _ in outside]
    found: dict[str, list[Span]] = {}
    if finder is not None:
        for match in finder.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            if at < 0 or outside[at][1] <= match.start():
                found.setdefault(match.group(), []).append(match.span())
    replaced: dict[Span, str] = {}
    for key, spans in found.items():
        usual = special.get(key, key)
        for span, spelling in zip(spans, _spellings(key, spans, source, usual), strict=True):
            replaced[span] = usual if careful else spelling
    if careful and writing in {"markdown", "cell"}:
        replaced |= dict(_line_starts(text, lines))
    if careful and writing == "attribute":
        replaced |= {space.span(): "&#32;" for space in re.finditer(r"\s", text)}
    return sorted(pair for pair in replaced.items() if pair[1] != text[slice(*pair[0])])


def _spellings(
    key: str, spans: Sequence[Span], source: Mapping[str, Sequence[str]], usual: str
) -> Sequence[str]:
    own = source.get(key, ())
    if len(own) == len(spans):
        return own
    if len(own) > len(spans):
        return [own[0] if len(set(own)) == 1 else usual] * len(spans)
    return [*own, *[usual] * (len(spans) - len(own))]


def _line_starts(text: str, lines: Sequence[int]) -> Iterator[tuple[Span, str]]:
    for start in lines:
        found = _LINE_START.match(text, start)
        if found is not None:
            at = found.start(found.lastgroup or 0)
            yield (at, at + 1), "\\" + text[at]


@lru_cache(maxsize=64)
def _finder(keys: frozenset[str]) -> re.Pattern[str] | None:
    """Make a pattern that finds the longest of some texts."""
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile("|".join(map(re.escape, longest_first))) if keys else None


def spellings_of(
    text: str, atoms: Sequence[tuple[Span, str]], outside: Sequence[Span], writing: Writing
) -> dict[str, list[str]]:
    """Give how a source spells its characters: those it has special forms for, in order.

    `atoms` are the stretches of `text` that it spells in another way, with their spelling;
    `outside` the stretches that are no text.
    """
    forms = dict(atoms)
    finder = _finder(frozenset({text[start:end] for start, end in forms} | set(escapes(writing))))
    starts = [start for start, _ in outside]
    found: dict[str, list[str]] = {}
    if finder is None:
        return found
    for match in finder.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or outside[at][1] <= match.start():
            found.setdefault(match.group(), []).append(forms.get(match.span(), match.group()))
    return found
