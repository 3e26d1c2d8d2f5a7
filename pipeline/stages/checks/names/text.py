"""A text as the words that names are looked for in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.checks.names.spelling import fold

_WORD = re.compile(r"[^\W\d_]+")
_ENDS = frozenset('.!?:;…。！？؟\n"“”„«»‘([{¿¡-–—•*#>|/')
# Between a given name and what belongs to it.
_JOINED = frozenset({" ", "-", "‑", "'", "’", ". ", ".", "\u00a0", "\u202f"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """The words of a text, in order."""

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    known: frozenset[str]  # the same words, to look them up
    language: str  # primary

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital and goes on in small letters."""
        word = self.words[index]
        return len(word) > 1 and word[0].isupper() and word[1].islower()

    def is_first(self, index: int) -> bool:
        """Tell whether a word begins a sentence, a quotation or a line."""
        start = self.spans[index][0]
        before = self.text[max(0, start - 4) : start].rstrip(" \t\u00a0")
        return not before if start < 4 else not before or before[-1] in _ENDS

    def joined(self, index: int) -> bool:
        """Tell whether a word stands right behind the one before."""
        return 0 < index < len(self.spans) and self.gap(index) in _JOINED

    def gap(self, index: int) -> str:
        """Give what stands between a word and the one before."""
        return self.text[self.spans[index - 1][1] : self.spans[index][0]]

    def at(self, index: int) -> str:
        """Give a word in small letters; nothing outside of the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""


def text_of(text: str, language: str) -> Text:
    """Read the words of a text."""
    found = list(_WORD.finditer(text))
    words = tuple([match[0] for match in found])
    return Text(
        text=text,
        spans=tuple([match.span() for match in found]),
        words=words,
        known=frozenset(words),
        language=language,
    )


def folded(text: Text) -> frozenset[str]:
    """Give the words of a text, folded."""
    return frozenset(map(fold, text.known))
