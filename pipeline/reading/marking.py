"""What is marked in a passage beside what flags point at: words of the glossary, and sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from pipeline.domain.spans import Span
from pipeline.reading.blocks import Token, are_counted, letters
from pipeline.reading.spans import clamp

Cut = tuple[int, int]  # a token, and a place in its text


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of the glossary in a text, and what it is on the other side."""

    span: Span
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TermPair:
    """A word of the glossary and its translation, as a post has them."""

    source: str
    target: str
    lang: str  # of the target


def terms_of(
    passages: Sequence[Mapping[str, Any]],
    key: Literal["source", "target"],
    source: str,
    target: str,
) -> tuple[Term, ...]:
    """Give the translated terms of passages on one side; the texts are of the whole field.

    In order and apart: of two that overlap the first stays. Those that were not put in, and names
    that are the same on both sides, are left out.
    """
    found: list[Term] = []
    for use in _uses(passages):
        spans = {"source": clamp(use["source"], len(source))}
        spans["target"] = clamp(use["target"], len(target))
        one, other = source[slice(*spans["source"])], target[slice(*spans["target"])]
        if one and other and one.casefold() != other.casefold():
            found.append(Term(span=spans[key], other=other if key == "source" else one))
    return apart(found)


def pairs_of(
    passages: Sequence[Mapping[str, Any]], source: str, target: str, lang: str
) -> Iterator[TermPair]:
    """Yield the translated terms of passages, each with its translation."""
    for term in terms_of(passages, "source", source, target):
        yield TermPair(source=source[slice(*term.span)], target=term.other, lang=lang)


def apart(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Give terms in order, of those that overlap the first."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda one: one.span):
        if term.span[0] < term.span[1] and (not kept or term.span[0] >= kept[-1].span[1]):
            kept.append(term)
    return tuple(kept)


def sentence_cuts(tokens: Sequence[Token], sentences: Sequence[Span]) -> tuple[Cut, ...] | None:
    """Find where the sentences of a block part, outside of its elements; None where they do not.

    `sentences` are spans of letters. A sentence takes the signs and spaces behind it along.
    """
    borders = [(one[1], other[0]) for one, other in pairwise(sentences)]
    if any(start > end for start, end in borders) or any(a >= b for a, b in sentences):
        return None
    cuts: list[Cut] = []
    finder = _Finder(borders)
    depth = 0
    for index, (token, counted) in enumerate(zip(tokens, are_counted(tokens), strict=True)):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if token.kind != "text" or not counted:
            finder.broken = finder.broken or token.value == "br"
            continue
        for place, char in enumerate(token.value):
            cut = finder.read(char, (index, place), outside=depth == 0)
            if cut == "nowhere":
                return None
            if cut is not None:
                cuts.append(cut)
    return tuple(cuts) if len(cuts) == len(borders) else None


class _Finder:
    """Read a block letter by letter and find the best place between two sentences."""

    def __init__(self, borders: Sequence[Span]) -> None:
        self._borders = list(borders)
        self._count = 0  # letters so far
        self._best: Cut | None = None
        self._blank = False  # the best place is behind a space or a line break
        self.broken = False  # a line ended since the last character

    def read(self, char: str, place: Cut, *, outside: bool) -> Cut | Literal["nowhere"] | None:
        """Take the next character; give a place to cut as soon as it is known."""
        if not self._borders:
            return None
        end, start = self._borders[0]
        if letters(char):
            found: Cut | Literal["nowhere"] | None = None
            if self._count == start:
                best = place if outside and (self.broken or not self._best) else self._best
                found = "nowhere" if best is None else best
                self._borders.pop(0)
                self._best, self._blank = None, False
            self._count += 1
            self.broken = False
            return found
        if self._count >= end and outside:
            if self.broken:
                self._best, self._blank = place, True
            if char.isspace():
                self._best, self._blank = (place[0], place[1] + 1), True
            elif not self._blank:
                # Signs that open belong to what follows, all others to what is before.
                opens = unicodedata.category(char) in {"Ps", "Pi"} or char in "¿¡"
                if not opens or self._best is None:
                    self._best = place if opens else (place[0], place[1] + 1)
        self.broken = False
        return None


def _uses(passages: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for passage in passages:
        for use in passage.get("terms") or ():
            if (
                use.get("kind") == "translate"
                and use.get("satisfied")
                and use.get("source")
                and use.get("target")
            ):
                yield use
