"""A text as terms are compared: composed, case folded, with one apostrophe and one hyphen.

Offsets lead back to the text as given, also where folding changes lengths (ß, ﬁ, a letter and its
combining marks) and where characters are dropped (soft hyphens, vowel points).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from glossary.values import Span

# Seen by no reader, or left out by most writers: soft hyphen, joiners, directions; the vowel
# points of Arabic and Hebrew, and the stroke that stretches Arabic words.
_DROPPED = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\u064b-\u065f\u0670\u0640\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
)
_ALIKE = {"'": "\u2019\u2018\u02bc\u2032\u00b4\uff07", '"': "\u201c\u201d\u201e\u201f\u2033"}
_HYPHENS = {"-": "\u2010\u2011\u2012\u2013\ufe63\uff0d"}
_EVENED = tuple((one, to) for to, all_of in {**_ALIKE, **_HYPHENS}.items() for one in all_of)

# All that case folding makes longer is found in these two blocks of letters.
_LONGER = "".join(
    char
    for char in map(chr, (*range(0x80, 0x2000), *range(0xFB00, 0xFB20)))
    if len(char.casefold()) > 1 and char != "\u0130"
)
_UNEVEN = re.compile(f"[{_DROPPED}{_LONGER}]+")
# All but marks, the scripts written without spaces, and what stands near them in the code: a
# negation, for its first range holds nearly every character of most texts.
_MARKED = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u135c\u1e00-\u20cf\u20f1-\u2cdf\u2e00-\u2e7f"
    "\uac00-\ud7af\ud800-\uf8ff\ufb1f-\ufdff\ufe30-\uff65\uff9e-\uffff\U0001d000-\U0001d0ff"
    "\U0001d300-\U0001d9ff\U0001f000-\U0001f1ff\U0001f201-\U0001ffff]"
)
# Western and Russian letters and the usual signs, which need no closer look; a negation as well.
_UNUSUAL = re.compile(
    "[^\x00-\xac\xae-\xde\xe0-\u0148\u014a-\u017f\u0391-\u03a9\u03b1-\u03ce\u0410-\u044f\u2010-\u2027\u202f-\u205f\u20a0-\u20cf\u2190-\u22ff]"
)
# What composing may touch as well: a letter and its marks, parts of Korean syllables, and single
# characters that stand for others (Kelvin, Angstrom, compatibility ideographs).
_LOOSE = regex.compile(
    rf"\P{{M}}?\p{{M}}+|[\uac00-\ud7a3]?[\u1100-\u11ff]+|[{_DROPPED}{_LONGER}]+"
    r"|[\u0340-\u0387\u0958-\u0a5e\u0b5c\u0b5d\u0f43-\u0fb9\u1f71-\u1ffd\u2000\u2001"
    r"\u2126\u212a\u212b\u2329\u232a\u2adc\uf900-\ufadf\ufb1d-\ufb4e\U0001d15e-\U0001d1c0"
    r"\U0002f800-\U0002fa1d]+"
)
_DROP = re.compile(f"[{_DROPPED}]+")
_SPACES = re.compile(r"\s+")
_DOTLESS = frozenset({"tr", "az"})  # languages in which I is the capital of ı


@dataclass(frozen=True, kw_only=True, slots=True)
class Folded:
    """A folded text and, per stretch that changed its length, where it stood and where it is."""

    text: str
    simple: bool = True  # no marks, and no script without spaces
    given: tuple[tuple[int, int], ...] = ()  # in the text as given, ascending
    folded: tuple[tuple[int, int], ...] = ()  # the same stretches here; empty where dropped

    def start(self, offset: int) -> int:
        """Lead the start of a stretch back; within a letter that grew, to that letter."""
        if not self.given:
            return offset
        index = bisect_right(self.folded, (offset, len(self.text) + 1)) - 1
        if index < 0:
            return offset
        if offset < self.folded[index][1]:
            return self.given[index][0]
        return self.given[index][1] + offset - self.folded[index][1]

    def end(self, offset: int) -> int:
        """Lead the end of a stretch back; what was dropped right after it stays outside."""
        if not self.given:
            return offset
        index = bisect_left(self.folded, (offset, 0)) - 1
        if index < 0:
            return offset
        return self.given[index][1] + max(0, offset - self.folded[index][1])

    def back(self, spans: Sequence[Span]) -> Sequence[Span]:
        """Lead stretches back that are apart and in order."""
        if not self.given:
            return spans
        found: list[Span] = []
        low, high, shift = 0, -1, 0  # between changed stretches, all offsets move alike
        for start, end in spans:
            if end > high:
                index = bisect_right(self.folded, (start, len(self.text) + 1))
                high = self.folded[index][0] if index < len(self.folded) else len(self.text)
                low = self.folded[index - 1][1] if index else 0
                shift = self.given[index - 1][1] - low if index else 0
            if low <= start and end <= high:
                found.append((start + shift, end + shift))
            else:
                found.append((self.start(start), self.end(end)))
        return found

    def forth(self, offset: int) -> int:
        """Lead an offset of the text as given to this one."""
        index = bisect_right(self.given, (offset, offset)) - 1
        if index < 0:
            return offset
        if offset < self.given[index][1]:
            return self.folded[index][0]
        return self.folded[index][1] + offset - self.given[index][1]


def fold(text: str, language: str) -> Folded:
    """Fold a text; `language` is a primary tag and decides about the Turkish i."""
    if language in _DOTLESS:
        text = text.replace("I", "\u0131")
    if text.isascii():
        return Folded(text=text.casefold())
    text = text.replace("\u0130", "i")
    if _UNUSUAL.search(text) is None:
        return Folded(text=_even(text).casefold())
    composed = unicodedata.is_normalized("NFC", text)
    if composed and _UNEVEN.search(text) is None:
        return Folded(text=_even(text).casefold(), simple=_MARKED.search(text) is None)
    pieces: list[str] = []
    given: list[tuple[int, int]] = []
    folded: list[tuple[int, int]] = []
    done = at = 0
    for match in (_UNEVEN if composed else _LOOSE).finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        at += start - done
        piece = plain(match[0]).replace("\u0130", "i").casefold()
        if len(piece) != end - start:
            given.append((start, end))
            folded.append((at, at + len(piece)))
        pieces.append(piece)
        at += len(piece)
        done = end
    pieces.append(text[done:])
    whole = _even("".join(pieces)).casefold()
    simple = _MARKED.search(whole) is None
    return Folded(text=whole, simple=simple, given=tuple(given), folded=tuple(folded))


def plain(text: str) -> str:
    """Give a text composed and even, its case kept: what `exact` terms are compared by."""
    return _even(_DROP.sub("", unicodedata.normalize("NFC", text)))


def one_space(text: str) -> str:
    """Give a text with every run of white space as one space."""
    return _SPACES.sub(" ", text)


def _even(text: str) -> str:
    if not text.isascii():
        for one, to in _EVENED:  # each a search that a processor does in one go
            if one in text:
                text = text.replace(one, to)
    return text
