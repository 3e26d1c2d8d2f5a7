"""The tables of negation as compiled patterns, one of each a language."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.stages.checks.negation import cues_germanic as germanic
from pipeline.stages.checks.negation import cues_others as others
from pipeline.stages.checks.negation import cues_romance as romance
from pipeline.stages.checks.negation.notions_qualities import QUALITIES
from pipeline.stages.checks.negation.notions_verbs import VERBS
from pipeline.stages.checks.negation.notions_words import WORDS

_CUES = {
    "en": (germanic.EN_STRONG, germanic.EN_SOFT),
    "de": (germanic.DE_STRONG, germanic.DE_SOFT),
    "es": (romance.ES_STRONG, romance.ES_SOFT),
    "fr": (romance.FR_STRONG, romance.FR_SOFT),
    "pt": (romance.PT_STRONG, romance.PT_SOFT),
    "it": (romance.IT_STRONG, romance.IT_SOFT),
    "ru": (others.RU_STRONG, others.RU_SOFT),
    "ar": (others.AR_STRONG, others.AR_SOFT),
    "zh": (others.ZH_STRONG, others.ZH_SOFT),
}
LANGUAGES = frozenset(_CUES)
_LANGUAGE = re.compile(r"([a-z]{2}):")

WITHOUT = frozenset({"without", "sin", "sans", "ohne", "sem", "senza", "без", "بدون", "دون", "بلا"})

# Written without spaces between words.
_UNSPACED = frozenset({"zh"})
# "Is it or is it not": the same character on both sides of the negation asks a question.
_ASKING = r"(?P<twice>[^\W\d_])[不没](?P=twice)"


@lru_cache(maxsize=16)
def cues(language: str) -> re.Pattern[str]:
    """Give the pattern of a language's cues: group `soft` or `strong` matched."""
    strong, soft = (_either(table) for table in _CUES[language])
    if language in _UNSPACED:
        return re.compile(f"(?P<soft>{_ASKING}|{soft})|(?P<strong>{strong})")
    return re.compile(rf"(?<!\w)(?:(?P<soft>{soft})|(?P<strong>{strong}))(?:(?<=')|(?!\w))")


@lru_cache(maxsize=16)
def strong_cues(language: str) -> re.Pattern[str]:
    """Give the pattern of what negates by itself: quick, to leave most texts by."""
    strong = _either(_CUES[language][0])
    return re.compile(strong if language in _UNSPACED else rf"(?<!\w)(?:{strong})(?:(?<=')|(?!\w))")


@lru_cache(maxsize=16)
def notion_words(language: str) -> re.Pattern[str]:
    """Give the pattern of a language's notions: `lastgroup` names the one that matched."""
    beginnings: dict[str, list[str]] = {}
    name = tag = ""
    for line in (VERBS + QUALITIES + WORDS).split("\n"):
        if opened := _LANGUAGE.match(line):
            tag, line = opened[1], line[opened.end() :]
        elif not line.startswith(" "):
            name = line
            continue
        if tag == language:
            beginnings.setdefault(name, []).extend(map(_word, line.split()))
    groups = [f"(?P<{name}>{'|'.join(words)})" for name, words in beginnings.items()]
    border = "" if language in {"zh", "ar"} else r"(?<!\w)"
    return re.compile(f"{border}(?:{'|'.join(groups)})")


def _either(table: str) -> str:
    """Join a table's lines, the longest first: what says more goes before what it contains."""
    lines = (line.strip() for line in table.split("\n"))
    return "|".join(sorted(filter(None, lines), key=len, reverse=True))


def _word(beginning: str) -> str:
    beginning = beginning.replace("_", " ")
    return rf"(?:{beginning[:-1]})(?!\w)" if beginning.endswith("$") else beginning
