"""How much a text says, in letters of English."""

from __future__ import annotations

import math
import re

from pipeline.domain.language import primary
from pipeline.stages.checks.texts.lengths import letters

# Letters that say as much as one letter of English: sentences of classrooms in nine languages.
_LETTERS = {
    "en": 1.0,
    "es": 1.03,
    "fr": 1.12,
    "de": 1.12,
    "pt": 1.01,
    "it": 1.06,
    "ar": 0.76,
    "ru": 0.96,
}
_OTHERS = 1.1
_HAN = 0.345  # Chinese signs; what stands between them is counted as English
_SIGNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_NUMBER = re.compile(r"\d+")
_FIGURES = 4  # letters more than figures that a number has where it is spelled out
_DOUBT_CHINESE, _DOUBT_OTHERS = 1.2, 1.5

# Human-scored translations that are good (en-de, en-zh, ru-en, ro-en): the difference of what both
# sides say, over the root of what the source says, deviates by 1.0 to 1.3.
_SPREAD = 1.25
_LEAST = 3.0  # letters that even the shortest sentences may differ by, squared


def worth(text: str, language: str) -> float:
    """Give what a text says, in letters of English."""
    said = letters(text) + _FIGURES * len(_NUMBER.findall(text))
    tag = primary(language)
    if tag in {"zh", "ja"}:
        signs = len(_SIGNS.findall(text))
        return signs / _HAN + said - signs
    return said / _LETTERS.get(tag, _OTHERS)


def doubt_of(language: str) -> float:
    """Give how much clearer all must be for a language whose texts differ more in length."""
    tag = primary(language)
    return _DOUBT_CHINESE if tag == "zh" else 1.0 if tag in _LETTERS else _DOUBT_OTHERS


def surprise(source: float, target: float) -> float:
    """Give how far a target's worth is from its source's, in standard deviations."""
    return (target - source) / math.sqrt(_SPREAD * (source + target) / 2 + _LEAST)
