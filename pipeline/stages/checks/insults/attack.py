"""Words that hurt when somebody is called so, and are harmless otherwise: animals, `fat`, `ugly`.

`Ton chien est gros` that became `You are a fat dog`: the translation calls the reader something,
where the source has no such sentence about the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.domain.language import primary
from pipeline.domain.spans import Span
from pipeline.stages.checks.insults.calling import Calling
from pipeline.stages.checks.insults.calling_latin import LATIN
from pipeline.stages.checks.insults.calling_others import OTHERS
from pipeline.stages.checks.insults.lexicon import expand
from pipeline.stages.checks.insults.notions import NOTIONS, has_notion
from pipeline.stages.checks.texts.words import folded_words

_ALWAYS = "!"
_ANIMALS = frozenset({"pig", "cow", "donkey", "rat", "monkey", "goat"})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Calling:
    """How a language calls somebody something."""

    you: re.Pattern[str]  # a word that every such sentence has, to leave early
    call: re.Pattern[str]  # the whole, with `word` for what hurts
    loose: re.Pattern[str] | None  # perhaps such a sentence, perhaps another
    third: re.Pattern[str] | None  # the same about somebody else, with animals only
    spoken_to: re.Pattern[str]  # in a source: something is said about the reader
    notions: dict[str, str]
    words: frozenset[str] | None  # of which every such sentence has one; None: no spaces to cut at


def _calling(language: str, table: Calling) -> _Calling:
    words: dict[str, str] = {}
    for notion, forms in table.words.items():
        words |= dict.fromkeys((form.replace("_", " ") for form in expand(forms)), notion)
    spaced = language != "zh"
    gap = r"[\s,]+" if spaced else r""
    fillers = "|".join(expand(table.fillers))
    nice = "|".join(expand(table.nice))
    end = rf"(?!\w)(?!\s+(?:{nice})(?!\w))" if spaced else rf"(?!{nice})"
    filler = rf"(?:(?:{fillers}){gap}){{0,5}}"
    start = r"(?<!\w)" if spaced else ""
    animals = [word for word, notion in words.items() if notion in _ANIMALS]

    def pattern(subject: str, choice: list[str]) -> re.Pattern[str]:
        longest = "|".join(map(re.escape, sorted(choice, key=len, reverse=True)))
        rule = rf"{start}(?:{subject}){gap}{filler}(?P<word>{longest}){end}"
        return re.compile(rule, re.IGNORECASE)

    return _Calling(
        you=re.compile(rf"{start}(?:{table.first})", re.IGNORECASE),
        call=pattern(table.subject, list(words)),
        loose=pattern(table.loose, list(words)) if table.loose else None,
        third=pattern(table.third, animals) if table.third else None,
        spoken_to=re.compile(table.spoken_to, re.IGNORECASE),
        notions=words,
        words=frozenset().union(*map(folded_words, words)) if spaced else None,
    )


_CALLINGS = {language: _calling(language, table) for language, table in (LATIN | OTHERS).items()}


def find_attack(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    is_rude: Callable[[], bool],
) -> Span | None:
    """Give where a translation calls somebody something that its source does not; or nothing.

    `is_rude` tells whether the source has a word of its own that may hurt.
    """
    calling = _CALLINGS.get(primary(target_language))
    reader = _CALLINGS.get(primary(source_language))
    if calling is None or reader is None:
        return None
    if calling.words is not None and calling.words.isdisjoint(folded_words(target)):
        return None
    if calling.you.search(target) is not None:
        found = calling.call.search(target)
        if found is not None:
            said = _is_said(found, calling, source, source_language)
            meant = calling.notions[found.group("word").lower()] != _ALWAYS
            spoken_to = reader.spoken_to.search(source) is not None
            if not meant and reader.call.search(source) is None and not (spoken_to and is_rude()):
                return found.span("word")
            if not said or not spoken_to:
                return found.span("word")
    for pattern in (calling.loose, calling.third):
        found = None if pattern is None else pattern.search(target)
        if found is not None and not _is_said(found, calling, source, source_language):
            return found.span("word")
    return None


def _is_said(found: re.Match[str], calling: _Calling, source: str, language: str) -> bool:
    """Tell whether a source has the notion of a word; true where it has none."""
    notion = calling.notions[found.group("word").lower()]
    return notion not in NOTIONS or has_notion(source, notion, language)
