"""From attention to pairs of words.

Attention of the last decoder layer, averaged over heads, says which source sub-words a target
sub-word looked at. It is noisy: only clear peaks become pairs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translators.values import Alignment

_WORD = re.compile(r"\S+")
_SPACE_MARK = "▁"  # sentencepiece: before the first piece of a word
_JOIN_MARK = "@@"  # byte-pair codes: after every piece of a word but the last

# A target word is paired with the source word that gets the most attention, when that is at
# least this share of what all words of the source get.
_CLEAR = 0.4


def unit_spans(text: str, tokens: Sequence[str]) -> tuple[list[tuple[int, int]], list[int]] | None:
    """Give the spans of the units (words) of a text, and the unit of each of its sub-words.

    Words are those between spaces; a text without any is cut at its sub-words. None when text
    and sub-words cannot be matched (normalised spaces, byte pieces, other tokenizers).
    """
    words = [match.span() for match in _WORD.finditer(text)]
    if not words:
        return None
    starts = [token.startswith(_SPACE_MARK) for token in tokens]
    owners: list[int] = []
    unit = -1
    for number, starts_word in enumerate(starts):
        if starts_word or number == 0:
            unit += 1
        owners.append(unit)
    if len(words) == 1:
        return _subword_units(text, tokens)
    if unit + 1 == len(words):
        return words, owners
    laid = _lay(text, tokens)
    return None if laid is None else (words, _owners(words, laid))


def _lay(text: str, tokens: Sequence[str]) -> list[int] | None:
    """Give where each sub-word of any tokenizer starts in a text, passing over spaces."""
    starts: list[int] = []
    position = 0
    for token in tokens:
        surface = token.removeprefix(_SPACE_MARK).removesuffix(_JOIN_MARK)
        while surface and position < len(text) and text[position].isspace():
            position += 1
        if not text.startswith(surface, position):
            return None
        starts.append(position)
        position += len(surface)
    return None if text[position:].strip() else starts


def _owners(words: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[int]:
    owners: list[int] = []
    word = 0
    for start in starts:
        while word + 1 < len(words) and words[word][1] <= start:
            word += 1
        owners.append(word)
    return owners


def _subword_units(
    text: str, tokens: Sequence[str]
) -> tuple[list[tuple[int, int]], list[int]] | None:
    spans: list[tuple[int, int]] = []
    owners: list[int] = []
    position = 0
    for token in tokens:
        surface = token.removeprefix(_SPACE_MARK).removesuffix(_JOIN_MARK)
        if not text.startswith(surface, position):
            return None
        if surface or not spans:
            spans.append((position, position + len(surface)))
        owners.append(len(spans) - 1)
        position += len(surface)
    return (spans, owners) if position == len(text) else None


def align(
    source: str,
    source_tokens: Sequence[str],
    target: str,
    target_tokens: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> Alignment:
    """Pair the words of a source with the words of its translation.

    `attention` has one row for each target sub-word, one column for each source sub-word and
    one more for the end mark. Gives spans in code points, in the order of the target; empty
    where sub-words cannot be laid over the texts.
    """
    source_units = unit_spans(source, source_tokens)
    target_units = unit_spans(target, target_tokens)
    if source_units is None or target_units is None or len(attention) < len(target_tokens):
        return ()
    spans, owners = source_units
    target_spans, target_owners = target_units
    weights = [[0.0] * len(spans) for _ in target_spans]
    for unit, row in zip(target_owners, attention, strict=False):
        sums = weights[unit]
        for owner, value in zip(owners, row, strict=False):
            sums[owner] += value
    pairs: list[tuple[int, int, int, int]] = []
    for (start, end), sums in zip(target_spans, weights, strict=True):
        peak = max(sums)
        if start < end and peak >= _CLEAR * sum(sums) and peak > 0:
            best = spans[sums.index(peak)]
            if best[0] < best[1]:
                pairs.append((*best, start, end))
    return tuple(pairs)
