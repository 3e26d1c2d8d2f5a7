"""Cut a plain text into pieces: text, links, and words a flag points at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from pipeline.domain.spans import Span
from pipeline.reading.marking import Term

# Stops at spaces, quotes, angle brackets and bidirectional controls, which could disguise an
# address.
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'“”«»`\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+", re.I
)
_CLOSING = ".,;:!?…)]}*_~。，；：！？）】」』、؟،؛"
# Characters that HTML has no place for: controls, and surrogates, which no file can hold.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A run of text that is shown in one way."""

    text: str
    href: str | None = None  # http or https only
    marked: bool = False  # a flag points at it
    term: str | None = None  # what a word of the glossary is on the other side


def safe_address(address: str) -> str | None:
    """Give an address that may become a link, or None: http and https with a host only."""
    if re.search(r"[\s\x00-\x1f\x7f\\]", address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and host else None


def plain_pieces(
    text: str, marks: Sequence[Span] = (), terms: Sequence[Term] = ()
) -> tuple[Piece, ...]:
    """Cut a passage as it was written; `marks` are spans of flags, counted from its start.

    `terms` are in order and apart.
    """
    pieces: list[Piece] = []
    done = 0
    for start, end, href in _links(text):
        pieces.extend(_marked(text, done, start, marks, terms))
        hit = any(one < end and other > start for one, other in marks)
        pieces.append(Piece(text=text[start:end], href=href, marked=hit))
        done = end
    pieces.extend(_marked(text, done, len(text), marks, terms))
    return tuple(pieces)


def name_of_address(url: str) -> str:
    """Name what an address leads to: `reef.svg (example.org)`; else the address itself."""
    if safe_address(url) is None:
        return url
    parts = urlsplit(url)
    written = parts.path.rstrip("/").rsplit("/", 1)[-1]
    file = unquote(written)
    if not file.isprintable():  # a control of direction could disguise what kind of file it is
        file = written
    return f"{file} ({parts.hostname})" if file else str(parts.hostname)


def printable(text: str) -> str:
    """Replace what cannot stand in a page."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_CLOSING)
        href = safe_address(address)
        if href is not None:
            yield match.start(), match.start() + len(address), href


def _marked(
    text: str, start: int, end: int, marks: Sequence[Span], terms: Sequence[Term]
) -> Iterator[Piece]:
    """Yield the text between two offsets, cut where marks and terms begin and end."""
    cuts = {start, end}
    for mark in [*marks, *(term.span for term in terms)]:
        cuts.update(cut for cut in mark if start < cut < end)
    starts = [term.span[0] for term in terms]
    for one, other in pairwise(sorted(cuts)):
        inside = any(a <= one and other <= b for a, b in marks)
        before = bisect_right(starts, one) - 1
        term = terms[before] if before >= 0 and other <= terms[before].span[1] else None
        yield Piece(text=text[one:other], marked=inside, term=None if term is None else term.other)
