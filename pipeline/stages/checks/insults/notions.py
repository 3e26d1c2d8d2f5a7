"""Notions for which some word hurts in one language and is harmless in another.

A word of a translation that hurts in one of its senses is harmless where the source has the notion.
Stems, compared with the beginnings of the source's words; in Chinese they stand anywhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.domain.language import primary
from pipeline.stages.checks.insults.notions_acts import ACTS
from pipeline.stages.checks.insults.notions_animals import ANIMALS
from pipeline.stages.checks.insults.notions_others import OTHERS

NOTIONS = ANIMALS | ACTS | OTHERS


@lru_cache(maxsize=512)
def _pattern(notion: str, language: str) -> re.Pattern[str] | None:
    stems = NOTIONS.get(notion, {}).get(language, "").split()
    if not stems:
        return None
    choice = "|".join(map(re.escape, sorted(stems, key=len, reverse=True)))
    if language == "zh":
        return re.compile(choice)
    # Short words of three letters and fewer with no ending of their own are stems all the same;
    # one more word with the same beginning only keeps the check silent.
    before = r"\b(?:[وفبلك]|ال|وال|بال|لل)*" if language == "ar" else r"\b"
    if language == "de":
        before = ""  # compounds: Haushund
    return re.compile(f"{before}(?:{choice})", re.IGNORECASE)


def has_notion(text: str, notion: str, language: str) -> bool:
    """Tell whether a text has words of a notion; true where its language has no list."""
    pattern = _pattern(notion, primary(language))
    return pattern is None or pattern.search(text) is not None
