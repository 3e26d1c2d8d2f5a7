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

# A source word without a partner gets the target word that looks at it most, if that has none
# either and gives it this share, and half as much again as an even one.
_LEFT_OVER = 0.2
_MORE_THAN_EVEN = 1.5


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
    laid = token_starts(text, tokens)
    return None if laid is None else (words, _owners(words, laid))


def token_starts(text: str, tokens: Sequence[str]) -> list[int] | None:
    """Give where each sub-word of any tokenizer starts in a text, passing over spaces.

    None when they cannot be laid over it (normalised spaces, byte pieces).
    """
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
    if len(attention) < len(target_tokens):
        return ()
    source_units = unit_spans(source, source_tokens)
    target_units = unit_spans(target, target_tokens)
    if source_units is None or target_units is None:
        return ()
    spans, owners = source_units
    target_spans, target_owners = target_units
    columns = _speaking(source_tokens, owners)
    rows = _speaking(target_tokens, target_owners)
    weights = [[0.0] * len(spans) for _ in target_spans]
    for place in rows:
        sums, row = weights[target_owners[place]], attention[place]
        for column in columns:
            sums[owners[column]] += row[column]
    pairs = [
        (source_unit, target_unit)
        for source_unit, target_unit in _pairs(weights)
        if _is_word(spans[source_unit]) and _is_word(target_spans[target_unit])
    ]
    return tuple((*spans[one], *target_spans[other]) for one, other in pairs)


def _speaking(tokens: Sequence[str], owners: Sequence[int]) -> list[int]:
    """Give the sub-words with letters or figures, and those of words that have none.

    Points and commas draw attention from everywhere.
    """
    speaks = [any(map(str.isalnum, token)) for token in tokens]
    spoken = {owner for owner, said in zip(owners, speaks, strict=False) if said}
    return [
        place
        for place, (owner, said) in enumerate(zip(owners, speaks, strict=False))
        if said or owner not in spoken
    ]


def _pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give pairs of a source word and a target word, in the order of the target."""
    shares = [(sum(sums) or 1.0) for sums in weights]
    chosen: dict[int, int] = {}  # target word: source word
    for target, sums in enumerate(weights):
        peak = max(sums)
        if peak > 0 and peak >= _CLEAR * shares[target]:
            chosen[target] = sums.index(peak)
    taken = set(chosen.values())
    words = len(weights[0]) if weights else 0
    least = max(_LEFT_OVER, _MORE_THAN_EVEN / max(1, words))
    for source in range(words):
        if source in taken:
            continue
        looks, target = max(
            (sums[source] / share, -target)
            for target, (sums, share) in enumerate(zip(weights, shares, strict=True))
        )
        if looks >= least and -target not in chosen:
            chosen[-target] = source
    return [(source, target) for target, source in sorted(chosen.items())]


def _is_word(span: tuple[int, int]) -> bool:
    return span[0] < span[1]


def compose(first: Alignment, second: Alignment) -> Alignment:
    """Join the alignments of two legs of a pivot: from the source of the first to the last text.

    A word of the text in between that both know joins its partners, in the order of the target.
    """
    before: dict[int, list[tuple[int, int]]] = {}
    for start, end, there, _ in first:
        before.setdefault(there, []).append((start, end))
    pairs = (
        (start, end, to_start, to_end)
        for between, _, to_start, to_end in second
        for start, end in before.get(between, ())
    )
    return tuple(dict.fromkeys(pairs))
