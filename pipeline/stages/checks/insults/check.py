"""What hurts in a translation must come from its source."""

from __future__ import annotations

import re

from pipeline.domain.flags import Flag, flag
from pipeline.domain.language import primary
from pipeline.stages.checks.insults import (
    arabic,
    chinese,
    english,
    french,
    german,
    italian,
    portuguese,
    russian,
    spanish,
)
from pipeline.stages.checks.insults.attack import find_attack
from pipeline.stages.checks.insults.lexicon import STRONG, Hit
from pipeline.stages.checks.insults.notions import has_notion
from pipeline.stages.checks.insults.owners import find_owner_called
from pipeline.stages.checks.pair import Pair

_LEXICONS = {
    "ar": arabic.LEXICON,
    "de": german.LEXICON,
    "en": english.LEXICON,
    "es": spanish.LEXICON,
    "fr": french.LEXICON,
    "it": italian.LEXICON,
    "pt": portuguese.LEXICON,
    "ru": russian.LEXICON,
    "zh": chinese.LEXICON,
}


def check_insults(pair: Pair) -> list[Flag]:
    """Flag the first word of the translation that hurts, where nothing in the source leads to it.

    A source in a language without a list only has strong words doubted.
    """
    lexicon = _LEXICONS.get(primary(pair.target_language))
    if lexicon is None:
        return []
    for hit in lexicon.find(pair.target):
        if not _justified(hit, pair):
            return [_added(pair, hit.span)]
    sides = (pair.source, pair.target, pair.source_language, pair.target_language)
    attack = find_attack(*sides, lambda: _is_rude(pair)) or find_owner_called(*sides)
    return [] if attack is None else [_added(pair, attack)]


def _is_rude(pair: Pair) -> bool:
    """Tell whether a source has a word of its own that may hurt."""
    own = _LEXICONS.get(primary(pair.source_language))
    return own is not None and own.weight(pair.source) > 0


def _justified(hit: Hit, pair: Pair) -> bool:
    """Tell whether a source has what may have led to a word: as bad a one, or its notion."""
    said = pair.target[slice(*hit.span)]
    if said[0].isupper() and re.search(rf"\b{re.escape(said)}\b", pair.source):
        return True  # a name: Dick, Mr Bastard
    if hit.entry.notion and has_notion(pair.source, hit.entry.notion, pair.source_language):
        return True
    own = _LEXICONS.get(primary(pair.source_language))
    if own is None:
        return hit.entry.weight < STRONG
    weight = own.weight(pair.source)
    return weight > 0 and hit.entry.weight < weight + 2


def _added(pair: Pair, span: tuple[int, int]) -> Flag:
    word = pair.target[slice(*span)]
    return flag("insult-added", target=span, word=word)
