"""Words of one letter: they tell sister languages apart where all longer words are shared."""

from __future__ import annotations

import re

from pipeline.domain.language import primary
from pipeline.stages.checks.pair import Pair

_LETTERS = {
    "en": "aio",
    "es": "aeouy",
    "fr": "aày",
    "pt": "aeoàéó",
    "it": "aeoèi",
    "nl": "u",
    "ca": "aeioiu",
    "de": "",
}
_LONE_O = re.compile(r"(?:(?<!\S)[oO]|(?<=[¿¡\"“«])O)(?= [^\W\d_])")
# Spanish has `e` for *and* only before the sound of an i.
_LONE_E = re.compile(r"(?<!\S)e(?= (?!h?[iíyIÍY])[^\W\d_])")
_LONE_Y = re.compile(r"(?<!\S)[yY](?= [^\W\d_])")
# English has its pronoun in a capital; in Italian the same sign is an article.
_LONE_I = re.compile(r"(?:^|[.!?,\n\"“] *|\band )I(?:['’](?:m|ve|ll|d)\b| [a-z])")
_OR = {
    "en": r"\b(?:n?or|either|whether)\b|/",
    "fr": r"\bou\b|\bsoit\b|/",
    "de": r"\b(?:oder|ob|bzw|entweder)\b|/",
    "it": r"\b(?:o|od|oppure|né|sia)\b|/",
    "pt": r"\b(?:ou|nem)\b|/",
    "ru": r"\b(?:или|либо|ли)\b|/",
    "zh": r"[或还還]|/|[一二两三四五六七八九]{2}",
    "ar": r"\b(?:أو|أم|او)\b|/",
}
_SAYS_OR = {language: re.compile(words, re.IGNORECASE) for language, words in _OR.items()}


def knows_letter(letter: str, language: str) -> bool:
    """Tell whether a language has a word of this one letter; true where that is not known."""
    return letter in _LETTERS.get(language, letter)


def has_letter(letter: str, language: str) -> bool:
    """Tell whether a language is known to have a word of this one letter."""
    return letter in _LETTERS.get(language, "")


def hints_at(pair: Pair) -> str | None:
    """Give the language that a lone letter speaks for: `O lago está gelado` is not Spanish.

    In Spanish *o* is *or*, which the source must have.
    """
    expected, text = primary(pair.target_language), pair.target
    if expected not in ("en", "it") and _LONE_I.search(text):
        return "en"
    if expected == "es":
        if _LONE_E.search(text):
            return "pt"
        said = _SAYS_OR.get(primary(pair.source_language))
        if said is not None and _LONE_O.search(text) and not said.search(pair.source):
            return "pt"
    if expected in ("pt", "it") and _LONE_Y.search(text):
        return "es"
    return None
