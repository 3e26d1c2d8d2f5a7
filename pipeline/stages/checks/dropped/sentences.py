"""The sentences of one side, with what they can be recognised by on the other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipeline.domain.spans import Span
from pipeline.stages.checks.dropped.measure import worth
from pipeline.stages.checks.dropped.parts import count_parts
from pipeline.stages.segment import segment_plain

_INNER_MARK = re.compile(r"[.!?…。！？؟۔।]\W{0,20}\w|[\n\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM = 4  # letters that cognates share: hospital, hôpital do not, museo, museum do
_QUESTIONS = frozenset("?？؟;")
_ENDING = 8  # characters: marks, quotation marks, emoji


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence, or several in a row."""

    span: Span
    worth: float  # letters of English
    anchors: frozenset[str]  # numbers and beginnings of words that many languages share
    asks: bool
    parts: int | None  # signs and words that part clauses; not known in every language

    def with_next(self, other: Sentence) -> Sentence:
        """Give this sentence and the next as one."""
        return Sentence(
            span=(self.span[0], other.span[1]),
            worth=self.worth + other.worth,
            anchors=self.anchors | other.anchors,
            asks=self.asks or other.asks,
            parts=None if self.parts is None or other.parts is None else self.parts + other.parts,
        )


def is_one(text: str) -> bool:
    """Tell cheaply whether a text can only be one sentence."""
    return _INNER_MARK.search(text) is None


def count_marks(text: str) -> int:
    """Count the borders that may lie between sentences."""
    return sum(1 for _ in _INNER_MARK.finditer(text))


def sentences(text: str, language: str) -> list[Sentence]:
    """Cut a text into sentences that say something."""
    found = [_sentence(text, span, language) for span in segment_plain(text, language=language)]
    return [one for one in found if one.worth]


def _sentence(text: str, span: Span, language: str) -> Sentence:
    said = text[slice(*span)]
    return Sentence(
        span=span,
        worth=worth(said, language),
        anchors=frozenset(_anchor(word) for word in _WORD.findall(said)),
        asks=not _QUESTIONS.isdisjoint(said[-_ENDING:]),
        parts=count_parts(said, language),
    )


def _anchor(word: str) -> str:
    if word.isdecimal():
        return str(int(word)) if len(word) < 10 else word
    plain = unicodedata.normalize("NFD", word[: _STEM + 1]).lower()
    return "".join(sign for sign in plain if sign.isalpha())[:_STEM]
