"""The opening marks of Spanish questions and exclamations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from pipeline.domain.spans import Span
from pipeline.stages.casing.letters import primary
from pipeline.stages.typography.draft import Draft, Edit

_INVERTING = frozenset({"es", "ast"})
_OPENING = {"?": "¿", "!": "¡"}
_CLOSING = {"¿": "?", "¡": "!"}

_MARKS = regex.compile(r"[¿¡]+|[?!]+")
_SENTENCE_END = regex.compile(r"(?<=[.?!…][\"”»)\]]*+)\s++|\n")
_LEADING = regex.compile(r"[\s\"“«‘(\[—–\-*_]*+")
# Where the question begins after words to someone: `Ana, ¿dónde vives?`
_ASKING = regex.compile(
    r",\s(?=(?:(?:a|de|en|por|con|para|desde|hasta|y|pero)\s)?"
    r"(?:qué|cómo|cuándo|dónde|adónde|quién(?:es)?|cuál(?:es)?|cuánt[oa]s?)\b)",
    regex.IGNORECASE,
)
# What a mark before a closing sign is inside of: `Preguntó: "¿Es así?"`
_QUOTED = {'"': '"', "”": "“", "»": "«", ")": "(", "]": "["}
_LAST_RUN = regex.compile(r"[?!]+(?=[\"'”’»)\]]*\s*\Z)")
_LAST_MARKS = 24  # characters at an end in which the last marks are looked for


def match_inverted(source: str, draft: Draft, language: str) -> None:
    """Open in Spanish what is closed, close what is open; in other languages leave neither.

    `source` is shown without what is protected. Where the source neither asks nor exclaims, an
    opening mark without its end goes.
    """
    if _MARKS.search(draft.shown) is None:
        return
    _match_last_run(source, draft)
    if primary(language) not in _INVERTING:
        _drop(draft)
        return
    runs = sum(found.group()[0] in _OPENING for found in _MARKS.finditer(source))
    draft.edit(list(_opened(draft.shown, runs)))


def _drop(draft: Draft) -> None:
    draft.edit([(found.span(), "") for found in _MARKS.finditer(draft.shown)
                if found.group()[0] in _CLOSING])  # fmt: skip


def _match_last_run(source: str, draft: Draft) -> None:
    """End with the marks of the source, as in `!?`, where both end with some."""
    shown = draft.shown
    theirs = _LAST_RUN.search(source, max(0, len(source) - _LAST_MARKS))
    own = _LAST_RUN.search(shown, max(0, len(shown) - _LAST_MARKS))
    if theirs is None or own is None or set(theirs.group()) == set(own.group()):
        return
    draft.edit([(own.span(), theirs.group())])


def _opened(shown: str, wanted: int) -> Iterator[Edit]:
    """Yield the edits after which every mark has its counterpart; `wanted` runs has the source."""
    ends = [found.end() for found in _SENTENCE_END.finditer(shown)]
    runs = sum(found.group()[0] in _OPENING for found in _MARKS.finditer(shown))
    waiting: Span | None = None  # an opening run that is not closed yet
    closed = 0  # the end of the last closing run
    for found in _MARKS.finditer(shown):
        start, end = found.span()
        if shown[start] in _CLOSING:
            if waiting is not None:
                yield _closed(shown, waiting, start, ends, wanted)
            waiting = (start, end)
            continue
        if waiting is not None and runs < wanted and _parted(waiting[1], start, ends):
            yield _closed(shown, waiting, start, ends, wanted)
            waiting = None
        if waiting is None:
            # A mark between words or by itself in brackets (`(!)`) has no sentence of its own.
            first = _begin(shown, closed, (start, end), ends)
            own = shown[start - 1] not in "([" if start else False
            if own and first < start and shown[end : end + 1] in _AFTER:
                yield (
                    (first, first),
                    "".join(_OPENING[mark] for mark in dict.fromkeys(reversed(found.group()))),
                )
        elif waiting[1] - waiting[0] == 1 and _CLOSING[shown[waiting[0]]] not in found.group():
            yield waiting, _OPENING[shown[start]]
        waiting = None
        closed = end
    if waiting is not None:
        yield _closed(shown, waiting, len(shown), ends, wanted)


def _parted(start: int, end: int, ends: list[int]) -> bool:
    """Tell whether a sentence ends between two places."""
    return bisect_right(ends, start) != bisect_right(ends, end)


_AFTER = frozenset(["", *" \n\t\"'”’»)]….,;:"])


def _begin(shown: str, closed: int, marks: Span, ends: list[int]) -> int:
    """Give where the sentence begins that ends with some closing marks."""
    end, after = marks
    place = bisect_right(ends, end)
    start = max(closed, ends[place - 1] if place else 0)
    if shown[end] == "?":
        asking = _ASKING.search(shown, start, end)
        if asking is not None:
            return int(asking.end())
    opening = _QUOTED.get(shown[after : after + 1])
    quoted = -1 if opening is None else shown.rfind(opening, start, end)
    leading = _LEADING.match(shown, max(start, quoted))
    return start if leading is None else int(leading.end())


def _closed(shown: str, opening: Span, limit: int, ends: list[int], wanted: int) -> Edit:
    """Close what was opened at the end of its sentence, or take the opening away."""
    if not wanted:
        return opening, ""
    place = bisect_right(ends, opening[1])
    stop = min(limit, ends[place] if place < len(ends) else limit)
    closing = "".join(_CLOSING[mark] for mark in reversed(shown[opening[0] : opening[1]]))
    end = stop
    while end > opening[1] and shown[end - 1] in " \n\t\"'”’»)]":
        end -= 1
    if shown[end - 1] == "." and shown[end - 2 : end] != "..":
        return (end - 1, end), closing
    return (end, end), closing
