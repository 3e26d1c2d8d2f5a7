"""Cut the text of a passage into pieces: plain text, links, and words a flag points at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

from pipeline.domain.spans import Span

# Stops at spaces, quotes, angle brackets and bidirectional controls, which could disguise an
# address.
_ADDRESS = re.compile(
    r"https?://[^\s<>\"'“”«»`\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+", re.I
)
_CLOSING = ".,;:!?…)]}*_~。，；：！？）】」』、؟،؛"
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A run of text that is shown in one way."""

    text: str
    href: str | None = None  # http or https only
    marked: bool = False  # a flag points at it


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


def plain_pieces(text: str, marks: Sequence[Span] = ()) -> tuple[Piece, ...]:
    """Cut a passage as it was written; `marks` are spans of flags, counted from its start."""
    pieces: list[Piece] = []
    done = 0
    for start, end, href in _links(text):
        pieces.extend(_marked(text, done, start, marks))
        hit = any(one < end and other > start for one, other in marks)
        pieces.append(Piece(text=text[start:end], href=href, marked=hit))
        done = end
    pieces.extend(_marked(text, done, len(text), marks))
    return tuple(pieces)


def html_pieces(text: str) -> tuple[Piece, ...]:
    """Cut a passage of HTML: its words without tags, its http and https links kept."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return tuple(reader.pieces)


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_CLOSING)
        href = safe_address(address)
        if href is not None:
            yield match.start(), match.start() + len(address), href


def _marked(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[Piece]:
    """Yield the text between two offsets, cut where marks begin and end."""
    cuts = {start, end}
    for mark in marks:
        cuts.update(cut for cut in mark if start < cut < end)
    borders = sorted(cuts)
    for one, other in pairwise(borders):
        inside = any(a <= one and other <= b for a, b in marks)
        yield Piece(text=text[one:other], marked=inside)


class _Words(HTMLParser):
    """Collect what a reader of a fragment of HTML would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._href: str | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag == "a":
            self._href = safe_address(values.get("href") or "")
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "img":
            self.handle_data(values.get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a":
            self._href = None

    def handle_data(self, data: str) -> None:
        if data and not self._silent:
            self.pieces.append(Piece(text=data, href=self._href))
