"""Lists of words as they are written in the tables of this folder."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Give the words of a list that stands in lines."""
    return frozenset(words.split())
