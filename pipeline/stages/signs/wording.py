"""Find what an element's words became by translating them alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.stages.signs.words import Pairing

# How alike two wordings must be, 0 to 1: `pequeño` is `pequeña`, `casa` is not `caso azul`.
_ALIKE = 0.75
_MOST_WORDS = 8  # of a wording; a longer stretch is hardly worded alike
_SMALL = 2  # letters of a word that a model may add
_MOST_COMPARED = 400  # words of the translation looked at


def find_wording(pairing: Pairing, own: range, wordings: Sequence[str]) -> range | None:
    """Give the words of a translation that are most like one of several wordings, if any are.

    `own`: the words of the source that the wordings translate. What is known to have come from
    others is passed over, and so is what is kept: wordings have nothing of it.
    """
    words = [
        (number, folded)
        for number, (start, end) in enumerate(pairing.target_words[:_MOST_COMPARED])
        if number not in pairing.kept_words
        and (folded := _folded(pairing.target[start:end]))
        and not pairing.is_of_others(number, own)
    ]
    best, found = _ALIKE, None
    for wording in _variants(wordings):
        count = len(wording.split())
        if not 0 < count <= _MOST_WORDS:
            continue
        matcher = SequenceMatcher(b=wording, autojunk=False)
        for length in (count, count - 1, count + 1):
            for start in range(len(words) - length + 1) if length else ():
                some = words[start : start + length]
                matcher.set_seq1(" ".join(folded for _, folded in some))
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                    ratio = matcher.ratio()
                    if ratio > best:
                        best, found = ratio, range(some[0][0], some[-1][0] + 1)
    return found


def _variants(wordings: Sequence[str]) -> list[str]:
    """Give wordings, longer ones first, each also without a small word that it begins with.

    Models make sentences of single words: `very` alone becomes `Es muy`.
    """
    variants = []
    for wording in map(_folded, wordings):
        first, _, rest = wording.partition(" ")
        variants += [wording, rest] if len(first) <= _SMALL else [wording]
    return sorted(dict.fromkeys(variants), key=lambda one: -len(one.split()))


def _folded(text: str) -> str:
    """Give a text without accents, case and the signs around its words."""
    letters = unicodedata.normalize("NFD", text.casefold())
    kept = (one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join("".join(kept).split())
