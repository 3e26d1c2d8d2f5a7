"""Capitals where a model begins a sentence anew behind a mark: `During the (1) We played`."""

from __future__ import annotations

import re

from glossary.lemmas.lexicon import primary

# A word with a capital behind another word, a sign of a mark or a comma.
_INNER = re.compile(r"(?<=[\w,;)\]] )[^\W\d_]{2,}")
_FIRST = re.compile(r"(?:^|[.!?…:]\s+)\W*([^\W\d_]+)")
_SMALL = re.compile(r"\b[^\W\d_]+\b")
_NOUNS = frozenset({"de", "lb"})  # languages that write nouns with capitals


def inner_capitals(text: str) -> int:
    """Count the words with a capital that begin no sentence."""
    return sum(one[0].istitle() for one in _INNER.finditer(text))


def without_capitals(text: str, plain: str, source: str, language: str) -> str:
    """Write small what has a capital within a sentence, but none in the plain translation there.

    Names are those of the source too, and stay. The text's length stays as it is.
    """
    if primary(language) in _NOUNS:
        return text
    small = {one for one in _SMALL.findall(plain) if one.islower()}
    small.update(one[1].lower() for one in _FIRST.finditer(plain))
    names = set(_SMALL.findall(source))

    def written(found: re.Match[str]) -> str:
        word = found[0]
        low = word.lower()
        known = word.istitle() and low in small and word not in names
        return low if known and len(low) == len(word) else word

    return _INNER.sub(written, text)
